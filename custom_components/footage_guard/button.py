"""Records a camera now, look-back included."""

from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .bridge.problems import async_translate
from .coordinator import CameraCoordinator
from .entity import CameraEntity
from .model.account import TriggerKind
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

RECORD_CLIP = ButtonEntityDescription(key="record_clip", translation_key="record_clip")


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a button for each camera."""
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
