"""The payload of an age file: STREAM over ChaCha20-Poly1305 in chunks of 64 KiB.

The nonce is the chunk's number (11 bytes, big-endian) and one byte that says whether it is the last. A key is derived
per file from a random nonce in the file, so no pair of key and nonce is used twice as long as no number is
written twice: a writer never goes back.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ...model.errors import ClipDamaged

CHUNK: Final = 64 * 1024
TAG: Final = 16
SEALED_CHUNK: Final = CHUNK + TAG
PAYLOAD_NONCE_BYTES: Final = 16


class ChunkCipher:
    """Seals and opens single chunks."""

    __slots__ = ("_aead",)

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        """Derive the payload's key."""
        key = HKDF(algorithm=SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key)
        self._aead = ChaCha20Poly1305(key)

    def seal(self, number: int, data: bytes | memoryview, *, is_last: bool) -> bytes:
        """Return the sealed chunk."""
        return self._aead.encrypt(_nonce(number, is_last=is_last), data, None)

    def seal_into(self, number: int, data: memoryview, target: memoryview) -> None:
        """Seal a chunk that is not the last one into `target`, which is TAG bytes longer."""
        self._aead.encrypt_into(_nonce(number, is_last=False), data, None, target)

    def open_into(self, number: int, sealed: bytes | memoryview, target: memoryview, *, is_last: bool) -> None:
        """Open a chunk into `target`, which is TAG bytes shorter; after ClipDamaged, nothing in it may be believed."""
        try:
            self._aead.decrypt_into(_nonce(number, is_last=is_last), sealed, None, target)
        except InvalidTag as err:
            raise ClipDamaged from err

    def open(self, number: int, sealed: bytes | memoryview, *, is_last: bool) -> bytes:
        """Return the chunk; raise ClipDamaged where a byte of it, its place or its being the last differs."""
        try:
            return self._aead.decrypt(_nonce(number, is_last=is_last), sealed, None)
        except InvalidTag as err:
            raise ClipDamaged from err


def sealed_length(length: int) -> int:
    """Return how many bytes the payload of `length` bytes takes, without its nonce."""
    return length + TAG * max(1, -(-length // CHUNK))


def plain_length(sealed: int) -> int:
    """Return how many bytes a whole sealed payload holds; raise ClipDamaged for a length that cannot be."""
    chunks = -(-sealed // SEALED_CHUNK)
    length = sealed - TAG * chunks
    # The last chunk holds something, unless there is nothing at all.
    if chunks < 1 or length <= (chunks - 1) * CHUNK - (chunks == 1):
        raise ClipDamaged
    return length


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")
