"""Somebody outside comes by a door: once for each thing that was sent, and no oftener than the door allows."""

from contextlib import suppress
from dataclasses import dataclass, replace

from ..model.errors import IntakeFull, RequestUnknown
from ..model.ids import RequestId
from ..model.intake import Intake
from ..model.record import RequestRecord
from ..model.request.request import FootageRequest
from ..model.retention import DAY_MS
from ..model.signature import Flaw, Signed, verified
from .desk import Desk
from .receiving import receive, take_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was sent, and how."""

    intake: Intake
    request: FootageRequest
    sent_as: str | None
    """The name that whoever sent it gave it."""
    signed: Signed | None
    """By a pinned key; then the request is of the level that this proves."""


def enter(desk: Desk, entry: Entry, *, now_ms: int) -> RequestRecord:
    """Take a request in, or return the one that was sent under the same name; raise IntakeFull or OSError.

    1. Sent again, it is the same request, also where the answer to the first got lost.
    2. As many of a day as approvers agreed to.
    3. A signature counts once.
    4. It is noted before it is there: after a crash in between the name stands for nothing, and is free.

    Of clips, holds and mutes nothing is read, as in `take_in`.
    """
    intake, asked = entry.intake, desk.book.asked
    name = entry.sent_as if entry.sent_as is not None else entry.request.id
    # 1
    before = _there(desk, asked.find(intake.id, name))
    if before is not None:
        return before
    # 2
    if asked.count(intake.id, now_ms - DAY_MS) >= intake.per_day:
        raise IntakeFull
    # 3
    request = once(desk, entry.request, entry.signed, now_ms=now_ms)
    # 4
    asked.note(intake.id, name, request.id, now_ms)
    return take_in(desk, request, now_ms=now_ms)


def load(desk: Desk, request: FootageRequest, signed: Signed | None, *, now_ms: int) -> RequestRecord:
    """Take in and look at what a person was given as a file; signed, it is there once. Raises OSError."""
    before = _there(desk, desk.book.asked.signed(signed)) if signed is not None else None
    if before is not None and before.request.channel is request.channel:
        return before
    return receive(desk, once(desk, request, signed, now_ms=now_ms), now_ms=now_ms)


def once(desk: Desk, request: FootageRequest, signed: Signed | None, *, now_ms: int) -> FootageRequest:
    """Return a request with what its signature proves now: what came with it before, it does not prove again.

    Without this, whoever saw one request of an authority has it asked as often as they like.
    """
    if signed is None:
        return request
    if _there(desk, desk.book.asked.signed(signed)) is not None:
        return replace(request, verification=verified(Flaw.REPLAYED, now_ms))
    desk.book.asked.note_signed(signed, request.id, now_ms)
    return request


def _there(desk: Desk, request_id: RequestId | None) -> RequestRecord | None:
    """Return a request that was noted, if a crash did not come before it was there."""
    if request_id is not None:
        with suppress(RequestUnknown):
            return desk.book.get_request(request_id)
    return None
