"""A few bytes that claim millions of samples take no memory, wherever in a file they claim them."""

from contextlib import suppress
import io
from typing import Final

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media import claims
from custom_components.footage_guard.media.boxes import make_box, make_full_box
from custom_components.footage_guard.media.claims import check_claims
from custom_components.footage_guard.media.opened_file import opened_file
from custom_components.footage_guard.model.errors import ImportDamaged, ImportNotPlayable
from tests.footage import footage

from .tabled import changed_box, table, tabled
from .test_importing import imported
from .test_limited import without_memory

REFUSED: Final = (ImportDamaged, ImportNotPlayable)
MANY: Final = 5_000_000
"""Samples, for which FFmpeg keeps 120 MB and more."""
FAST: Final = footage(fast_start=True)
EMPTY: Final = {b"edts": b"", b"ctts": b"", b"stss": b""}


def check(content: bytes) -> None:
    """Look at the claims of a file."""
    check_claims(lambda place, length: content[place : place + length], len(content))


def fragment(*runs: bytes) -> bytes:
    """Return a fragment of the first track."""
    return make_box(b"moof", make_box(b"traf", table(b"tfhd", 1), *runs))


def run_of(count: int) -> bytes:
    """Return a run of samples of which nothing else is told."""
    return table(b"trun", count)


def described(inside: bytes, original: bytes) -> bytes:
    """Return a file that has more in the description of its pictures."""

    def more(box: bytes) -> bytes:
        entry = box[16:]
        return make_box(b"stsd", box[8:16], (len(entry) + len(inside)).to_bytes(4), entry[4:], inside)

    return changed_box(b"stsd", more, original)


def repeated(times: int) -> bytes:
    """Return edits that show a second again and again."""
    return make_full_box(b"elst", 0, times.to_bytes(4), b"".join(n.to_bytes(4) for n in (1000, 0, 1 << 16)) * times)


def with_many(inside: bytes, *, at: bytes = b"stbl") -> bytes:
    """Return a file that has more in one of its boxes."""
    return changed_box(at, lambda box: make_box(at, box[8:], inside), FAST)


SIZES: Final = table(b"stsz", 1, MANY)
SHORT: Final = (8).to_bytes(4) + b"stsz"
"""A box without content: what it tells is read of what follows."""
LONG: Final = (1).to_bytes(4) + b"stsz" + (28).to_bytes(8) + SIZES[8:]
ENDLESS: Final = (1).to_bytes(4) + b"stsz" + (8).to_bytes(8) + SIZES[8:]
SOUND: Final = {
    b"hdlr": make_full_box(b"hdlr", 0, bytes(4), b"soun", bytes(13)),
    b"stts": table(b"stts", 1, MANY, 1),
    b"stsc": table(b"stsc", 1, 1, 1024 * MANY // 4, 1),
    b"stco": table(b"stco", 4, 0, 0, 0, 0),
}
ONCE: Final = {b"stts": table(b"stts", 1, MANY, 1), b"stsz": SIZES}
FRAGMENTED: Final = imported(footage())[1]
CLAIMING: Final = {
    "samples of one size": tabled(ONCE, FAST),
    "after those that are": with_many(SIZES),
    "beside their place": with_many(SIZES, at=b"trak"),
    "deep below": with_many(make_box(b"udta", make_box(b"wave", make_box(b"sinf", SIZES))), at=b"minf"),
    "of a long box": tabled({b"stsz": LONG}, FAST),
    "of an endless box": changed_box(b"stco", lambda box: box + ENDLESS, tabled({b"stsz": b""}, FAST)),
    "of a box without content": with_many(SHORT + SIZES[8:]),
    "within a description": described(SIZES, tabled({b"stsz": b""}, FAST)),
    "within what is told of it": with_many(make_box(b"meta", table(b"hdlr"), SIZES), at=b"trak"),
    "in an index that is free": tabled(ONCE, FAST).replace(b"moov", b"free"),
    "in a fragment": FRAGMENTED + fragment(run_of(MANY)),
    "in many fragments": FRAGMENTED + b"".join(fragment(run_of(MANY // 10)) for _ in range(10)),
    "sound in chunks": tabled(EMPTY | SOUND, FAST),
    "edits that repeat": tabled({b"edts": make_box(b"edts", repeated(200_000))}, FAST),
    "fragments of many tracks": changed_box(
        b"moov", lambda box: make_box(b"moov", box[8:], *[make_box(b"trak", table(b"tkhd", *[1] * 21))] * 900), FAST
    )
    + make_box(b"moof") * 3000,
}


@pytest.mark.parametrize("file", CLAIMING.values(), ids=CLAIMING)
def test_what_claims_more_than_it_holds_is_refused_before_it_takes_memory(file: bytes) -> None:
    with without_memory(), pytest.raises(REFUSED), opened_file(io.BytesIO(file), with_sound=True):
        pass


@pytest.mark.parametrize("kind", [*claims._ROWS, b"elst", b"stz2", b"trun"])
def test_a_table_has_all_of_its_rows(kind: bytes) -> None:
    said = table(kind, 8, 2) if kind == b"stz2" else make_full_box(kind, 0, b"\0\0\0\2")
    said = make_box(b"trun", b"\0\0\1\0\0\0\0\2") if kind == b"trun" else said
    with pytest.raises(ImportDamaged):
        check(make_box(b"moov", make_box(b"trak", said, make_box(b"none", bytes(20)))))
    check(make_box(b"moov", make_box(b"trak", make_box(kind, said[8:], bytes(40)))))


@pytest.mark.parametrize("kind", [b"cmov", b"senc", b"saiz", b"iprp"])
def test_what_no_camera_records_is_refused(kind: bytes) -> None:
    with pytest.raises(ImportNotPlayable):
        check(make_box(b"moov", make_box(kind, bytes(20))))
    with pytest.raises(ImportNotPlayable):
        check(make_box(b"meta", bytes(4090), make_box(kind)))


def test_a_description_lies_where_it_says() -> None:
    entry = make_box(b"avc1", bytes(90))
    check(make_full_box(b"stsd", 0, (1).to_bytes(4), entry))
    with pytest.raises(ImportDamaged):
        check(make_full_box(b"stsd", 0, (2).to_bytes(4), entry))
    with pytest.raises(ImportDamaged):
        check(make_full_box(b"stsd", 0, (1).to_bytes(4), (99).to_bytes(4), entry[4:]))


def test_no_box_lies_deeper_than_ffmpeg_goes() -> None:
    nested = b""
    for _ in range(9):
        nested = make_box(b"udta", nested)
    check(make_box(b"moov", nested))
    with pytest.raises(ImportNotPlayable):
        check(make_box(b"moov", make_box(b"udta", nested)))


def test_the_boxes_of_a_file_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_MOST_LOOKS", 100)
    check(make_box(b"none") * 100)
    with pytest.raises(ImportNotPlayable):
        check(make_box(b"none") * 101)


def test_a_file_is_read_in_pieces() -> None:
    read: list[int] = []
    content = make_box(b"mdat", bytes(1 << 20)) + FAST

    def piece(place: int, length: int) -> bytes:
        read.append(length)
        return content[place : place + length]

    check_claims(piece, len(content))
    assert sum(read) < 1 << 15


def test_raw_sound_has_a_sample_for_each_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour of it is millions of samples, of which FFmpeg keeps one entry for a thousand."""
    original = footage("libx264", "mov", sound="pcm_alaw")
    monkeypatch.setattr(claims, "_MOST_ENTRIES", 1000)
    assert imported(original, with_sound=True)[0].layout.has_audio
    monkeypatch.setattr(claims, "_MOST_ENTRIES", 20)
    with pytest.raises(ImportNotPlayable):
        imported(original, with_sound=True)


@pytest.mark.parametrize(
    "more",
    [
        make_full_box(b"hdlr", 0, bytes(4), b"vide", bytes(13)),
        make_box(b"meta", make_full_box(b"hdlr", 0, bytes(4), b"vide", bytes(13))),
        table(b"stts", 1, 1, 1),
    ],
)
def test_what_may_be_no_raw_sound_is_counted_sample_by_sample(more: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_MOST_ENTRIES", 1000)
    sound = make_full_box(b"hdlr", 0, bytes(4), b"soun", bytes(13)) + table(b"stts", 1, 2000, 1)
    sound += table(b"stsz", 1, 2000) + table(b"stsc", 1, 1, 1000, 1) + table(b"stco", 2, 0, 1000)
    check(make_box(b"moov", make_box(b"trak", sound)) + bytes(2000))
    with pytest.raises(ImportNotPlayable):
        check(make_box(b"moov", make_box(b"trak", sound, more)) + bytes(2000))
    # By then FFmpeg has made its entries.
    late = make_box(b"moov", make_box(b"trak", sound[33:]), sound[:33])
    with pytest.raises(ImportNotPlayable):
        check(late + bytes(2000))


@pytest.mark.parametrize("container", ["mp4", "mov", "matroska", "mpegts", "flv"])
def test_what_recorders_make_passes(container: str) -> None:
    check(footage("libx264", container, sound="aac"))
    check(imported(footage("libx264", container, sound="aac"), with_sound=True)[1])


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(content: bytes) -> None:
    _looked_at(content)


_KINDS: Final = sorted({*claims._HOLDING, *claims._ROWS, *claims._HIDDEN, b"stsd", b"meta", b"hdlr", b"sidx", b"free"})
_sizes = st.one_of(st.integers(0, 40), st.integers(0, (1 << 32) - 1))
_numbers = _sizes.map(lambda number: number.to_bytes(4))
_parts = st.one_of(
    st.binary(max_size=12),
    st.builds(lambda size, kind: size.to_bytes(4) + kind, _sizes, st.sampled_from(_KINDS)),
    _sizes.map(lambda number: number.to_bytes(8)),
)
_any_boxes = st.recursive(
    st.lists(_parts, max_size=8).map(b"".join),
    lambda inner: st.lists(st.builds(make_box, st.sampled_from(_KINDS), inner), max_size=4).map(b"".join),
)


@given(_any_boxes)
def test_no_boxes_raise_anything_else(content: bytes) -> None:
    _looked_at(content)


@given(st.data())
def test_no_harmed_file_raises_anything_else(data: st.DataObject) -> None:
    content = bytearray(FAST[:2500])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 4))
        content[place : place + 4] = data.draw(st.one_of(_numbers, st.sampled_from(_KINDS)))
    _looked_at(bytes(content))


def _looked_at(content: bytes) -> None:
    with suppress(*REFUSED):
        check(content)
