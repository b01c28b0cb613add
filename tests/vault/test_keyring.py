"""Recording needs no person, everything else needs the right one, and a crash leaves keys that open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
import pytest

from custom_components.footage_guard.model.errors import (
    ClipKeyMissing,
    KeysDamaged,
    LastApprover,
    NotAnApprover,
    StepUpFailed,
)
from custom_components.footage_guard.vault.keyring import keyring as module
from custom_components.footage_guard.vault.keyring.epochs import open_epoch
from custom_components.footage_guard.vault.keyring.keyring import FILE, Keyring
from custom_components.footage_guard.vault.keyring.wrap import (
    FLOOR,
    TARGET_S,
    Credential,
    Secrets,
    calibrated,
    is_affordable,
)

from .memory import opened, sealed

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MONTH = timedelta(days=31)
ALEX, ROBIN = "courier umbrella marble tuesday", "lantern biscuit harbor violin"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for one vault."""
    return tmp_path / "footage_guard"


@pytest.fixture
def keys(folder: Path) -> Keyring:
    """The keys of a new vault with one person."""
    return Keyring.create(folder, "alex", ALEX, NOW, lambda: FLOOR)


def _reloaded(folder: Path) -> Keyring:
    return Keyring.load(folder, lambda: FLOOR)


def _clip(keys: Keyring, now: datetime = NOW) -> tuple[str, bytes]:
    epoch = keys.epoch_for(now)
    return epoch.id, sealed(b"a clip", epoch.recipient)


def _watch(keys: Keyring, clip: tuple[str, bytes], person: str, passphrase: str) -> bytes:
    epoch = keys.epoch(clip[0])
    assert epoch is not None
    return opened(clip[1], [open_epoch(epoch, keys.open(person, passphrase).root)])


def test_a_clip_is_recorded_without_and_watched_with_a_passphrase(folder: Path, keys: Keyring) -> None:
    clip = _clip(_reloaded(folder))
    assert _watch(_reloaded(folder), clip, "alex", ALEX) == b"a clip"
    assert keys.people == ("alex",)


@pytest.mark.parametrize(
    ("person", "passphrase", "error"),
    [("alex", ROBIN, StepUpFailed), ("alex", "", StepUpFailed), ("robin", ALEX, NotAnApprover)],
)
def test_nobody_else_watches(keys: Keyring, person: str, passphrase: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        keys.open(person, passphrase)


def test_the_file_holds_no_secret(folder: Path, keys: Keyring) -> None:
    held = keys.open("alex", ALEX)
    assert held.approver is not None
    text = (folder / FILE).read_text()
    epoch = open_epoch(keys.epoch_for(NOW), held.root)
    for secret in (
        ALEX,
        held.root.reveal(),
        held.root.secret().hex(),
        epoch.reveal(),
        held.approver.private_bytes_raw().hex(),
    ):
        assert secret not in text
    assert repr(held) == "Secrets()"
    assert repr(keys) == "Keyring()"


def test_a_vote_is_signed_by_the_key_that_is_enrolled(keys: Keyring) -> None:
    held = keys.open("alex", ALEX)
    assert held.approver is not None
    Ed25519PublicKey.from_public_bytes(keys.approver_key("alex")).verify(held.approver.sign(b"vote"), b"vote")


def test_a_new_month_begins_while_the_vault_is_locked(folder: Path, keys: Keyring) -> None:
    before, after = _clip(keys), _clip(keys, NOW + MONTH)
    assert (before[0], after[0]) == ("2026-11", "2026-12")
    assert _watch(_reloaded(folder), after, "alex", ALEX) == b"a clip"
    assert _watch(_reloaded(folder), before, "alex", ALEX) == b"a clip"


def test_a_clock_that_jumps_ahead_and_back_finds_the_months_again(folder: Path, keys: Keyring) -> None:
    ids = [_clip(keys, NOW + shift)[0] for shift in (MONTH, timedelta(), MONTH, -MONTH, timedelta())]
    assert ids == ["2026-12", "2026-11", "2026-12", "2026-10", "2026-11"]
    assert len(json.loads((folder / FILE).read_text())["epochs"]) == 3


def test_a_new_passphrase_opens_and_the_old_one_does_not(folder: Path, keys: Keyring) -> None:
    clip = _clip(keys)
    keys.set_credential("alex", keys.open("alex", ALEX), Credential.PASSPHRASE, ROBIN)
    assert _watch(_reloaded(folder), clip, "alex", ROBIN) == b"a clip"
    with pytest.raises(StepUpFailed):
        _reloaded(folder).open("alex", ALEX)


def test_a_second_person_watches_old_and_new_clips(folder: Path, keys: Keyring) -> None:
    old = _clip(keys)
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    new = _clip(keys, NOW + MONTH)
    for clip in (old, new):
        assert _watch(_reloaded(folder), clip, "robin", ROBIN) == b"a clip"
        assert _watch(_reloaded(folder), clip, "alex", ALEX) == b"a clip"
    with pytest.raises(FileExistsError):
        keys.add_person("robin", ALEX, keys.open("alex", ALEX), NOW)


def test_a_removed_person_watches_nothing_that_is_recorded_afterwards(folder: Path, keys: Keyring) -> None:
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    kept = keys.open("robin", ROBIN).root
    keys.remove_person("robin", NOW)
    epoch = keys.epoch_for(NOW)
    assert epoch.id == "2026-11.2"
    with pytest.raises(ClipKeyMissing):
        open_epoch(epoch, kept)
    with pytest.raises(NotAnApprover):
        _reloaded(folder).open("robin", ROBIN)
    with pytest.raises(LastApprover):
        keys.remove_person("alex", NOW)


def test_a_removed_person_watches_no_month_whose_key_was_there_before(folder: Path, keys: Keyring) -> None:
    """What was made for a backup at the end of a month opened to whoever had been taken out, for the whole next one."""
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    robin = keys.open("robin", ROBIN)
    months = (NOW - MONTH, NOW, NOW + MONTH)
    known = [keys.epoch_for(month) for month in months]
    assert all(open_epoch(epoch, robin.root) for epoch in known)
    keys.remove_person("robin", NOW)
    found = [_reloaded(folder).epoch_for(month) for month in months]
    assert [epoch.id for epoch in found] == ["2026-10.2", "2026-11.2", "2026-12.2"]
    for epoch in found:
        with pytest.raises(ClipKeyMissing):
            open_epoch(epoch, robin.root)
    assert keys.epochs[-1].id == "2026-11.2", "of which the check knows for whom it was sealed"
    assert all(_watch(keys, _clip(keys, month), "alex", ALEX) for month in months)


def test_a_clock_that_goes_back_finds_no_key_that_an_erased_one_followed(folder: Path, keys: Keyring) -> None:
    """The sweep erases the new key of a month that is over, and the one before opens to whoever was taken out."""
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    keys.remove_person("robin", NOW + MONTH)
    keys.delete_epoch("2026-11.2", NOW + MONTH)
    keys = _reloaded(folder)
    assert keys.epoch_for(NOW).id == "2026-11.3"
    assert keys.epoch_for(NOW).id == "2026-11.3"
    keys.delete_epoch("2026-11.3", NOW + MONTH)
    assert keys.new_epoch(NOW).id == keys.epoch_for(NOW).id == "2026-11.4"


@pytest.mark.parametrize(
    "strange",
    ["2026-11.", "2026-11.x", "2026-11.\u00b2", "2026-11.999999999", f"2026-11.{'9' * 5000}"],
    ids=["none", "a letter", "a digit of another kind", "large", "long"],
)
def test_a_strange_name_of_a_key_keeps_nobody_from_being_taken_out(folder: Path, keys: Keyring, strange: str) -> None:
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    _changed(folder, lambda document: document["deleted_epochs"].update({strange: "2026-11-01T00:00:00+00:00"}))
    keys = _reloaded(folder)
    keys.remove_person("robin", NOW)
    assert keys.epoch_for(NOW).id == "2026-11.2"


@pytest.mark.parametrize("digits", [8, 9, 10])
def test_a_large_number_of_a_key_has_no_clip_have_a_key_of_its_own(folder: Path, keys: Keyring, digits: int) -> None:
    planted = f"2026-11.{'9' * digits}"
    _changed(folder, lambda document: document["deleted_epochs"].update({planted: "2026-11-01T00:00:00+00:00"}))
    keys = _reloaded(folder)
    for _ in range(2):
        made = keys.epoch_for(NOW).id
        assert [keys.epoch_for(NOW).id, _reloaded(folder).epoch_for(NOW).id] == [made, made]
        keys.delete_epoch(made, NOW)
        assert keys.epoch_for(NOW).id != made


def test_a_recovery_code_opens_and_can_be_spent(folder: Path, keys: Keyring) -> None:
    keys.set_credential("alex", keys.open("alex", ALEX), Credential.RECOVERY, "code of paper")
    held = _reloaded(folder).open("alex", "code of paper", Credential.RECOVERY)
    keys.set_credential("alex", held, Credential.PASSPHRASE, ROBIN)
    keys.drop_credential("alex", Credential.RECOVERY)
    assert _reloaded(folder).open("alex", ROBIN).approver is not None
    with pytest.raises(StepUpFailed):
        _reloaded(folder).open("alex", "code of paper", Credential.RECOVERY)
    with pytest.raises(StepUpFailed):
        keys.drop_credential("alex", Credential.PASSPHRASE)


def test_a_device_key_watches_and_never_votes(folder: Path, keys: Keyring) -> None:
    clip, device = _clip(keys), bytes(range(32))
    keys.set_credential("alex", keys.open("alex", ALEX), Credential.DEVICE, device)
    held = _reloaded(folder).open("alex", device, Credential.DEVICE)
    epoch = keys.epoch(clip[0])
    assert epoch is not None
    assert opened(clip[1], [open_epoch(epoch, held.root)]) == b"a clip"
    assert held.approver is None
    with pytest.raises(StepUpFailed):
        keys.set_credential("alex", held, Credential.PASSPHRASE, ROBIN)


def test_a_person_sets_no_passphrase_of_another(keys: Keyring) -> None:
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    with pytest.raises(StepUpFailed):
        keys.set_credential("alex", keys.open("robin", ROBIN), Credential.PASSPHRASE, ROBIN)


def test_a_deleted_month_opens_for_nobody_and_its_name_is_not_used_again(folder: Path, keys: Keyring) -> None:
    clip = _clip(keys)
    keys.delete_epoch(clip[0], NOW)
    assert _reloaded(folder).epoch(clip[0]) is None
    assert keys.epoch_for(NOW).id == "2026-11.2"
    assert "2026-11" in json.loads((folder / FILE).read_text())["deleted_epochs"]


def test_when_a_key_was_erased_last_is_known_whatever_else_stands_there(folder: Path, keys: Keyring) -> None:
    assert keys.last_erased is None
    keys.delete_epoch("2026-11", NOW + timedelta(days=1))
    keys.delete_epoch("2026-10", NOW)
    document = json.loads((folder / FILE).read_text())
    document["deleted_epochs"] |= {"2026-09": "soon", "2026-08": "9999-12-31T23:59:59-23:59"}
    (folder / FILE).write_text(json.dumps(document))
    assert _reloaded(folder).last_erased == NOW + timedelta(days=1)


def test_existing_keys_are_never_replaced_by_new_ones(folder: Path, keys: Keyring) -> None:
    before = (folder / FILE).read_bytes()
    with pytest.raises(FileExistsError):
        Keyring.create(folder, "thief", ROBIN, NOW, lambda: FLOOR)
    assert (folder / FILE).read_bytes() == before
    assert keys.people == ("alex",)


CHANGES: dict[str, Callable[[Keyring], object]] = {
    "new month": lambda keys: keys.epoch_for(NOW + MONTH),
    "passphrase": lambda keys: keys.set_credential("alex", keys.open("alex", ALEX), Credential.PASSPHRASE, ROBIN),
    "second person": lambda keys: keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW),
    "recovery": lambda keys: keys.set_credential("alex", keys.open("alex", ALEX), Credential.RECOVERY, "code"),
    "deleted month": lambda keys: keys.delete_epoch("2026-11", NOW),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_that_cannot_be_written_changes_nothing(
    folder: Path, keys: Keyring, change: Callable[[Keyring], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = _clip(keys)
    before = (folder / FILE).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_whole", full)
        with pytest.raises(OSError, match="No space left"):
            change(keys)
    assert (folder / FILE).read_bytes() == before
    for ring in (keys, _reloaded(folder)):
        assert _watch(ring, clip, "alex", ALEX) == b"a clip"


def _changed(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads((folder / FILE).read_text())
    change(document)
    (folder / FILE).write_text(json.dumps(document))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.clear(),
        lambda d: d.update(version=0),
        lambda d: d.update(people={}),
        lambda d: d["people"]["alex"].update(root="age1nonsense"),
        lambda d: d["people"]["alex"].update(approver="AAAA"),
        lambda d: d["people"]["alex"]["wraps"][0].update(memory_kib=8),
        lambda d: d["people"]["alex"]["wraps"][0].update(memory_kib=1 << 40),
        lambda d: d["people"]["alex"]["wraps"][0].update(iterations=1),
        lambda d: d["people"]["alex"]["wraps"][0].update(lanes=1),
        lambda d: d["people"]["alex"]["wraps"][0].update(credential="fingerprint"),
        lambda d: d["people"]["alex"]["wraps"][0].update(sealed="not base64"),
        lambda d: d["epochs"][0].pop("recipient"),
        lambda d: d.update(epochs=7),
    ],
)
def test_keys_we_would_not_have_written_are_not_read(
    folder: Path, keys: Keyring, change: Callable[[dict[str, Any]], object]
) -> None:
    assert keys.people
    _changed(folder, change)
    with pytest.raises(KeysDamaged):
        _reloaded(folder)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_damage_and_not_an_empty_vault(folder: Path, keys: Keyring, content: bytes) -> None:
    assert keys.people
    (folder / FILE).write_bytes(content)
    with pytest.raises(KeysDamaged):
        _reloaded(folder)


def test_a_wrap_that_was_moved_to_another_person_opens_nothing(folder: Path, keys: Keyring) -> None:
    keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
    _changed(folder, lambda d: d["people"]["alex"].update(wraps=d["people"]["robin"]["wraps"]))
    with pytest.raises(StepUpFailed):
        _reloaded(folder).open("alex", ROBIN)


def test_an_epoch_whose_public_half_was_exchanged_is_noticed(folder: Path, keys: Keyring) -> None:
    keys.epoch_for(NOW + MONTH)
    _changed(folder, lambda d: d["epochs"][0].update(recipient=d["epochs"][1]["recipient"]))
    ring = _reloaded(folder)
    with pytest.raises(KeysDamaged):
        open_epoch(ring.epoch_for(NOW), ring.open("alex", ALEX).root)


def test_a_month_of_which_somebody_cannot_open_the_old_key_is_left_as_it_is(folder: Path, keys: Keyring) -> None:
    before = keys.epochs
    keys.add_person("robin", ROBIN, Secrets.generate(), NOW)
    assert _reloaded(folder).epochs == before


def test_an_epoch_that_holds_no_key_is_damage(keys: Keyring) -> None:
    epoch = keys.epoch_for(NOW)
    odd = replace(epoch, sealed_identity=sealed(b"no key", keys.recipients()[0]))
    with pytest.raises(KeysDamaged):
        open_epoch(odd, keys.open("alex", ALEX).root)


def test_a_link_in_place_of_the_keys_is_refused(folder: Path, keys: Keyring, tmp_path: Path) -> None:
    assert keys.people
    (folder / FILE).rename(tmp_path / "elsewhere")
    (folder / FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeysDamaged):
        _reloaded(folder)


def test_no_host_pays_less_than_the_floor() -> None:
    cost = calibrated()
    assert is_affordable(cost)
    assert cost.iterations >= FLOOR.iterations
    assert TARGET_S == 0.25
