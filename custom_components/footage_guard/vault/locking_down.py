"""A lockdown in state.db and in the ledger. In a crash at any point, it stays, or comes back with the next start."""

from contextlib import suppress
from typing import Final

from ..model.errors import FactUnknown, FootageGuardError
from ..model.lockdown import Lockdown, LockdownReason
from ..model.lockdown_facts import LockdownEntered, LockdownFact, LockdownLeft
from .ports import LockdownJournal
from .state.state import State
from .vault import Vault

_UNREADABLE: Final = LockdownEntered(reason=LockdownReason.STATE_LOST, since_ms=0)
"""What a record counts as of which nobody knows any more what it said."""


def keep(vault: Vault, state: State, lockdown: Lockdown) -> bool:
    """Have a restart know of a lockdown, then the ledger; return whether the ledger does.

    In this order: a ledger that takes nothing must keep nobody from locking down. Raises StateDamaged or OSError, where
    a restart would not know.
    """
    state.lock_down(lockdown.reason, lockdown.since_ms)
    with suppress(OSError, FootageGuardError):
        _tell(vault, state)
        return True
    return False


def leave(vault: Vault, state: State, left: LockdownLeft) -> None:
    """Tell the ledger that the lockdown is left, then have it be so; raise StateDamaged or OSError, and it goes on."""
    vault.tell(left)
    try:
        state.kept_lockdown.leave()
    except BaseException:
        with suppress(OSError, FootageGuardError):
            state.kept_lockdown.note(None)
            _tell(vault, state)
        raise


def recall(journal: LockdownJournal, state: State, start: int = 0) -> None:
    """Bring state and ledger together at a start, by facts from a number on; raise StateDamaged or OSError.

    A file that is older than the ledger, such as one of a backup, or that lacks a row, takes back no lockdown; and one
    that was about to be left goes on, which the ledger is told. Where the disk does not give what was told, it is one
    as well: were that raised, one bad sector would end all recording.
    """
    if state.kept_lockdown.is_untold:
        return
    try:
        told = last_told(journal, start)
    except FactUnknown, OSError:
        told = _UNREADABLE
    if isinstance(told, LockdownEntered):
        state.lock_down(told.reason, told.since_ms)
    elif told is not None:
        state.kept_lockdown.note(None)


def last_told(journal: LockdownJournal, start: int = 0) -> LockdownFact | None:
    """Return what the ledger was told last of lockdowns, from a number on; raise FactUnknown or OSError.

    A record that cannot be read counts as a lockdown, until a later one says otherwise: were it a reason not to look
    any further, one bad sector would lock down at every start, however often somebody leaves it.
    """
    told: LockdownFact | None = None
    for fact in journal.lockdowns(start):
        told = _UNREADABLE if fact is None else fact
    return told


def _tell(vault: Vault, state: State) -> None:
    lockdown = state.lockdown
    if lockdown is not None and state.kept_lockdown.is_untold:
        entered = LockdownEntered(reason=lockdown.reason, since_ms=lockdown.since_ms)
        state.kept_lockdown.note(vault.tell(entered))
