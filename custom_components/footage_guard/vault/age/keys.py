"""Keys of age files, none of which shows in a repr."""

from dataclasses import dataclass
import secrets
from typing import Final, Protocol, Self, override

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ...model.errors import ClipHeaderInvalid
from .encoding import decode_base64, decode_bech32, encode_base64, encode_bech32
from .header import Stanza

FILE_KEY_BYTES: Final = 16
_WRAPPED_BYTES: Final = FILE_KEY_BYTES + 16
_X25519_INFO: Final = b"age-encryption.org/v1/X25519"
_SCRYPT_INFO: Final = b"age-encryption.org/v1/scrypt"
# A wrap key is used for one file key and never again.
_NONCE: Final = bytes(12)
MAX_WORK_FACTOR: Final = 22
"""log2 of scrypt's N: 4 GiB of memory. A file that asks for more is an attack on the reader."""
_SALT_BYTES: Final = 16
_ANYBODY: Final = X25519PrivateKey.from_private_bytes(bytes(32))
"""Tries out public keys and protects nothing."""


class Recipient(Protocol):
    """Somebody a file is written for."""

    def wrap(self, file_key: bytes) -> Stanza:
        """Return what this recipient needs to get the file key."""


class Identity(Protocol):
    """Somebody who may be able to open a file."""

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the file key, or None where the stanza is for somebody else; raise ClipHeaderInvalid."""


@dataclass(frozen=True, slots=True)
class X25519Recipient:
    """A public key; needs no secret, so recording needs no person."""

    public: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `age1…`; raise ValueError, also for a point of low order, with which nobody shares a secret."""
        public = _exactly(decode_bech32("age", text), 32)
        _ANYBODY.exchange(X25519PublicKey.from_public_bytes(public))
        return cls(public)

    @override
    def __str__(self) -> str:
        return encode_bech32("age", self.public)

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap for whoever holds the private key."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(self.public))
        wrap_key = _x25519_wrap_key(shared, share, self.public)
        body = ChaCha20Poly1305(wrap_key).encrypt(_NONCE, file_key, None)
        return Stanza(kind="X25519", arguments=(encode_base64(share),), body=body)


class X25519Identity:
    """A private key."""

    __slots__ = ("_private", "_public")

    def __init__(self, secret: bytes) -> None:
        """Hold 32 secret bytes."""
        self._private = X25519PrivateKey.from_private_bytes(secret)
        self._public = self._private.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> Self:
        """Make a new one."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `AGE-SECRET-KEY-1…`; raise ValueError."""
        return cls(_exactly(decode_bech32("age-secret-key-", text), 32))

    def secret(self) -> bytes:
        """Return the 32 secret bytes, to be sealed and nothing else."""
        return self._private.private_bytes_raw()

    def reveal(self) -> str:
        """Return `AGE-SECRET-KEY-1…`, the form the stock age tool reads."""
        return encode_bech32("age-secret-key-", self._private.private_bytes_raw()).upper()

    @override
    def __repr__(self) -> str:
        return "X25519Identity(***)"

    @property
    def recipient(self) -> X25519Recipient:
        """The public half."""
        return X25519Recipient(self._public)

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Open a stanza of kind X25519 that was written for this key."""
        if stanza.kind != "X25519":
            return None
        if len(stanza.arguments) != 1 or len(stanza.body) != _WRAPPED_BYTES:
            raise ClipHeaderInvalid
        share = _decode(stanza.arguments[0], 32)
        try:
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError as err:
            # A point of low order: the result would be known to everybody.
            raise ClipHeaderInvalid from err
        return _open(_x25519_wrap_key(shared, share, self._public), stanza.body)


class Passphrase:
    """A passphrase, as recipient and as identity."""

    __slots__ = ("_passphrase", "_work_factor")

    def __init__(self, passphrase: str, *, work_factor: int = 18) -> None:
        """Hold a passphrase; `work_factor` is log2 of scrypt's N for what is written."""
        self._passphrase = passphrase.encode()
        self._work_factor = work_factor

    @override
    def __repr__(self) -> str:
        return "Passphrase(***)"

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap for whoever knows the passphrase."""
        salt = secrets.token_bytes(_SALT_BYTES)
        body = ChaCha20Poly1305(self._wrap_key(salt, self._work_factor)).encrypt(_NONCE, file_key, None)
        return Stanza(kind="scrypt", arguments=(encode_base64(salt), str(self._work_factor)), body=body)

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Open a stanza of kind scrypt."""
        if stanza.kind != "scrypt":
            return None
        if len(stanza.arguments) != 2 or len(stanza.body) != _WRAPPED_BYTES:  # noqa: PLR2004  # salt and work factor
            raise ClipHeaderInvalid
        salt = _decode(stanza.arguments[0], _SALT_BYTES)
        return _open(self._wrap_key(salt, _parse_work_factor(stanza.arguments[1])), stanza.body)

    def _wrap_key(self, salt: bytes, work_factor: int) -> bytes:
        return Scrypt(salt=_SCRYPT_INFO + salt, length=32, n=1 << work_factor, r=8, p=1).derive(self._passphrase)


def _x25519_wrap_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=share + recipient, info=_X25519_INFO).derive(shared)


def _open(wrap_key: bytes, body: bytes) -> bytes | None:
    try:
        return ChaCha20Poly1305(wrap_key).decrypt(_NONCE, body, None)
    except InvalidTag:
        return None


def _parse_work_factor(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or text.startswith("0") or len(text) > 2 or int(text) > MAX_WORK_FACTOR:  # noqa: PLR2004  # two digits
        raise ClipHeaderInvalid
    return int(text)


def _decode(text: str, length: int) -> bytes:
    try:
        return _exactly(decode_base64(text), length)
    except ValueError as err:
        raise ClipHeaderInvalid from err


def _exactly(data: bytes, length: int) -> bytes:
    if len(data) != length:
        message = "wrong length"
        raise ValueError(message)
    return data
