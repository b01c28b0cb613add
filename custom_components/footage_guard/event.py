"""The bell, and what happens to requests."""

from typing import override

from homeassistant.components.event import (
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
    EventEntityDescription,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .bridge.requests.requests import RequestDesk
from .bridge.requests.told_json import TOLD, told_as_json
from .coordinator import CameraCoordinator, Ring, VaultCoordinator
from .entity import CameraEntity, VaultEntity
from .model.happening import TO_EVERYBODY, Happening
from .model.record import RequestRecord
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

DOORBELL = EventEntityDescription(
    key="doorbell",
    translation_key="doorbell",
    device_class=EventDeviceClass.DOORBELL,
    event_types=[DoorbellEventType.RING],
)
FOOTAGE_REQUEST = EventEntityDescription(
    key="footage_request",
    translation_key="footage_request",
    event_types=[happening.value for happening in TO_EVERYBODY],
)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the event of requests, and a bell for each camera that has one."""
    async_add_entities([FootageGuardFootageRequest(entry.runtime_data.status, entry.runtime_data.requests)])
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


class FootageGuardFootageRequest(VaultEntity, EventEntity):
    """Tells what happens to requests in ids, times and words of ours: states are read by everybody."""

    entity_description = FOOTAGE_REQUEST
    # Automations read them when it happens. The recorder keeps what happened, and not who asked about which hour.
    _unrecorded_attributes = TOLD

    def __init__(self, coordinator: VaultCoordinator, requests: RequestDesk) -> None:
        """Follow these requests."""
        super().__init__(coordinator, FOOTAGE_REQUEST.key)
        self._requests = requests

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self.async_on_remove(self._requests.async_subscribe(self._on_happening))

    @callback
    def _on_happening(self, record: RequestRecord, happening: Happening) -> None:
        if happening not in TO_EVERYBODY:
            return
        self._trigger_event(happening.value, told_as_json(record))
        self.async_write_ha_state()
