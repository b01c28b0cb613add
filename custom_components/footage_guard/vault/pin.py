"""A PIN as it is kept: nobody can try PINs against it who does not hold the person's keys, and it opens none."""

from dataclasses import dataclass
from hmac import compare_digest
import secrets
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .keyring.wrap import SALT_BYTES, Cost, Secrets

_INFO: Final = b"footage-guard/pin/v1"
_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PinVerifier:
    """Tells whether a PIN is the one; made with the person's root, so that nobody can plant another."""

    cost: Cost
    salt: bytes
    digest: bytes


def verifier_of(pin: str, held: Secrets, cost: Cost) -> PinVerifier:
    """Return what is kept of a PIN. Blocking, and as slow as a passphrase."""
    salt = secrets.token_bytes(SALT_BYTES)
    return PinVerifier(cost=cost, salt=salt, digest=_digest(pin, held, cost, salt))


def is_right(verifier: PinVerifier | None, pin: str, held: Secrets, cost: Cost) -> bool:
    """Tell whether a PIN is the one that was set. Blocking; it takes as long where there is none.

    The cost is that of the person's passphrase, and what was made with another is of somebody else.
    """
    salt = verifier.salt if verifier is not None else bytes(SALT_BYTES)
    digest = _digest(pin, held, cost, salt)
    return verifier is not None and verifier.cost == cost and compare_digest(digest, verifier.digest)


def _digest(pin: str, held: Secrets, cost: Cost, salt: bytes) -> bytes:
    derived = Argon2id(
        salt=salt, length=_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(pin.encode())
    return HKDF(algorithm=SHA256(), length=_BYTES, salt=held.root.secret(), info=_INFO).derive(derived)
