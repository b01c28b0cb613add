"""What is left of an erased request tells its kind and its time, and nothing that somebody wrote."""

import json
from typing import Any

from hypothesis import given
import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import RequestInvalid
from custom_components.footage_guard.model.request import Channel, read_request
from custom_components.footage_guard.model.request.erased import erased

from .sending import OWN, WHOLE, parsed
from .strategies import sendings


def texts(value: object) -> set[str]:
    """Return all texts in some JSON."""
    match value:
        case str():
            return {value}
        case dict():
            return set().union(*map(texts, value.values()))
        case list():
            return set().union(*map(texts, value))
        case _:
            return set()


@pytest.mark.parametrize(("raw", "channel"), [(WHOLE, Channel.FORM), (OWN, Channel.AUTOMATION), (WHOLE, Channel.PAPER)])
def test_only_our_words_and_the_time_asked_for_are_left(raw: dict[str, Any], channel: Channel) -> None:
    request = parsed(raw, channel=channel)
    left = erased(request).as_json()
    scope = request.scope
    assert texts(left) == {
        "",
        request.id,
        request.supersedes or "",
        channel.value,
        request.requester.type.value,
        request.incident.type.value,
        request.legal_basis.claimed.value,
        str(scope.window_from),
        str(scope.window_to),
        *scope.media,
    }
    assert json.dumps(left).count("null") >= 5


@given(sendings())
def test_it_reads_back_as_a_request_of_the_same_id(raw: dict[str, Any]) -> None:
    try:
        request = parsed(raw)
    except RequestInvalid:
        return
    left = erased(request)
    assert read_request(canonical(left.as_json())) == left
    assert (left.id, left.received_ms, left.closes_ms) == (request.id, request.received_ms, request.closes_ms)
    assert erased(left) == left
