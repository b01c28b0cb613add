"""The ledger of a vault: what it was told stands, and whoever rewrites it shows.

    ledger = Ledger.open(folder, seen_in, clock)
    number = ledger.append(ClipSealed(…))       # survives a power loss from here on
    ledger.read(number)                          # proven to be part of the history

Anybody who may write the files can write another history and sign it, for the key lies beside it. What such a history
cannot do is continue the checkpoints that were given away, in receipts and exports or by hand, and the size seen in the
second place. Where it does not, the ledger goes on being written, for recording has to go on, and whoever wants to rely
on it is refused until a person accepts what was found.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Self

from ..model.errors import FactUnknown, LedgerCopied, LedgerDamaged, LedgerRolledBack
from ..model.facts import Fact, HistoryAccepted
from ..model.history import Trouble
from ..model.ids import ProcessId, RequestId
from ..model.lockdown_facts import LockdownEntered, LockdownFact
from ..model.readable import if_readable
from ..model.receipt import DOMAIN
from .checkpoint import Checkpoint, sign, verifier_key
from .folder import LedgerFolder
from .leaves import LOCKDOWN_MARK, PEOPLE_MARK, Leaf, LeafInvalid, Moment, dump_leaf, parse_leaf
from .naming import Naming
from .recovery import recover
from .seen import Seen
from .verifying import Verified

CHECKPOINT_EVERY: Final = 256
"""Records between two checkpoints on disk: as many are read again after a crash."""
_MOST_DATED: Final = 1_000
"""Records that are looked at for one by a clock that was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That a record is in the history a checkpoint speaks of."""

    index: int
    record: bytes
    path: tuple[bytes, ...]
    checkpoint: bytes
    """A signed note."""


class Ledger:
    """An open ledger. Appending is for one lane; reading and proving may go on beside it."""

    def __init__(
        self, folder: LedgerFolder, clock: Callable[[], Moment], trouble: Trouble | None, *, is_still: bool = False
    ) -> None:
        """Own a folder that was recovered; use `open`."""
        self._is_still = is_still
        self._folder = folder
        self._log = folder.log
        self._naming = Naming(folder.log)
        self._clock = clock
        self._trouble = trouble
        self._people: tuple[tuple[int, ...], int] = (), 0
        """Numbers of the records on people, and up to where was looked."""
        signed = folder.read_checkpoint()
        self._checkpointed = signed.size if signed is not None else -1
        """Records that the checkpoint on disk speaks of."""

    @classmethod
    def open(cls, folder: Path, seen_in: Path, clock: Callable[[], Moment], *, is_still: bool = False) -> Self:
        """Open or create a ledger; `seen_in` is the folder of the second place. For `is_still`, see `stand_still`.

        Raises LedgerBusy where another process has it open, VaultFileRefused or OSError.
        """
        files = LedgerFolder(folder, seen_in)
        try:
            was_seen = files.seen.read() is not None
            trouble = recover(files)
            ledger = cls(files, clock, trouble, is_still=is_still)
            if files.has_records and not was_seen:
                ledger._begin_to_see()
            ledger.checkpoint()
        except BaseException:
            files.close()
            raise
        return ledger

    @property
    def size(self) -> int:
        """How many records there are; the next one gets this number."""
        return self._log.size

    @property
    def length_bytes(self) -> int:
        """How long the log is."""
        return self._log.tip.end

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the history, until a person accepts it."""
        return self._trouble

    @property
    def verifier_key(self) -> str:
        """The public key in the text form that tools for signed notes read."""
        return verifier_key(self._folder.origin, self._folder.key.public_key().public_bytes_raw())

    @property
    def began_at_ms(self) -> int | None:
        """When the newest record was written that there was before the second place; None where it saw all of them.

        So it is after a backup was restored or files were moved, which looks the same as a cache that was wiped. Where
        that record is wrong or lies in a bad sector, it is the newest before it that can be read: there was more, but
        no one can say when. Raises OSError where the disk does not answer.
        """
        began = self._folder.seen.began()
        if began is None:
            return None
        for number in range(began.size - 1, max(-1, began.size - 1 - _MOST_DATED), -1):
            if (leaf := if_readable(partial(self.leaf, number))) is not None:
                return leaf.moment.at_ms
        return 0

    @property
    def may_lack_lockdown(self) -> bool:
        """Whether the history is not what it was, and a lockdown was in force by what the second place knows."""
        return self._trouble is not None and self._folder.seen.is_locked_down

    def see_lockdown(self) -> None:
        """Have a second place that began anew know of a lockdown: nothing is told of one that goes on.

        That none is in force it learns only when one is left: at a start not all of the history may have been read yet.
        """
        with suppress(OSError):
            if self._trouble is None and not self._folder.seen.is_locked_down:
                self._folder.seen.note_lockdown(is_on=True)

    def is_new_here(self, now_ms: int, for_ms: int) -> bool:
        """Tell whether the second place began behind a history, and less than so long ago.

        By the first record since then that can be read, and whose clock was right as far as anybody knows: it is not
        behind the history that was found, nor ahead of now. As long as there is none, it began just now. Where the
        history is another by now, a person accepted that. Raises OSError.
        """
        began, size = self._folder.seen.began(), self._log.size
        if began is None or began.size > size:
            return False
        root = if_readable(partial(self._log.root, began.size))
        if root is not None and root != began.root:
            return False
        found_ms = self.began_at_ms or 0
        for number in range(began.size, min(size, began.size + _MOST_DATED)):
            with suppress(FactUnknown, OSError):
                if found_ms <= (at_ms := self.leaf(number).moment.at_ms) <= now_ms:
                    return now_ms - at_ms < for_ms
        return size < began.size + _MOST_DATED

    def may_rely(self) -> None:
        """Pass while the history is what it was; raise LedgerRolledBack. Nothing is shown or released without this."""
        if self._trouble is not None:
            raise LedgerRolledBack

    def append(self, fact: Fact) -> int:
        """Add a fact and return its number; raise OSError, or LeafInvalid for one too long, and nothing was added."""
        number = self._log.append(dump_leaf(Leaf(fact=fact, moment=self._clock())))
        if isinstance(fact, LockdownFact.__value__):
            self._note_lockdown(is_on=isinstance(fact, LockdownEntered))
        if self._trouble is None:
            self._note_seen()
            if self._log.size - self._checkpointed >= CHECKPOINT_EVERY and not self._is_still:
                # The record stands; a checkpoint that could not be written is written with one of the next.
                with suppress(OSError):
                    self.checkpoint()
        return number

    def accept(self) -> int:
        """Go on from what was found, for a person who was shown it; return the number of the fact that says so.

        Raises LedgerCopied while it stands still, FactUnknown where nothing was found, or OSError.
        """
        self.may_be_changed()
        if self._trouble is None:
            raise FactUnknown
        found = self._trouble
        number = self._log.append(
            dump_leaf(
                Leaf(
                    fact=HistoryAccepted(finding=found.finding, size=found.size, known=found.known),
                    moment=self._clock(),
                )
            )
        )
        # Only what is believed after the next start, too, counts as accepted.
        self._folder.write_checkpoint(self.newest())
        self._folder.seen.reset(self._seen())
        self._trouble, self._checkpointed = None, self._log.size
        return number

    def may_be_changed(self) -> None:
        """Pass while more than the log may change; raise LedgerCopied: see `stand_still`."""
        if self._is_still:
            raise LedgerCopied

    def read(self, number: int) -> Fact:
        """Return a fact that is proven to be in the history as it is now; raise FactUnknown or OSError."""
        return self.leaf(number).fact

    def leaf(self, number: int) -> Leaf:
        """Return a whole record that is proven to be in the history as it is now; raise FactUnknown or OSError."""
        size = self._log.size
        if not 0 <= number < size:
            raise FactUnknown
        record, _ = self._log.prove(number, size)
        try:
            return parse_leaf(record.data)
        except LeafInvalid as err:
            raise FactUnknown from err

    def leaves(self, start: int = 0, size: int | None = None) -> Iterator[tuple[int, Leaf]]:
        """Yield records with their numbers; raise LedgerDamaged at the first that is not right."""
        size = self._log.size if size is None else min(size, self._log.size)
        for number, record in enumerate(self._log.records(start, size), start):
            try:
                yield number, parse_leaf(record.data)
            except LeafInvalid as err:
                raise LedgerDamaged(number) from err

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on with their numbers; raise LedgerDamaged at the first that is not right."""
        for number, leaf in self.leaves(start):
            yield number, leaf.fact

    def people(self) -> Iterator[tuple[int, Leaf]]:
        """Yield the records on people and policy, the oldest first; raise FactUnknown or OSError.

        Each is proven to be in the history. That none was left out, whoever checks the whole history finds.
        """
        known, until = self._people
        size = self._log.size
        if until < size:
            # Whoever looks again looks only at what came since.
            known = (*known, *self._log.find(PEOPLE_MARK, size, until))
            self._people = known, size
        for number in known:
            yield number, self.leaf(number)

    def lockdowns(self, start: int = 0) -> Iterator[LockdownFact | None]:
        """Yield what was told of lockdowns from a number on, the oldest first, each proven to be in the history.

        None stands for a record that cannot be read: what was told after it is known all the same. Raises FactUnknown
        where not even that can be told which records there are, or OSError.
        """
        for number in self._log.find(LOCKDOWN_MARK, self._log.size, start):
            try:
                fact = self.leaf(number).fact
            except FactUnknown:
                yield None
            else:
                if isinstance(fact, LockdownFact.__value__):
                    yield fact

    def find(self, mark: bytes, start: int, size: int) -> Iterator[int]:
        """Yield the numbers of records from `start` to before `size` that hold some bytes, the oldest first.

        A number is where to look: whoever reads it has it proven. Raises FactUnknown or OSError.
        """
        if 0 <= start < size <= self._log.size:
            yield from self._log.find(mark, size, start)

    def of_request(self, request_id: RequestId, start: int) -> list[int]:
        """Return the numbers of the records that name a request, from `start` on; raise FactUnknown or OSError.

        A number is where to look: whoever reads it has it proven.
        """
        return self._naming.of(request_id, start)

    def of_process(self, process_id: ProcessId, start: int) -> list[int]:
        """Return the numbers of the records that name a legal paper, as `of_request` does."""
        return self._naming.of(process_id, start)

    def newest(self, size: int | None = None) -> Checkpoint:
        """Return what the history is now, or was at a size; raise FactUnknown."""
        newest, root, _ = self._log.tip
        if size is not None and size != newest:
            if not 0 <= size < newest:
                raise FactUnknown
            newest, root = size, self._log.root(size)
        return Checkpoint(origin=self._folder.origin, size=newest, root=root)

    def note(self, size: int | None = None) -> bytes:
        """Return a signed checkpoint, to be given away: whoever holds one is a witness. Raises FactUnknown."""
        return sign(self.newest(size), self._folder.key)

    def known(self) -> bytes:
        """Return the checkpoint on the disk, which is from before something was wrong; nothing where there is none.

        Blocking. Raises OSError.
        """
        known = self._folder.read_checkpoint()
        return b"" if known is None else sign(known, self._folder.key)

    def sign_receipt(self, body: bytes) -> bytes:
        """Return the signature of a receipt. What it says is for whoever asks to have looked at."""
        return self._folder.key.sign(DOMAIN + body)

    def piece(self, offset: int, length: int, size: int) -> tuple[bytes, int | None]:
        """Return bytes of the log up to a size, and where to go on; for an export. Raises FactUnknown or OSError."""
        if not 0 <= size <= self._log.size:
            raise FactUnknown
        return self._log.piece(offset, length, size)

    def prove(self, number: int, size: int | None = None) -> Proof:
        """Return the proof that a record is in the history; raise FactUnknown. It holds whatever is added meanwhile."""
        size = self._log.size if size is None else size
        if not 0 <= number < size <= self._log.size:
            raise FactUnknown
        record, path = self._log.prove(number, size)
        return Proof(index=number, record=record.data, path=tuple(path), checkpoint=self.note(size))

    def prove_consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that the first `old` records are the same in both; raise FactUnknown."""
        if not 0 < old <= size <= self._log.size:
            raise FactUnknown
        return tuple(self._log.prove_consistency(old, size))

    def verify(self) -> Verified:
        """Read the whole history as it is now; raise LedgerRolledBack, LedgerDamaged, ProofInvalid or OSError."""
        self.may_rely()
        return self._log.verify(self.newest())

    def stand_still(self, *, is_on: bool) -> None:
        """Have the log alone grow while it is copied; raise OSError where the newest checkpoint cannot be written.

        Without this, a copy may have a checkpoint of records that came after its log was read, which looks as if
        somebody had taken them away.
        """
        # Before it stands still, and after.
        self._is_still = False
        try:
            self.checkpoint()
        finally:
            self._is_still = is_on

    def checkpoint(self) -> None:
        """Write the newest checkpoint; not while something is wrong, for the old one is what shows it."""
        if self._trouble is not None:
            return
        if self._checkpointed != self._log.size and not self._is_still:
            self._folder.write_checkpoint(self.newest())
            self._checkpointed = self._log.size
        self._note_seen()

    def close(self) -> None:
        """Write the newest checkpoint where that can be done, and give the files back."""
        try:
            with suppress(OSError):
                self.checkpoint()
        finally:
            self._folder.close()

    def _seen(self) -> Seen:
        return Seen(*self._log.tip[:2])

    def _begin_to_see(self) -> None:
        # A disk that is full keeps nobody from what there is; the next start tries again.
        with suppress(OSError):
            self._folder.seen.begin(self._seen())

    def _note_lockdown(self, *, is_on: bool) -> None:
        # Also while something is wrong: one that was left meanwhile must not be there again after each start.
        with suppress(OSError):
            self._folder.seen.note_lockdown(is_on=is_on)

    def _note_seen(self) -> None:
        # It only notices more than the checkpoint does: a second place that is full or gone stops nothing.
        with suppress(OSError):
            self._folder.seen.write(self._seen())
