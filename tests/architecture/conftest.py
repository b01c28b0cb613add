"""A copy of the repository for each test that spoils one."""

from pathlib import Path

import pytest

from .planting import copy_repository


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a copy of what the rules read; it keeps all of them."""
    return copy_repository(tmp_path / "repository")
