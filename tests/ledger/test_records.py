"""Frames: what was written is read back, and the first record that is not what its frame says is named."""

from collections.abc import Callable, Iterator
import os
from pathlib import Path

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.ledger import records
from custom_components.footage_guard.ledger.records import (
    FRAME_BYTES,
    MAX_RECORD_BYTES,
    framed,
    read_frames,
    read_leaves,
    read_record,
    read_records,
)
from custom_components.footage_guard.model.errors import LedgerDamaged

from . import independent

LOG = [b"a", b"bb" * 40, b"c" * 300, b"d"]
"""Four records."""

type Read = Callable[[int, int], list[bytes]]


def _leaves_of(log: int, end: int) -> list[bytes]:
    return [leaf for leaves in read_leaves(log, end) for leaf in leaves]


def _records_of(log: int, end: int) -> list[bytes]:
    return [record.hash for record in read_records(log, 0, 0, end)]


def _one_by_one(log: int, end: int) -> list[bytes]:
    start = 0
    found: list[bytes] = []
    while start < end:
        record = read_record(log, start, len(found))
        start = record.end
        found.append(record.hash)
    return found


WAYS = {"all leaves": _leaves_of, "all records": _records_of, "one by one": _one_by_one}


@pytest.fixture
def log(tmp_path: Path) -> Iterator[int]:
    descriptor = os.open(tmp_path / "log", os.O_RDWR | os.O_CREAT)
    yield descriptor
    os.close(descriptor)


def _write(log: int, data: bytes) -> int:
    os.ftruncate(log, 0)
    os.pwrite(log, data, 0)
    return len(data)


def _bytes_of(contents: list[bytes]) -> bytes:
    return b"".join(framed(content)[0] for content in contents)


@pytest.mark.parametrize("read", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("batch", [400, 1 << 20])
def test_what_was_written_is_read(log: int, monkeypatch: pytest.MonkeyPatch, read: Read, batch: int) -> None:
    monkeypatch.setattr(records, "_BATCH_BYTES", batch)
    end = _write(log, _bytes_of(LOG))
    assert read(log, end) == [independent.leaf_of(content) for content in LOG]
    assert independent.read_log(_bytes_of(LOG)) == LOG


@given(contents=st.lists(st.binary(min_size=1, max_size=2_000), max_size=12))
def test_any_records_come_back(tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]) -> None:
    descriptor = os.open(tmp_path_factory.mktemp("log") / "log", os.O_RDWR | os.O_CREAT)
    end = _write(descriptor, _bytes_of(contents))
    found = list(read_records(descriptor, 0, 0, end))
    assert [record.data for record in found] == contents
    assert [record.end for record in found[-1:]] == [end][: len(found)]
    assert _leaves_of(descriptor, end) == [independent.leaf_of(content) for content in contents]
    os.close(descriptor)


@pytest.mark.parametrize("read", WAYS.values(), ids=WAYS)
def test_a_flipped_byte_anywhere_names_its_record(log: int, read: Read) -> None:
    data = _bytes_of(LOG)
    ends = [len(_bytes_of(LOG[: number + 1])) for number in range(len(LOG))]
    for offset in range(len(data)):
        for flip in (0x01, 0x80, 0xFF):
            _write(log, data[:offset] + bytes([data[offset] ^ flip]) + data[offset + 1 :])
            with pytest.raises(LedgerDamaged) as told:
                read(log, len(data))
            assert told.value.index == sum(end <= offset for end in ends)


@pytest.mark.parametrize("read", WAYS.values(), ids=WAYS)
def test_a_cut_anywhere_names_the_record_that_is_torn(log: int, read: Read) -> None:
    data = _bytes_of(LOG)
    ends = [0, *(len(_bytes_of(LOG[: number + 1])) for number in range(len(LOG)))]
    for length in set(range(len(data))) - set(ends):
        _write(log, data[:length])
        for end in (length, len(data)):
            with pytest.raises(LedgerDamaged) as told:
                read(log, end)
            assert told.value.index == sum(end <= length for end in ends) - 1


@pytest.mark.parametrize("length", [0, MAX_RECORD_BYTES + 1, 0xFFFFFFFF])
@pytest.mark.parametrize("read", WAYS.values(), ids=WAYS)
def test_a_length_that_no_record_has_is_not_believed(log: int, read: Read, length: int) -> None:
    data = bytes(length % (MAX_RECORD_BYTES + 2))
    end = _write(log, _bytes_of(LOG[:2]) + length.to_bytes(4, "big") + independent.leaf_of(data) + data)
    with pytest.raises(LedgerDamaged) as told:
        read(log, end)
    assert told.value.index == 2


def test_the_longest_record_is_read(log: int) -> None:
    end = _write(log, _bytes_of([b"x" * MAX_RECORD_BYTES] * 5))
    assert _leaves_of(log, end) == _records_of(log, end) == [independent.leaf_of(b"x" * MAX_RECORD_BYTES)] * 5


def test_frames_are_read_whether_their_records_are_right_or_not(log: int) -> None:
    data = bytearray(_bytes_of(LOG))
    data[FRAME_BYTES] ^= 1
    end = _write(log, bytes(data))
    assert [record.is_right for record in read_frames(log, 0, 0, end)] == [False, True, True, True]
