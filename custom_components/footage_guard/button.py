"""Records a camera now, look-back included; locks the vault, which nothing here unlocks."""

from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .bridge.common.problems import async_translate
from .bridge.lockdown.locking import async_lock_down, async_lock_vault
from .coordinator import CameraCoordinator, VaultCoordinator
from .entity import CameraEntity, VaultEntity
from .model.account import TriggerKind
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

LOCK_DOWN = ButtonEntityDescription(key="lock_down", translation_key="lock_down")
LOCK_VAULT = ButtonEntityDescription(key="lock_vault", translation_key="lock_vault")
RECORD_CLIP = ButtonEntityDescription(key="record_clip", translation_key="record_clip")


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the buttons of the vault, and one for each camera."""
    status = entry.runtime_data.status
    async_add_entities([FootageGuardLockDown(status), FootageGuardLockVault(status)])
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        async_add_entities([FootageGuardRecordClip(coordinator)], config_subentry_id=subentry_id)


class FootageGuardRecordClip(CameraEntity, ButtonEntity):
    """Asks for a clip as a press of the bell does."""

    entity_description = RECORD_CLIP

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Ask the coordinator's recorder."""
        super().__init__(coordinator, RECORD_CLIP.key)

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.data.online

    @override
    async def async_press(self) -> None:
        async with async_translate():
            self.coordinator.watch.recorder.async_ask(TriggerKind.BUTTON, dt_util.utcnow())


class FootageGuardLockDown(VaultEntity, ButtonEntity):
    """Locks down, which a person ends in the panel."""

    entity_description = LOCK_DOWN

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Lock the coordinator's vault down."""
        super().__init__(coordinator, LOCK_DOWN.key)

    @override
    async def async_press(self) -> None:
        async with async_translate():
            await async_lock_down(self.hass)


class FootageGuardLockVault(VaultEntity, ButtonEntity):
    """Has everybody unlock anew."""

    entity_description = LOCK_VAULT

    def __init__(self, coordinator: VaultCoordinator) -> None:
        """Lock the coordinator's vault."""
        super().__init__(coordinator, LOCK_VAULT.key)

    @override
    async def async_press(self) -> None:
        async with async_translate():
            async_lock_vault(self.hass)
