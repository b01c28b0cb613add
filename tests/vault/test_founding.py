"""A vault begins with new keys once, and what lies there already is taken over, never replaced."""

from collections.abc import Callable
from datetime import UTC, datetime
import os
from pathlib import Path
import stat
from typing import Any

import pytest

from custom_components.footage_guard.model.errors import KeysDamaged, KeysExist, KeysMissing, StepUpFailed
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.vault import founding
from custom_components.footage_guard.vault.device import DEVICE_KEY
from custom_components.footage_guard.vault.founding import Adopted, Found, Founder, adopt, found, look
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential
from custom_components.footage_guard.vault.state.state import State

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
PASSPHRASE = "courier umbrella marble tuesday"


def _found(home: Path, mode: Mode = Mode.SEALED) -> Path:
    founder = Founder(person_id="alex", passphrase=PASSPHRASE, mode=mode)
    found(home / "data", home / "cache", founder, NOW, lambda: FLOOR)
    return home / "data"


def test_a_new_vault_opens_with_its_passphrase_and_is_not_locked_down(tmp_path: Path) -> None:
    folder = _found(tmp_path)
    assert look(folder) is Found.VAULT
    assert Keyring.load(folder).open("alex", PASSPHRASE).approver is not None
    state = State.load(folder, NOW_MS)
    assert (state.mode, state.lockdown) == (Mode.SEALED, None)
    state.close()
    assert not (tmp_path / "cache").exists()


def test_convenience_mode_has_a_device_key_that_never_votes(tmp_path: Path) -> None:
    folder = _found(tmp_path, Mode.CONVENIENCE)
    device = (tmp_path / "cache" / DEVICE_KEY).read_bytes()
    assert len(device) == 32
    assert Keyring.load(folder).open("alex", device, Credential.DEVICE).approver is None
    with pytest.raises(StepUpFailed):
        Keyring.load(folder).open("alex", bytes(32), Credential.DEVICE)
    state = State.load(folder, NOW_MS)
    assert state.mode is Mode.CONVENIENCE
    state.close()


def test_a_new_vault_that_is_sealed_has_no_device_key_of_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / DEVICE_KEY).write_bytes(b"x" * 32)
    _found(tmp_path)
    assert not (tmp_path / "cache" / DEVICE_KEY).exists()


def test_everything_belongs_to_its_owner_only(tmp_path: Path) -> None:
    folder = _found(tmp_path, Mode.CONVENIENCE)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes.pop("data") == modes.pop("cache") == 0o700
    assert set(modes.values()) == {0o600}
    assert {"keys.json", "state.db", DEVICE_KEY} <= modes.keys()
    assert PASSPHRASE.encode() not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_what_a_person_typed_shows_nowhere() -> None:
    assert PASSPHRASE not in repr(Founder(person_id="alex", passphrase=PASSPHRASE, mode=Mode.SEALED))


@pytest.mark.parametrize("there", ["keys.json", "ledger"])
def test_no_set_up_replaces_what_is_there(tmp_path: Path, there: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / there).write_bytes(b"something")
    with pytest.raises(KeysExist):
        _found(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["data", there]


def test_keys_that_come_meanwhile_are_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _found(tmp_path)
    keys = (folder / "keys.json").read_bytes()
    monkeypatch.setattr(founding, "look", lambda _folder: Found.NOTHING)
    with pytest.raises(KeysExist):
        _found(tmp_path)
    assert (folder / "keys.json").read_bytes() == keys


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ([], Found.NOTHING),
        (["ledger"], Found.LEDGER_ALONE),
        (["keys.json", "ledger"], Found.VAULT),
        (["x"], Found.NOTHING),
    ],
)
def test_what_lies_there(tmp_path: Path, there: list[str], expected: Found) -> None:
    for name in there:
        (tmp_path / name).touch()
    assert look(tmp_path) is expected


def test_a_link_to_keys_counts_as_keys(tmp_path: Path) -> None:
    (tmp_path / "keys.json").symlink_to(tmp_path / "nowhere")
    assert look(tmp_path) is Found.VAULT


NO_DESCRIPTOR = 10**6


@pytest.mark.parametrize("mode", [*Mode])
@pytest.mark.parametrize("step", range(1, 9))
def test_a_set_up_that_fails_anywhere_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, step: int
) -> None:
    synced: list[int] = []
    fsync: Callable[[int], Any] = os.fsync

    def fail_once(descriptor: int) -> None:
        synced.append(descriptor)
        # The one that fails is the step-th; with fewer of them the set-up passes at once.
        fsync(descriptor if len(synced) != step else NO_DESCRIPTOR)

    monkeypatch.setattr(os, "fsync", fail_once)
    outcome = _outcome(lambda: _found(tmp_path, mode))
    monkeypatch.setattr(os, "fsync", fsync)
    assert (outcome is None) == (len(synced) < step)
    assert look(tmp_path / "data") in (Found.NOTHING, Found.VAULT)
    _outcome(lambda: _found(tmp_path, mode))
    assert Keyring.load(tmp_path / "data").open("alex", PASSPHRASE).approver is not None


def _outcome(doing: Callable[[], object]) -> Exception | None:
    try:
        doing()
    except (OSError, KeysExist) as err:
        return err
    return None


def test_a_vault_that_is_taken_over_is_locked_down(tmp_path: Path) -> None:
    folder = _found(tmp_path, Mode.CONVENIENCE)
    assert adopt(folder, NOW) == Adopted(mode=Mode.CONVENIENCE, people=("alex",))
    state = State.load(folder, NOW_MS)
    assert state.lockdown is not None
    assert state.lockdown.reason is LockdownReason.ADOPTED
    state.close()


def test_without_its_state_it_is_sealed(tmp_path: Path) -> None:
    folder = _found(tmp_path, Mode.CONVENIENCE)
    (folder / "state.db").unlink()
    assert adopt(folder, NOW).mode is Mode.SEALED


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (lambda keys: keys.unlink(), KeysMissing),
        (lambda keys: keys.write_bytes(b"{}"), KeysDamaged),
        (lambda keys: keys.write_bytes(b""), KeysDamaged),
        (lambda keys: keys.with_name("elsewhere").hardlink_to(keys), KeysDamaged),
    ],
    ids=["missing", "empty document", "empty file", "second name"],
)
def test_without_readable_keys_there_is_nothing_to_take_over(
    tmp_path: Path, harm: Callable[[Path], object], error: type[Exception]
) -> None:
    folder = _found(tmp_path)
    state = (folder / "state.db").read_bytes()
    harm(folder / "keys.json")
    with pytest.raises(error):
        adopt(folder, NOW)
    assert (folder / "state.db").read_bytes() == state
