"""A process that is killed at any moment loses no finished clip, opens nothing wrongly and leaves no plaintext."""

from collections.abc import Callable
import os
from pathlib import Path
import subprocess
import sys

import pytest

from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential
from custom_components.footage_guard.vault.store import ClipStore, Place

from .crash import CANARY, PASSPHRASE, START, check, content_of

ROUNDS = 500 if os.environ.get("FOOTAGE_GUARD_LONG") else 25
CLIP = "01KAZ0000000000000000000AA"


def test_killed_at_random() -> None:
    command = [sys.executable, "-m", "tests.vault.crash", str(ROUNDS), "20261124"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > ROUNDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with one clip, as the harness makes it."""
    keys = Keyring.create(tmp_path / "vault", "alex", PASSPHRASE, START, lambda: FLOOR)
    keys.set_credential("alex", keys.open("alex", PASSPHRASE), Credential.DEVICE, bytes(range(32)))
    clip = ClipStore(tmp_path / "vault" / "vault").create(
        Place(month="2026-01", clip_id=CLIP), [keys.epoch_for(START).recipient]
    )
    clip.write(content_of(CLIP))
    clip.finish()
    return tmp_path / "vault"


def _clip(folder: Path) -> Path:
    return folder / "vault" / "2026-01" / f"{CLIP}.age"


def test_the_check_passes_what_is_right(folder: Path) -> None:
    assert check(folder, {CLIP}, with_passphrase=True) == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: _clip(folder).unlink(),
        lambda folder: _clip(folder).rename(_clip(folder).with_suffix(".part")),
        lambda folder: _clip(folder).write_bytes(_clip(folder).read_bytes()[:-1]),
        lambda folder: _clip(folder).rename(_clip(folder).with_stem(f"{CLIP[:-1]}B")),
        lambda folder: (folder / "scratch.mp4").write_bytes(CANARY),
        lambda folder: (folder / "keys.json").write_bytes(b""),
    ],
    ids=["lost", "not finished", "truncated", "another's content", "plaintext", "keys"],
)
def test_the_check_finds_what_is_wrong(folder: Path, harm: Callable[[Path], object]) -> None:
    harm(folder)
    with pytest.raises(Exception):  # noqa: B017, PT011  # each harm is found by another part of the check
        check(folder, {CLIP}, with_passphrase=False)
