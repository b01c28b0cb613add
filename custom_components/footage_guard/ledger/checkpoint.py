"""A signed statement of how long the history is and what is in it (C2SP tlog-checkpoint in a C2SP signed note).

footage-guard/5c1a…         origin: this ledger
1042                        records
mBxG…=                      root, base64

— footage-guard/5c1a… Nq3f…=    key id (4 bytes) and Ed25519 signature, base64
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
import re
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ..model.errors import CheckpointInvalid
from .merkle import HASH_BYTES

MAX_BYTES: Final = 16 * 1024
READ_BYTES: Final = MAX_BYTES + 1
"""No more of a note is read: it is enough to see that it is too long."""
_ED25519: Final = b"\x01"
_KEY_BYTES: Final = 32
_ID_BYTES: Final = 4
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_SIGNATURE_LINE: Final = "\u2014 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A history at one moment."""

    origin: str
    size: int
    """Records."""
    root: bytes

    @property
    def body(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> bytes:
    """Return the signed note."""
    public = key.public_key().public_bytes_raw()
    signature = b64encode(key_id(checkpoint.origin, public) + key.sign(checkpoint.body.encode()))
    return f"{checkpoint.body}\n{_SIGNATURE_LINE}{checkpoint.origin} {signature.decode()}\n".encode()


def open_note(note: bytes, origin: str, public: bytes) -> Checkpoint:
    """Return the checkpoint of a note that this key signed; raise CheckpointInvalid.

    Signatures of others are passed over, as the format asks; one that names this key must be right.
    """
    if len(note) > MAX_BYTES:
        raise CheckpointInvalid
    try:
        text, _, signatures = note.decode().rpartition("\n\n")
    except UnicodeDecodeError as err:
        raise CheckpointInvalid from err
    body = f"{text}\n"
    # Nothing but a line feed ends a line: what else Python takes for an end would be a second spelling.
    *lines, rest = signatures.split("\n")
    if rest:
        raise CheckpointInvalid
    wanted = key_id(origin, public)
    signed = [line for line in map(_parse_signature, lines) if line[:2] == (origin, wanted)]
    if not signed:
        raise CheckpointInvalid
    for _name, _id, signature in signed:
        _may_trust(public, signature, body)
    return _parse_body(body, origin)


def key_name(public: bytes) -> str:
    """Return the name of a ledger's key, and with it of the ledger: a new key makes another ledger."""
    return f"footage-guard/{sha256(public).hexdigest()[:16]}"


def key_id(name: str, public: bytes) -> bytes:
    """Return the four bytes by which a note names a key."""
    return sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:_ID_BYTES]


def verifier_key(name: str, public: bytes) -> str:
    """Return a public key in the text form that tools for signed notes read."""
    return f"{name}+{key_id(name, public).hex()}+{b64encode(_ED25519 + public).decode()}"


def parse_verifier_key(text: str) -> bytes:
    """Return the public key of a ledger's verifier key; raise CheckpointInvalid."""
    name, _, rest = text.partition("+")
    wanted, _, encoded = rest.partition("+")
    data = _decoded(encoded)
    public = data[1:]
    if data[:1] != _ED25519 or len(public) != _KEY_BYTES:
        raise CheckpointInvalid
    if name != key_name(public) or wanted != key_id(name, public).hex():
        raise CheckpointInvalid
    return public


def _parse_signature(line: str) -> tuple[str, bytes, bytes]:
    name, _, encoded = line.removeprefix(_SIGNATURE_LINE).partition(" ")
    data = _decoded(encoded)
    if not line.startswith(_SIGNATURE_LINE) or not name or len(data) <= _ID_BYTES:
        raise CheckpointInvalid
    return name, data[:_ID_BYTES], data[_ID_BYTES:]


def _may_trust(public: bytes, signature: bytes, body: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, body.encode())
    except InvalidSignature as err:
        raise CheckpointInvalid from err


def _parse_body(body: str, origin: str) -> Checkpoint:
    lines = body.split("\n")
    # Extension lines may follow; we write none and rely on none.
    if len(lines) < 4 or lines[0] != origin or not _SIZE.fullmatch(lines[1]):  # noqa: PLR2004  # three lines and an end
        raise CheckpointInvalid
    root = _decoded(lines[2])
    if len(root) != HASH_BYTES:
        raise CheckpointInvalid
    return Checkpoint(origin=origin, size=int(lines[1]), root=root)


def _decoded(text: str) -> bytes:
    """Return what base64 says, in the one spelling that encoding it gives."""
    try:
        data = b64decode(text, validate=True)
    except ValueError as err:
        raise CheckpointInvalid from err
    if b64encode(data).decode() != text:
        raise CheckpointInvalid
    return data
