"""Scratch gives back what it was given, and leaves nothing that anybody could read."""

import os
from pathlib import Path
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.disk.scratch import Scratch
from tests.damage import spoiled

SECRET = b"what nobody is to see"
LARGE = 3 << 18


@pytest.mark.parametrize("pieces", [[], [b""], [SECRET], [SECRET] * 40_000, [bytes(LARGE)], [bytes(LARGE + 1), b"a"]])
@pytest.mark.parametrize("in_memory", [0, 1 << 30])
def test_what_was_written_comes_back(tmp_path: Path, pieces: list[bytes], in_memory: int) -> None:
    with Scratch(tmp_path, in_memory=in_memory) as scratch:
        for piece in pieces:
            scratch.write(piece)
        assert scratch.length == sum(map(len, pieces))
        assert b"".join(scratch.pieces()) == b"".join(pieces)
        assert b"".join(scratch.pieces()) == b"".join(pieces)
    assert scratch.length == 0 or in_memory == 0


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_pieces_of_any_size_come_back(pieces: list[bytes]) -> None:
    with Scratch(Path("/nowhere")) as scratch:
        for piece in pieces:
            scratch.write(piece)
        assert b"".join(scratch.pieces()) == b"".join(pieces)


def test_a_file_has_no_name_and_holds_nothing_in_clear(tmp_path: Path) -> None:
    with Scratch(tmp_path, in_memory=0) as scratch:
        scratch.write(SECRET * 50_000)
        assert list(tmp_path.iterdir()) == []
        assert scratch._file is not None
        stored = os.pread(scratch._file, 1 << 21, 0)
        assert len(stored) > 1 << 20
        assert SECRET[:8] not in stored
        assert os.fstat(scratch._file).st_mode & 0o777 == 0o600


def test_little_needs_no_folder() -> None:
    with Scratch(Path("/nowhere")) as scratch:
        scratch.write(SECRET)
        assert list(scratch.pieces()) == [SECRET]


def test_what_was_changed_on_the_disk_is_not_given_back(tmp_path: Path) -> None:
    with Scratch(tmp_path, in_memory=0) as scratch:
        scratch.write(bytes(LARGE))
        assert scratch._file is not None
        os.pwrite(scratch._file, spoiled(os.pread(scratch._file, 1, 100)), 100)
        with pytest.raises(OSError, match="changed"):
            list(scratch.pieces())


def test_pieces_that_changed_places_are_not_given_back(tmp_path: Path) -> None:
    with Scratch(tmp_path, in_memory=0) as scratch:
        scratch.write(bytes(LARGE))
        assert scratch._file is not None
        sealed = (1 << 18) + 16
        os.pwrite(scratch._file, os.pread(scratch._file, sealed, sealed), 0)
        with pytest.raises(OSError, match="changed"):
            list(scratch.pieces())


def test_two_have_two_keys(tmp_path: Path) -> None:
    stored = []
    for _ in range(2):
        with Scratch(tmp_path, in_memory=0) as scratch:
            scratch.write(bytes(LARGE))
            assert scratch._file is not None
            stored.append(os.pread(scratch._file, 1000, 0))
    assert stored[0] != stored[1]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Scratch(tmp_path / "gone", in_memory=0) as scratch, pytest.raises(FileNotFoundError):
        scratch.write(bytes(LARGE))


def test_a_file_whose_name_cannot_be_taken_away_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    close = os.close

    def refuse(self: Path, *_: Any, **__: Any) -> None:
        raise PermissionError

    def note(descriptor: int) -> None:
        closed.append(descriptor)
        close(descriptor)

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(os, "close", note)
    with pytest.raises(PermissionError):
        Scratch(tmp_path, in_memory=0).write(bytes(LARGE))
    monkeypatch.undo()
    assert len(closed) == 1
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0
