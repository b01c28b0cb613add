"""Which assistants may see what: for most of them Home Assistant keeps it, HomeKit has bridges of its own."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entityfilter import FILTER_SCHEMA, EntityFilter
import voluptuous as vol

ASSISTANTS: Final = ("conversation", "cloud.alexa", "cloud.google_assistant")
"""Those for which Home Assistant keeps who may see what."""
HOMEKIT: Final = "homekit"


@callback
def assistants_of(hass: HomeAssistant, entity_id: str) -> list[str]:
    """Return who may see an entity. Only what somebody decided is there: asking for it would decide it."""
    options = _decided(hass, entity_id)
    to = [name for name in ASSISTANTS if options.get(name, {}).get("should_expose")]
    if entity_id.startswith("camera.") and any(takes(entity_id) for takes in _homekit(hass)):
        to.append(HOMEKIT)
    return to


@callback
def _decided(hass: HomeAssistant, entity_id: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what was decided of an entity; Home Assistant keeps it elsewhere for one that is set up in files."""
    if (entry := er.async_get(hass).async_get(entity_id)) is not None:
        return entry.options
    # Here, since nobody promised that it stays where it is; an issue tells of it where it does not.
    with suppress(ImportError, HomeAssistantError, LookupError):
        from homeassistant.components.homeassistant.exposed_entities import async_get_entity_settings

        return async_get_entity_settings(hass, entity_id)
    return {}


@callback
def _homekit(hass: HomeAssistant) -> Iterator[EntityFilter]:
    """Yield what each bridge to HomeKit takes; those that are set up in files are here, too."""
    for entry in hass.config_entries.async_entries(HOMEKIT, include_disabled=False):
        with suppress(vol.Invalid):
            yield FILTER_SCHEMA(dict(entry.options.get("filter", entry.data.get("filter", {}))))
