"""A process that is killed at any moment loses no finished clip, opens nothing wrongly and leaves no plaintext."""

from collections.abc import Callable
import os
from pathlib import Path
import subprocess
import sys

import pytest

from custom_components.footage_guard.model.facts import ClipRemoved, Removal
from custom_components.footage_guard.model.ids import parse_clip_id
from custom_components.footage_guard.vault.place import PART, WHOLE

from .crash import CANARY, Known, check, content_of
from .home import DOOR, NOW, Home

ROUNDS = 500 if os.environ.get("FOOTAGE_GUARD_LONG") else 25


def test_killed_at_random() -> None:
    command = [sys.executable, "-m", "tests.vault.crash", str(ROUNDS), "20261124"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3600, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > ROUNDS


@pytest.fixture
def known() -> Known:
    """What is known of a vault with a finished clip and a held one."""
    return Known()


@pytest.fixture
def home(tmp_path: Path, known: Known) -> Home:
    """A home with that vault; its index is closed."""
    made = Home(tmp_path / "footage_guard")
    for _ in range(2):
        recording = made.begin(DOOR)
        recording.write(content_of(recording.clip_id))
        recording.finish(made.now_ms + 1)
        known.finished.add(recording.clip_id)
    made.hold(*made.clips()[1:])
    made.stop()
    return made


def _age(home: Home) -> Path:
    return min((home.folder / "vault").rglob(f"*{WHOLE}"))


def _tell_removed(home: Home, *which: int) -> None:
    clips = sorted((home.folder / "vault").rglob(f"*{WHOLE}"))
    for number in which:
        home.journal.append(ClipRemoved(clip_id=parse_clip_id(clips[number].stem), reason=Removal.QUOTA))


def test_the_check_passes_what_is_right(home: Home, known: Known) -> None:
    check(home.folder, NOW, known, is_last=True)
    assert known.opened == 2


def test_the_check_passes_what_a_start_makes_good(home: Home, known: Known) -> None:
    _age(home).rename(_age(home).with_suffix(PART))
    home.index_path.unlink()
    check(home.folder, NOW, known, is_last=True)


def _forget_the_last_fact(home: Home) -> None:
    path = home.folder / "ledger"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))


HARM: dict[str, Callable[[Home], object]] = {
    "lost": lambda home: _age(home).unlink(),
    "removed twice": lambda home: _tell_removed(home, 0, 0),
    "held, and removed": lambda home: _tell_removed(home, 1),
    "truncated": lambda home: os.truncate(_age(home), 500),
    "longer": lambda home: os.truncate(_age(home), 400_000),
    "another's content": lambda home: _age(home).replace(max((home.folder / "vault").rglob(f"*{WHOLE}"))),
    "another's name": lambda home: _age(home).rename(_age(home).with_stem("01KAZ0000000000000000000AA")),
    "plaintext": lambda home: (home.folder / "scratch.mp4").write_bytes(CANARY),
    "no keys": lambda home: (home.folder / "keys.json").write_bytes(b""),
    "a key erased": lambda home: home.vault.keyring.delete_epoch("2026-11", NOW),
    "the ledger forgot": _forget_the_last_fact,
    "another passphrase": lambda home: home.vault.keyring.add_person("robin", "x" * 20, home.unlocked.secrets(), NOW),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_the_check_finds_what_is_wrong(home: Home, known: Known, harm: Callable[[Home], object]) -> None:
    harm(home)
    with pytest.raises(Exception):  # noqa: B017, PT011  # each harm is found by another part of the check
        check(home.folder, NOW, known, is_last=True)


def test_the_check_finds_a_wrong_row(home: Home, known: Known) -> None:
    home._begin()
    home.edit_index("UPDATE clips SET camera = 'gate'")
    home.stop()
    with pytest.raises(AssertionError):
        check(home.folder, NOW, known)


def test_the_check_finds_a_passphrase_that_opens_nothing(home: Home, known: Known) -> None:
    known.passphrases = {1, 2}
    with pytest.raises(AssertionError, match="old passphrase"):
        check(home.folder, NOW, known)
