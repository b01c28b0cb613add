"""Which camera an action is meant for."""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, valid_entity_id
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ...const import DOMAIN
from ...model.errors import CameraAmbiguous, NotLoaded


def one_camera(hass: HomeAssistant, target: Mapping[str, Any]) -> str:
    """Return the subentry id of the one camera that a target names, by its device or by any of its entities.

    Home Assistant leaves hidden and disabled entities out of a device, which names the camera all the same.

    Raises CameraAmbiguous for none, or more than one; NotLoaded where there is no vault whose camera it could be.
    """
    selected = async_extract_referenced_entity_ids(hass, TargetSelection(dict(target)))
    registry, devices = er.async_get(hass), dr.async_get(hass)
    known = {name for entry in hass.config_entries.async_entries(DOMAIN) for name in entry.subentries}
    entries = [registry.async_get(entity_id) for entity_id in selected.referenced | selected.indirectly_referenced]
    cameras = {
        entry.config_subentry_id
        for entry in entries
        if entry is not None and entry.platform == DOMAIN and entry.config_subentry_id is not None
    } | {
        camera
        for device_id in selected.referenced_devices
        if (device := devices.async_get(device_id)) is not None
        for camera in known
        if (DOMAIN, camera) in device.identifiers
    }
    if len(cameras) != 1 and not hass.config_entries.async_loaded_entries(DOMAIN):
        raise NotLoaded
    if len(cameras) != 1:
        raise CameraAmbiguous
    return cameras.pop()


def named_camera(hass: HomeAssistant, name: str) -> str:
    """Return the subentry id of the camera that the id of its device, or of one of its entities, names.

    Raises CameraAmbiguous for the id of anything else, or NotLoaded.
    """
    return one_camera(hass, {ATTR_ENTITY_ID if valid_entity_id(name) else ATTR_DEVICE_ID: [name]})
