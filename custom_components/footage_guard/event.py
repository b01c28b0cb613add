"""The bell."""

from typing import override

from homeassistant.components.event import (
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
    EventEntityDescription,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CameraCoordinator, Ring
from .entity import CameraEntity
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

DOORBELL = EventEntityDescription(
    key="doorbell",
    translation_key="doorbell",
    device_class=EventDeviceClass.DOORBELL,
    event_types=[DoorbellEventType.RING],
)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a bell for each camera that has one."""
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        if coordinator.settings.doorbell_entity:
            async_add_entities([FootageGuardDoorbell(coordinator)], config_subentry_id=subentry_id)


class FootageGuardDoorbell(CameraEntity, EventEntity):
    """Tells each press of the bell once."""

    entity_description = DOORBELL

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Follow the bell of the coordinator's camera."""
        super().__init__(coordinator, DOORBELL.key)

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.data.bell

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.async_subscribe_rings(self._on_ring))

    @callback
    def _on_ring(self, _ring: Ring) -> None:
        self._trigger_event(DoorbellEventType.RING)
        self.async_write_ha_state()
