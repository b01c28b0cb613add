"""A copy of the repository for each test that spoils one."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from .planting import copy_repository

_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it, with a name that nobody can guess
"""Hundreds of copies of 600 files: making them is most of the work of these tests where a disk has to."""


@pytest.fixture
def tree() -> Iterator[Path]:
    """Give a copy of what the rules read; it keeps all of them."""
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield copy_repository(Path(folder) / "repository")
