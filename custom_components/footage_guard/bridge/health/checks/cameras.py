"""The entities that cameras are made of."""

from collections.abc import Iterable, Iterator
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ....const import DOMAIN
from ....model.camera import EntitySource
from ...loaded import LoadedCamera
from .found import Found, Home


@callback
def source_of(camera: LoadedCamera) -> str | None:
    """Return the entity whose pictures are recorded; None for an address."""
    source = camera.settings.source
    return source.entity_id if isinstance(source, EntitySource) else None


@callback
def sensors_of(camera: LoadedCamera) -> list[str]:
    """Return the entities that tell of motion and of the bell."""
    settings = camera.settings
    return [each for each in (settings.motion_entity, settings.doorbell_entity) if each is not None]


@callback
def seen_entities(hass: HomeAssistant, cameras: Iterable[LoadedCamera]) -> list[str]:
    """Return whatever shows pictures of cameras: what they are recorded from, and our own live views."""
    registry, found = er.async_get(hass), []
    for camera in cameras:
        source = source_of(camera)
        own = registry.async_get_entity_id("camera", DOMAIN, f"{camera.id}_camera")
        found += [each for each in (source, own) if each is not None]
    return list(dict.fromkeys(found))


REMOVED_KEYS: Final = ("source_removed", "sensor_removed")


async def async_check_sources(home: Home) -> list[Found] | None:
    """Look whether each entity is there; one that does not answer is, and its camera says so itself."""
    return [
        Found(key=key, of=camera.id, placeholders={"camera": camera.title})
        for camera in home.cameras
        for key in _missing(home.hass, camera)
    ]


def _missing(hass: HomeAssistant, camera: LoadedCamera) -> Iterator[str]:
    source = source_of(camera)
    if source is not None and _is_gone(hass, source):
        yield "source_removed"
    if any(_is_gone(hass, each) for each in sensors_of(camera)):
        yield "sensor_removed"


def _is_gone(hass: HomeAssistant, entity_id: str) -> bool:
    """Tell whether an entity was removed, renamed or disabled. One of an integration that is not loaded is known."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.disabled_by is not None if entry is not None else hass.states.get(entity_id) is None
