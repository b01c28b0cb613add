"""Requests close at the moment that was announced when they came, whatever was decided: all of them in one step."""

from typing import Final

from ..model.errors import RequestAltered, StateDamaged
from ..model.ids import RequestId
from ..model.lifecycle.release import ReleaseInput
from ..model.lifecycle.request import ENDED, RequestInput
from .desk import Desk
from .ending import end_releases
from .told import readable_head

MOST: Final = 20
"""In one turn: a recorder may be waiting."""
_MANY: Final = 256
"""Facts that a start looks at in no time."""


def close_due(desk: Desk, *, now_ms: int) -> int:
    """Close what was announced to close by now, MOST of it, and return how many; raise OSError, and the rest follows.

    The outside sees all of them closed at once, before anything is done with any: how long that takes depends on how
    they were decided. One of which neither book nor ledger tells how it stands keeps no other from closing.
    """
    desk.book.close_until(now_ms)
    closed = 0
    for request_id, _ in desk.book.to_close(now_ms):
        closed += _is_closed(desk, request_id, now_ms)
        if closed >= MOST:
            break
    if desk.journal.size - desk.book.taken > _MANY:
        # What was told of clips meanwhile need not be read at the next start.
        desk.book.set_taken(desk.journal.size)
    return closed


def _is_closed(desk: Desk, request_id: RequestId, now_ms: int) -> bool:
    """Close a request, and tell whether that could be done; raise OSError."""
    try:
        if readable_head(desk, request_id).state not in ENDED:
            end_releases(desk, request_id, ReleaseInput.EXPIRE, actor=None, now_ms=now_ms)
            desk.move(request_id, RequestInput.CLOSE, actor=None, now_ms=now_ms)
    except StateDamaged, RequestAltered:
        desk.book.unreadable.add(request_id)
        return False
    return True
