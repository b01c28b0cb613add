"""A person's secrets behind one credential of that person."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
import secrets
from time import perf_counter
from typing import Final, Never, override

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ...model.errors import StepUpFailed
from ..age.keys import X25519Identity

SALT_BYTES: Final = 16
SECRET_BYTES: Final = 32
_TAG_BYTES: Final = 16
_DOMAIN: Final = b"footage-guard/keyring/v1\0"


class Credential(StrEnum):
    """What a wrap is opened with."""

    PASSPHRASE = "passphrase"  # noqa: S105  # the name of a kind
    RECOVERY = "recovery"
    DEVICE = "device"
    """The key of convenience mode: it opens clips and never votes, so its wrap holds no approver key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs (Argon2id, RFC 9106)."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


FLOOR: Final = Cost()
"""131 ms on the machine it was chosen on; no host gets less."""
TARGET_S: Final = 0.25
_MAX_ITERATIONS: Final = 64
_MAX_MEMORY_KIB: Final = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """Sealed secrets of one person; useless without the credential."""

    credential: Credential
    cost: Cost
    salt: bytes
    sealed: bytes


class Secrets:
    """What a person holds while unlocked: the root that opens epochs, and the key that signs votes."""

    __slots__ = ("approver", "root")

    def __init__(self, root: X25519Identity, approver: Ed25519PrivateKey | None) -> None:
        """Hold both; `approver` is None where a device key opened the wrap."""
        self.root = root
        self.approver = approver

    @classmethod
    def generate(cls) -> Secrets:
        """Make the secrets of a new person."""
        return cls(X25519Identity.generate(), Ed25519PrivateKey.generate())

    @override
    def __repr__(self) -> str:
        return "Secrets()"

    def dump(self, credential: Credential) -> bytes:
        """Return what a wrap of this kind may hold."""
        root = self.root.secret()
        if credential is Credential.DEVICE or self.approver is None:
            return root
        return root + self.approver.private_bytes_raw()

    @classmethod
    def parse(cls, data: bytes) -> Secrets:
        """Read what an opened wrap held."""
        approver = data[SECRET_BYTES:]
        return cls(
            X25519Identity(data[:SECRET_BYTES]), Ed25519PrivateKey.from_private_bytes(approver) if approver else None
        )


def wrap(held: Secrets, credential: Credential, secret: bytes, *, bound_to: bytes, cost: Cost) -> Wrap:
    """Seal a person's secrets behind a credential; `bound_to` is what the wrap belongs to (person and public keys)."""
    salt = secrets.token_bytes(SALT_BYTES)
    # The key is used once: a new salt each time makes a new key, so the nonce can stay the same.
    sealed = ChaCha20Poly1305(_key(credential, secret, salt, cost)).encrypt(
        bytes(12), held.dump(credential), _context(credential, bound_to)
    )
    return Wrap(credential=credential, cost=cost, salt=salt, sealed=sealed)


def unwrap(wrapped: Wrap, secret: bytes, *, bound_to: bytes) -> Secrets:
    """Open a wrap; raise StepUpFailed for a wrong credential, and the same for a wrap that was moved or changed."""
    key = _key(wrapped.credential, secret, wrapped.salt, wrapped.cost)
    try:
        data = ChaCha20Poly1305(key).decrypt(bytes(12), wrapped.sealed, _context(wrapped.credential, bound_to))
    except InvalidTag as err:
        raise StepUpFailed from err
    return Secrets.parse(data)


def open_nothing(secret: bytes, cost: Cost) -> Never:
    """Take as long as a wrap of a passphrase or a code takes, for whoever has none; raise StepUpFailed."""
    sealed = bytes(2 * SECRET_BYTES + _TAG_BYTES)
    nobodys = Wrap(credential=Credential.PASSPHRASE, cost=cost, salt=bytes(SALT_BYTES), sealed=sealed)
    unwrap(nobodys, secret, bound_to=b"")
    raise StepUpFailed


def calibrated() -> Cost:
    """Return a cost that takes this host at least TARGET_S, and never less than the floor."""
    cost = FLOOR
    while (taken_s := _measured_s(cost)) < TARGET_S and cost.iterations < _MAX_ITERATIONS:
        # It grows with the iterations: one step nearly gets there, and the measurement has the last word.
        wanted = max(cost.iterations + 1, ceil(cost.iterations * TARGET_S / taken_s))
        cost = Cost(iterations=min(wanted, _MAX_ITERATIONS))
    return cost


def is_affordable(cost: Cost) -> bool:
    """Tell whether a cost that was read from disk is one we would have written: more would keep the host busy."""
    return (
        FLOOR.memory_kib <= cost.memory_kib <= _MAX_MEMORY_KIB
        and FLOOR.iterations <= cost.iterations <= _MAX_ITERATIONS
        and cost.lanes == FLOOR.lanes
    )


def _measured_s(cost: Cost) -> float:
    start = perf_counter()
    _argon2(b"calibration", bytes(SALT_BYTES), cost)
    return perf_counter() - start


def _key(credential: Credential, secret: bytes, salt: bytes, cost: Cost) -> bytes:
    if credential is Credential.DEVICE:
        # Already 256 random bits: nothing to slow down.
        return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_DOMAIN + b"device").derive(secret)
    return _argon2(secret, salt, cost)


def _argon2(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(
        salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(secret)


def _context(credential: Credential, bound_to: bytes) -> bytes:
    return _DOMAIN + credential.encode() + b"\0" + bound_to
