"""A vault: its keys, files, index and the journal that has the last word.

What is done with it stands in a file per verb: `recording`, `opening`, `settling`, `sweeping`, `reconciling`. All of
them run in one lane, never two at once; only what is written to a clip's file may run beside it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ..model.clip import Clip, ClipState
from ..model.errors import FactUnknown, IndexDamaged, KeysDamaged, LedgerError
from ..model.facts import ClipCut, ClipOpened, ClipSealed, EpochMade, Fact
from ..model.ids import ClipId
from .clip_file import Aside
from .index.index import Index
from .index.taking import catch_up, rebuild, take
from .keyring.document import Epoch
from .keyring.keyring import Keyring
from .ports import Journal
from .store import ClipStore


class Vault:
    """The parts of a vault that is in use."""

    def __init__(
        self,
        *,
        keyring: Keyring,
        store: ClipStore,
        index: Index,
        journal: Journal,
        aside: Callable[[], Aside | None] = lambda: None,
    ) -> None:
        """Bring the index up to what the journal tells; raise IndexDamaged, LedgerDamaged or OSError.

        `aside` returns what does for one new file what can be done beside its writing.
        """
        self.keyring = keyring
        self.aside = aside
        self.store = store
        self.index = index
        self.journal = journal
        self.being_written: set[ClipId] = set()
        """Clips that somebody holds open; of all other open ones nothing comes any more."""
        self.until_ms: dict[ClipId, int] = {}
        """When what was written of an open imported clip ends (since 1970, UTC), where that is known."""
        self._made: dict[str, EpochMade] = {}
        keyring.is_told = self._is_told
        self._is_behind = True
        self.catch_up()

    def use(self, index: Index) -> None:
        """Go on with a new index; clips that are being written keep this vault. Raise IndexDamaged or OSError."""
        self.index, self._is_behind = index, True
        self.catch_up()

    def tell(self, fact: Fact) -> int:
        """Have a fact survive a power loss before anything of it can be seen; return its number.

        Raises OSError where the journal cannot take it, and then nothing has happened. An index that cannot take it
        keeps nothing from going on: it is a cache, and catches up with the next fact.
        """
        number = self.journal.append(fact)
        try:
            if self._is_behind:
                self.catch_up()
            else:
                take(self.index, number, fact)
        except OSError, IndexDamaged, LedgerError:
            self._is_behind = True
        return number

    def catch_up(self) -> None:
        """Have the index know all that was told; raise IndexDamaged or OSError.

        Whoever removes something by what the index says asks for this first: one that is behind knows nothing of the
        last hold, and still counts what is gone.
        """
        if not self._is_behind:
            return
        try:
            catch_up(self.index, self.journal)
        except IndexDamaged:
            # Where only rows are wrong, the ledger makes them right; a broken file raises once more.
            rebuild(self.index, self.journal)
        self._is_behind = False

    def epoch_for(self, now: datetime) -> Epoch:
        """Return a month's key that the ledger knows, or is told of now; raise KeysDamaged or OSError.

        Where the record of it cannot be read, nobody knows whether it is still the same, so another one is made: also
        where the disk did not answer just now, for it may never answer.
        """
        epoch = self.keyring.epoch_for(now)
        try:
            self._may_record_for(epoch)
        except FactUnknown:
            epoch = self.keyring.new_epoch(now)
            self._may_record_for(epoch)
        return epoch

    def _may_record_for(self, epoch: Epoch) -> None:
        """Pass a key that is the one that was told; raise KeysDamaged, FactUnknown or OSError.

        Without this, whoever can write keys.json has later clips written for a key of their own.
        """
        made = EpochMade(epoch=epoch.id, recipient=epoch.recipient.public)
        if self._made.get(epoch.id) == made:
            # Told by this very process: where no record can be read, each clip would take another key.
            return
        leaf = self.index.epoch_leaf(epoch.id)
        if leaf is None:
            self.tell(made)
            self._made[epoch.id] = made
        elif self._read(leaf) != made:
            raise KeysDamaged

    def _read(self, leaf: int) -> Fact:
        """Return a fact of a number; raise FactUnknown, also where the disk does not give it."""
        try:
            return self.journal.read(leaf)
        except OSError as err:
            raise FactUnknown from err

    def _is_told(self, epoch_id: str) -> bool:
        """Tell whether the ledger was told of a month's key by this id; it raises nothing.

        Without this, keys.json of a backup that was copied before such a key was made has another one of its name
        made, and nothing is recorded until that month is over.
        """
        try:
            return self.index.epoch_leaf(epoch_id) is not None
        except Exception:  # noqa: BLE001  # one that is closed raises what its library does
            # Somebody may have to be taken out, which waits for no index.
            return False

    def known(self, clip_id: ClipId) -> Clip:
        """Return a clip about which something is to be told; raise what `may_act_on` raises."""
        clip = self.index.get(clip_id)
        if clip is None:
            raise IndexDamaged
        self.may_act_on(clip)
        return clip

    def may_act_on(self, clip: Clip) -> None:
        """Pass a row of the index that says what the ledger does; raise IndexDamaged, and the index is made anew.

        Without this, whoever edits a row has the ledger itself tell that a clip was too old, or was never there.
        Raises FactUnknown where the record itself cannot be read: an index made anew would not know more.
        """
        fact = self.journal.read(clip.leaf) if 0 <= clip.leaf < self.journal.size else None
        if not isinstance(fact, ClipOpened | ClipSealed | ClipCut) or not _says(fact.clip(clip.leaf), clip):
            rebuild(self.index, self.journal)
            raise IndexDamaged


def _says(told: Clip, clip: Clip) -> bool:
    """Tell whether a clip is what was told of it; that it is missing was told elsewhere."""
    return clip == (replace(told, state=ClipState.MISSING) if clip.state is ClipState.MISSING else told)
