"""The second place: the newest that is whole, whatever a power loss took of the other."""

from collections.abc import Iterator
import os
from pathlib import Path

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.ledger.seen import Seen, SeenFile

FIRST, SECOND, THIRD = (Seen(size, bytes([size] * 32)) for size in (1, 2, 3))


@pytest.fixture
def descriptor(tmp_path: Path) -> Iterator[int]:
    opened = os.open(tmp_path / "seen", os.O_RDWR | os.O_CREAT)
    yield opened
    os.close(opened)


def test_of_nothing_nothing_is_known(descriptor: int) -> None:
    assert SeenFile(descriptor).read() is None


@pytest.mark.parametrize("written", [[FIRST], [FIRST, SECOND], [FIRST, SECOND, THIRD]])
def test_the_newest_is_known(descriptor: int, written: list[Seen]) -> None:
    file = SeenFile(descriptor)
    for seen in written:
        file.write(seen)
    assert SeenFile(descriptor).read() == written[-1]


def test_a_write_torn_anywhere_leaves_the_one_before_or_is_whole(descriptor: int) -> None:
    file = SeenFile(descriptor)
    file.write(FIRST)
    file.write(SECOND)
    before = os.pread(descriptor, 1000, 0)
    file.write(THIRD)
    after = os.pread(descriptor, 1000, 0)
    for length in range(len(after)):
        os.pwrite(descriptor, after[:length] + before[length:], 0)
        assert SeenFile(descriptor).read() in (SECOND, THIRD)


@given(st.binary(max_size=200))
def test_garbage_is_nothing(tmp_path_factory: pytest.TempPathFactory, garbage: bytes) -> None:
    path = tmp_path_factory.mktemp("seen") / "seen"
    path.write_bytes(garbage)
    with path.open("rb") as file:
        assert SeenFile(file.fileno()).read() is None


def test_with_what_it_began_stays(descriptor: int) -> None:
    file = SeenFile(descriptor)
    assert file.began() is None
    file.begin(FIRST)
    for seen in (SECOND, THIRD, THIRD):
        file.write(seen)
    file.reset(THIRD)
    assert SeenFile(descriptor).began() == FIRST
    assert SeenFile(descriptor).read() == THIRD


def test_what_was_accepted_is_all_that_is_known(descriptor: int) -> None:
    file = SeenFile(descriptor)
    file.write(SECOND)
    file.write(THIRD)
    file.reset(FIRST)
    assert SeenFile(descriptor).read() == FIRST


def test_it_is_known_whether_a_lockdown_is_in_force(descriptor: int) -> None:
    file = SeenFile(descriptor)
    assert not file.is_locked_down
    file.note_lockdown(is_on=True)
    file.begin(FIRST)
    file.reset(SECOND)
    assert SeenFile(descriptor).is_locked_down
    file.note_lockdown(is_on=False)
    assert not SeenFile(descriptor).is_locked_down
    assert (file.read(), file.began()) == (SECOND, FIRST)
