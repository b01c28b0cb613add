"""Whatever call fails while keys are changed: the old keys open or the new ones do, and nothing lies in clear."""

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.disk.files import TEMPORARY
from custom_components.footage_guard.model.errors import StepUpFailed
from custom_components.footage_guard.vault.keyring import wrap as module
from custom_components.footage_guard.vault.keyring.epochs import open_epoch
from custom_components.footage_guard.vault.keyring.keyring import FILE, Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Cost, Credential
from tests.disk.faults import WAYS, Fault, Killed, Way, contents, failing, sweep

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MONTH = timedelta(days=31)
ALEX, ROBIN, NEW = "courier umbrella marble tuesday", "lantern biscuit harbor violin", "seven quiet pencils"
CODE = "a code on paper"

CALLS_OF_A_CHANGE = 9
"""Open the folder and a file, write, sync, close, rename, sync, close; Python adds one."""
CALLS_OF_READING = 5
FIRST_WRITE = 3
"""Of a change: the folder was opened, a file created and given to Python."""

type Change = Callable[[Keyring], object]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the thousand guesses of a sweep their cost."""
    monkeypatch.setattr(module, "_argon2", _hashed)


def _hashed(secret: bytes, salt: bytes, _cost: Cost) -> bytes:
    return sha256(salt + secret).digest()


def _load(folder: Path) -> Keyring:
    return Keyring.load(folder, lambda: FLOOR)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of two people and two months, with a recovery code."""
    folder = tmp_path_factory.mktemp("model") / "footage_guard"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_argon2", _hashed)
        keys = Keyring.create(folder, "alex", ALEX, NOW - MONTH, lambda: FLOOR)
        keys.epoch_for(NOW)
        keys.add_person("robin", ROBIN, keys.open("alex", ALEX), NOW)
        keys.set_credential("alex", keys.open("alex", ALEX), Credential.RECOVERY, CODE)
    return folder


def _opens(keys: Keyring, secret: str, credential: Credential = Credential.PASSPHRASE) -> bool:
    try:
        return keys.open("alex", secret, credential).approver is not None
    except StepUpFailed:
        return False


def _passphrase_is_new(keys: Keyring) -> bool:
    is_new = _opens(keys, NEW)
    assert is_new is not _opens(keys, ALEX), "neither passphrase opens, or both do"
    return is_new


def _robin_is_out(keys: Keyring) -> bool:
    if "robin" in keys.people:
        assert keys.open("robin", ROBIN).approver is not None
        return False
    assert keys.epochs[-1].id == "2026-11.2"
    return True


def _sam_is_in(keys: Keyring) -> bool:
    if "sam" not in keys.people:
        return False
    held = keys.open("sam", NEW)
    assert all(open_epoch(epoch, held.root) for epoch in keys.epochs)
    return True


CHANGES: dict[str, tuple[Change, Callable[[Keyring], bool]]] = {
    "passphrase": (
        lambda keys: keys.set_credential("alex", keys.open("alex", ALEX), Credential.PASSPHRASE, NEW),
        _passphrase_is_new,
    ),
    "spent code": (
        lambda keys: keys.drop_credential("alex", Credential.RECOVERY),
        lambda keys: not _opens(keys, CODE, Credential.RECOVERY),
    ),
    "added person": (lambda keys: keys.add_person("sam", NEW, keys.open("alex", ALEX), NOW), _sam_is_in),
    "removed person": (lambda keys: keys.remove_person("robin", NOW), _robin_is_out),
    "new month": (lambda keys: keys.epoch_for(NOW + MONTH), lambda keys: keys.epochs[-1].id == "2026-12"),
    "erased month": (lambda keys: keys.delete_epoch("2026-10", NOW), lambda keys: keys.epoch("2026-10") is None),
}


@dataclass
class Changing:
    """One change of the keys."""

    model: Path
    change: Change
    is_done: Callable[[Keyring], bool]
    folder: Path = field(init=False)
    keys: Keyring = field(init=False)

    def prepare(self, folder: Path) -> None:
        self.folder = folder / "footage_guard"
        shutil.copytree(self.model, self.folder)
        self.keys = _load(self.folder)

    def act(self) -> None:
        self.change(self.keys)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        is_done = self.is_done(_load(self.folder))
        assert is_done or error is not None, "it says that it was done"
        _must_be_sound(self.folder, fault)
        if fault.way.is_end:
            # A process that is gone begins anew with what lies there; another goes on with what it holds.
            self.keys = _load(self.folder)
        if error is not None and not (fault.way.is_end and is_done):
            self.change(self.keys)
        assert self.is_done(_load(self.folder))
        assert _load(self.folder).epochs == self.keys.epochs


@dataclass
class Creating:
    """The first keys of a vault."""

    folder: Path = field(init=False)

    def prepare(self, folder: Path) -> None:
        self.folder = folder / "home" / "footage_guard"

    def act(self) -> None:
        Keyring.create(self.folder, "alex", ALEX, NOW, lambda: FLOOR)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        is_done = (self.folder / FILE).exists()
        assert is_done or error is not None, "it says that it was done"
        if not is_done:
            self.act()
        assert _opens(_load(self.folder), ALEX)
        _must_be_sound(self.folder, fault)


@dataclass
class NotCreating:
    """Keys for a vault that has some."""

    model: Path
    folder: Path = field(init=False)

    def prepare(self, folder: Path) -> None:
        self.folder = folder / "footage_guard"
        shutil.copytree(self.model, self.folder)

    def act(self) -> None:
        with suppress(FileExistsError):
            Keyring.create(self.folder, "thief", NEW, NOW, lambda: FLOOR)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        assert fault.names
        assert error is None or fault.failed
        assert contents(self.folder) == contents(self.model)


@dataclass
class Opening:
    """Keys that are read."""

    folder: Path
    keys: Keyring | None = None

    def prepare(self, folder: Path) -> None:
        assert folder.is_dir()
        self.keys = None

    def act(self) -> None:
        self.keys = _load(self.folder)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        assert self.keys is not None or error is not None
        _must_be_sound(self.folder, fault)


def _must_be_sound(folder: Path, fault: Fault) -> None:
    """Raise AssertionError where a key is lost, a secret lies in clear or a file was left."""
    keys = _load(folder)
    held = keys.open("alex", NEW if _opens(keys, NEW) else ALEX)
    assert held.approver is not None
    opened = [open_epoch(epoch, held.root) for epoch in keys.epochs]
    secrets = [identity.secret() for identity in (held.root, *opened)] + [held.approver.private_bytes_raw()]
    revealed = [identity.reveal().encode() for identity in (held.root, *opened)]
    texts = [text.encode() for text in (ALEX, ROBIN, NEW, CODE)]
    files = contents(folder)
    for canary in (*secrets, *map(b64encode, secrets), *revealed, *texts):
        assert not any(canary in data for data in files.values()), "a secret lies in clear"
    left = {name for name in files if name != FILE}
    assert all(name.startswith(TEMPORARY) for name in left)
    assert not left or fault.way.is_end or "unlink" in fault.failed, f"{left} is left after {fault.failed}"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(("change", "is_done"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_keys_is_done_or_was_never_begun(
    tmp_path: Path, model: Path, change: Change, is_done: Callable[[Keyring], bool], way: Way
) -> None:
    assert sweep(Changing(model, change, is_done), way, tmp_path) >= CALLS_OF_A_CHANGE


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_new_keys_are_there_or_can_be_made(tmp_path: Path, way: Way) -> None:
    assert sweep(Creating(), way, tmp_path) >= CALLS_OF_A_CHANGE


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_keys_whose_disk_does_not_answer_used_to_be_replaced(tmp_path: Path, model: Path, way: Way) -> None:
    assert sweep(NotCreating(model), way, tmp_path)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_keys_that_cannot_be_read_now_are_read_later_and_are_not_called_damaged(
    tmp_path: Path, model: Path, way: Way
) -> None:
    assert sweep(Opening(model), way, tmp_path) >= CALLS_OF_READING


def test_keys_that_are_torn_at_any_byte_are_the_old_keys(tmp_path: Path, model: Path) -> None:
    changing = Changing(model, *CHANGES["spent code"])
    changing.prepare(tmp_path / "done")
    changing.act()
    length = len(contents(changing.folder)[FILE])
    changing.prepare(tmp_path / "torn")
    before = contents(changing.folder)[FILE]
    for kept in range(length + 1):
        fault = Fault(way=WAYS["killed"], at=FIRST_WRITE, kept_bytes=kept)
        with pytest.raises(Killed), failing(fault):
            changing.act()
        assert fault.failed[0] == "write"
        after = contents(changing.folder)
        assert after.pop(FILE) == before
        ((name, torn),) = after.items()
        assert (name.startswith(TEMPORARY), len(torn)) == (True, kept)
        (changing.folder / name).unlink()
    assert length > 1000
    assert _opens(_load(changing.folder), CODE, Credential.RECOVERY)
