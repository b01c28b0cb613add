"""Motion in front of a camera, and whether the history of the vault is what it was."""

from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CameraCoordinator, VaultCoordinator
from .entity import CameraEntity, VaultEntity
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

LEDGER = BinarySensorEntityDescription(
    key="ledger",
    translation_key="ledger",
    device_class=BinarySensorDeviceClass.PROBLEM,
    entity_category=EntityCategory.DIAGNOSTIC,
)
MOTION = BinarySensorEntityDescription(key="motion", device_class=BinarySensorDeviceClass.MOTION)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensor of the history, and a motion sensor for each camera that has a source of motion."""
    async_add_entities([FootageGuardLedger(entry.runtime_data.status)])
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        if coordinator.motion_entity:
            async_add_entities([FootageGuardMotion(coordinator)], config_subentry_id=subentry_id)


class FootageGuardMotion(CameraEntity, BinarySensorEntity):
    """Mirrors the motion sensor the owner chose."""

    entity_description = MOTION

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Mirror the sensor of the coordinator's camera."""
        super().__init__(coordinator, MOTION.key)

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.data.motion is not None

    @property
    @override
    def is_on(self) -> bool | None:
        return self.coordinator.data.motion


class FootageGuardLedger(VaultEntity, BinarySensorEntity):
    """On where the history is not what it was, or a record of it is wrong."""

    entity_description = LEDGER

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Tell of the coordinator's vault."""
        super().__init__(coordinator, LEDGER.key)

    @property
    @override
    def is_on(self) -> bool:
        return self.coordinator.data.ledger_problem is not None
