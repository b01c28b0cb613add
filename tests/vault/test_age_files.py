"""What is written is read again, by us and by others, and nothing else is ever given out."""

from itertools import pairwise
from pathlib import Path
import random
import subprocess

from hypothesis import given, settings, strategies as st
import pyrage
import pytest

from custom_components.footage_guard.model.errors import ClipDamaged, ClipError, ClipKeyMissing
from custom_components.footage_guard.vault.age.header import parse_header
from custom_components.footage_guard.vault.age.keys import Passphrase, X25519Identity, X25519Recipient
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.age.stream import (
    CHUNK,
    PAYLOAD_NONCE_BYTES,
    SEALED_CHUNK,
    plain_length,
    sealed_length,
)

from .cut_off import read_cut
from .memory import Memory, opened, read, sealed

KEY = X25519Identity.generate()
EDGES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 17 * CHUNK, 17 * CHUNK + 5]
LENGTHS = st.sampled_from(EDGES) | st.integers(0, 3 * CHUNK)


def _content(length: int, seed: int = 0) -> bytes:
    return random.Random(seed).randbytes(length)  # noqa: S311  # content, not a secret


def _payload_start(data: bytes) -> int:
    return parse_header(data).length + PAYLOAD_NONCE_BYTES


@pytest.mark.parametrize("length", EDGES)
@pytest.mark.parametrize("piece", [None, 1000, CHUNK, CHUNK + 1])
def test_however_it_is_cut_into_pieces_the_file_holds_the_same(length: int, piece: int | None) -> None:
    content = _content(length)
    data = sealed(content, KEY.recipient, piece=piece)
    assert opened(data, [KEY]) == content
    assert len(data) == _payload_start(data) + sealed_length(length)
    assert plain_length(sealed_length(length)) == length


@given(length=LENGTHS, offset=st.integers(-5, 4 * CHUNK), count=st.integers(-5, 4 * CHUNK))
def test_any_range_is_the_range_of_the_content(length: int, offset: int, count: int) -> None:
    content = _content(length)
    reader = SeekableReader(Memory(sealed(content, KEY.recipient)), [KEY])
    assert reader.length == length
    assert read(reader, offset, count) == (content[offset : offset + count] if min(offset, count) >= 0 else b"")


@pytest.mark.parametrize("seed", range(100))
def test_pyrage_and_we_read_each_other(seed: int) -> None:
    lengths = random.Random(seed)  # noqa: S311  # lengths, not a secret
    content = _content(lengths.choice(EDGES) + lengths.choice((0, 1, 2)), seed)
    theirs = pyrage.x25519.Identity.generate()
    assert pyrage.decrypt(sealed(content, X25519Recipient.parse(str(theirs.to_public()))), [theirs]) == content
    recipient = pyrage.x25519.Recipient.from_str(str(KEY.recipient))
    assert opened(pyrage.encrypt(content, [recipient]), [KEY]) == content


@pytest.mark.parametrize("length", EDGES)
def test_the_stock_tool_and_we_read_each_other(tmp_path: Path, length: int) -> None:
    content = _content(length, length)
    (tmp_path / "key.txt").write_text(KEY.reveal() + "\n")
    (tmp_path / "ours.age").write_bytes(sealed(content, KEY.recipient))
    done = subprocess.run(
        ["age", "--decrypt", "-i", "key.txt", "ours.age"], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout == content
    done = subprocess.run(["age", "-r", str(KEY.recipient)], input=content, capture_output=True, check=True)
    assert opened(done.stdout, [KEY]) == content


def test_a_passphrase_opens_what_it_closed_and_what_pyrage_closed() -> None:
    key = Passphrase("courier umbrella marble", work_factor=10)
    assert opened(sealed(b"clip", key), [key]) == b"clip"
    assert pyrage.passphrase.decrypt(sealed(b"clip", key), "courier umbrella marble") == b"clip"
    assert opened(pyrage.passphrase.encrypt(b"clip", "courier umbrella marble"), [key]) == b"clip"
    with pytest.raises(ClipKeyMissing):
        opened(sealed(b"clip", key), [Passphrase("another umbrella marble")])


def test_keys_are_read_as_they_are_shown_and_show_nowhere_else() -> None:
    assert X25519Identity.parse(KEY.reveal()).recipient == KEY.recipient
    assert X25519Recipient.parse(str(KEY.recipient)) == KEY.recipient
    assert KEY.reveal()[20:] not in f"{KEY!r}{KEY}{vars(type(KEY))}"
    assert "umbrella" not in repr(Passphrase("courier umbrella marble"))


def _other_end(text: str) -> str:
    wrong = "p" if text.lower().endswith("q") else "q"
    return text[:-1] + (wrong if text.islower() else wrong.upper())


@pytest.mark.parametrize("change", [str.title, lambda text: text[:-1], _other_end, lambda text: "x" + text])
def test_a_mistyped_key_is_refused(change: object) -> None:
    assert callable(change)
    for parse, text in ((X25519Identity.parse, KEY.reveal()), (X25519Recipient.parse, str(KEY.recipient))):
        with pytest.raises(ValueError):  # noqa: PT011  # each way of being wrong has its own sentence
            parse(change(text))


LONG = _content(2 * CHUNK + 100)
FILE = sealed(LONG, KEY.recipient)
START = _payload_start(FILE)
CUTS = sorted(
    {start + shift for start in range(START, len(FILE) + 1, SEALED_CHUNK) for shift in (-1, 0, 1)}
    | {0, 1, 20, START - 17, START - 16, len(FILE) - 1}
)


@pytest.mark.parametrize("length", [cut for cut in CUTS if cut < len(FILE)])
def test_a_truncated_file_gives_an_error_and_no_wrong_byte(length: int) -> None:
    with pytest.raises(ClipError):
        opened(FILE[:length], [KEY])
    with pytest.raises(ClipError):
        SeekableReader(Memory(FILE[:length]), [KEY])


@pytest.mark.parametrize("place", range(START))
def test_a_flipped_header_byte_gives_an_error(place: int) -> None:
    changed = bytearray(FILE)
    changed[place] ^= 1
    with pytest.raises(ClipError):
        opened(bytes(changed), [KEY])


def _chunks(data: bytes) -> list[bytes]:
    edges = [*range(START, len(data), SEALED_CHUNK), len(data)]
    return [data[left:right] for left, right in pairwise(edges)]


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (0, 2), (0, 1), (2,), (0, 0, 1, 2), (0, 1, 2, 2), (0, 2, 1), (0, 1, 1, 2), (0, 1, 2, 0, 1, 2)]
)
def test_swapped_dropped_doubled_and_appended_chunks_give_an_error(order: tuple[int, ...]) -> None:
    chunks = _chunks(FILE)
    changed = FILE[:START] + b"".join(chunks[number] for number in order)
    with pytest.raises(ClipDamaged):
        opened(changed, [KEY])
    with pytest.raises(ClipDamaged):
        _read_by_seeking(changed)


def _read_by_seeking(data: bytes) -> bytes:
    reader = SeekableReader(Memory(data), [KEY])
    return read(reader, 0, reader.length)


@pytest.mark.parametrize(
    "tail",
    [b"\0", FILE, FILE[START:], b"age-encryption.org/v1\n"],
    ids=["a zero", "itself", "its payload", "a version"],
)
def test_anything_behind_the_end_gives_an_error(tail: bytes) -> None:
    with pytest.raises(ClipDamaged):
        opened(FILE + tail, [KEY])
    with pytest.raises(ClipDamaged):
        _read_by_seeking(FILE + tail)


@settings(max_examples=300)
@given(place=st.integers(0, len(FILE) - 1), bit=st.integers(0, 7))
def test_no_flipped_bit_ever_reaches_a_reader(place: int, bit: int) -> None:
    changed = bytearray(FILE)
    changed[place] ^= 1 << bit
    with pytest.raises(ClipError):
        opened(bytes(changed), [KEY])
    with pytest.raises(ClipError):
        _read_by_seeking(bytes(changed))


@given(st.binary(max_size=2000))
def test_noise_is_an_error(data: bytes) -> None:
    with pytest.raises(ClipError):
        opened(data, [KEY])
    with pytest.raises(ClipError):
        opened(b"age-encryption.org/v1\n-> X25519 " + data, [KEY])


def test_a_cut_file_gives_its_whole_chunks() -> None:
    cut = FILE[: START + SEALED_CHUNK + 5000]
    assert b"".join(read_cut(Memory(cut), [KEY])) == LONG[:CHUNK]
    changed = bytearray(cut)
    changed[START + 7] ^= 1
    with pytest.raises(ClipDamaged):
        b"".join(read_cut(Memory(bytes(changed)), [KEY]))


def test_the_same_content_is_never_the_same_file() -> None:
    one, other = sealed(LONG, KEY.recipient), sealed(LONG, KEY.recipient)
    assert len({*_chunks(one), *_chunks(other)}) == 2 * len(_chunks(one))


@pytest.mark.parametrize("left", range(3))
def test_a_file_that_becomes_shorter_while_it_is_read_is_damage(left: int) -> None:
    source = bytearray(FILE)
    reader = SeekableReader(Memory(source), [KEY])
    del source[START + left * SEALED_CHUNK :]
    assert read(reader, 0, left * CHUNK) == LONG[: left * CHUNK]
    for length in (left * CHUNK + 1, 2 * CHUNK + 1, reader.length):
        with pytest.raises(ClipDamaged):
            read(reader, 0, length)
