"""The parts of a camera's picture in which its detector ignores what moves: drawn by a person on a picture of now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant

from ...const import DOMAIN
from ...model.camera import CameraSettings, parse_camera
from ...model.errors import CameraNotFound, FootageGuardError
from ...model.motion import Zone, dump_zones
from ..proof.actor import Actor
from ..watching.watching import async_may_watch
from .camera_watch import CameraWatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What there is to draw on."""

    settings: CameraSettings
    still: bytes | None
    """A small JPEG of now; None where the person would see no clip either, or no picture comes."""


async def async_drawing(hass: HomeAssistant, actor: Actor, camera: str) -> Drawing:
    """Return what a camera ignores; with a picture, where the person may watch and has the vault unlocked.

    Raises CameraNotFound.
    """
    entry, subentry = _found(hass, camera)
    watch: CameraWatch = entry.runtime_data.cameras[camera].watch
    return Drawing(settings=parse_camera(subentry.data), still=await _async_still(hass, actor, watch))


def set_zones(hass: HomeAssistant, camera: str, zones: Sequence[Zone]) -> None:
    """Keep what a camera ignores from now on; its detector is told at once. Raises CameraNotFound."""
    entry, subentry = _found(hass, camera)
    data: dict[str, Any] = {**subentry.data, "ignored_zones": dump_zones(zones)}
    hass.config_entries.async_update_subentry(entry, subentry, data=data)


async def _async_still(hass: HomeAssistant, actor: Actor, watch: CameraWatch) -> bytes | None:
    try:
        await async_may_watch(hass, actor)
        still = await watch.async_still(is_small=True)
        # Somebody may have locked meanwhile.
        await async_may_watch(hass, actor)
    except FootageGuardError:
        return None
    return still


def _found(hass: HomeAssistant, camera: str) -> tuple[ConfigEntry[Any], ConfigSubentry]:
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if camera in entry.runtime_data.cameras and (subentry := entry.subentries.get(camera)) is not None:
            return entry, subentry
    raise CameraNotFound
