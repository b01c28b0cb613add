"""Our errors as Home Assistant shows them, mapped once."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
import errno
from typing import Final

from homeassistant.exceptions import (
    ConfigEntryError,
    ConfigEntryNotReady,
    HomeAssistantError,
    ServiceValidationError,
)

from ...const import DOMAIN
from ...model.errors import DataFolderUnwritable, DiskRefused, FootageGuardError, Kind, LedgerBusy, VaultFull

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_CLASSES: dict[Kind, type[HomeAssistantError]] = {
    Kind.INVALID: ServiceValidationError,
    Kind.FORBIDDEN: ServiceValidationError,
    Kind.UNAVAILABLE: HomeAssistantError,
    Kind.DAMAGED: HomeAssistantError,
}


def as_home_assistant_error(err: FootageGuardError) -> HomeAssistantError:
    """Return the translated error a person sees."""
    return _CLASSES[err.kind](
        translation_domain=DOMAIN, translation_key=err.code, translation_placeholders=dict(err.placeholders) or None
    )


@asynccontextmanager
async def async_translate_setup() -> AsyncIterator[None]:
    """Turn our errors into those of a set-up: what waiting can mend is tried again, the rest needs a person."""
    try:
        yield
    except (LedgerBusy, DiskRefused) as err:
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key=err.code) from err
    except OSError as err:
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key=DataFolderUnwritable.code) from err
    except FootageGuardError as err:
        raise ConfigEntryError(translation_domain=DOMAIN, translation_key=err.code) from err


@asynccontextmanager
async def async_translate() -> AsyncIterator[None]:
    """Turn our errors into Home Assistant's at the edge."""
    try:
        yield
    except FootageGuardError as err:
        raise as_home_assistant_error(err) from err


@contextmanager
def disk_refuses() -> Iterator[None]:
    """Turn what the disk of the vault refuses into VaultFull or DiskRefused."""
    try:
        yield
    except OSError as err:
        raise (VaultFull if err.errno in _FULL else DiskRefused) from err
