"""The file of the index: for its owner only, current, and either right or told to be damaged."""

from collections.abc import Callable
from dataclasses import replace
import errno
from itertools import batched
import os
from pathlib import Path
import sqlite3
import stat

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.disk import database
from custom_components.footage_guard.disk.database import Step, discard
from custom_components.footage_guard.model.clip import MAX_CLIP_MS, NEWEST, QUARTER_MS, ClipState, HoldKind
from custom_components.footage_guard.model.errors import ClipUnknown, IndexDamaged, IndexTooNew, VaultFileRefused
from custom_components.footage_guard.vault.index import index as index_module
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.index.schema import SCHEMA, STEPS, TABLES

from .test_index_queries import CAMERAS, EPOCHS, START, Plain, assert_same, clip_of, hold_of, refill

CLIPS = [clip_of(number, start_ms=START + number * 1000) for number in range(200)]
HOLD = hold_of(0, CLIPS[0].id, until_ms=5)
PLAIN = Plain({clip.id: clip for clip in CLIPS}, {(HOLD.id, HOLD.clip_id): HOLD})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where an index may be."""
    return tmp_path / "vault" / "index.sqlite"


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed index with some clips, and a hold on one."""
    with Index.open(path) as index:
        refill(index, CLIPS)
        index.hold(HOLD)
    return path


def _execute(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path, autocommit=True)
    connection.execute(sql)
    connection.close()


def test_all_its_files_are_for_their_owner_only(path: Path) -> None:
    old = os.umask(0)
    try:
        with Index.open(path) as index:
            index.put(clip_of(0))
            modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes == dict.fromkeys(["index.sqlite", "index.sqlite-wal", "index.sqlite-shm"], 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["index.sqlite"]


def test_it_is_new_once(path: Path) -> None:
    with Index.open(path) as index:
        assert index.is_new
    with Index.open(path) as index:
        assert not index.is_new


def test_it_is_there_when_it_is_opened_again(filled: Path) -> None:
    with Index.open(filled) as index:
        assert_same(index, PLAIN)


@pytest.mark.parametrize("name", ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "index.sqlite-journal"])
def test_links_are_refused(filled: Path, name: str) -> None:
    target = filled.parent / name
    filled.rename(filled.with_name("elsewhere"))
    target.symlink_to("elsewhere")
    with pytest.raises(VaultFileRefused):
        Index.open(filled)
    target.unlink()
    os.link(filled.with_name("elsewhere"), target)
    with pytest.raises(VaultFileRefused):
        Index.open(filled)


def test_the_settings_take_effect(filled: Path) -> None:
    with Index.open(filled) as index:
        settings = {
            name: index._database.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


def test_the_schema_knows_the_numbers_of_the_model() -> None:
    text = "\n".join(statement for step in STEPS for statement in step.statements)
    assert text.count(str(MAX_CLIP_MS)) == 2
    assert text.count(f"/ {QUARTER_MS}") == text.count("start_ms /")
    assert all(f"'{kind}'" in text for kind in HoldKind)


def test_the_list_of_tables_is_complete(filled: Path) -> None:
    with Index.open(filled) as index:
        found = index._database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    assert {name for (name,) in found} == {*TABLES}


NEXT = Step(reason="A word about each clip.", statements=("ALTER TABLE clips ADD COLUMN word TEXT",))
BROKEN = Step(reason="Fails.", statements=("CREATE TABLE half (a)", "CREATE TABLE half (a)"))


def _version(path: Path) -> tuple[int, int]:
    connection = sqlite3.connect(path, autocommit=True)
    found = [connection.execute(sql).fetchone()[0] for sql in ("PRAGMA user_version", "SELECT count(*) FROM clips")]
    connection.close()
    return found[0], found[1]


def test_an_older_file_is_brought_up(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "SCHEMA", replace(SCHEMA, steps=(*STEPS, NEXT)))
    with Index.open(filled) as index:
        assert not index.is_new
        assert_same(index, PLAIN)
        assert index._database.rows("SELECT DISTINCT word FROM clips") == [(None,)]
    assert _version(filled) == (len(STEPS) + 1, len(CLIPS))


def test_a_step_that_fails_leaves_the_older_file(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(index_module, "SCHEMA", replace(SCHEMA, steps=(*STEPS, BROKEN)))
        with pytest.raises(IndexDamaged):
            Index.open(filled)
    assert _version(filled) == (len(STEPS), len(CLIPS))
    with Index.open(filled) as index:
        assert_same(index, PLAIN)


def test_a_file_of_a_later_version_is_refused_and_kept(filled: Path) -> None:
    _execute(filled, f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(IndexTooNew):
        Index.open(filled)
    assert _version(filled) == (len(STEPS) + 1, len(CLIPS))


def _use(path: Path) -> None:
    with Index.open(path) as index:
        for camera in (None, *CAMERAS):
            index.page(camera, NEWEST, 1000)
            index.overlapping(camera, 0, 10**14, 1000)
            index.older_than(camera, 10**14, 1000)
            index.counts_per_quarter(camera, 0, 10**14)
            index.total_bytes(camera)
        index.oldest_unheld(1000)
        index.held_bytes([*HoldKind])
        index.expired_holds(10**14)
        index.clips_of_epoch(EPOCHS[0])
        for clip in CLIPS:
            index.get(clip.id)
            index.holds_of(clip.id)
        for clip in CLIPS[:5]:
            index.mark(clip.id, ClipState.MISSING)
            index.remove(clip.id)
            index.put(clip)


def _rebuild(path: Path) -> None:
    with Index.open(path) as index:
        refill(index, CLIPS)
        assert_same(index, Plain(PLAIN.clips, {(hold.id, hold.clip_id): hold for hold in index.holds_of(CLIPS[0].id)}))


def _cut_to(length: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, length)


def _overwrite(offset: int, data: bytes) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)

    return harm


def _replace(*pairs: bytes) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        data = path.read_bytes()
        for old, new in batched(pairs, 2, strict=True):
            data = data.replace(old, new)
        path.write_bytes(data)

    return harm


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b"garbage"),
        lambda path: path.write_bytes(b"garbage " * 10_000),
        _cut_to(50),
        _cut_to(4096),
        _cut_to(4097),
        _cut_to(20_000),
        _overwrite(100, bytes(4096)),
        _overwrite(4096 * 3, b"\xff" * 8192),
        _overwrite(68, b"Othr"),
        lambda path: _execute(path, "DROP TRIGGER clips_removed"),
        lambda path: _execute(path, "DROP TABLE quarters"),
        lambda path: _execute(path, "ALTER TABLE clips ADD COLUMN word TEXT"),
        lambda path: _execute(path, "CREATE TRIGGER theirs AFTER INSERT ON holds BEGIN DELETE FROM holds; END"),
        lambda path: _execute(path, "UPDATE clips SET id = lower(id)"),
        lambda path: _execute(path, "UPDATE clips SET epoch = 'never'"),
        lambda path: _execute(path, "UPDATE clips SET camera = CAST(x'ff' AS TEXT)"),
        lambda path: _execute(path, "UPDATE holds SET id = lower(id)"),
        lambda path: _execute(path, "DELETE FROM epochs"),
        lambda path: _execute(path, "UPDATE totals SET size_bytes = 0"),
        # What SQLite then says about the index cannot be read as text.
        _replace(
            b"clips_by_startclips",
            b"\x80lips_by_startclips",
            b"CREATE INDEX clips_by_start",
            b"CREATE INDEX clips_by_stars",
        ),
    ],
)
def test_damage_is_told_and_the_index_is_made_anew(filled: Path, harm: Callable[[Path], None]) -> None:
    harm(filled)
    with pytest.raises(IndexDamaged):
        _use(filled)
    discard(filled)
    with Index.open(filled) as index:
        assert index.is_new
        refill(index, CLIPS)
        index.hold(HOLD)
        assert_same(index, PLAIN)


def test_another_program_s_database_is_not_taken(path: Path) -> None:
    path.parent.mkdir()
    _execute(path, "CREATE TABLE states (entity TEXT)")
    with pytest.raises(IndexDamaged):
        Index.open(path)


@given(data=st.data())
def test_whatever_is_changed_in_the_file_is_told_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("harmed") / "index.sqlite"
    with Index.open(path) as index:
        refill(index, CLIPS)
        index.hold(HOLD)
    size = path.stat().st_size
    for offset in data.draw(st.lists(st.integers(0, size - 9), min_size=1, max_size=4)):
        _overwrite(offset, data.draw(st.binary(min_size=1, max_size=8)))(path)
    try:
        _use(path)
        _rebuild(path)
    except ClipUnknown, IndexDamaged, IndexTooNew:
        discard(path)
        _rebuild(path)


@pytest.mark.parametrize("length", [0, 1])
def test_a_file_that_was_emptied_is_new(filled: Path, length: int) -> None:
    os.truncate(filled, length)
    with Index.open(filled) as index:
        assert index.is_new


def test_discarding_half_way_never_brings_an_old_index_back(path: Path) -> None:
    with Index.open(path) as index:
        refill(index, CLIPS)
        journal = path.with_name("index.sqlite-wal").read_bytes()
    assert journal
    path.unlink()
    path.with_name("index.sqlite-wal").write_bytes(journal)
    with Index.open(path) as index:
        assert index.is_new
        assert_same(index, Plain())


def test_discarding_nothing(path: Path) -> None:
    path.parent.mkdir()
    discard(path)
    assert not list(path.parent.iterdir())


def test_a_full_disk_is_the_disk_s_error_and_changes_nothing(filled: Path) -> None:
    with Index.open(filled) as index:
        ((used,),) = index._database.rows("PRAGMA page_count")
        index._database.rows(f"PRAGMA max_page_count = {used}")
        with pytest.raises(OSError, match="No space left") as told:
            refill(index, (clip_of(number) for number in range(5000)))
        assert told.value.errno == errno.ENOSPC
        assert_same(index, PLAIN)


def test_a_disk_that_undid_everything_is_not_asked_to_undo_it_again(filled: Path) -> None:
    with Index.open(filled) as index:
        with pytest.raises(OSError, match="full"):
            _fail_after_undoing(index)
        assert_same(index, PLAIN)


def _fail_after_undoing(index: Index) -> None:
    with index.transaction():
        index.remove(CLIPS[0].id)
        index._database.rows("ROLLBACK")
        raise OSError("full")


def test_another_writer_is_waited_for_and_then_told(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_S", 0.01)
    with Index.open(filled) as index, Index.open(filled) as other, other.transaction():
        with pytest.raises(OSError, match="busy") as told:
            index.put(clip_of(1))
        assert told.value.errno == errno.EBUSY


def test_a_mistake_of_ours_is_not_called_damage(filled: Path) -> None:
    index = Index.open(filled)
    index._database._connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        index.page(None, NEWEST, 1)
    index.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        index.page(None, NEWEST, 1)


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(VaultFileRefused):
        Index.open(path)


@pytest.mark.parametrize("change", ["kind = 'nobody'", "id = 'I' || substr(id, 2)"])
def test_a_hold_that_nobody_could_have_placed_is_damage(filled: Path, change: str) -> None:
    with Index.open(filled) as index:
        index._database.rows("PRAGMA ignore_check_constraints = ON")
        index._database.rows(f"UPDATE holds SET {change}")  # noqa: S608  # our own words
        with pytest.raises(IndexDamaged):
            index.holds()


def test_a_kind_that_is_none_is_damage(filled: Path) -> None:
    with Index.open(filled) as index:
        (hold, *_) = index.holds()
        index._database.rows("PRAGMA ignore_check_constraints = ON")
        index._database.rows("UPDATE holds SET kind = 'nobody'")
        with pytest.raises(IndexDamaged):
            index.kind_of_hold(hold.hold_id)
