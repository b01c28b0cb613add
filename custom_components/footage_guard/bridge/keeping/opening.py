"""The parts of a vault on disk, opened together and closed together. Blocking."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from homeassistant.util import dt as dt_util

from ...disk.database import discard
from ...disk.files import tidy
from ...ledger.leaves import Moment
from ...ledger.ledger import Ledger
from ...model.errors import FactUnknown, IndexDamaged, KeysMissing, StateDamaged, VaultLocked
from ...model.lockdown import Lockdown, LockdownReason
from ...model.mode import Mode
from ...model.retention import DAY_MS
from ...vault.device import device_key, open_by_device
from ...vault.index.index import Index
from ...vault.keyring.keyring import Keyring
from ...vault.keyring.wrap import Secrets
from ...vault.leases import Leases
from ...vault.locking_down import recall
from ...vault.mark import Mark
from ...vault.recovering import Recovered
from ...vault.settling import settle
from ...vault.state.damaged import drop_copy
from ...vault.state.state import State
from ...vault.store import ClipStore
from ...vault.vault import Vault
from ..common.clock import moment, steady_since_ms, wall_ms
from ..common.executor import SideThread
from .rolls import Rolls

INDEX: Final = "index.db"
LEDGER: Final = "ledger"
KEYS_AHEAD: Final = timedelta(hours=1)
"""No copy is waited for any longer."""
LOOKED_THROUGH_MS: Final = 3 * DAY_MS
"""After a restore; each day more is a day of clips more that the disk has to have room for."""
_LOOKED_AT: Final = 1000
"""Records that are asked for how long the clock has been right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a vault lies."""

    data: Path
    cache: Path
    clips: Path
    may_be_away: bool = False
    """Whether the clips lie on a disk that may not be mounted."""
    copied_later: Path | None = None
    """What a Supervisor copies for a backup once it has copied the folder of Home Assistant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What is known of a vault once it is open."""

    lockdown: Lockdown | None
    used_bytes: int


class OpenVault:
    """Keys, state, ledger, index and clips of one vault."""

    def __init__(self, folders: Folders, *, is_copied: bool = False) -> None:
        """Open everything, perhaps while it is copied; raise what it cannot be used for, with nothing left open.

        Raises KeysMissing, KeysDamaged, KeysTooNew, StateTooNew, IndexTooNew, LedgerTooNew, LedgerBusy,
        VaultFileRefused or OSError.
        """
        self._folders = folders
        self._is_copied = is_copied
        try:
            self.keyring = Keyring.load(folders.data)
        except FileNotFoundError as err:
            raise KeysMissing from err
        with ExitStack() as opened:
            self.state = State.load(folders.data, wall_ms())
            opened.callback(self.state.close)
            self.state.stand_still(is_on=is_copied)
            self.ledger = Ledger.open(folders.data / LEDGER, folders.cache, moment, is_still=is_copied)
            opened.callback(self.ledger.close)
            self.leases = Leases.open(folders.cache)
            opened.callback(self.leases.close)
            self.rolls = Rolls(self.ledger, self.keyring, self.state, folders.cache)
            self.recovered: dict[str, Recovered] = {}
            """By user id: passphrases that the ledger was told of, and that the disk did not take."""
            # Nobody else writes here while the ledger is ours.
            for folder in (folders.data, folders.data / LEDGER, folders.cache):
                tidy(folder)
            self.steady_since_ms = steady_since_ms(self._noted(), moment())
            self._side = SideThread()
            opened.callback(self._side.close)
            self.is_index_gone = False
            """Whether there is none to work with, because the disk did not let one be made anew."""
            self.vault = self._open_index()
            # One that cannot be marked yet is with its next clip.
            with suppress(OSError):
                self.vault.store.mark()
            opened.pop_all()

    def _noted(self) -> Iterator[Moment]:
        """Yield when the newest records were written, the newest first."""
        for number in range(self.ledger.size - 1, max(-1, self.ledger.size - 1 - _LOOKED_AT), -1):
            with suppress(FactUnknown, OSError):
                yield self.ledger.leaf(number).moment

    def drop_copy(self, now_ms: int) -> None:
        """Remove an old copy of a state that could not be read, by a clock that is right; raise OSError.

        While all files are copied it stays: a backup may have begun while this waited.
        """
        if not self._is_copied:
            drop_copy(self._folders.data, now_ms)

    def open_by_device_into(self, opened: list[Secrets], person_id: str) -> None:
        """Open for watching alone with the key of convenience mode, where that is the mode.

        Raises VaultLocked or NotAnApprover.
        """
        try:
            mode = self.state.mode
        except OSError, StateDamaged:
            mode = Mode.SEALED
        if mode is not Mode.CONVENIENCE:
            raise VaultLocked
        opened.append(open_by_device(self.keyring, self._folders.cache, person_id))

    def device_key(self) -> bytes | None:
        """Return the key of this machine where the mode has one; raise StateDamaged, VaultFileRefused or OSError.

        By a history that is not what it was there is none: what it lacks may have sealed the vault.
        """
        if self.ledger.trouble is not None or self.state.mode is not Mode.CONVENIENCE:
            return None
        return device_key(self._folders.cache)

    def may_let_go(self, now_ms: int) -> bool:
        """Tell whether anything may go by itself: not by a history that may lack who held it.

        Where nothing here knows whether it does, as after a restore, people get some days to look.
        """
        return self.ledger.trouble is None and not self.ledger.is_new_here(now_ms, LOOKED_THROUGH_MS)

    def make_index_anew(self) -> None:
        """Discard an index that cannot be read, and make it from the ledger; raise OSError."""
        self.is_index_gone = True
        self.vault.index.close()
        discard(self._folders.data / INDEX)
        self.vault.use(self._index())
        self.is_index_gone = False

    @property
    def are_clips_copied_too(self) -> bool:
        """Whether the clips lie where a backup of Home Assistant carries them."""
        return self._lie_in(self._folders.data.parent)

    @property
    def are_clips_copied_later(self) -> bool:
        """Whether the clips lie where a backup of a Supervisor may carry them, in a folder of its own."""
        return self._folders.copied_later is not None and self._lie_in(self._folders.copied_later)

    def _lie_in(self, folder: Path) -> bool:
        return self._folders.clips.resolve().is_relative_to(folder.resolve())

    def stand_still(self, *, is_on: bool) -> None:
        """Have files only grow while they are copied, or no longer; raise OSError where they do not say all there is.

        What is copied at different times then fits together all the same: none is half of what it was, and the history
        never ends earlier than what was signed of it.
        """
        self._is_copied = is_on
        # An index that is gone is as still as the rest once it is made anew.
        kept: tuple[State | Index, ...] = (self.state,) if self.is_index_gone else (self.state, self.vault.index)
        with ExitStack() as ending:
            # Whichever of them fails: what one file cannot do must not keep another still for ever.
            for file in (self.ledger, *kept):
                ending.callback(file.stand_still, is_on=is_on)
            if is_on:
                ending.callback(self._make_keys_ahead)
            for file in kept:
                file.write_back()

    def _make_keys_ahead(self) -> None:
        """Have the keys be there for all that is recorded while they are copied; raise OSError.

        Made after the keys were copied and before the history was, the key of a month would be another one after a
        restore, and nothing could be recorded until that month is over.
        """
        now = dt_util.utcnow()
        for at in (now, now + KEYS_AHEAD):
            self.keyring.epoch_for(at)

    def close(self) -> None:
        """Close everything; what was told stands."""
        self._side.close()
        self.vault.index.close()
        self.leases.close()
        self.ledger.close()
        self.state.close()

    def _open_index(self) -> Vault:
        try:
            return self._vault_of(self._index())
        except IndexDamaged:
            discard(self._folders.data / INDEX)
            return self._vault_of(self._index())

    def _index(self) -> Index:
        index = Index.open(self._folders.data / INDEX)
        index.stand_still(is_on=self._is_copied)
        return index

    def _vault_of(self, index: Index) -> Vault:
        folders = self._folders
        try:
            return Vault(
                keyring=self.keyring,
                store=ClipStore(folders.clips, Mark(folders.clips, folders.cache) if folders.may_be_away else None),
                index=index,
                journal=self.ledger,
                aside=self._side.aside,
            )
        except BaseException:
            index.close()
            raise


def open_and_settle(folders: Folders, *, is_copied: bool) -> tuple[OpenVault, Begun]:
    """Open a vault and end what a crash left open; raise what `OpenVault` raises, with nothing left open."""
    opened = OpenVault(folders, is_copied=is_copied)
    try:
        opened.state.attempts.begin(moment())
        settle(opened.vault)
        # One that is read beside the lane is asked for lockdowns there: see `async_read_people`.
        is_read = opened.rolls.begin()
        recall(opened.ledger, opened.state, 0 if is_read else opened.state.requests.taken)
        if opened.ledger.may_lack_lockdown:
            opened.state.lock_down(LockdownReason.STATE_LOST, wall_ms())
        lockdown = opened.state.lockdown
        if lockdown is not None:
            opened.ledger.see_lockdown()
        begun = Begun(lockdown=lockdown, used_bytes=used_bytes(opened.vault) or 0)
    except BaseException:
        opened.close()
        raise
    return opened, begun


def used_bytes(vault: Vault) -> int | None:
    """Return the size of all clips that are there, or None where that cannot be read."""
    try:
        return vault.index.total_bytes(None)
    except OSError, IndexDamaged:
        # Whoever needs the index next makes it anew.
        return None
