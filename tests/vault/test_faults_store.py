"""Whatever call fails while clips are recorded, cut, deleted and read: no finished one is lost or opened wrongly."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from hashlib import sha256
import os
from pathlib import Path
import shutil
from typing import override

import pytest

from custom_components.footage_guard.disk.files import free_bytes
from custom_components.footage_guard.model.errors import ClipHeaderInvalid
from custom_components.footage_guard.vault.age.header import parse_header
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole
from custom_components.footage_guard.vault.age.stream import CHUNK, PAYLOAD_NONCE_BYTES, SEALED_CHUNK
from custom_components.footage_guard.vault.clip_source import Stored, is_empty
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore
from tests.disk.faults import WAYS, Fault, Way, contents, failing, sweep

from .cut_off import read_cut
from .memory import Memory, sealed

KEY = X25519Identity.generate()
CANARY = b"PLAIN PICTURE "
CONTENT = b"".join(CANARY + bytes([number % 256]) * 1000 for number in range(150))
PIECE = 50_000
FILE = sealed(CONTENT, KEY.recipient)
START = parse_header(FILE).length + PAYLOAD_NONCE_BYTES
"""Of the first chunk, in every file for one person."""
EDGES = [START + number * SEALED_CHUNK for number in range(3)]
MONTH = "2026-11"
KEPT, DOOMED, LEFT, MADE, LATER = (Place(month=MONTH, clip_id=f"01KAZ00000000000000000000{end}") for end in "ABCDE")


def _record(store: ClipStore, place: Place) -> Stored:
    clip = store.create(place, [KEY.recipient])
    try:
        for start in range(0, len(CONTENT), PIECE):
            clip.write(CONTENT[start : start + PIECE])
            clip.sync()
        return clip.finish()
    finally:
        clip.abandon()


def _watch(store: ClipStore, place: Place) -> bytes:
    with store.open(place) as source:
        content = b"".join(read_whole(source, [KEY]))
        reader = SeekableReader(source, [KEY])
        assert reader.read(70_000, 20) == content[70_000:70_020]
        return content


def _rest(store: ClipStore, place: Place) -> bytes:
    """Return what a part holds; nothing where its header is torn."""
    with store.open_part(place) as source, suppress(ClipHeaderInvalid):
        rest = b"".join(read_cut(source, [KEY]))
        assert len(rest) // CHUNK == (source.size - START) // SEALED_CHUNK
        return rest
    with store.open_part(place) as source:
        assert is_empty(source)
    return b""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two clips, a part that was left and something of somebody else."""
    root = tmp_path_factory.mktemp("model") / "vault"
    store = ClipStore(root)
    _record(store, KEPT)
    _record(store, DOOMED)
    part = store.create(LEFT, [KEY.recipient])
    part.write(CONTENT)
    part.abandon()
    (root / "note.txt").touch()
    return root


@dataclass
class Operation:
    """Something that is done to a vault of three clips."""

    model: Path
    root: Path = field(init=False)
    store: ClipStore = field(init=False)

    def prepare(self, folder: Path) -> None:
        self.root = folder / "vault"
        shutil.copytree(self.model, self.root)
        self.store = ClipStore(self.root)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        """Look for what no failure may do, then at what this operation did."""
        assert fault.names
        assert _watch(self.store, KEPT) == CONTENT
        assert CONTENT.startswith(_rest(self.store, LEFT)) if LEFT in self.store.parts() else True
        for name, data in contents(self.root).items():
            assert CANARY not in data, f"{name} holds a picture in clear after {fault.failed}"
        self.must_be_one_or_the_other(is_done=error is None)

    def must_be_one_or_the_other(self, *, is_done: bool) -> None:
        """Raise AssertionError unless there is the old state or, where it must be, the new one; try again."""
        raise NotImplementedError


class Recording(Operation):
    """A new clip, in a month that may be new."""

    stored: Stored | None = None

    def act(self) -> None:
        self.stored = None
        self.stored = _record(self.store, MADE)

    @override
    def must_be_one_or_the_other(self, *, is_done: bool) -> None:
        is_whole, is_part = MADE in self.store.clips(), MADE in self.store.parts()
        assert (is_whole, is_part) in ({(True, False)} if is_done else {(True, False), (False, True), (False, False)})
        data = contents(self.root).get(f"{MONTH}/{MADE.clip_id}.age", b"")
        assert self.stored is None or self.stored.digest == sha256(data).digest()
        content = _watch(self.store, MADE) if is_whole else _rest(self.store, MADE) if is_part else b""
        assert CONTENT.startswith(content)
        assert not is_whole or content == CONTENT
        _record(self.store, LATER)
        assert _watch(self.store, LATER) == CONTENT


class RecordingFirst(Recording):
    """The first clip of a month."""

    @override
    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        self.month = Place(month="2026-12", clip_id=MADE.clip_id)

    @override
    def act(self) -> None:
        self.stored = None
        _record(self.store, self.month)

    @override
    def must_be_one_or_the_other(self, *, is_done: bool) -> None:
        assert self.month in self.store.clips() or not is_done
        later = Place(month="2026-12", clip_id=LATER.clip_id)
        _record(self.store, later)
        assert _watch(self.store, later) == CONTENT


class Cutting(Operation):
    """A part that becomes a cut clip."""

    def act(self) -> None:
        self.store.publish(LEFT)

    @override
    def must_be_one_or_the_other(self, *, is_done: bool) -> None:
        left = contents(self.model)[f"{MONTH}/{LEFT.clip_id}.part"]
        names = {name: data for name, data in contents(self.root).items() if LEFT.clip_id in name}
        assert list(names.values()) == [left]
        is_cut = LEFT in self.store.clips()
        assert is_cut or not is_done
        if not is_cut:
            self.act()
        assert LEFT in self.store.clips()


class Deleting(Operation):
    """A clip that is deleted."""

    def act(self) -> None:
        self.store.delete(DOOMED)

    @override
    def must_be_one_or_the_other(self, *, is_done: bool) -> None:
        is_there = DOOMED in self.store.clips()
        assert not (is_there and is_done)
        assert not is_there or _watch(self.store, DOOMED) == CONTENT
        self.act()
        assert DOOMED not in self.store.clips()


class Looking(Operation):
    """What there is, and what it shows."""

    seen: list[object]

    def act(self) -> None:
        self.seen = []
        self.seen.append(self.store.clips())
        self.seen.append(self.store.parts())
        self.seen.append([path.name for path in self.store.strangers()])
        self.seen.append(_watch(self.store, KEPT))
        self.seen.append(free_bytes(self.root / "not yet") > 0)

    @override
    def must_be_one_or_the_other(self, *, is_done: bool) -> None:
        right = [[KEPT, DOOMED], [LEFT], ["note.txt"], CONTENT, True]
        assert self.seen == right[: len(self.seen)]
        assert len(self.seen) == len(right) or not is_done


OPERATIONS: dict[str, Callable[[Path], Recording | RecordingFirst | Cutting | Deleting | Looking]] = {
    "recorded": Recording,
    "recorded in a new month": RecordingFirst,
    "cut": Cutting,
    "deleted": Deleting,
    "looked at": Looking,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_every_call_of_a_store_can_fail(
    tmp_path: Path,
    model: Path,
    operation: Callable[[Path], Recording | RecordingFirst | Cutting | Deleting | Looking],
    way: Way,
) -> None:
    assert sweep(operation(model), way, tmp_path) >= 5


def test_a_clip_is_recorded_in_the_order_that_survives_a_power_loss(tmp_path: Path, model: Path) -> None:
    recording, fault = Recording(model), Fault(way=WAYS["full"], at=1000)
    recording.prepare(tmp_path)
    with failing(fault):
        recording.act()
    lasting = [name for name in fault.names if name in {"write", "fdatasync", "fsync", "rename"}]
    pieces = ["fdatasync", "write", "fdatasync", "write", "fdatasync", "fdatasync"]
    assert lasting == ["write", "fdatasync", "fsync", *pieces, "write", "fsync", "rename", "fsync"]


@pytest.mark.parametrize("name", ["write", "fdatasync"])
def test_a_clip_that_went_on_after_a_failure_used_to_look_finished(tmp_path: Path, name: str) -> None:
    store = ClipStore(tmp_path)
    clip = store.create(MADE, [KEY.recipient])
    clip.write(CONTENT)
    fault = Fault(way=WAYS["broken once, though written" if name == "fdatasync" else "full once, half written"], at=0)
    with failing(fault), pytest.raises(OSError, match=r"Input/output error|No space left"):
        {"write": lambda: clip.write(CONTENT), "fdatasync": clip.sync}[name]()
    assert fault.failed == [name]
    with pytest.raises(OSError, match="Bad file descriptor"):
        clip.write(CONTENT)
    with pytest.raises(OSError, match="Bad file descriptor"):
        clip.finish()
    clip.abandon()
    assert (store.clips(), store.parts()) == ([], [MADE])
    assert CONTENT.startswith(_rest(store, MADE)[: 2 * CHUNK])


def test_a_clip_of_the_same_id_used_to_replace_the_finished_one(tmp_path: Path) -> None:
    store = ClipStore(tmp_path)
    _record(store, MADE)
    clip = store.create(MADE, [KEY.recipient])
    clip.write(b"another")
    with pytest.raises(FileExistsError):
        clip.finish()
    assert _watch(store, MADE) == CONTENT


def test_a_link_to_a_folder_used_to_be_overlooked(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "vault" / MONTH).symlink_to(tmp_path / "elsewhere")
    store = ClipStore(tmp_path / "vault")
    assert (store.clips(), store.strangers()) == ([], [tmp_path / "vault" / MONTH])


@pytest.mark.parametrize("most", [1, 1000, CHUNK])
def test_a_disk_that_gives_few_bytes_at_a_time_gives_the_right_ones(
    model: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = os.pread
    monkeypatch.setattr(os, "pread", lambda file, length, offset: original(file, min(length, most), offset))
    assert _watch(ClipStore(model), KEPT) == CONTENT


LENGTHS = (
    range(len(FILE) + 1)
    if os.environ.get("FOOTAGE_GUARD_LONG")
    else sorted({*range(START + 40), *range(0, len(FILE), 997), *(at + by for at in EDGES for by in range(-40, 40))})
)


def test_a_part_that_is_torn_at_any_byte_gives_its_whole_chunks_or_says_why_not() -> None:
    for length in LENGTHS:
        torn = Memory(FILE[:length])
        with nullcontext() if length >= START else pytest.raises(ClipHeaderInvalid):
            rest = b"".join(read_cut(torn, [KEY]))
            assert rest == (CONTENT if length == len(FILE) else CONTENT[: (length - START) // SEALED_CHUNK * CHUNK])
    assert len(LENGTHS) > 500
