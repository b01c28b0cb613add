"""The parts of a vault on disk, opened together and closed together. Blocking."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..disk.database import discard
from ..disk.files import tidy
from ..ledger.leaves import Moment
from ..ledger.ledger import Ledger
from ..model.errors import FactUnknown, IndexDamaged, KeysMissing, StateDamaged, VaultLocked
from ..model.mode import Mode
from ..vault.device import device_key, open_by_device
from ..vault.index.index import Index
from ..vault.keyring.keyring import Keyring
from ..vault.keyring.wrap import Secrets
from ..vault.leases import Leases
from ..vault.state.damaged import drop_copy
from ..vault.state.state import State
from ..vault.store import ClipStore
from ..vault.vault import Vault
from .clock import moment, steady_since_ms, wall_ms
from .executor import SideThread
from .rolls import Rolls

INDEX: Final = "index.db"
LEDGER: Final = "ledger"
_LOOKED_AT: Final = 1000
"""Records that are asked for how long the clock has been right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a vault lies."""

    data: Path
    cache: Path
    clips: Path


class OpenVault:
    """Keys, state, ledger, index and clips of one vault."""

    def __init__(self, folders: Folders) -> None:
        """Open everything; raise what it cannot be used for, with nothing left open.

        Raises KeysMissing, KeysDamaged, StateTooNew, IndexTooNew, LedgerBusy, VaultFileRefused or OSError.
        """
        self._folders = folders
        try:
            self.keyring = Keyring.load(folders.data)
        except FileNotFoundError as err:
            raise KeysMissing from err
        with ExitStack() as opened:
            self.state = State.load(folders.data, wall_ms())
            opened.callback(self.state.close)
            self.ledger = Ledger.open(folders.data / LEDGER, folders.cache, moment)
            opened.callback(self.ledger.close)
            self.leases = Leases.open(folders.cache)
            opened.callback(self.leases.close)
            self.rolls = Rolls(self.ledger, self.keyring, self.state)
            # Nobody else writes here while the ledger is ours.
            for folder in (folders.data, folders.data / LEDGER, folders.cache):
                tidy(folder)
            self.steady_since_ms = steady_since_ms(self._noted(), moment())
            self._side = SideThread()
            opened.callback(self._side.close)
            self.is_index_gone = False
            """Whether there is none to work with, because the disk did not let one be made anew."""
            self.vault = self._open_index()
            opened.pop_all()

    def _noted(self) -> Iterator[Moment]:
        """Yield when the newest records were written, the newest first."""
        for number in range(self.ledger.size - 1, max(-1, self.ledger.size - 1 - _LOOKED_AT), -1):
            with suppress(FactUnknown):
                yield self.ledger.leaf(number).moment

    def drop_copy(self, now_ms: int) -> None:
        """Remove an old copy of a state that could not be read, by a clock that is right; raise OSError."""
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
        """Return the key of this machine where the mode has one; raise StateDamaged, VaultFileRefused or OSError."""
        return device_key(self._folders.cache) if self.state.mode is Mode.CONVENIENCE else None

    def make_index_anew(self) -> None:
        """Discard an index that cannot be read, and make it from the ledger; raise OSError."""
        self.is_index_gone = True
        self.vault.index.close()
        discard(self._folders.data / INDEX)
        self.vault.use(Index.open(self._folders.data / INDEX))
        self.is_index_gone = False

    def close(self) -> None:
        """Close everything; what was told stands."""
        self._side.close()
        self.vault.index.close()
        self.leases.close()
        self.ledger.close()
        self.state.close()

    def _open_index(self) -> Vault:
        try:
            return self._vault_of(Index.open(self._folders.data / INDEX))
        except IndexDamaged:
            discard(self._folders.data / INDEX)
            return self._vault_of(Index.open(self._folders.data / INDEX))

    def _vault_of(self, index: Index) -> Vault:
        try:
            return Vault(
                keyring=self.keyring,
                store=ClipStore(self._folders.clips),
                index=index,
                journal=self.ledger,
                aside=self._side.aside,
            )
        except BaseException:
            index.close()
            raise
