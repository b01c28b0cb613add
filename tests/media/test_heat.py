"""Where something moved is stored with a clip, found again, and in nothing that is served of it."""

import zlib

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.boxes import make_box
from custom_components.footage_guard.media.heat import KEPT_S, SIZE, Heat, HeatLog, heat_box, heat_of

A, B = bytes(range(256)), bytes([7]) * SIZE


class Held:
    """Content in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.length = len(data)
        self.read_bytes = 0

    def read(self, offset: int, length: int) -> bytes:
        assert offset >= 0
        self.read_bytes += length
        return self.data[offset : offset + length]

    def view(self, offset: int, length: int) -> memoryview:
        return memoryview(self.read(offset, length))


def test_the_log_keeps_what_moved_for_a_while() -> None:
    log = HeatLog()
    log.note(10, A)
    log.note(11, bytes(SIZE))
    log.note(12, B)
    assert log.between(9, 12) == [Heat(10, A), Heat(12, B)]
    assert log.between(10, 11.9) == []
    log.note(10 + KEPT_S + 1, bytes(SIZE))
    assert log.between(0, 1000) == [Heat(12, B)]


@given(st.lists(st.tuples(st.integers(0, 3_600_000), st.binary(min_size=SIZE, max_size=SIZE)), max_size=20))
def test_what_was_stored_is_found(maps: list[tuple[int, bytes]]) -> None:
    box = heat_box([Heat(50 + ms / 1000, each) for ms, each in maps], 50.0)
    assert heat_of(Held(b"clip" * 30 + box)) == maps


def test_little_is_read_of_a_long_clip() -> None:
    content = Held(bytes(10_000_000) + heat_box([Heat(51, A)], 50))
    assert heat_of(content) == [(1000, A)]
    assert content.read_bytes < 1000


_GOOD = heat_box([Heat(51, A)], 50)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"abc",
        bytes(1000),
        b"\xff" * 1000,
        b"x" * 1000 + (900).to_bytes(4),
        _GOOD[:-4] + (len(_GOOD) - 1).to_bytes(4),
        _GOOD[:8] + b"\0" * 16 + _GOOD[24:],
        _GOOD[:24] + b"\2" + _GOOD[25:],
        _GOOD[:25] + b"\0" * (len(_GOOD) - 29) + _GOOD[-4:],
        make_box(
            b"uuid", _GOOD[8:25], zlib.compress(b"short"), (8 + 17 + len(zlib.compress(b"short")) + 4).to_bytes(4)
        ),
    ],
)
def test_anything_else_has_none(content: bytes) -> None:
    assert heat_of(Held(content)) == []


def test_no_box_unpacks_into_more_than_a_clip_can_have() -> None:
    packed = zlib.compress(bytes(64_000_000), 9)
    box = make_box(b"uuid", _GOOD[8:25], packed, (8 + 17 + len(packed) + 4).to_bytes(4))
    assert len(heat_of(Held(box))) <= 4 * 3600
