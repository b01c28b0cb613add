"""When a camera's newest clip began."""

from datetime import datetime
from typing import override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CameraCoordinator
from .entity import CameraEntity
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

LAST_CLIP = SensorEntityDescription(
    key="last_clip", translation_key="last_clip", device_class=SensorDeviceClass.TIMESTAMP
)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a sensor for each camera."""
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        async_add_entities([FootageGuardLastClip(coordinator)], config_subentry_id=subentry_id)


class FootageGuardLastClip(CameraEntity, SensorEntity):
    """Stays what it is while the camera is away: the clip is in the vault."""

    entity_description = LAST_CLIP

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Tell of the coordinator's recorder."""
        super().__init__(coordinator, LAST_CLIP.key)

    @property
    @override
    def native_value(self) -> datetime | None:
        return self.coordinator.data.last_clip
