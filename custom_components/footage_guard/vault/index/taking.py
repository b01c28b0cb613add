"""What the ledger tells, taken into the index: the same way when it happens and when the index is made anew."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress

from ...model.clip import ClipInvalid, ClipState, Hold
from ...model.errors import ClipUnknown, FactUnknown, IndexDamaged
from ...model.facts import (
    ClipCut,
    ClipFound,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochMade,
    Fact,
    HoldEnded,
    HoldLifted,
    HoldPlaced,
)
from ...model.readable import readable
from ..ports import Journal
from .index import Index


def take(index: Index, number: int, fact: Fact) -> None:
    """Take one fact and note that it is taken, both or neither; raise IndexDamaged or OSError."""
    try:
        with index.transaction():
            _take(index, number, fact, nullcontext())
            index.set_taken(number + 1)
    except (ClipUnknown, ClipInvalid) as err:
        # The facts are in the order in which they happened, so it is the index that lacks something.
        raise IndexDamaged from err


def catch_up(index: Index, journal: Journal) -> None:
    """Take what the ledger tells and the index does not know yet; begin anew where the index knows more than it.

    Losing power may take the index's last changes. An index that is ahead is one of another history. What could not be
    read before may be readable by now. Raises LedgerDamaged where too much cannot, IndexDamaged or OSError.
    """
    taken = index.taken()
    if not taken or taken > journal.size:
        rebuild(index, journal)
        return
    if _has_come_back(index.doubt(), journal):
        # One that was made past it will do, where there is no room for another.
        with suppress(OSError):
            rebuild(index, journal)
            return
    with index.transaction():
        for number, fact in readable(journal, taken, may_lack=True):
            if fact is None:
                index.pass_by(number)
            else:
                take(index, number, fact)


def _has_come_back(doubt: int, journal: Journal) -> bool:
    """Tell whether the newest fact that was passed by can be read now: what the disk does not give cannot."""
    with suppress(FactUnknown, OSError):
        return doubt > 0 and journal.read(doubt - 1) is not None
    return False


def rebuild(index: Index, journal: Journal) -> None:
    """Make the index anew from the ledger alone; if anything fails, nothing has changed.

    What was told of a clip that is gone changes nothing. It must not fail either: nobody can take it back, and there
    would never be an index again. Nor does a record that cannot be read, or that the disk does not give: without an
    index nothing is recorded.
    """
    with index.transaction():
        index.clear()
        for number, fact in readable(journal, may_lack=True):
            if fact is None:
                index.pass_by(number)
            else:
                _take(index, number, fact, suppress(ClipUnknown, ClipInvalid))
        index.set_taken(journal.size)


def _take(index: Index, number: int, fact: Fact, forgiven: AbstractContextManager[object]) -> None:
    match fact:
        case ClipOpened() | ClipSealed() | ClipCut():
            index.put(fact.clip(number))
        case ClipRemoved():
            index.remove(fact.clip_id)
        case ClipMissing() | ClipFound():
            with forgiven:
                index.mark(fact.clip_id, fact.state if isinstance(fact, ClipFound) else ClipState.MISSING)
        case HoldPlaced():
            for hold in _holds(fact):
                with forgiven:
                    index.hold(hold)
        case HoldEnded() | HoldLifted():
            index.end_hold(fact.hold_id)
        case EpochMade():
            index.put_epoch(fact.epoch, number)
        case _:
            # Facts of others, and those that concern the keys.
            pass


def _holds(fact: HoldPlaced) -> Iterator[Hold]:
    for clip_id in fact.clip_ids:
        yield Hold(id=fact.hold_id, kind=fact.kind, clip_id=clip_id, made_ms=fact.made_ms, until_ms=fact.until_ms)
