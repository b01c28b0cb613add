"""What a vault should hold, as a plain list says it, and how a process that fills it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
import os
from types import SimpleNamespace
from unittest.mock import patch

from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.ids import CameraId, HoldId
from custom_components.footage_guard.vault import recording
from custom_components.footage_guard.vault.keyring import wrap
from tests.disk.faults import Fault, Killed, descriptors, failing


@dataclass
class Plain:
    """A clip as it should be."""

    camera: CameraId
    start_ms: int
    content: bytes = b""
    state: ClipState = ClipState.OPEN
    before: ClipState = ClipState.SEALED
    """What it was before it was taken away."""
    end_ms: int = 0
    size: int = 0
    holds: dict[HoldId, int | None] = field(default_factory=dict)
    """What keeps it, and until when."""


@contextmanager
def killed(fault: Fault) -> Iterator[None]:
    """End what happens inside at a call, and give back what the process had open."""
    before = descriptors()
    try:
        with failing(fault):
            yield
    except Killed:
        for number in descriptors().keys() - before.keys():
            os.close(int(number))


@contextmanager
def repeatable() -> Iterator[None]:
    """Have everything happen the same way in each run, and keys cost nothing: what they cost is tested elsewhere."""
    numbers = count()
    cheap = patch.object(wrap, "_argon2", lambda secret, salt, _cost: sha256(secret + salt).digest())
    same = patch.object(recording, "secrets", SimpleNamespace(randbits=lambda _bits: next(numbers)))
    with cheap, same:
        yield
