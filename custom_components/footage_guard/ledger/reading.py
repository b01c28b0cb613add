"""A ledger that is only read: beside a running Home Assistant, or on somebody else's machine."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
import errno
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..disk.files import open_file, opened_folder, read_start
from ..model.errors import CheckpointInvalid, FactUnknown, LedgerDamaged
from ..model.facts import Fact
from .checkpoint import READ_BYTES, Checkpoint, key_name, open_note, parse_verifier_key
from .folder import CHECKPOINT, KEY, KEY_BYTES, LOG, VERIFIER
from .leaves import LeafInvalid, parse_leaf
from .records import read_frames, read_records
from .verifying import verify_history


def is_ledger(folder: Path) -> bool:
    """Tell whether a ledger lies in a folder; raise OSError where that cannot be told."""
    with suppress(FileNotFoundError):
        (folder / LOG).lstat()
        return True
    return False


@contextmanager
def opened_log(folder: Path) -> Iterator[int]:
    """Yield a descriptor of the log; raise VaultFileRefused or OSError."""
    with opened_folder(folder) as within:
        log = open_file(within, LOG)
        try:
            yield log
        finally:
            os.close(log)


def public_key(folder: Path) -> bytes:
    """Return the key of a ledger, or of an export of one; raise CheckpointInvalid, VaultFileRefused or OSError.

    Where both files are there they have to agree: anybody can put a `verifier` of their own beside the key of a home.
    """
    told: bytes | None = None
    with suppress(FileNotFoundError):
        told = parse_verifier_key(read_start(folder / VERIFIER, READ_BYTES).decode("ascii", "replace").strip())
    try:
        own = _own_key(folder)
    except FileNotFoundError:
        if told is None:
            raise
        return told
    if told not in {None, own}:
        raise CheckpointInvalid
    return own


def _own_key(folder: Path) -> bytes:
    secret = read_start(folder / KEY, KEY_BYTES + 1)
    if len(secret) != KEY_BYTES:
        raise CheckpointInvalid
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def newest_checkpoint(folder: Path) -> Checkpoint:
    """Return the checkpoint of a ledger; raise CheckpointInvalid, VaultFileRefused or OSError."""
    public = public_key(folder)
    return open_note(read_start(folder / CHECKPOINT, READ_BYTES), key_name(public), public)


class LedgerReader:
    """The facts of a ledger as they lie there now. Nothing is written and nothing is locked."""

    def __init__(self, folder: Path) -> None:
        """Look at how many records there are; raise VaultFileRefused or OSError."""
        self._folder = folder
        self._newest: Checkpoint | None = None
        # First: a running Home Assistant may add records, and then a checkpoint that speaks of them.
        with suppress(FileNotFoundError, CheckpointInvalid):
            self._newest = newest_checkpoint(folder)
        with opened_log(folder) as log:
            self._starts = [0]
            with suppress(LedgerDamaged):
                for record in read_frames(log, 0, 0, os.fstat(log).st_size):
                    self._starts.append(record.end)

    @property
    def size(self) -> int:
        """How many records have a whole frame."""
        return len(self._starts) - 1

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on, once the whole history was found to be right.

        Raises LedgerDamaged, ProofInvalid, CheckpointInvalid, VaultFileRefused or OSError.
        """
        end = self._starts[-1]
        newest = self._newest or newest_checkpoint(self._folder)
        with opened_log(self._folder) as log:
            verify_history(log, end, newest)
            for number, record in enumerate(read_records(log, self._starts[start], start, end), start):
                try:
                    yield number, parse_leaf(record.data).fact
                except LeafInvalid as err:
                    raise LedgerDamaged(number) from err

    def read(self, number: int) -> Fact:
        """Return a fact; raise FactUnknown, or what `facts` does."""
        if not 0 <= number < self.size:
            raise FactUnknown
        return next(self.facts(number))[1]

    def append(self, _fact: Fact, /) -> int:
        """Raise OSError: nothing is written here."""
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
