"""Whether a camera may be recorded."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import STATE_OFF
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoreEntity

from .coordinator import CameraCoordinator
from .entity import CameraEntity
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

RECORDING = SwitchEntityDescription(key="may_record", translation_key="recording")


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a switch for each camera."""
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        async_add_entities([FootageGuardRecordingSwitch(coordinator)], config_subentry_id=subentry_id)


class FootageGuardRecordingSwitch(CameraEntity, SwitchEntity, RestoreEntity):
    """What it was switched to is kept with the camera, and holds also while this entity is disabled."""

    entity_description = RECORDING

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Switch the coordinator's recorder."""
        super().__init__(coordinator, RECORDING.key)

    @property
    @override
    def is_on(self) -> bool:
        return self.coordinator.data.may_record

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        if self.coordinator.settings.may_record is not None:
            return
        # Before 1.0.0 it was kept with the states of entities alone, which are written every 15 minutes.
        last = await self.async_get_last_state()
        if last is not None and last.state == STATE_OFF:
            self.coordinator.async_allow_recording(is_allowed=False)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        self.coordinator.async_allow_recording(is_allowed=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        self.coordinator.async_allow_recording(is_allowed=False)
