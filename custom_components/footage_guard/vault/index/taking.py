"""What the ledger tells, taken into the index: the same way when it happens and when the index is made anew."""

from collections.abc import Iterable

from ...model.clip import ClipState, Hold
from ...model.errors import ClipUnknown, IndexDamaged
from ...model.facts import (
    ClipCut,
    ClipFound,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    Fact,
    HoldEnded,
    HoldPlaced,
)
from ..ports import Journal
from .index import Index


def take(index: Index, number: int, fact: Fact) -> None:
    """Take one fact and note that it is taken, both or neither; raise ClipUnknown where it speaks of no clip."""
    with index.transaction():
        _take(index, number, fact)
        index.set_taken(number + 1)


def catch_up(index: Index, journal: Journal) -> None:
    """Take what the ledger tells and the index does not know yet; begin anew where the index knows more than it.

    Losing power may take the index's last changes. An index that is ahead is one of another history.
    """
    taken = index.taken()
    try:
        with index.transaction():
            if taken > journal.size:
                index.clear()
                taken = 0
            _take_all(index, journal.facts(taken))
    except ClipUnknown as err:
        # The facts are in the order in which they happened, so it is the index that lacks something.
        raise IndexDamaged from err


def rebuild(index: Index, journal: Journal) -> None:
    """Make the index anew from the ledger alone; if anything fails, nothing has changed."""
    with index.transaction():
        index.clear()
        _take_all(index, journal.facts())


def _take_all(index: Index, facts: Iterable[tuple[int, Fact]]) -> None:
    for number, fact in facts:
        take(index, number, fact)


def _take(index: Index, number: int, fact: Fact) -> None:
    match fact:
        case ClipOpened() | ClipSealed() | ClipCut():
            index.put(fact.clip(number))
        case ClipRemoved():
            index.remove(fact.clip_id)
        case ClipMissing():
            index.mark(fact.clip_id, ClipState.MISSING)
        case ClipFound():
            index.mark(fact.clip_id, fact.state)
        case HoldPlaced():
            for clip_id in fact.clip_ids:
                index.hold(
                    Hold(id=fact.hold_id, kind=fact.kind, clip_id=clip_id, made_ms=fact.made_ms, until_ms=fact.until_ms)
                )
        case HoldEnded():
            index.end_hold(fact.hold_id)
        case _:
            # Facts of others, and those that concern the keys.
            pass
