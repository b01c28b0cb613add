"""An office for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Return an office whose book is closed afterwards."""
    made = Office(tmp_path)
    yield made
    made.state.close()
