"""The files of a ledger, opened by one process at a time."""

from contextlib import ExitStack, suppress
import fcntl
import os
from pathlib import Path
import secrets
from typing import Final, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..disk.files import create_file, make_folder, open_file, opened_folder, read_start, read_whole, write_whole
from ..model.errors import CheckpointInvalid, LedgerBusy, VaultFileRefused
from .checkpoint import READ_BYTES, Checkpoint, key_name, open_note, sign
from .log import Log
from .nodes import NodeFile
from .seen import SeenFile

LOG: Final = "log"
HASHES: Final = "hashes"
PLACES: Final = "places"
KEY: Final = "key"
CHECKPOINT: Final = "checkpoint"
VERIFIER: Final = "verifier"
"""In an export: the public key in the text form of signed notes, in place of the key."""
SEEN: Final = "ledger.seen"
TORN: Final = "log.torn"
"""What lay behind the last record that is right, where somebody may have been told of it; the newest at the end."""
KEY_BYTES: Final = 32


class LedgerFolder:
    """The open files. Nobody else writes them meanwhile: the log is locked."""

    def __init__(self, folder: Path, seen_in: Path) -> None:
        """Open or create all files; raise LedgerBusy, VaultFileRefused or OSError."""
        make_folder(folder)
        make_folder(seen_in)
        self._path = folder
        with ExitStack() as opened:
            log = opened.enter_context(_Opened(folder, LOG)).descriptor
            _lock(log)
            hashes, places = (opened.enter_context(_Opened(folder, name)).descriptor for name in (HASHES, PLACES))
            seen = opened.enter_context(_Opened(seen_in, SEEN)).descriptor
            self.log = Log(log, NodeFile(hashes, places))
            self.seen = SeenFile(seen)
            self.has_records = os.fstat(log).st_size > 0
            self.key = self._read_key()
            self.origin = key_name(self.key.public_key().public_bytes_raw())
            self._opened = opened.pop_all()

    def read_checkpoint(self) -> Checkpoint | None:
        """Return the newest checkpoint, or None where there is none this key signed."""
        with suppress(FileNotFoundError, VaultFileRefused, CheckpointInvalid):
            note = read_start(self._path / CHECKPOINT, READ_BYTES)
            return open_note(note, self.origin, self.key.public_key().public_bytes_raw())
        return None

    def write_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Sign and keep a checkpoint, once the tree it speaks of survives a power loss; raise OSError."""
        self.log.nodes.sync()
        write_whole(self._path / CHECKPOINT, sign(checkpoint, self.key))

    def keep_torn(self, rest: bytes) -> None:
        """Keep what is about to be cut off; raise OSError."""
        kept = b""
        with suppress(FileNotFoundError, VaultFileRefused):
            kept = read_whole(self._path / TORN)
        write_whole(self._path / TORN, kept + rest)

    def close(self) -> None:
        """Give the files back, and with them the lock."""
        self._opened.close()

    def _read_key(self) -> Ed25519PrivateKey:
        """Return the key of this ledger; a lost one is replaced, and then no checkpoint is signed by it."""
        path = self._path / KEY
        with suppress(FileNotFoundError):
            data = read_whole(path)
            if len(data) == KEY_BYTES:
                return Ed25519PrivateKey.from_private_bytes(data)
        data = secrets.token_bytes(KEY_BYTES)
        write_whole(path, data)
        return Ed25519PrivateKey.from_private_bytes(data)


class _Opened:
    """A descriptor for as long as it is needed."""

    def __init__(self, folder: Path, name: str) -> None:
        with opened_folder(folder) as within:
            with suppress(FileExistsError):
                os.close(create_file(within, name))
                os.fsync(within)
            self.descriptor = open_file(within, name, os.O_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as err:
        raise LedgerBusy from err
