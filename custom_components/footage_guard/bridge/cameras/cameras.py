"""Cameras and sensors that other integrations brought into Home Assistant."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from homeassistant.components.camera import async_get_stream_source
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from ...const import DOMAIN
from ...media.probe import StreamFacts, probe
from ...model.camera import EntitySource, Source
from ...model.errors import CameraNotFound, CannotConnect, EntityNotFound, NotRecordable, OwnEntity, StreamUrlInvalid
from ...model.source import StreamUrl, parse_stream_url
from ..common.executor import run_blocking

ANSWER_S = 15.0
"""Another integration's camera gets this long to answer."""
_WEBRTC = "webrtc:"


async def probe_source(hass: HomeAssistant, source: Source) -> StreamFacts:
    """Open a camera's stream and decode one frame of it.

    Raises CameraNotFound, StreamUrlInvalid, NotRecordable or a StreamError.
    """
    return await run_blocking(hass, probe, await stream_url(hass, source))


async def stream_url(hass: HomeAssistant, source: Source) -> StreamUrl:
    """Return the address a reader opens; another integration may change its own at any time.

    Raises CameraNotFound, StreamUrlInvalid, NotRecordable or CannotConnect.
    """
    match source:
        case StreamUrl() as url:
            return url
        case EntitySource(entity_id=entity_id):
            return await _adopted_url(hass, entity_id)


def may_use_entity(hass: HomeAssistant, *, field: str, entity_id: str | None) -> None:
    """Pass an entity of another integration that exists, or none; raise EntityNotFound or OwnEntity for the field."""
    if entity_id is None:
        return
    if is_own_entity(hass, entity_id):
        raise OwnEntity(field)
    if hass.states.get(entity_id) is None:
        raise EntityNotFound(field)


def entity_name(hass: HomeAssistant, entity_id: str) -> str:
    """Return the name people know an entity by."""
    state = hass.states.get(entity_id)
    return state.name if state else entity_id


def is_own_entity(hass: HomeAssistant, entity_id: str) -> bool:
    """Tell whether an entity is one of ours, which shows a camera that is in the vault already."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry is not None and entry.platform == DOMAIN


async def _adopted_url(hass: HomeAssistant, entity_id: str) -> StreamUrl:
    state = hass.states.get(entity_id)
    if state is None:
        raise CameraNotFound
    async with _asking_another_integration():
        source = await async_get_stream_source(hass, entity_id)
    if not source and state.state == STATE_UNAVAILABLE:
        # Some integrations know no address while the camera is away.
        raise CannotConnect
    if not source or str(source).startswith(_WEBRTC):
        # A live view without a stream source is WebRTC between browser and camera: nothing passes by here.
        raise NotRecordable
    try:
        return parse_stream_url(source)
    except StreamUrlInvalid as err:
        # There is a stream, and its address can be mended: often a login that holds a # or a blank.
        raise StreamUrlInvalid("camera_entity") from err


@asynccontextmanager
async def _asking_another_integration() -> AsyncIterator[None]:
    """Wait only so long, and turn whatever it raises into CannotConnect.

    Its errors are not handed on: they may hold the address of the camera with its password.
    """
    try:
        async with asyncio.timeout(ANSWER_S):
            yield
    except Exception:  # noqa: BLE001  # another integration's code may raise anything
        raise CannotConnect from None
