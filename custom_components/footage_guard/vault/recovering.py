"""A recovery code replaces a passphrase: asked for, waited for, and done or stopped."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from .keyring.wrap import Wrap

_DOMAIN: Final = b"footage-guard/recovery/v1\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What a person has by the history and the disk has not taken yet."""

    made: Wrap
    keys: tuple[bytes, bytes]
    """Public halves of the person's root and approver key; another person's keys do not open with it."""


def wrap_sha256(made: Wrap) -> bytes:
    """Return what the ledger is told of what a recovery puts in place."""
    cost = made.cost
    numbers = (cost.memory_kib, cost.iterations, cost.lanes)
    return sha256(_DOMAIN + b"".join(number.to_bytes(8) for number in numbers) + made.salt + made.sealed).digest()
