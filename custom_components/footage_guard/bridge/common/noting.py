"""What could not be done with requests, and is done later, for whoever reads the log."""

from collections.abc import Iterator
from contextlib import contextmanager
import logging

from ...model.errors import FootageGuardError, NotLoaded

_LOGGER = logging.getLogger(__name__)


@contextmanager
def noted(doing: str) -> Iterator[None]:
    """Go on where something could not be done, and say so unless the vault was closed meanwhile."""
    try:
        yield
    except NotLoaded:
        return
    except (OSError, FootageGuardError) as err:
        _LOGGER.warning("Could not %s, next time it is tried again: %r", doing, err)
