"""Our errors as Home Assistant shows them, mapped once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from homeassistant.exceptions import (
    ConfigEntryError,
    ConfigEntryNotReady,
    HomeAssistantError,
    ServiceValidationError,
)

from ..const import DOMAIN
from ..model.errors import DataFolderUnwritable, FootageGuardError, Kind, LedgerBusy

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
    except LedgerBusy as err:
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
