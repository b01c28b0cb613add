"""Whatever anybody sends, however large, deep or strange, is a request or is refused in words of ours."""

import re
from typing import Any

from hypothesis import given, settings
import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import Reason, RequestInvalid
from custom_components.footage_guard.model.request import Channel

from .sending import LEAST, RECEIVED_MS, WHOLE, parsed, problems
from .strategies import CHANNELS, JUNK, PATHS, sendings

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


def test_a_request_is_16_kb_at_most() -> None:
    whole = len(canonical({**LEAST, "unknown": ""}))
    assert problems({**LEAST, "unknown": "x" * (16_384 - whole)}) == {"base": Reason.UNKNOWN_FIELD}
    assert problems({**LEAST, "unknown": "x" * (16_385 - whole)}) == {"base": Reason.TOO_LARGE}


def _nested(depth: int) -> object:
    value: object = "x"
    for _ in range(depth):
        value = {"scope": value}
    return value


@pytest.mark.parametrize("depth", [10, 63, 64, 100_000])
def test_depth_does_no_harm(depth: int) -> None:
    assert problems({**LEAST, "purpose": _nested(depth)}) == {"purpose": Reason.WRONG_TYPE}
    assert problems({**LEAST, "unknown": _nested(depth)}) == {"base": Reason.UNKNOWN_FIELD}


def test_an_object_that_holds_itself_does_no_harm() -> None:
    raw: dict[str, Any] = {**LEAST}
    raw["incident"] = raw
    assert problems(raw) == {"incident": Reason.UNKNOWN_FIELD}


def test_what_was_sent_is_left_as_it_is() -> None:
    before = canonical(WHOLE)
    parsed(WHOLE)
    assert canonical(WHOLE) == before


@given(raw=JUNK, channel=CHANNELS)
def test_anything_is_refused_in_words_of_ours(raw: object, channel: Channel) -> None:
    with pytest.raises(RequestInvalid) as caught:
        parsed(raw, channel)
    assert caught.value.problems


@given(raw=sendings(), channel=CHANNELS)
@settings(max_examples=400)
def test_what_is_wrong_is_told_in_words_of_ours(raw: dict[str, Any], channel: Channel) -> None:
    error = RequestInvalid(problems(raw, channel))
    assert all(re.fullmatch(r"[a-z_0-9]+(\.[a-z_0-9]+)*", field) for field in error.problems)
    words = {"base", "points", "center", "latitude", "longitude", *".".join(PATHS).split("."), *map(str, range(40))}
    assert words.issuperset(".".join(error.problems).split(".") if error.problems else [])
    assert error.placeholders == {"problems": str(error)}


@given(raw=sendings(), channel=CHANNELS)
@settings(max_examples=400)
def test_what_is_taken_keeps_the_rules(raw: dict[str, Any], channel: Channel) -> None:
    try:
        request = parsed(raw, channel)
    except RequestInvalid:
        return
    length_ms = request.scope.window_to.ms - request.scope.window_from.ms
    assert (1 if request.proposal else 15 * 60_000) <= length_ms <= 12 * HOUR_MS
    assert request.scope.window_to.ms <= RECEIVED_MS
    assert request.closes_ms % HOUR_MS == 0
    assert DAY_MS <= request.closes_ms - RECEIVED_MS <= 30 * DAY_MS + HOUR_MS
    assert len(canonical(raw)) <= 16_384
