"""What all entities of a camera share, and those of the vault itself."""

from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import CameraCoordinator, VaultCoordinator


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
