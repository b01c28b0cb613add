"""What the home's own automations ask: the same requests as anybody's, with limits so that they tire nobody."""

from typing import Final

from ..model.errors import DeclinedBefore, NothingMatches, TooManyAsked
from ..model.record import RequestRecord, Span
from ..model.request.request import FootageRequest
from ..model.request.words import Channel
from .desk import Desk
from .keys import keys_of
from .matching import clips_to_hold
from .receiving import receive

MOST_WAITING: Final = 3
MOST_AN_HOUR: Final = 10
"""Whatever became of them: each is told to the ledger, which nobody can make shorter again."""
HOUR_MS: Final = 3_600_000


def ask(desk: Desk, request: FootageRequest, *, now_ms: int) -> RequestRecord:
    """Take in what an automation asks, or return the equal request that waits already.

    Raises NothingMatches, DeclinedBefore, TooManyAsked or OSError.
    """
    keys = keys_of(request, desk.clips)
    for twin in desk.book.twins(keys.twin):
        return desk.book.get_request(twin)
    if request.proposal is not None and not clips_to_hold(desk, request).clips:
        raise NothingMatches
    # A clock that was set back a little takes no no back.
    span = Span(now_ms - HOUR_MS, now_ms + HOUR_MS)
    if desk.book.was_declined(keys, span):
        raise DeclinedBefore
    if desk.book.count_waiting(Channel.AUTOMATION) >= MOST_WAITING:
        raise TooManyAsked
    if desk.book.count_asked(Channel.AUTOMATION, span) >= MOST_AN_HOUR:
        raise TooManyAsked
    return receive(desk, request, now_ms=now_ms)
