"""What somebody wrote does not stay for ever: the oldest of many set aside is dropped, and words end some time later.

What is left of a request is its id, its kind, its time, how it ended, and what the ledger was told of it.
"""

from typing import Final

from ..model.errors import RequestAltered, StateDamaged
from ..model.ids import RequestId
from ..model.lifecycle.request import ENDED, RequestInput, RequestState
from ..model.request.words import Channel, Level
from ..model.request_facts import RequestErased
from ..model.retention import DAY_MS
from .desk import Desk
from .muting import drop_over
from .told import readable_head

OUTSIDE: Final = (Channel.FORM, Channel.FILE, Channel.API)
"""The ways by which somebody outside asks by themselves."""
MOST_SET_ASIDE: Final = 50
"""Of requesters nobody has verified. An open form would fill the disk otherwise."""
WORDS_DAYS: Final = 90
"""After a request has ended: longer than any share of it can last, and short enough to be no archive of names."""
MOST: Final = 20
"""In one turn: a recorder may be waiting."""


def drop_oldest(desk: Desk, *, now_ms: int) -> None:
    """Drop what is more than may wait set aside; raise OSError, and it is dropped next time.

    The outside sees it open until the announced moment, as any other.
    """
    queue = desk.book.queue(OUTSIDE, below=Level.CALLED_BACK)
    for request_id in queue[: max(0, len(queue) - MOST_SET_ASIDE)]:
        try:
            if readable_head(desk, request_id).state is RequestState.SET_ASIDE:
                desk.move(request_id, RequestInput.DROP, actor=None, now_ms=now_ms)
        except StateDamaged, RequestAltered:
            # It keeps no other from being dropped.
            desk.book.unreadable.add(request_id)


def erase_due(desk: Desk, *, now_ms: int, is_clock_right: bool) -> int:
    """Erase the words of what was dropped or ended long ago, MOST of it, and return how many; raise OSError.

    With a clock that may be wrong nothing is long ago: words do not come back. While something of a request could still
    be collected, whoever looks at that is shown what was asked. What a crash, or a check that was reading, kept from
    being gone from all parts of the files is gone with the next turn. With the words go mutes that are over.
    """
    erased = 0
    for request_id, _ in desk.book.to_erase(now_ms - WORDS_DAYS * DAY_MS if is_clock_right else 0, now_ms=now_ms):
        erased += _is_erased(desk, request_id)
        if erased >= MOST:
            break
    if not desk.book.is_scrubbed:
        desk.book.scrub()
    if is_clock_right:
        drop_over(desk, now_ms=now_ms)
    return erased


def _is_erased(desk: Desk, request_id: RequestId) -> bool:
    """Erase the words of a request, and tell whether that could be done; raise OSError."""
    try:
        head = readable_head(desk, request_id)
    except StateDamaged, RequestAltered:
        # It keeps no other from being erased.
        desk.book.unreadable.add(request_id)
        return False
    if head.state not in ENDED:
        # By the ledger it has not ended, and is read once more when it has.
        return False
    after = head.version + 1
    fact = RequestErased(request_id=request_id, version=after)
    desk.carry_out(fact, lambda: desk.book.erase(request_id, was=head.version, version=after))
    return True
