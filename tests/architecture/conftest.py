"""A copy of the repository for tests that spoil it: one, made whole again after each."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from .planting import Copy

_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it, with a name that nobody can guess
"""Hundreds of files are looked at after each of hundreds of tests."""


@pytest.fixture(scope="session")
def _copy() -> Iterator[Copy]:
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Copy(Path(folder) / "repository")


@pytest.fixture
def tree(_copy: Copy) -> Iterator[Path]:
    """Give a copy of what the rules read; the repository keeps all of them."""
    yield _copy.folder
    _copy.restore()
