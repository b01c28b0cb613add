"""Opens the demo's own vault by its own passphrase, for whoever wants to look at what lies there with other tools.

No part of the product writes an identity in clear; this program does, of a vault it made for the purpose. It reads the
formats that are published in docs/design/keys.md and by age (age-encryption.org/v1), and imports nothing of ours.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
import hmac
import json
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_CHUNK: Final = (1 << 16) + 16
_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_ZERO: Final = bytes(12)


class CannotOpen(Exception):
    """What lies there is not what the demo's passphrase opens."""


def identities(keys: Path, person_id: str, passphrase: str) -> list[str]:
    """Return the private keys of all months as `AGE-SECRET-KEY-1…`; raise CannotOpen."""
    document = json.loads(keys.read_bytes())
    root = _root(document["people"][person_id], person_id, passphrase)
    return [open_age(b64decode(epoch["identity"]), root).decode().strip() for epoch in document["epochs"]]


def open_with(data: bytes, found: list[str]) -> bytes:
    """Return what is in an age file that one of the private keys opens; raise CannotOpen."""
    for identity in found:
        try:
            return open_age(data, _secret(identity))
        except CannotOpen:
            continue
    raise CannotOpen


def open_age(data: bytes, secret: bytes) -> bytes:
    """Return what is in an age file for a private X25519 key; raise CannotOpen."""
    header, mark, rest = data.partition(b"\n---")
    mac, _, body = rest.partition(b"\n")
    file_key = next(_file_keys(header.decode().splitlines(), X25519PrivateKey.from_private_bytes(secret)), None)
    if file_key is None:
        raise CannotOpen
    proof = hmac.digest(_hkdf(file_key, b"", b"header"), header + mark, "sha256")
    if not hmac.compare_digest(b64encode(proof).rstrip(b"="), mac.strip()):
        raise CannotOpen
    return b"".join(_chunks(body[16:], ChaCha20Poly1305(_hkdf(file_key, body[:16], b"payload"))))


def _root(person: dict[str, Any], person_id: str, passphrase: str) -> bytes:
    wrap = next(each for each in person["wraps"] if each["credential"] == "passphrase")
    key = Argon2id(
        salt=b64decode(wrap["salt"]),
        length=32,
        iterations=wrap["iterations"],
        lanes=wrap["lanes"],
        memory_cost=wrap["memory_kib"],
    ).derive(passphrase.encode())
    bound = [b"footage-guard/keyring/v1", b"passphrase", person_id.encode()]
    bound += [_bech32(person["root"]), b64decode(person["approver"])]
    return ChaCha20Poly1305(key).decrypt(_ZERO, b64decode(wrap["sealed"]), b"\0".join(bound))[:32]


def _file_keys(lines: list[str], private: X25519PrivateKey) -> Iterator[bytes]:
    """Yield the file key of each stanza that is for this private key."""
    public = private.public_key().public_bytes_raw()
    for number, line in enumerate(lines):
        if not line.startswith("-> X25519 "):
            continue
        share = b64decode(line.split()[2] + "=")
        shared = private.exchange(X25519PublicKey.from_public_bytes(share))
        wrap = _hkdf(shared, share + public, b"age-encryption.org/v1/X25519")
        try:
            yield ChaCha20Poly1305(wrap).decrypt(_ZERO, b64decode(lines[number + 1] + "="), None)
        except Exception:  # noqa: BLE001, S112  # for somebody else
            continue


def _chunks(sealed: bytes, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    starts = range(0, len(sealed), _CHUNK)
    for number, start in enumerate(starts):
        is_last = start + _CHUNK >= len(sealed)
        nonce = number.to_bytes(11) + bytes([is_last])
        yield cipher.decrypt(nonce, sealed[start : start + _CHUNK], None)


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=info).derive(key)


def _secret(identity: str) -> bytes:
    return _bech32(identity.lower())


def _bech32(text: str) -> bytes:
    """Return the 32 bytes of a key in the text form of age; whoever wrote it checked it."""
    digits = [_LETTERS.index(letter) for letter in text.rpartition("1")[2][:-6]]
    number = 0
    for digit in digits:
        number = number << 5 | digit
    surplus = len(digits) * 5 % 8
    return (number >> surplus).to_bytes(32)
