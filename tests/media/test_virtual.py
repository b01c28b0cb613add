"""What a player gets of a clip: the same pictures, with an index in front."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.boxes import make_box
from custom_components.footage_guard.media.virtual import VirtualFile, lay_out
from custom_components.footage_guard.model.errors import NotPlayableHere

from .made import boxes, made, probed, read, shown, which
from .test_mp4 import clip


@dataclass
class Bytes:
    """Content in memory, which counts what is read of it."""

    data: bytes
    bytes_read: int = 0

    @property
    def length(self) -> int:
        return len(self.data)

    def read(self, offset: int, length: int) -> bytes:
        assert offset >= 0
        assert length >= 0
        found = self.data[offset : offset + length]
        self.bytes_read += len(found)
        return found

    def view(self, offset: int, length: int) -> memoryview:
        return memoryview(self.read(offset, length))


@cache
def stored(codec: str = "libx264", *, sound: str | None = None, **kind: Any) -> bytes:
    """Return a clip as the vault keeps it."""
    return clip(read(made(codec, sound=sound, rate=48_000, **kind), with_sound=bool(sound)))


def laid_out(data: bytes) -> VirtualFile:
    return lay_out(Bytes(data))


def whole(file: VirtualFile) -> bytes:
    return file.read(0, file.length)


def index_of(served: bytes) -> list[tuple[int, int]]:
    """Return size and duration of each reference of the index."""
    place = served.index(b"sidx") - 4
    count = int.from_bytes(served[place + 38 : place + 40])
    rows = [served[place + 40 + 12 * number :][:12] for number in range(count)]
    assert all(row[8] == 0x90 for row in rows)
    return [(int.from_bytes(row[:4]), int.from_bytes(row[4:8])) for row in rows]


@pytest.mark.parametrize(
    "kind",
    [
        {},
        {"sound": "aac"},
        {"b_frames": 2},
        {"codec": "libx265"},
        {"group": 40, "pictures": 120},
        {"group": 1},
        {"pictures": 1},
        {"fps": 60, "pictures": 300, "group": 60},
    ],
)
def test_ffprobe_finds_the_same_and_nothing_odd(kind: dict[str, Any], tmp_path: Path) -> None:
    clip = stored(**kind)
    served = whole(laid_out(clip))
    assert shown(served) == shown(clip)
    before, after = probed(clip, tmp_path), probed(served, tmp_path)
    assert {name: stream["nb_read_frames"] for name, stream in after.items()} == {
        name: stream["nb_read_frames"] for name, stream in before.items()
    }
    picture = after.get("h264") or after["hevc"]
    assert float(picture["duration"]) == pytest.approx(
        float((before.get("h264") or before["hevc"])["duration"]), abs=0.001
    )


@pytest.mark.parametrize(("kind", "codec"), [({}, "h264"), ({"codec": "libx265"}, "hevc")])
def test_what_a_player_has_to_know_is_in_front(kind: dict[str, Any], codec: str) -> None:
    file = laid_out(stored(**kind))
    served = whole(file)
    assert [name for name, _ in boxes(served)] == [b"ftyp", b"moov", b"sidx", *[b"moof", b"mdat"] * 4]
    assert file.codec == codec
    assert served[served.index(b"mehd") + 8 :][:8] == (4 * 90_000).to_bytes(8)
    assert index_of(served) == [(size, 90_000) for size, _ in index_of(served)]
    assert sum(size for size, _ in index_of(served)) == file.length - len(file.head)


def test_no_stored_byte_of_a_fragment_is_another() -> None:
    clip = stored(sound="aac")
    assert whole(laid_out(clip)).endswith(clip[clip.index(b"moof") - 4 : clip.rindex(b"mfra") - 4])


def test_a_player_begins_where_a_decoder_can() -> None:
    # A group of four seconds is in two fragments, of which the second begins in the middle.
    served = whole(laid_out(stored(group=40, pictures=120)))
    assert [duration for _, duration in index_of(served)] == [4 * 90_000] * 3


def test_short_groups_are_referred_to_together() -> None:
    served = whole(laid_out(stored(group=1)))
    assert [duration for _, duration in index_of(served)] == [90_000] * 4


def test_sound_that_lasts_longer_counts() -> None:
    served = whole(laid_out(stored(sound="aac", pictures=7)))
    assert int.from_bytes(served[served.index(b"mehd") + 8 :][:8]) >= 0.7 * 90_000


@given(st.data())
def test_any_range_is_that_range_of_the_whole(data: st.DataObject) -> None:
    file = laid_out(stored(sound="aac"))
    everything = whole(file)
    assert len(everything) == file.length
    offset = data.draw(st.integers(0, file.length + 10))
    length = data.draw(st.integers(0, file.length + 10))
    assert file.read(offset, length) == everything[offset : offset + length]


@given(st.lists(st.integers(1, 3000), min_size=1))
def test_pieces_make_the_whole(sizes: list[int]) -> None:
    file = laid_out(stored())
    pieces: list[bytes] = []
    place = 0
    while place < file.length:
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(file.read(place, size))
        place += size
    assert b"".join(pieces) == whole(file)


@given(st.integers(0, 5000))
def test_a_clip_that_was_cut_ends_with_its_last_whole_fragment(length: int) -> None:
    clip = stored()
    ends, place = [], 0
    for name, size in boxes(clip):
        place += size
        if name == b"mdat":
            ends.append(place)
    fragments = sum(end <= length for end in ends)
    if not fragments:
        with pytest.raises(NotPlayableHere):
            laid_out(clip[:length])
        return
    assert which(whole(laid_out(clip[:length]))) == [*range(10 * fragments)]


def test_only_the_heads_are_read() -> None:
    content = Bytes(stored(pictures=100, size=(640, 480)) + b"")
    file = lay_out(content)
    assert content.bytes_read < 12 * 4096 + 3000
    content.bytes_read = 0
    file.read(0, len(file.head))
    assert content.bytes_read == 0


def test_a_table_longer_than_what_is_read_at_first() -> None:
    clip = stored(fps=1000, pictures=4000, group=4000)
    assert max(size for name, size in boxes(clip) if name == b"moof") > 4096
    assert which(whole(laid_out(clip)))[:3] == [0, 1, 2]


def test_a_file_with_tables_in_front_is_served_as_it_is() -> None:
    released = made(container="mp4")
    file = laid_out(released)
    assert whole(file) == released
    assert file.codec == "h264"
    assert file.head == b""
    assert file.picture_ms is None
    assert file.size is None


@pytest.mark.parametrize(
    ("kind", "picture_ms"),
    [({}, 100), ({"fps": 60, "pictures": 300, "group": 60, "sound": "aac"}, 1000 / 60), ({"codec": "libx265"}, 100)],
)
def test_how_long_a_picture_is_shown(kind: dict[str, Any], picture_ms: float) -> None:
    # Times of a clip are in 1/90,000 s at best.
    assert laid_out(stored(**kind)).picture_ms == pytest.approx(picture_ms, abs=0.02)


@pytest.mark.parametrize("kind", [{}, {"sound": "aac"}, {"codec": "libx265"}])
def test_how_large_a_picture_is(kind: dict[str, Any]) -> None:
    assert laid_out(stored(size=(176, 144), **kind)).size == (176, 144)


def _with(clip: bytes, old: bytes, new: bytes) -> bytes:
    assert old in clip
    return clip.replace(old, new)


def _before_moof(clip: bytes, inserted: bytes) -> bytes:
    place = clip.index(b"moof") - 4
    return clip[:place] + inserted + clip[place:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"moving pictures",
        bytes(100),
        make_box(b"ftyp", b"isom"),
        make_box(b"ftyp", b"isom") + make_box(b"mdat", bytes(50)),
        make_box(b"moov"),
        make_box(b"moov", make_box(b"mvex")),
        make_box(b"free", bytes(1 << 20)) + stored(),
        _with(stored(), b"avc1", b"vp09"),
        _with(stored(), b"vide", b"soun"),
        _with(stored(), b"trex", b"free"),
        _with(stored(), b"mdhd", b"free"),
        _with(stored(), b"tfdt", b"free"),
        _with(stored(), b"trun", b"free"),
        _with(stored(), b"\x00\x02\x00\x38", b"\x00\x02\x00\x39"),
        _with(stored(), b"tfhd", b"tkhd"),
        _with(stored(), b"mdat", b"free"),
        _with(stored(), b"traf", b"free"),
        _before_moof(stored(), make_box(b"free")),
        _with(stored(), (90_000).to_bytes(8), bytes([255] * 8)),
        _with(stored(), b"\x00\x00\x00\x10mfhd", b"\x00\x00\x00\x01mfhd"),
        _with(stored(), b"\x00\x00\x00\x10mfhd", b"\x00\x00\xff\xffmfhd"),
    ],
)
def test_what_is_no_clip_is_refused(data: bytes) -> None:
    with pytest.raises(NotPlayableHere):
        laid_out(data)


@given(st.data())
def test_a_changed_head_is_refused_or_served_and_never_fails_otherwise(data: st.DataObject) -> None:
    clip = bytearray(stored(pictures=20))
    for _ in range(data.draw(st.integers(1, 3))):
        clip[data.draw(st.integers(0, 1100))] = data.draw(st.integers(0, 255))
    try:
        file = laid_out(bytes(clip))
    except NotPlayableHere:
        return
    assert len(whole(file)) == file.length
