"""Clips on disk: whole, cut or not there, and nothing else."""

from hashlib import sha256
import os
from pathlib import Path

import pytest

from custom_components.footage_guard.model.errors import ClipDamaged, VaultFileRefused
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole
from custom_components.footage_guard.vault.age.stream import CHUNK
from custom_components.footage_guard.vault.clip_file import ClipFile
from custom_components.footage_guard.vault.clip_source import Stored, describe
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

from .cut_off import read_cut

KEY = X25519Identity.generate()
PLACE = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
OTHER = Place(month="2026-12", clip_id="01KAZ0000000000000000000AB")
CONTENT = bytes(range(256)) * 1000


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    """An empty store."""
    return ClipStore(tmp_path / "vault")


def _record(store: ClipStore, place: Place = PLACE, content: bytes = CONTENT) -> Stored:
    clip = store.create(place, [KEY.recipient])
    for start in range(0, len(content), 10_000):
        clip.write(content[start : start + 10_000])
        clip.sync()
    return clip.finish()


def _watch(store: ClipStore, place: Place = PLACE) -> bytes:
    with store.open(place) as source:
        return b"".join(read_whole(source, [KEY]))


def _file(tmp_path: Path, place: Place, suffix: str = ".age") -> Path:
    return tmp_path / "vault" / place.month / f"{place.clip_id}{suffix}"


def test_a_clip_is_found_under_its_name_and_is_what_the_record_says(tmp_path: Path, store: ClipStore) -> None:
    stored = _record(store)
    data = _file(tmp_path, PLACE).read_bytes()
    assert stored.size_bytes == len(data)
    assert stored.digest == sha256(data).digest()
    assert _watch(store) == CONTENT
    assert (store.clips(), store.parts(), store.strangers()) == ([PLACE], [], [])
    with store.open(PLACE) as source:
        assert SeekableReader(source, [KEY]).read(70_000, 10) == CONTENT[70_000:70_010]


def test_a_clip_without_content_is_a_clip(store: ClipStore) -> None:
    _record(store, content=b"")
    assert _watch(store) == b""


def test_a_clip_that_is_being_written_is_a_part_and_cannot_be_opened(store: ClipStore) -> None:
    clip = store.create(PLACE, [KEY.recipient])
    clip.write(CONTENT)
    assert (store.clips(), store.parts()) == ([], [PLACE])
    with pytest.raises(FileNotFoundError):
        store.open(PLACE)
    with pytest.raises(FileExistsError):
        store.create(PLACE, [KEY.recipient])
    clip.abandon()


def test_a_part_becomes_a_cut_clip_byte_for_byte(tmp_path: Path, store: ClipStore) -> None:
    clip = store.create(PLACE, [KEY.recipient])
    clip.write(CONTENT)
    clip.abandon()
    before = _file(tmp_path, PLACE, ".part").read_bytes()
    with store.open_part(PLACE) as source:
        stored = describe(source)
    store.publish(PLACE)
    assert _file(tmp_path, PLACE).read_bytes() == before
    assert stored == Stored(size_bytes=len(before), digest=sha256(before).digest(), header_digest=clip.header_digest)
    assert (store.clips(), store.parts()) == ([PLACE], [])
    with store.open(PLACE) as source:
        assert b"".join(read_cut(source, [KEY])) == CONTENT[: len(CONTENT) // CHUNK * CHUNK]
    with store.open(PLACE) as source, pytest.raises(ClipDamaged):
        SeekableReader(source, [KEY])


def test_a_deleted_clip_is_gone_and_can_be_deleted_again(tmp_path: Path, store: ClipStore) -> None:
    _record(store)
    _record(store, OTHER)
    store.delete(PLACE)
    store.delete(PLACE)
    assert store.clips() == [OTHER]
    assert not _file(tmp_path, PLACE).exists()


@pytest.mark.parametrize(
    ("month", "clip_id"),
    [
        ("..", PLACE.clip_id),
        ("2026-13", PLACE.clip_id),
        ("2026-11/", PLACE.clip_id),
        ("2026-11\n", PLACE.clip_id),
        ("2026-11", ""),
        ("2026-11", "../../keys"),
        ("2026-11", PLACE.clip_id.lower()),
        ("2026-11", f"{PLACE.clip_id}\n"),
        ("2026-11", "81KAZ0000000000000000000AA"),
        ("\u0662026-11", PLACE.clip_id),
    ],
)
def test_no_name_from_outside_becomes_a_path(month: str, clip_id: str) -> None:
    with pytest.raises(VaultFileRefused):
        Place(month=month, clip_id=clip_id)


def test_links_are_refused(tmp_path: Path, store: ClipStore) -> None:
    _record(store)
    _record(store, OTHER)
    _file(tmp_path, PLACE).rename(tmp_path / "elsewhere")
    _file(tmp_path, PLACE).symlink_to(tmp_path / "elsewhere")
    os.link(_file(tmp_path, OTHER), tmp_path / "second-name")
    for place in (PLACE, OTHER):
        with pytest.raises(VaultFileRefused):
            store.open(place)


def test_what_others_put_there_is_named(tmp_path: Path, store: ClipStore) -> None:
    _record(store)
    stranger = tmp_path / "vault" / "2026-11" / "holiday.mp4"
    stranger.touch()
    (tmp_path / "vault" / "note.txt").touch()
    assert store.strangers() == [stranger, tmp_path / "vault" / "note.txt"]
    assert store.clips() == [PLACE]


def test_an_empty_store_has_nothing(store: ClipStore) -> None:
    assert (store.clips(), store.parts(), store.strangers()) == ([], [], [])


CALLS = ["write", "fsync", "fdatasync", "rename"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("nth", range(6))
def test_a_full_disk_at_any_call_loses_no_finished_clip_and_leaves_what_can_be_cut(
    tmp_path: Path, store: ClipStore, call: str, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _record(store, OTHER)
    original, count = getattr(os, call), iter(range(1000))

    def failing(*args: object, **kwargs: object) -> object:
        if next(count) == nth:
            raise OSError(28, "No space left on device")
        return original(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing)
        _record_until_it_fails(store)
    assert _watch(store, OTHER) == CONTENT
    for place in store.parts():
        store.publish(place)
        with store.open(place) as source:
            assert CONTENT.startswith(b"".join(read_cut(source, [KEY])))
    assert CONTENT[:300] not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def _record_until_it_fails(store: ClipStore) -> None:
    clip: ClipFile | None = None
    try:
        clip = store.create(PLACE, [KEY.recipient])
        for start in range(0, len(CONTENT), 50_000):
            clip.write(CONTENT[start : start + 50_000])
            clip.sync()
    except OSError:
        if clip is not None:
            clip.abandon()
        return
    try:
        clip.finish()
    except OSError:
        return


def test_a_write_that_is_torn_at_any_byte_gives_no_wrong_byte(
    store: ClipStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: original(descriptor, data[: max(1, len(data) // 3)]))
    _record(store)
    assert _watch(store) == CONTENT


def test_a_month_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    store = ClipStore(tmp_path / "vault")
    clip = store.create(PLACE, [KEY.recipient])
    clip.write(b"moving pictures")
    clip.finish()
    month = tmp_path / "vault" / PLACE.month
    month.rename(tmp_path / "elsewhere")
    month.symlink_to(tmp_path / "elsewhere")
    assert not [*store.names(PLACE.month)]
    for refused in (store.open, store.delete, store.publish, lambda place: store.create(place, [KEY.recipient])):
        with pytest.raises(VaultFileRefused):
            refused(PLACE)
    assert (tmp_path / "elsewhere" / f"{PLACE.clip_id}.age").exists()
