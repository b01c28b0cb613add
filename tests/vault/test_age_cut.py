"""A clip that power loss cut is read up to where the ledger says it ends, and not a byte further."""

from collections.abc import Iterator
import random

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import ClipDamaged, ClipError, ClipHeaderInvalid
from custom_components.footage_guard.vault.age.header import parse_header
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.age.stream import CHUNK, PAYLOAD_NONCE_BYTES, SEALED_CHUNK

from .cut_off import read_cut
from .memory import Memory, read, sealed

KEY = X25519Identity.generate()
CONTENT = random.Random(4).randbytes(3 * CHUNK + 100)  # noqa: S311  # content, not a secret
FILE = sealed(CONTENT, KEY.recipient)
START = parse_header(FILE).length + PAYLOAD_NONCE_BYTES
EDGES = sorted(
    {START + chunks * SEALED_CHUNK + shift for chunks in range(4) for shift in (0, 1)}
    | {START + chunks * SEALED_CHUNK - 1 for chunks in range(1, 4)}
    | {len(FILE) - 1, len(FILE)}
)
CUTS = st.sampled_from(EDGES) | st.integers(START, len(FILE))


def _held(cut_at: int) -> bytes:
    """Return what is left of the content: all of it where the end was sealed before the ledger knew of it."""
    return CONTENT if cut_at == len(FILE) else CONTENT[: (cut_at - START) // SEALED_CHUNK * CHUNK]


def _changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _in_pieces(reader: SeekableReader, step: int) -> Iterator[bytes]:
    return (read(reader, start, step) for start in range(0, reader.length + step, step))


@pytest.mark.parametrize("cut_at", EDGES)
@pytest.mark.parametrize("behind", [b"", FILE[-20:], bytes(2 * SEALED_CHUNK)], ids=["nothing", "an end", "zeros"])
def test_the_whole_chunks_are_the_content_and_what_lies_behind_the_cut_is_not(cut_at: int, behind: bytes) -> None:
    source = Memory(FILE[:cut_at] + behind)
    reader = SeekableReader(source, [KEY], cut_at=cut_at)
    assert reader.length == len(_held(cut_at))
    assert b"".join(_in_pieces(reader, 50_000)) == _held(cut_at)
    assert list(read_cut(source, [KEY], cut_at=cut_at)) == list(_in_pieces(reader, CHUNK))[:-1]


@given(cut_at=CUTS, offset=st.integers(-5, 4 * CHUNK), count=st.integers(-5, 4 * CHUNK))
def test_any_range_of_a_cut_clip_is_the_range_of_what_is_left(cut_at: int, offset: int, count: int) -> None:
    source = Memory(FILE)
    left = b"".join(read_cut(source, [KEY], cut_at=cut_at))
    assert left == _held(cut_at)
    reader = SeekableReader(source, [KEY], cut_at=cut_at)
    assert read(reader, offset, count) == (left[offset : offset + count] if min(offset, count) >= 0 else b"")


@given(cut_at=CUTS, missing=st.integers(1, 2 * SEALED_CHUNK))
def test_a_file_shorter_than_the_ledger_says_is_damage(cut_at: int, missing: int) -> None:
    source = Memory(FILE[: max(0, cut_at - missing)])
    with pytest.raises(ClipDamaged):
        SeekableReader(source, [KEY], cut_at=cut_at)
    with pytest.raises(ClipDamaged):
        list(read_cut(source, [KEY], cut_at=cut_at))


@pytest.mark.parametrize("cut_at", range(START))
def test_a_header_is_not_read_behind_the_cut(cut_at: int) -> None:
    with pytest.raises(ClipHeaderInvalid):
        SeekableReader(Memory(FILE), [KEY], cut_at=cut_at)


def test_a_damaged_chunk_is_damage_and_the_others_can_be_read() -> None:
    source = Memory(_changed(FILE, START + SEALED_CHUNK + 5))
    reader = SeekableReader(source, [KEY], cut_at=len(FILE) - 50)
    assert read(reader, 0, CHUNK) + read(reader, 2 * CHUNK, CHUNK) == CONTENT[:CHUNK] + CONTENT[2 * CHUNK : 3 * CHUNK]
    for start in (CHUNK - 1, CHUNK, 2 * CHUNK - 1):
        with pytest.raises(ClipDamaged):
            read(reader, start, 2)


@given(cut_at=CUTS, place=st.integers(0, len(FILE) - 1))
def test_no_flipped_byte_before_the_cut_is_ever_given_out(cut_at: int, place: int) -> None:
    source = Memory(_changed(FILE, place))
    left: list[bytes] = []
    try:
        left.extend(read_cut(source, [KEY], cut_at=cut_at))
    except ClipError:
        assert place < START + len(_held(cut_at)) // CHUNK * SEALED_CHUNK
    assert _held(cut_at).startswith(b"".join(left))


@pytest.mark.parametrize("chunks", [1, 2])
def test_an_end_that_was_sealed_before_the_name_was_given_is_content_like_any_whole_chunk(chunks: int) -> None:
    file = sealed(CONTENT[: chunks * CHUNK], KEY.recipient)
    reader = SeekableReader(Memory(file), [KEY], cut_at=len(file))
    assert read(reader, 0, 1 << 30) == CONTENT[: chunks * CHUNK]
    damaged = SeekableReader(Memory(_changed(file, len(file) - 1)), [KEY], cut_at=len(file))
    with pytest.raises(ClipDamaged):
        read(damaged, 0, 1 << 30)


def test_a_sealed_end_in_the_middle_is_damage() -> None:
    file = sealed(CONTENT[: 2 * CHUNK], KEY.recipient)
    longer = file + file[-SEALED_CHUNK:]
    reader = SeekableReader(Memory(longer), [KEY], cut_at=len(longer))
    with pytest.raises(ClipDamaged):
        read(reader, 0, 1 << 30)


def test_a_clip_that_was_not_cut_still_has_to_prove_its_end() -> None:
    for cut_at in EDGES[:-1]:
        with pytest.raises(ClipDamaged):
            SeekableReader(Memory(FILE[:cut_at]), [KEY])
