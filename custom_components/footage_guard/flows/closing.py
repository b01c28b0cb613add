"""Requests close at the moment that was announced when they came, whatever was decided: all of them in one step."""

from typing import Final

from ..model.lifecycle.release import ReleaseInput
from ..model.lifecycle.request import RequestInput
from .deciding import end_releases
from .desk import Desk

MOST: Final = 20
"""In one turn: a recorder may be waiting."""
_MANY: Final = 256
"""Facts that a start looks at in no time."""


def close_due(desk: Desk, *, now_ms: int) -> int:
    """Close what was announced to close by now, MOST of it, and return how many; raise OSError, and the rest follows.

    The outside sees all of them closed at once, before anything is done with any: how long that takes depends on how
    they were decided.
    """
    desk.book.close_until(now_ms)
    due = desk.book.to_close(now_ms, MOST)
    for request_id, version in due:
        end_releases(desk, request_id, ReleaseInput.EXPIRE, actor=None, now_ms=now_ms)
        desk.move(request_id, RequestInput.CLOSE, actor=None, now_ms=now_ms, version=version)
    if desk.journal.size - desk.book.taken > _MANY:
        # What was told of clips meanwhile need not be read at the next start.
        desk.book.set_taken(desk.journal.size)
    return len(due)
