"""What the media browser of Home Assistant lists: when which camera recorded, and never what a clip shows.

A browser tells nobody who browses, so that everybody is listed what the action `find_clips` tells everybody. The
connection of the current task is looked at to list less, and never more: automations inherit it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from ...const import DOMAIN
from ...model.clip import Clip, ClipState
from ...model.errors import ClipUnknown
from ...model.ids import CameraId, ClipId
from ..loaded import LoadedCamera, loaded_cameras, loaded_vault
from .clip_list import async_all_days, async_clips_of_day

TELLING: Final = (("sensor", "last_clip"), ("binary_sensor", "recording"))
"""The entities of a camera that tell when it recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClip:
    """A clip by the clock of the home."""

    id: ClipId
    start: datetime
    length_s: int | None
    """None while it is being recorded."""


@callback
def listed_cameras(hass: HomeAssistant) -> Sequence[LoadedCamera]:
    """Return the cameras that are there, without those whose entities the person must not see; raise NotLoaded."""
    loaded_vault(hass)
    cameras = loaded_cameras(hass)
    connection = websocket_api.current_connection.get()
    if connection is None:
        return cameras
    return [camera for camera in cameras if _may_see(hass, connection.user, camera.id)]


async def async_list_days(hass: HomeAssistant, camera: str) -> tuple[LoadedCamera, list[date]]:
    """Return a camera and the days on which its clips begin, the newest first.

    Raises ClipUnknown where no camera of that id is listed, NotLoaded or DiskRefused.
    """
    listed = _listed_camera(hass, camera)
    return listed, await async_all_days(listed.vault, listed.id)


async def async_list_clips(hass: HomeAssistant, camera: str, day: str) -> tuple[LoadedCamera, list[ListedClip]]:
    """Return a camera and its clips that begin on a day, the newest first.

    Raises what `async_list_days` raises, or SpanInvalid for a day that cannot be.
    """
    listed = _listed_camera(hass, camera)
    clips = await async_clips_of_day(listed.vault, listed.id, _parse_day(day))
    return listed, [_by_the_clock(clip) for clip in clips]


def _listed_camera(hass: HomeAssistant, camera: str) -> LoadedCamera:
    found = next((each for each in listed_cameras(hass) if each.id == camera), None)
    if found is None:
        raise ClipUnknown
    return found


def _may_see(hass: HomeAssistant, user: User, camera: CameraId) -> bool:
    entities = er.async_get(hass)
    telling = (entities.async_get_entity_id(platform, DOMAIN, f"{camera}_{key}") for platform, key in TELLING)
    return any(user.permissions.check_entity(entity_id, POLICY_READ) for entity_id in telling if entity_id is not None)


def _parse_day(text: str) -> date:
    """Return a day as we write it; raise ClipUnknown for anything else, such as another way to write the same."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ClipUnknown from None
    if day.isoformat() != text:
        raise ClipUnknown
    return day


def _by_the_clock(clip: Clip) -> ListedClip:
    is_open = clip.state is ClipState.OPEN
    return ListedClip(
        id=clip.id,
        start=dt_util.as_local(dt_util.utc_from_timestamp(clip.start_ms / 1000)),
        length_s=None if is_open else round((clip.end_ms - clip.start_ms) / 1000),
    )
