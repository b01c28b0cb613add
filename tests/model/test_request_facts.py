"""What the ledger is told of requests has to make sense, for it cannot be taken back."""

import pytest

from custom_components.footage_guard.model.ids import make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import (
    RequestFactInvalid,
    RequestMoved,
    RequestReceived,
    RequestVerified,
)

REQUEST = make_request_id(1, 1)


@pytest.mark.parametrize(
    ("digest", "received_ms", "closes_ms"), [(b"short", 1, 2), (bytes(32), 2, 1), (bytes(32), -1, 1)]
)
def test_a_request_that_cannot_be_is_not_told(digest: bytes, received_ms: int, closes_ms: int) -> None:
    with pytest.raises(RequestFactInvalid):
        RequestReceived(
            request_id=REQUEST,
            channel=Channel.FORM,
            digest=digest,
            received_ms=received_ms,
            closes_ms=closes_ms,
            supersedes=None,
        )


def test_the_first_change_has_number_one() -> None:
    with pytest.raises(RequestFactInvalid):
        RequestMoved(request_id=REQUEST, version=0, by=RequestInput.SCREEN, state=RequestState.PENDING, actor=None)


@pytest.mark.parametrize("method", ["", "Called back", "called-back", "a" * 33, "цalled"])
def test_how_somebody_is_known_is_said_in_our_words(method: str) -> None:
    with pytest.raises(RequestFactInvalid):
        RequestVerified(request_id=REQUEST, version=1, level=Level.CALLED_BACK, method=method, actor="a1")
