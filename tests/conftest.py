"""What every test gets."""

from collections.abc import Iterator

import pytest

# Before the test harness puts its own package of this name in the way.
import custom_components  # noqa: F401

from .streams import running_streams


@pytest.fixture(scope="session")
def streams() -> Iterator[str]:
    """Give the address below which good and bad cameras' streams lie."""
    with running_streams() as address:
        yield address
