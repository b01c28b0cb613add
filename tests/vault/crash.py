"""Kills a process that records, deletes, begins months and changes credentials, and looks at what is left.

    python -m tests.vault.crash ROUNDS SEED

A round forks a worker, waits a moment, and ends it with SIGKILL. The worker says on a pipe what it has begun and
what was done, as the visible effect of it; what it said was done must be there afterwards.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import os
from pathlib import Path
import random
import signal
import sys
import tempfile
import time

from custom_components.footage_guard.model.errors import StepUpFailed
from custom_components.footage_guard.vault.age.keys import Identity
from custom_components.footage_guard.vault.age.reader import read_cut, read_whole
from custom_components.footage_guard.vault.files import TEMPORARY
from custom_components.footage_guard.vault.keyring.epochs import open_epoch
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential
from custom_components.footage_guard.vault.store import ClipStore, Place

CANARY = b"PLAIN PICTURE " * 4
PASSPHRASE = "courier umbrella marble tuesday"  # of a vault that lives for a second
START = datetime(2026, 1, 15, tzinfo=UTC)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def content_of(clip_id: str) -> bytes:
    """Return what a clip of this id holds: up to 300 kB, the same every time."""
    source = random.Random(clip_id)  # noqa: S311  # content, not a secret
    return CANARY + source.randbytes(source.randrange(300_000))


class Worker:
    """Does one thing after the other until it is killed."""

    def __init__(self, folder: Path, seed: int, say: Callable[[str], object]) -> None:
        """Work on the vault in `folder`."""
        self._keys = Keyring.load(folder, lambda: FLOOR)
        self._store = ClipStore(folder / "vault")
        self._random = random.Random(seed)  # noqa: S311  # a plan, not a secret
        self._say = say
        self._device = bytes(range(32))
        self._held = self._keys.open("alex", self._device, Credential.DEVICE)

    def run(self) -> None:
        """Work for ever."""
        while True:
            self._random.choice(
                [self._record, self._record, self._record, self._delete, self._begin_month, self._set_key]
            )()

    def _record(self) -> None:
        clip_id = "01KAZ" + "".join(self._random.choices(_ALPHABET, k=21))
        month = START + timedelta(days=31 * self._random.randrange(6))
        epoch = self._keys.epoch_for(month)
        self._say(f"begun {clip_id}")
        clip = self._store.create(Place(month=f"{month:%Y-%m}", clip_id=clip_id), [epoch.recipient])
        content = content_of(clip_id)
        for start in range(0, len(content), 20_000):
            clip.write(content[start : start + 20_000])
            clip.sync()
        clip.finish()
        self._say(f"done {clip_id}")

    def _delete(self) -> None:
        if clips := self._store.clips():
            place = self._random.choice(clips)
            self._say(f"deleting {place.clip_id}")
            self._store.delete(place)

    def _begin_month(self) -> None:
        self._keys.epoch_for(START + timedelta(days=31 * self._random.randrange(60)))

    def _set_key(self) -> None:
        self._keys.set_credential("alex", self._held, Credential.DEVICE, self._device)


def main(rounds: int, seed: int) -> int:
    """Run all rounds in one vault; return how many clips were opened at the end of them, all in all."""
    plan = random.Random(seed)  # noqa: S311  # a plan, not a secret
    opened = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "footage_guard"
        keys = Keyring.create(folder, "alex", PASSPHRASE, START, lambda: FLOOR)
        keys.set_credential("alex", keys.open("alex", PASSPHRASE), Credential.DEVICE, bytes(range(32)))
        finished: set[str] = set()
        for number in range(rounds):
            said = _round(folder, plan.randrange(1 << 30), plan.uniform(0.002, 0.06))
            finished |= {line.split()[1] for line in said if line.startswith("done")}
            finished -= {line.split()[1] for line in said if line.startswith("deleting")}
            opened += check(folder, finished, with_passphrase=number % 50 == 0)
    return opened


def _round(folder: Path, seed: int, seconds: float) -> list[str]:
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(reading)
        Worker(folder, seed, lambda line: os.write(writing, f"{line}\n".encode())).run()
    os.close(writing)
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read().splitlines()


def check(folder: Path, finished: set[str], *, with_passphrase: bool) -> int:
    """Raise AssertionError where something is lost, wrong or in clear; tidy up as a start would."""
    keys, store = Keyring.load(folder, lambda: FLOOR), ClipStore(folder / "vault")
    held = keys.open("alex", bytes(range(32)), Credential.DEVICE)
    if with_passphrase:
        assert keys.open("alex", PASSPHRASE).approver is not None
        _must_refuse(keys)
    identities: list[Identity] = [open_epoch(epoch, held.root) for epoch in keys.epochs]
    for place in store.parts():
        store.cut(place)
        with store.open(place) as source:
            rest = b"".join(read_cut(source, identities)) if source.size else b""
        assert content_of(place.clip_id).startswith(rest), f"{place} gives wrong bytes"
        store.delete(place)
    clips = store.clips()
    assert finished <= {place.clip_id for place in clips}, "a finished clip is lost"
    for place in clips:
        with store.open(place) as source:
            assert b"".join(read_whole(source, identities)) == content_of(place.clip_id), f"{place} is not what it was"
    for path in folder.rglob("*"):
        assert not path.is_file() or CANARY not in path.read_bytes(), f"{path} holds a picture in clear"
    for path in folder.glob(f"{TEMPORARY}*"):
        path.unlink()
    for place in clips[20:]:
        store.delete(place)
        finished.discard(place.clip_id)
    return len(clips)


def _must_refuse(keys: Keyring) -> None:
    try:
        keys.open("alex", "another passphrase altogether")
    except StepUpFailed:
        return
    message = "a wrong passphrase opens the vault"
    raise AssertionError(message)


if __name__ == "__main__":
    print(main(int(sys.argv[1]), int(sys.argv[2])))  # noqa: T201  # how much was looked at
