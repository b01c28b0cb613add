"""Motion in front of a camera, whether it is recorded, and how things stand with the vault."""

from collections.abc import Mapping
from typing import Any, override

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
RECORDING = BinarySensorEntityDescription(
    key="recording",
    translation_key="recording",
    device_class=BinarySensorDeviceClass.RUNNING,
)
LOCKDOWN = BinarySensorEntityDescription(key="lockdown", translation_key="lockdown")
VAULT = BinarySensorEntityDescription(key="vault", translation_key="vault", device_class=BinarySensorDeviceClass.LOCK)
MOTION = BinarySensorEntityDescription(key="motion", device_class=BinarySensorDeviceClass.MOTION)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add those of the vault, those of recording, and one of motion for each camera that has a source of it."""
    status = entry.runtime_data.status
    async_add_entities([FootageGuardLedger(status), FootageGuardLockdown(status), FootageGuardVault(status)])
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        async_add_entities([FootageGuardRecording(coordinator)], config_subentry_id=subentry_id)
        if coordinator.has_motion:
            async_add_entities([FootageGuardMotion(coordinator)], config_subentry_id=subentry_id)


class FootageGuardMotion(CameraEntity, BinarySensorEntity):
    """Mirrors the motion sensor the owner chose, or tells what our own detector sees."""

    entity_description = MOTION

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Tell of the coordinator's camera."""
        super().__init__(coordinator, MOTION.key)

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.data.motion is not None

    @property
    @override
    def is_on(self) -> bool | None:
        return self.coordinator.data.motion


class FootageGuardRecording(CameraEntity, BinarySensorEntity):
    """On while a clip is being written."""

    entity_description = RECORDING

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Tell of the coordinator's recorder."""
        super().__init__(coordinator, RECORDING.key)

    @property
    @override
    def available(self) -> bool:
        return super().available and (self.coordinator.data.online or self.coordinator.data.is_recording)

    @property
    @override
    def is_on(self) -> bool:
        return self.coordinator.data.is_recording


class FootageGuardLedger(VaultEntity, BinarySensorEntity):
    """On where the history is not what it was, or a record of it is wrong; unknown until a check has ended."""

    entity_description = LEDGER

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Tell of the coordinator's vault."""
        super().__init__(coordinator, LEDGER.key)

    @property
    @override
    def is_on(self) -> bool | None:
        if self.coordinator.data.ledger_problem is not None:
            return True
        return False if self.coordinator.data.is_ledger_checked else None


class FootageGuardLockdown(VaultEntity, BinarySensorEntity):
    """On while nobody watches and nothing leaves, whatever else holds; recording goes on."""

    entity_description = LOCKDOWN

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Tell of the coordinator's vault."""
        super().__init__(coordinator, LOCKDOWN.key)

    @property
    @override
    def is_on(self) -> bool:
        return self.coordinator.data.lockdown is not None

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        return {"reason": self.coordinator.data.lockdown}


class FootageGuardVault(VaultEntity, BinarySensorEntity):
    """On while anybody has the vault unlocked, in whichever login."""

    entity_description = VAULT

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Tell of the coordinator's vault."""
        super().__init__(coordinator, VAULT.key)

    @property
    @override
    def is_on(self) -> bool:
        return self.coordinator.data.is_unlocked
