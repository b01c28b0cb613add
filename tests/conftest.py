"""What every test gets."""

from collections.abc import Iterator

import pytest

# Before the test harness puts its own package of this name in the way.
import custom_components  # noqa: F401  # imported for its place in sys.modules

from .architecture.leaks import _no_child_left, _no_connection_tried, _nothing_detected  # noqa: F401  # every test gets them
from .streams import running_streams


@pytest.fixture(scope="session")
def streams() -> Iterator[str]:
    """Give the address below which good and bad cameras' streams lie."""
    with running_streams() as address:
        yield address
