"""When a camera's newest clip began, how much the vault holds, and how things stand with requests."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, UnitOfInformation
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .bridge.requests.requests import RequestDesk
from .coordinator import CameraCoordinator, VaultCoordinator
from .entity import CameraEntity, RequestsEntity, VaultEntity
from .model.lifecycle.standing import Standing
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

ACTIVE_SHARES = SensorEntityDescription(
    key="active_shares", translation_key="active_shares", state_class=SensorStateClass.MEASUREMENT
)
FOOTAGE_REQUEST = SensorEntityDescription(
    key="footage_request",
    translation_key="footage_request",
    device_class=SensorDeviceClass.ENUM,
    options=[standing.value for standing in Standing],
)
LAST_CLIP = SensorEntityDescription(
    key="last_clip", translation_key="last_clip", device_class=SensorDeviceClass.TIMESTAMP
)
PENDING_REQUESTS = SensorEntityDescription(
    key="pending_requests", translation_key="pending_requests", state_class=SensorStateClass.MEASUREMENT
)
VAULT_USED = SensorEntityDescription(
    key="vault_used",
    translation_key="vault_used",
    device_class=SensorDeviceClass.DATA_SIZE,
    state_class=SensorStateClass.MEASUREMENT,
    native_unit_of_measurement=UnitOfInformation.BYTES,
    suggested_unit_of_measurement=UnitOfInformation.GIGABYTES,
    suggested_display_precision=2,
    entity_category=EntityCategory.DIAGNOSTIC,
)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add those of the vault and its requests, and one for each camera."""
    status, requests = entry.runtime_data.status, entry.runtime_data.requests
    async_add_entities(
        [
            FootageGuardVaultUsed(status),
            FootageGuardFootageRequestStanding(status, requests),
            FootageGuardPendingRequests(status, requests),
            FootageGuardActiveShares(status, requests),
        ]
    )
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


class FootageGuardVaultUsed(VaultEntity, SensorEntity):
    """Changes when a clip has ended or gone."""

    entity_description = VAULT_USED

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Tell of the coordinator's vault."""
        super().__init__(coordinator, VAULT_USED.key)

    @property
    @override
    def native_value(self) -> int:
        return self.coordinator.data.used_bytes


class FootageGuardFootageRequestStanding(RequestsEntity, SensorEntity):
    """How far the request is that has gone furthest."""

    entity_description = FOOTAGE_REQUEST
    _unrecorded_attributes = frozenset({"request_id"})

    def __init__(self, coordinator: VaultCoordinator, requests: RequestDesk) -> None:
        """Tell of these requests."""
        super().__init__(coordinator, requests, FOOTAGE_REQUEST.key)

    @property
    @override
    def native_value(self) -> str:
        return self.overview.standing.value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        return {"request_id": self.overview.request_id}


class FootageGuardPendingRequests(RequestsEntity, SensorEntity):
    """How many requests wait for a person."""

    entity_description = PENDING_REQUESTS

    def __init__(self, coordinator: VaultCoordinator, requests: RequestDesk) -> None:
        """Count these requests."""
        super().__init__(coordinator, requests, PENDING_REQUESTS.key)

    @property
    @override
    def native_value(self) -> int:
        return self.overview.pending


class FootageGuardActiveShares(RequestsEntity, SensorEntity):
    """How many shares somebody outside can collect now."""

    entity_description = ACTIVE_SHARES

    def __init__(self, coordinator: VaultCoordinator, requests: RequestDesk) -> None:
        """Count what these requests led to."""
        super().__init__(coordinator, requests, ACTIVE_SHARES.key)

    @property
    @override
    def native_value(self) -> int:
        return self.overview.active_shares
