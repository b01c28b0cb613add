"""What is done to the index is named, and the ledger makes it anew; where the ledger says nothing, nothing is done."""

from collections.abc import Callable, Iterator
from dataclasses import replace
import os
from pathlib import Path
import sqlite3
import subprocess
import sys
import tempfile

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.footage_guard.model.errors import FactUnknown, VaultFileRefused
from custom_components.footage_guard.model.facts import ClipMissing, Fact
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.check import history, snapshot
from custom_components.footage_guard.vault.check.repairing import IndexInUse, repair
from custom_components.footage_guard.vault.check.snapshot import take_snapshot
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.index.taking import rebuild

from .checking import OTHER, Made, made, said
from .journal import FileJournal

type Harm = Callable[[Made], object]


@pytest.fixture
def vault(tmp_path: Path) -> Made:
    """A vault in which nothing is wrong."""
    return made(tmp_path)


def _add_clip(vault: Made) -> None:
    vault.edit(
        "INSERT INTO clips SELECT :other, camera, start_ms, end_ms, epoch, size_bytes, digest, header_digest, state,"
        " imported, leaf, first_leaf FROM clips WHERE id = :whole"
    )


HARMS: dict[str, tuple[Harm, list[str]]] = {
    "gone": (lambda v: v.index.unlink(), ["index_missing index.db"]),
    "linked": (
        lambda v: v.index.symlink_to(v.index.rename(v.folder.parent / "index")),
        ["symbolic_link index.db", "index_refused index.db"],
    ),
    "a journal with a second name": (
        lambda v: os.link(_touched(v.folder / "index.db-wal"), v.folder.parent / "x"),
        ["hard_link index.db-wal", "index_refused index.db"],
    ),
    "garbage": (lambda v: v.index.write_bytes(b"garbage" * 999), ["index_damaged index.db"]),
    "empty": (lambda v: v.index.write_bytes(b""), ["index_form index.db"]),
    "cut off": (lambda v: v.index.write_bytes(v.index.read_bytes()[:-9000]), ["index_damaged index.db"]),
    "another program's": (lambda v: v.edit("PRAGMA application_id = 7"), ["index_form index.db"]),
    "of a later version": (lambda v: v.edit("PRAGMA user_version = 99"), ["index_too_new index.db"]),
    "with a table more": (lambda v: v.edit("CREATE TABLE more (a)"), ["index_form index.db"]),
    "with a trigger less": (lambda v: v.edit("DROP TRIGGER clips_added"), ["index_form index.db"]),
    "a row that breaks a rule": (
        lambda v: v.edit("UPDATE clips SET leaf = -1 WHERE id = :whole"),
        ["index_damaged index.db", "row_impossible {whole}", "clip_not_indexed {whole}"],
    ),
    "a row that no clip can be": (
        lambda v: v.edit("UPDATE clips SET epoch = 'never' WHERE id = :whole"),
        ["row_impossible {whole}", "clip_not_indexed {whole}"],
    ),
    "a hold that cannot be": (
        lambda v: v.edit("UPDATE holds SET id = lower(id)"),
        ["row_impossible 01kb0000000000000000000000", "hold_not_indexed {hold}"],
    ),
    "text that is none": (
        lambda v: v.edit("UPDATE clips SET camera = CAST(x'ff' AS TEXT)"),
        ["index_damaged index.db"],
    ),
    "a clip forgotten": (
        lambda v: v.edit("DELETE FROM clips WHERE id = :whole"),
        ["clip_not_indexed {whole}"],
    ),
    "a clip invented": (_add_clip, [f"clip_not_told {OTHER}"]),
    "another camera": (
        lambda v: v.edit("UPDATE clips SET camera = 'gate' WHERE id = :whole"),
        ["clip_differs {whole}"],
    ),
    "another time": (
        lambda v: v.edit("UPDATE clips SET start_ms = start_ms - 9, end_ms = end_ms - 9 WHERE id = :whole"),
        ["clip_differs {whole}"],
    ),
    "a clip called missing": (
        lambda v: v.edit("UPDATE clips SET state = 'missing' WHERE id = :whole"),
        ["clip_differs {whole}"],
    ),
    "a hold forgotten": (lambda v: v.edit("DELETE FROM holds"), ["hold_not_indexed {hold}"]),
    "a hold renamed": (
        lambda v: v.edit("UPDATE holds SET id = :other"),
        ["hold_not_indexed {hold}", f"hold_not_told {OTHER}"],
    ),
    "a hold that ends": (
        lambda v: v.edit("UPDATE holds SET until_ms = made_ms + 1"),
        ["hold_differs {hold}"],
    ),
    "a hold of nothing": (
        lambda v: v.edit("PRAGMA foreign_keys = OFF", "UPDATE holds SET clip = :other"),
        ["hold_not_indexed {hold}", "hold_not_told {hold}", "hold_without_clip {hold}"],
    ),
    "a wrong quarter": (lambda v: v.edit("UPDATE quarters SET clips = clips + 1"), ["count_wrong quarters"]),
    "a quarter too many": (
        lambda v: v.edit("INSERT INTO quarters VALUES ('gate', 1, 1)"),
        ["count_wrong quarters"],
    ),
    "a wrong total": (lambda v: v.edit("UPDATE totals SET size_bytes = 0"), ["count_wrong totals"]),
    "no total": (lambda v: v.edit("DELETE FROM totals"), ["count_wrong totals"]),
    "a wrong month": (lambda v: v.edit("DELETE FROM epochs"), ["count_wrong epochs"]),
    "ahead": (lambda v: v.edit("UPDATE progress SET facts = 999"), ["index_ahead ledger"]),
    "behind without reason": (
        lambda v: v.edit("UPDATE progress SET facts = 2"),
        [
            "index_behind ledger",
            "clip_differs {whole}",
            "clip_not_told {held}",
            "clip_not_told {cut}",
            "hold_not_told {hold}",
        ],
    ),
}


def _touched(path: Path) -> Path:
    path.touch(0o600)
    return path


def _told(path: Path) -> object:
    return {name: sorted(rows) for name, rows in (take_snapshot(path).tables or {}).items()}


@pytest.mark.parametrize(("harm", "expected"), HARMS.values(), ids=HARMS.keys())
def test_what_is_harmed_is_named_and_made_anew(vault: Made, harm: Harm, expected: list[str]) -> None:
    before = _told(vault.index)
    harm(vault)
    assert vault.found() == [line.format(**vault.names) for line in expected]
    repair(vault.index, vault.journal())
    assert vault.found() == []
    assert _told(vault.index) == before


def test_no_progress_counts_as_none(vault: Made) -> None:
    vault.edit("DELETE FROM progress")
    assert "count_wrong progress" in vault.found()
    assert vault.without_ledger() == ["no_ledger ledger", "count_wrong progress"]


def test_an_index_that_lacks_the_newest_facts_is_no_problem(vault: Made) -> None:
    vault.journal().append(ClipMissing(clip_id=vault.whole))
    assert vault.found() == ["index_behind ledger", f"back_again {vault.whole}"]


@pytest.mark.parametrize(
    "harm", [lambda vault: vault.index.unlink(), lambda vault: vault.index.write_bytes(b"x" * 999)]
)
def test_without_index_and_ledger_files_can_only_be_age_files(vault: Made, harm: Harm) -> None:
    harm(vault)
    vault.path(vault.whole).write_bytes(b"nothing")
    (vault.folder / "vault" / "photo").touch(0o600)
    report = vault.check(lambda: None)
    assert said(report)[1:] == [
        "no_ledger ledger",
        f"not_age vault/2026-10/{vault.whole}.age",
        "stranger vault/photo",
    ]
    assert report.skipped == {5, 6, 8, 9, 12, 13}


class Wrong(FileJournal):
    """A ledger in which something is wrong with the facts."""

    def __init__(self, path: Path, change: Callable[[list[tuple[int, Fact]]], list[tuple[int, Fact]]]) -> None:
        """Change what is told."""
        super().__init__(path)
        self._change = change

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:  # type: ignore[explicit-override]  # a stand-in
        yield from self._change(list(super().facts(start)))


def _raise(error: Exception) -> list[tuple[int, Fact]]:
    raise error


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: _raise(FactUnknown()), "ledger_unreadable"),
        (lambda _: _raise(OSError(5, "input/output error")), "ledger_unreadable"),
        (lambda facts: facts[:-1], "ledger_impossible"),
        (lambda facts: facts[::-1], "ledger_impossible"),
        (lambda facts: [*facts[:2], *facts[3:]], "ledger_impossible"),
    ],
)
def test_a_ledger_that_cannot_be_believed_is_named_and_the_index_counts(
    vault: Made, change: Callable[[list[tuple[int, Fact]]], list[tuple[int, Fact]]], code: str
) -> None:
    vault.path(vault.held).unlink()
    found = vault.found(lambda: Wrong(vault.ledger, change))
    assert found == [f"{code} ledger", f"removed_outside {vault.held}"]


def test_a_beginning_of_a_ledger_does_not_grow(vault: Made) -> None:
    beginning = history._Beginning(vault.journal(), 2)
    assert beginning.read(0) == vault.journal().read(0)
    with pytest.raises(OSError, match="Read-only"):
        beginning.append(beginning.read(0))


@settings(max_examples=settings.default.max_examples // 4)  # type: ignore[union-attr]  # a profile is loaded
@given(st.data())
def test_no_flipped_byte_of_the_index_goes_unnoticed_or_keeps_it_from_being_made_anew(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        vault = made(Path(name))
        before = _told(vault.index)
        content = bytearray(vault.index.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        vault.index.write_bytes(content)
        # What nothing refers to may be anything.
        assert vault.found() or _told(vault.index) == before
        repair(vault.index, vault.journal())
        assert vault.found() == []
        assert _told(vault.index) == before


HOLDER = """
import sys
sys.modules["homeassistant"] = None
from pathlib import Path
from custom_components.footage_guard.vault.index.index import Index
with Index.open(Path(sys.argv[1])) as index:
    index.taken()
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(vault: Made) -> Iterator[None]:
    """Have another process hold the index open, as Home Assistant does."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(vault.index)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield
        process.communicate()


@pytest.mark.usefixtures("holder")
def test_an_index_that_is_in_use_is_read_and_never_replaced(vault: Made) -> None:
    before = vault.index.stat().st_ino
    assert vault.found() == []
    vault.path(vault.held).unlink()
    assert vault.found() == [f"removed_outside {vault.held}"]
    with pytest.raises(IndexInUse):
        repair(vault.index, vault.journal())
    assert vault.index.stat().st_ino == before
    assert vault.found() == [f"removed_outside {vault.held}"]


def test_what_is_still_in_the_journal_of_sqlite_is_read(vault: Made) -> None:
    with Index.open(vault.index) as index:
        vault.journal().append(ClipMissing(clip_id=vault.whole))
        rebuild(index, vault.journal())
        assert vault.found() == [f"back_again {vault.whole}"]
        crashed = {path: path.read_bytes() for path in vault.folder.glob("index.db*")}
    for path, content in crashed.items():
        path.write_bytes(content)
        path.chmod(0o600)
    # A copy of a disk may lack it; SQLite would make it anew.
    (vault.folder / "index.db-shm").unlink()
    before = {path: path.read_bytes() for path in vault.folder.glob("index.db*")}
    assert vault.found() == [f"back_again {vault.whole}"]
    assert {path: path.read_bytes() for path in vault.folder.glob("index.db*")} == before


def test_a_locked_index_cannot_be_read(vault: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "BUSY_S", 0)
    (vault.folder / "index.db-wal").touch(0o600)
    (vault.folder / "index.db-shm").touch(0o600)
    connection = sqlite3.connect(vault.index, autocommit=True)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OSError, match="locked"):
        vault.found()
    connection.close()


def test_an_index_that_changes_all_the_time_cannot_be_read(vault: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    original = snapshot._copied

    def copied(address: str) -> object:
        os.utime(vault.index)
        return original(address)

    monkeypatch.setattr(snapshot, "_copied", copied)
    with pytest.raises(OSError, match="busy"):
        take_snapshot(vault.index)


def test_a_folder_in_place_of_the_index_is_refused(vault: Made) -> None:
    vault.index.unlink()
    vault.index.mkdir(0o700)
    with pytest.raises(VaultFileRefused):
        take_snapshot(vault.index)
    with pytest.raises(IsADirectoryError):
        repair(vault.index, vault.journal())


def test_a_hold_of_many_clips_is_named_once(vault: Made) -> None:
    clip = ClipId(vault.whole)
    (hold,) = vault.use(lambda running: running.index.holds_of(vault.held))
    vault.use(lambda running: running.index.hold(replace(hold, clip_id=clip)))
    vault.use(lambda running: running.index.hold(replace(hold, clip_id=vault.cut)))
    assert vault.found() == [f"hold_not_told {hold.id}"]
