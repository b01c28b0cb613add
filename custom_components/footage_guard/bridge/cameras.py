"""Cameras and sensors that other integrations brought into Home Assistant."""

from homeassistant.components.camera import async_get_image, async_get_stream_source
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..media.probe import StreamFacts, probe
from ..media.still import take_still
from ..model.camera import EntitySource, Source
from ..model.errors import CameraNotFound, CannotConnect, EntityNotFound, NotRecordable, StreamUrlInvalid
from ..model.source import StreamUrl, parse_stream_url
from .executor import run_blocking


async def probe_source(hass: HomeAssistant, source: Source) -> StreamFacts:
    """Open a camera's stream and decode one frame of it.

    Raises CameraNotFound, NotRecordable or a StreamError.
    """
    return await run_blocking(hass, probe, await stream_url(hass, source))


async def take_picture(hass: HomeAssistant, source: Source, *, width: int | None, height: int | None) -> bytes:
    """Return a current picture of a camera as a JPEG.

    Raises CameraNotFound or a StreamError.
    """
    match source:
        case EntitySource(entity_id=entity_id):
            try:
                return (await async_get_image(hass, entity_id, width=width, height=height)).content
            except HomeAssistantError as err:
                raise CannotConnect from err
        case StreamUrl() as url:
            return await run_blocking(hass, lambda: take_still(url, width=width))


async def stream_url(hass: HomeAssistant, source: Source) -> StreamUrl:
    """Return the address a reader opens; another integration may change its own at any time."""
    match source:
        case StreamUrl() as url:
            return url
        case EntitySource(entity_id=entity_id):
            return await _adopted_url(hass, entity_id)


def may_use_entity(hass: HomeAssistant, *, field: str, entity_id: str | None) -> None:
    """Pass an entity that exists, or none; raise EntityNotFound for the field otherwise."""
    if entity_id is not None and hass.states.get(entity_id) is None:
        raise EntityNotFound(field)


def entity_name(hass: HomeAssistant, entity_id: str) -> str:
    """Return the name people know an entity by."""
    state = hass.states.get(entity_id)
    return state.name if state else entity_id


async def _adopted_url(hass: HomeAssistant, entity_id: str) -> StreamUrl:
    if hass.states.get(entity_id) is None:
        raise CameraNotFound
    try:
        source = await async_get_stream_source(hass, entity_id)
    except HomeAssistantError as err:
        # The entity exists but is off or still starting.
        raise CannotConnect from err
    if not source:
        # A live view without a stream source is WebRTC between browser and camera: nothing passes by here.
        raise NotRecordable
    try:
        return parse_stream_url(source)
    except StreamUrlInvalid as err:
        raise NotRecordable from err
