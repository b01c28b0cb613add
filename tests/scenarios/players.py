"""Whatever in Home Assistant takes an item of the media browser, as its own integrations do, and what it was given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, override

from homeassistant.components import ai_task, media_source
from homeassistant.components.ai_task.const import DATA_COMPONENT as AI_TASKS
from homeassistant.components.conversation import Attachment, ChatLog
from homeassistant.components.media_player import (
    BrowseMedia,
    MediaPlayerEntity,
    MediaPlayerEntityFeature,
    async_process_play_media_url,
)
from homeassistant.components.websocket_api import ActiveConnection, current_connection
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_component import DATA_INSTANCES

PLAYER: Final = "media_player.living_room"
ASSISTANT: Final = "ai_task.assistant"


class Served:
    """All that anybody was given, as bytes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[bytes] = []
        self.urls: list[str] = []
        self.tried = 0
        """How often somebody asked for an item."""
        self.connections: list[ActiveConnection | None] = []
        """What each who asked had inherited."""

    def ask(self) -> None:
        """Note that an item is asked for."""
        self.tried += 1
        self.connections.append(current_connection.get())

    def give(self, piece: object) -> None:
        """Note what came of it."""
        self.pieces.append(piece if isinstance(piece, bytes) else repr(piece).encode())

    def give_file(self, path: Path | None) -> None:
        """Note a file that a player or an assistant reads by itself."""
        if path is not None:
            self.pieces.append(path.read_bytes())

    def holds(self, piece: bytes) -> bool:
        """Tell whether anybody was given this."""
        return any(piece in given for given in self.pieces)


class Player(MediaPlayerEntity):
    """Plays what it is told to, by the lines that Home Assistant's own players have for that."""

    _attr_name = "Living room"
    _attr_supported_features = MediaPlayerEntityFeature.PLAY_MEDIA | MediaPlayerEntityFeature.BROWSE_MEDIA
    entity_id = PLAYER

    def __init__(self, served: Served) -> None:
        """Note what is played."""
        self._served = served

    @override
    async def async_play_media(self, media_type: str, media_id: str, **kwargs: Any) -> None:
        self._served.ask()
        item = await media_source.async_resolve_media(self.hass, media_id, self.entity_id)
        self._served.urls.append(async_process_play_media_url(self.hass, item.url, allow_relative_url=True))
        self._served.give_file(item.path)

    @override
    async def async_browse_media(
        self, media_content_type: str | None = None, media_content_id: str | None = None
    ) -> BrowseMedia:
        return await media_source.async_browse_media(self.hass, media_content_id)


class Assistant(ai_task.AITaskEntity):
    """Sends whatever it is given to somebody else's computer."""

    _attr_name = "Assistant"
    _attr_supported_features = (
        ai_task.AITaskEntityFeature.GENERATE_DATA
        | ai_task.AITaskEntityFeature.GENERATE_IMAGE
        | ai_task.AITaskEntityFeature.SUPPORT_ATTACHMENTS
    )
    entity_id = ASSISTANT

    def __init__(self, served: Served) -> None:
        """Note what is attached."""
        self._served = served

    @override
    async def _async_generate_data(self, task: ai_task.GenDataTask, chat_log: ChatLog) -> ai_task.GenDataTaskResult:
        self._read(task.attachments)
        return ai_task.GenDataTaskResult(conversation_id=chat_log.conversation_id, data="A door.")

    @override
    async def _async_generate_image(self, task: ai_task.GenImageTask, chat_log: ChatLog) -> ai_task.GenImageTaskResult:
        self._read(task.attachments)
        return ai_task.GenImageTaskResult(
            conversation_id=chat_log.conversation_id, image_data=b"a door", mime_type="image/png"
        )

    def _read(self, attachments: list[Attachment] | None) -> None:
        for attachment in attachments or ():
            self._served.give_file(attachment.path)


async def add_players(hass: HomeAssistant, served: Served) -> None:
    """Add both to Home Assistant."""
    await hass.data[DATA_INSTANCES]["media_player"].async_add_entities([Player(served)])
    await hass.data[AI_TASKS].async_add_entities([Assistant(served)])
    assert hass.states.get(PLAYER)
    assert hass.states.get(ASSISTANT)


LIVE: Final = "media-source://camera/camera.front_door"
"""Home Assistant's own source for the camera as it is now, of which an assistant is given a still. None films here."""


def actions(item: str) -> list[tuple[str, dict[str, Any], bool]]:
    """Return what takes an item: the action, its data, and whether it answers."""
    media: Mapping[str, str] = {"media_content_id": item, "media_content_type": "video/mp4"}
    task = {"task_name": "look", "instructions": "Who is at the door?", "entity_id": ASSISTANT, "attachments": [media]}
    attached = [("ai_task.generate_data", task, True), ("ai_task.generate_image", task, True)]
    if item == LIVE:
        return attached
    claimed = {"camera": "sensor.gate_last_clip", "started_at": "2026-11-24T08:00:00+00:00"}
    return [
        *attached,
        ("media_player.play_media", {"entity_id": PLAYER, "media": media}, False),
        ("media_player.play_media", {"entity_id": PLAYER, "media": media, "announce": True}, False),
        ("collection_image.select_image", {"entity_id": "image.frame", "image": media}, False),
        ("camera.snapshot", {"entity_id": "camera.front_door", "filename": "{folder}/still.jpg"}, False),
        ("footage_guard.import_clip", {"media_content_id": item, **claimed}, True),
    ]
