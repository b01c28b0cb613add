"""Live pictures. They are not vaulted footage, and the set-up form says so."""

import asyncio
from collections import deque
from typing import TYPE_CHECKING, override

from homeassistant.components.camera import Camera, CameraEntityFeature
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .bridge.cameras.cameras import stream_url
from .bridge.common.problems import async_translate
from .coordinator import CameraCoordinator
from .entity import CameraEntity
from .model.errors import FootageGuardError
from .types import FootageGuardConfigEntry

if TYPE_CHECKING:
    from homeassistant.components.stream import Stream

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a live view for each camera whose owner wants one here."""
    for subentry_id, coordinator in entry.runtime_data.cameras.items():
        if coordinator.settings.live_view:
            async_add_entities([FootageGuardCamera(coordinator)], config_subentry_id=subentry_id)


class _NoTokens(deque[str]):
    """Access tokens that open nothing.

    Home Assistant writes a camera's newest token into its state, and whoever reads it can fetch pictures
    without a login for minutes. The state gets an empty one, and no token passes the check.
    """

    @override
    def __contains__(self, token: object) -> bool:
        return False


class FootageGuardCamera(CameraEntity, Camera):
    """The live view of one camera."""

    _attr_name = None
    _attr_translation_key = "camera"
    _attr_supported_features = CameraEntityFeature.STREAM

    def __init__(self, coordinator: CameraCoordinator) -> None:
        """Show the pictures of the coordinator's camera."""
        CameraEntity.__init__(self, coordinator, "camera")
        Camera.__init__(self)
        self.access_tokens = _NoTokens([""])
        self._still: asyncio.Task[bytes] | None = None
        self._was_online = coordinator.data.online

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.data.online

    @property
    @override
    def entity_picture(self) -> None:  # type: ignore[override]  # a picture address would be a second way in
        return None

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        super()._handle_coordinator_update()
        was_online, self._was_online = self._was_online, self.coordinator.data.online
        if self._was_online and not was_online:
            again, entry = self._async_ask_again(), self.coordinator.entry
            _asking = entry.async_create_background_task(self.hass, again, "ask where it is now")

    async def _async_ask_again(self) -> None:
        await self._async_follow_source()
        # Whoever plays it over WebRTC is chosen by its source, and nobody else asks again once there is one.
        await self.async_refresh_providers()

    async def _async_follow_source(self) -> None:
        """Have the stream that Home Assistant keeps open what the camera has by now: it tries its first for ever."""
        if self.stream is not None and (source := await self.stream_source()) is not None:
            # Read at its next try. After `update_source`, one that plays nothing just then could not be stopped again.
            self.stream.source = source

    @callback
    @override
    def async_update_token(self) -> None:
        """Make no token."""

    @override
    async def async_create_stream(self) -> Stream | None:
        await self._async_follow_source()
        return await super().async_create_stream()

    @override
    async def stream_source(self) -> str | None:
        try:
            return (await stream_url(self.hass, self.coordinator.settings.source)).full
        except FootageGuardError:
            # Asked before the entity is added, and after a start an adopted camera may come later than we do: an
            # error here would leave no live view until the next load.
            return None

    @override
    async def async_camera_image(self, width: int | None = None, height: int | None = None) -> bytes | None:
        async with async_translate():
            # However many people look, the picture is decoded once. Home Assistant scales.
            if self._still is None or self._still.done():
                picture = self.coordinator.watch.async_still()
                self._still = self.coordinator.entry.async_create_background_task(self.hass, picture, "still")
            return await asyncio.shield(self._still)
