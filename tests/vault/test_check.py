"""Whatever is done to a data directory, the check names it: exactly that, and nothing where nothing was done."""

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import shutil
import tempfile

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.account import Account
from custom_components.footage_guard.model.facts import (
    ClipAccounted,
    ClipMissing,
    ClipRemoved,
    EpochErased,
    NothingRecorded,
    Removal,
)
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.check.findings import CHECKS, Code, shown
from custom_components.footage_guard.vault.clip_source import ClipSource
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential
from custom_components.footage_guard.vault.mark import MARK
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

from .checking import DOOR, NOW, OTHER, PASSPHRASE, Made, begun, flip, for_strangers, made, only_part, said

type Harm = Callable[[Made], object]


@pytest.fixture
def vault(tmp_path: Path) -> Made:
    """A vault in which nothing is wrong."""
    return made(tmp_path)


def test_nothing_is_wrong_with_what_the_vault_makes(vault: Made) -> None:
    assert vault.found() == []
    report = vault.check()
    assert (report.clips, report.files, report.skipped) == (3, 3, frozenset())


def test_nothing_is_wrong_with_what_a_recorder_tells(vault: Made) -> None:
    account = Account(asked_from_ms=1, asked_to_ms=2, triggers=(), gaps=())
    told = [ClipAccounted(clip_id=clip_id, account=account) for clip_id in (vault.whole, vault.cut, ClipId(OTHER))]
    vault.tell(*told, NothingRecorded(camera=DOOR, account=account))
    assert vault.found() == []


def test_without_a_ledger_files_are_compared_with_the_index(vault: Made) -> None:
    assert vault.without_ledger() == ["no_ledger ledger"]
    flip(vault.path(vault.whole), -1)
    assert vault.without_ledger() == ["no_ledger ledger", f"digest_differs {vault.whole}"]


def test_nothing_is_changed_by_looking(vault: Made) -> None:
    before = _looks(vault.folder)
    vault.check()
    assert _looks(vault.folder) == before


def test_clips_may_lie_elsewhere(vault: Made, tmp_path: Path) -> None:
    clips = (vault.folder / "vault").rename(tmp_path / "elsewhere")
    assert said(vault.check(clips=clips)) == []
    (clips / MARK).touch(0o600)
    assert said(vault.check(clips=clips)) == []
    (clips / "2026-11" / MARK).touch(0o600)
    assert said(vault.check(clips=clips)) == [f"stranger elsewhere/2026-11/{MARK}"]
    (clips / "2026-11" / MARK).unlink()
    (clips / "2026-11" / "photo.jpg").touch(0o600)
    clips.chmod(0o750)
    assert said(vault.check(clips=clips)) == ["open_to_others elsewhere", "stranger elsewhere/2026-11/photo.jpg"]


def _looks(folder: Path) -> dict[Path, tuple[int, int, bytes]]:
    return {
        path: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda path: path.write_bytes(for_strangers(1)), "header_differs"),
        (lambda path: path.write_bytes(b"GIF89a" * 99_999), "not_age"),
        (lambda path: path.unlink(), "removed_outside"),
    ],
)
def test_another_file_is_not_a_clip_that_is_being_written(
    vault: Made, harm: Callable[[Path], object], code: str
) -> None:
    vault.use(lambda running: begun(running)._file.abandon())
    path = only_part(vault)
    harm(path)
    assert f"{code} {path.stem}" in vault.found()


def test_a_restored_clip_that_is_whole_and_whose_end_nobody_told_is_ended_by_the_next_start(vault: Made) -> None:
    vault.use(lambda running: begun(running)._file.finish())
    (path,) = (path for path in vault.folder.glob("vault/*/*.age") if f"being_written {path.stem}" in vault.found())
    assert not [found for found in vault.found() if found.startswith("removed_outside")]
    path.unlink()
    assert f"removed_outside {path.stem}" in vault.found()


def test_another_file_is_not_a_missing_clip(vault: Made) -> None:
    vault.tell(ClipMissing(clip_id=vault.whole))
    flip(vault.path(vault.whole), -1)
    assert vault.found() == [f"known_missing {vault.whole}", f"stranger vault/2026-10/{vault.whole}.age"]


def test_a_clip_that_went_missing_while_it_was_open_is_never_found(vault: Made) -> None:
    vault.use(lambda running: begun(running)._file.abandon())
    path = only_part(vault)
    vault.tell(ClipMissing(clip_id=ClipId(path.stem)))
    assert vault.found() == [f"known_missing {path.stem}", f"stranger vault/2026-11/{path.name}"]


def test_an_erased_month_says_that_its_clips_open_for_nobody(vault: Made) -> None:
    vault.tell(EpochErased(epoch="2026-10"))
    vault.edit_keys(lambda keys: keys["deleted_epochs"].update({keys["epochs"].pop(0)["id"]: "2026-12-01"}))
    assert vault.found() == ["month_erased 2026-10"]


def test_whoever_comes_or_goes_leaves_months_in_order(vault: Made) -> None:
    keys = Keyring.load(vault.folder, lambda: FLOOR)
    alex = keys.open("alex", PASSPHRASE)
    keys.add_person("kim", PASSPHRASE, alex, NOW)
    keys.set_credential("kim", keys.open("kim", PASSPHRASE), Credential.DEVICE, bytes(32))
    assert vault.found() == []
    keys.remove_person("alex", NOW)
    assert vault.found() == []
    keys.delete_epoch("2026-11.2", NOW)
    assert vault.found() == ["month_erased_untold 2026-11.2"]
    vault.edit_keys(lambda document: document.update(epochs=[]))
    assert "month_without_key 2026-11" in vault.found()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (lambda vault: f"{vault.held}.age", ["file_unreadable {held}"]),
        (lambda _: f"{OTHER}.part", ["removed_outside {held}", f"stranger vault/2026-11/{OTHER}.part"]),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    vault: Made, monkeypatch: pytest.MonkeyPatch, name: Callable[[Made], str], expected: list[str]
) -> None:
    path = vault.path(vault.held)
    path = path.rename(path.with_name(name(vault)))
    original = os.pread

    def pread(descriptor: int, length: int, offset: int) -> bytes:
        if os.fstat(descriptor).st_ino == path.stat().st_ino:
            raise OSError(5, "input/output error")
        return original(descriptor, length, offset)

    monkeypatch.setattr(os, "pread", pread)
    assert vault.found() == [line.format(**vault.names) for line in expected]


def test_what_goes_while_it_is_looked_for_is_no_problem(vault: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """A running Home Assistant goes on: it has removed the clip, and told so, by the second look."""
    original = ClipStore.open

    def remove(store: ClipStore, place: Place) -> ClipSource:
        monkeypatch.setattr(ClipStore, "open", original)
        vault.path(vault.whole).unlink()
        vault.tell(ClipRemoved(clip_id=vault.whole, reason=Removal.AGE))
        return original(store, place)

    monkeypatch.setattr(ClipStore, "open", remove)
    assert vault.found() == []


def test_what_goes_while_the_folder_is_read_is_not_there(vault: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Path.lstat
    gone = vault.folder / "vault" / "2026-12"
    gone.mkdir(0o700)
    (gone / "x").touch(0o600)

    def lstat(path: Path) -> os.stat_result:
        found = original(path)
        shutil.rmtree(gone, ignore_errors=True)
        return found

    monkeypatch.setattr(Path, "lstat", lstat)
    assert vault.found() == []


def test_a_folder_that_cannot_be_read_is_named(vault: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path.name == "2026-10":
            raise PermissionError
        return original(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert vault.found() == ["folder_unreadable vault/2026-10", f"removed_outside {vault.whole}"]


def test_a_folder_that_is_not_ours_to_read_ends_the_check(vault: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def iterdir(path: Path) -> Iterator[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", iterdir)
    with pytest.raises(PermissionError):
        vault.check()


@given(st.data())
def test_no_flipped_bit_is_overlooked(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        vault = made(Path(name))
        clip_id = data.draw(st.sampled_from([vault.whole, vault.held, vault.cut]))
        path = vault.path(clip_id)
        # Half of them in the header, which is short.
        place = data.draw(st.integers(0, 200) | st.integers(0, path.stat().st_size - 1))
        flip(path, place % path.stat().st_size, 1 << data.draw(st.integers(0, 7)))
        codes = {line.split()[0] for line in vault.found()}
        assert len(codes) == 1
        assert codes <= {"not_age", "stanzas_unexpected", "header_differs", "digest_differs"}


@given(st.text() | st.binary().map(os.fsdecode))
def test_a_name_is_printable_whatever_it_is(name: str) -> None:
    assert shown(name).isprintable()
    assert shown(name).encode() != b"\xff"


def test_every_code_is_told_by_a_test_and_documented() -> None:
    folder = Path(__file__).parent
    tested = "".join(path.read_text() for path in folder.glob("test_check*.py"))
    documented = (folder.parents[1] / "docs" / "ref" / "check.md").read_text()
    assert [code for code in Code if code not in tested] == []
    assert [code for code in Code if f"| {code.check} | `{code}` | {code.severity} |" not in documented] == []
    assert [name for number, name in enumerate(CHECKS, 1) if f"{number}. {name}" not in documented.lower()] == []
