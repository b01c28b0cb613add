"""Whether assistants may see a camera that is recorded: whoever may ask them sees what the vault keeps closed."""

from collections.abc import Iterable
from typing import Final

from homeassistant.core import HomeAssistant, callback

from ...exposure.exposure_assistants import ASSISTANTS, assistants_of
from ...loaded import LoadedCamera
from .cameras import seen_entities
from .found import Found, Home

KEYS: Final = ("camera_exposed",)


async def async_check_assistants(home: Home) -> list[Found] | None:
    """Count what assistants may see."""
    count = len(exposed(home.hass, home.cameras))
    return [Found(key=KEYS[0], placeholders={"count": str(count)})] if count else []


@callback
def exposed(hass: HomeAssistant, cameras: Iterable[LoadedCamera]) -> dict[str, list[str]]:
    """Return who may see which entity, for those that somebody may see."""
    found = {entity_id: assistants_of(hass, entity_id) for entity_id in seen_entities(hass, cameras)}
    return {entity_id: to for entity_id, to in found.items() if to}


@callback
def withdraw(hass: HomeAssistant, cameras: Iterable[LoadedCamera]) -> None:
    """Take our cameras from the assistants that Home Assistant keeps a list for; what HomeKit shows stays."""
    # Here, since nobody promised that it stays where it is: without it, everything else still works.
    from homeassistant.components.homeassistant.exposed_entities import async_expose_entity

    for entity_id, to in exposed(hass, cameras).items():
        for assistant in to:
            if assistant in ASSISTANTS:
                async_expose_entity(hass, assistant, entity_id, should_expose=False)
