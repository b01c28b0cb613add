"""Files that are shared: encrypted once more, for whoever holds the secret of a link and nobody else.

Neither the keys of the vault nor its passphrases open them, and the secret is nowhere in the home. Blocking.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
import secrets
from typing import Final, Protocol
from zlib import crc32

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..disk.files import open_file, opened_folder
from ..model.errors import ClipError, ExportChanged, VaultFileRefused
from ..model.ids import ReleaseId
from ..model.share import CODE_LENGTH, CODE_LETTERS, SECRET_BYTES
from .age.keys import X25519Identity
from .age.reader import SeekableReader
from .clip_source import ClipSource
from .exporting import PIECE, Exports, GoOn, name_of

FOLDER: Final = "shares"
_INFO: Final = b"footage-guard/share/v1/"


class Content(Protocol):
    """What is copied."""

    @property
    def length(self) -> int:
        """Bytes."""

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """What a file holds that was encrypted for a link."""

    size_bytes: int
    sha256: bytes
    crc32: int


def new_secret() -> str:
    """Return the secret of a new link: 256 random bits in base64url."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_code() -> str:
    """Return a new access code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def identity_of(secret: str, release_id: ReleaseId) -> X25519Identity:
    """Return the key that opens the files of a share: HKDF-SHA256 (RFC 5869) of the secret, for this share alone."""
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO + release_id.encode())
    return X25519Identity(derive.derive(secret.encode()))


def digest_of_secret(secret: str) -> bytes:
    """Return what the home keeps of a secret. It has 256 bits, so that nobody tries them all."""
    return sha256(secret.encode()).digest()


def digest_of_code(secret: str, code: str) -> bytes:
    """Return what the home keeps of an access code. Without the secret nobody can try which one it is."""
    return sha256(f"{secret}/{code}".encode()).digest()


def measure(content: Content, go_on: GoOn, take: Callable[[bytes], object] = len) -> SharedFile:
    """Read a finished file once and return what it holds, giving each piece to `take` on the way.

    Raises ExportChanged, OSError or what `go_on` and `take` raise.
    """
    digest, crc = sha256(), 0
    try:
        for offset in range(0, content.length, PIECE):
            piece = content.read(offset, PIECE)
            go_on(len(piece))
            digest.update(piece)
            crc = crc32(piece, crc)
            take(piece)
    except ClipError as err:
        raise ExportChanged from err
    return SharedFile(size_bytes=content.length, sha256=digest.digest(), crc32=crc)


class OpenedFile:
    """A file of a share that somebody fetches."""

    def __init__(self, source: ClipSource, reader: SeekableReader) -> None:
        """Own an open file."""
        self._source = source
        self._reader = reader
        self.length = reader.length

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end; raise what the reader does."""
        return self._reader.read(offset, length)

    def view(self, offset: int, length: int, /) -> memoryview:
        """Return what `read` does; quicker for long ranges."""
        return self._reader.view(offset, length)

    def close(self) -> None:
        """Give the file back."""
        self._source.close()


class SharedFiles:
    """The folder of what is shared."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when it is needed."""
        self.folder = folder
        self._files = Exports(folder)

    def write(
        self, release_id: ReleaseId, number: int, content: Content, identity: X25519Identity, go_on: GoOn
    ) -> SharedFile:
        """Encrypt a file for a link, whole or not at all, and tell what it was; raise OSError or what `go_on` does."""
        return self._files.write(
            release_id, number, [identity.recipient], lambda writer: measure(content, go_on, writer.write)
        )

    def opened(self, release_id: ReleaseId, number: int, identity: X25519Identity) -> OpenedFile:
        """Open a file for whoever holds the secret; raise ExportChanged or OSError."""
        source = self._source(release_id, number)
        try:
            return OpenedFile(source, SeekableReader(source, [identity]))
        except BaseException as err:
            source.close()
            if isinstance(err, ClipError):
                raise ExportChanged from err
            raise

    def tidy(self) -> None:
        """Remove what a crash left of files that were being made; none may be under way. Raises OSError."""
        self._files.tidy()

    def keep_only(self, releases: Collection[ReleaseId]) -> None:
        """Remove the files of all other shares; raise OSError."""
        self._files.keep_only(releases)

    def _source(self, release_id: ReleaseId, number: int) -> ClipSource:
        try:
            with opened_folder(self.folder, is_ours=True) as folder:
                return ClipSource(open_file(folder, name_of(release_id, number)))
        except (FileNotFoundError, VaultFileRefused) as err:
            raise ExportChanged from err

    def remove(self, release_id: ReleaseId, count: int) -> None:
        """Remove the files of a share; raise OSError."""
        self._files.remove(release_id, count)
