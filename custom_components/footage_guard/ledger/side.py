"""What belongs to a fact and must be erasable: the words of a person, encrypted, beside the log.

The fact holds the digest of the encrypted bytes, so the tree proves them while they are there, and still proves the
fact when they are gone. The encryption is the caller's and has a random key, so that nobody can guess what a digest
stands for.
"""

from contextlib import suppress
from hashlib import sha256
import os
from pathlib import Path
from typing import Final

from ..disk.files import make_folder, opened_folder, read_whole, write_whole
from ..model.errors import FactErased, FactUnknown

FOLDER: Final = "side"
DIGEST_BYTES: Final = 32


class SideRecords:
    """Encrypted records by their digest."""

    def __init__(self, ledger: Path) -> None:
        """Use the folder of a ledger."""
        self._folder = ledger / FOLDER

    def put(self, sealed: bytes) -> bytes:
        """Keep encrypted bytes, durably, and return the digest for the fact that comes next; raise OSError."""
        digest = sha256(sealed).digest()
        make_folder(self._folder)
        write_whole(self._path(digest), sealed)
        return digest

    def get(self, digest: bytes) -> bytes:
        """Return encrypted bytes; raise FactErased, FactUnknown where they are not those of the fact, or OSError."""
        try:
            sealed = read_whole(self._path(digest))
        except FileNotFoundError as err:
            raise FactErased from err
        if sha256(sealed).digest() != digest:
            raise FactUnknown
        return sealed

    def erase(self, digest: bytes) -> None:
        """Remove encrypted bytes, durably; what is not there is erased. Raises OSError."""
        name = self._path(digest).name
        with suppress(FileNotFoundError), opened_folder(self._folder, is_ours=True) as folder:
            os.unlink(name, dir_fd=folder)
            os.fsync(folder)

    def _path(self, digest: bytes) -> Path:
        if len(digest) != DIGEST_BYTES:
            raise ValueError("digest")
        return self._folder / digest.hex()
