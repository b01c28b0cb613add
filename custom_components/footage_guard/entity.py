"""What all entities of a camera share, those of the vault itself, and those of its requests."""

from collections.abc import Mapping
from typing import override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .bridge.requests.request_board import Overview
from .bridge.requests.requests import RequestDesk
from .const import DOMAIN
from .coordinator import CameraCoordinator, VaultCoordinator


@callback
def async_remove_unchosen(hass: HomeAssistant, cameras: Mapping[str, CameraCoordinator]) -> None:
    """Take out of the registry what a camera was set to have and is not any more: nobody would provide it again."""
    registry = er.async_get(hass)
    for camera, coordinator in cameras.items():
        chosen = {
            ("binary_sensor", "motion"): coordinator.has_motion,
            ("camera", "camera"): coordinator.settings.live_view,
            ("event", "doorbell"): coordinator.settings.doorbell_entity is not None,
        }
        for (platform, key), is_chosen in chosen.items():
            entity_id = registry.async_get_entity_id(platform, DOMAIN, f"{camera}_{key}")
            if entity_id is not None and not is_chosen:
                registry.async_remove(entity_id)


class CameraEntity(CoordinatorEntity[CameraCoordinator]):
    """One device per camera subentry, named by its title."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: CameraCoordinator, key: str) -> None:
        """Belong to the device of the camera; `key` tells its entities apart."""
        super().__init__(coordinator)
        subentry = coordinator.subentry
        self._attr_unique_id = f"{subentry.subentry_id}_{key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, subentry.subentry_id)},
            name=subentry.title,
            entry_type=DeviceEntryType.SERVICE,
        )


class VaultEntity(CoordinatorEntity[VaultCoordinator]):
    """One device for the vault, named as the entry is."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: VaultCoordinator, key: str) -> None:
        """Belong to the device of the vault; `key` tells its entities apart."""
        super().__init__(coordinator)
        entry = coordinator.entry
        self._attr_unique_id = f"{entry.entry_id}_{key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, entry.entry_id)}, name=entry.title, entry_type=DeviceEntryType.SERVICE
        )


class RequestsEntity(VaultEntity):
    """Shows how things stand with the requests, and is not available before anybody has looked."""

    def __init__(self, coordinator: VaultCoordinator, requests: RequestDesk, key: str) -> None:
        """Belong to the device of the vault, and show its requests."""
        super().__init__(coordinator, key)
        self._requests = requests
        self._has_looked = False

    @property
    def overview(self) -> Overview:
        """How things stand; no word of a requester is in it."""
        return self._requests.overview

    @property
    @override
    def available(self) -> bool:
        return super().available and self._has_looked

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self.async_on_remove(self._requests.async_watch(self._on_look))

    @callback
    def _on_look(self) -> None:
        self._has_looked = True
        self.async_write_ha_state()
