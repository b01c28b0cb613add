"""What every test gets."""

from collections.abc import Iterator
import os

from hypothesis import settings
import pytest

# Before the test harness puts its own package of this name in the way.
import custom_components  # noqa: F401  # imported for its place in sys.modules

from .architecture.leaks import _no_child_left, _no_connection_tried, _nothing_detected  # noqa: F401  # every test gets them
from .streams import running_streams

# No time is asserted in a test; the long form looks much harder.
EXAMPLES = 5_000 if os.environ.get("FOOTAGE_GUARD_LONG") else 100
settings.register_profile("here", deadline=None, database=None, max_examples=EXAMPLES)
settings.load_profile("here")


@pytest.fixture(scope="session")
def streams() -> Iterator[str]:
    """Give the address below which good and bad cameras' streams lie."""
    with running_streams() as address:
        yield address
