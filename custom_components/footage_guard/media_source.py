"""Clips in the media browser of Home Assistant: when there is one of which camera, and nothing that plays."""

from typing import override

from homeassistant.components.media_player import BrowseError, MediaClass, MediaType
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.core import HomeAssistant

from .bridge.common.words import ERRORS, PANEL, async_words
from .bridge.watching.media_list import ListedClip, async_list_clips, async_list_days, listed_cameras
from .const import DOMAIN
from .model.errors import ClipUnknown, FootageGuardError, PlayedInPanelOnly


async def async_get_media_source(hass: HomeAssistant) -> FootageGuardMediaSource:
    """Return the one media source of a home."""
    return FootageGuardMediaSource(hass)


class FootageGuardMediaSource(MediaSource):
    """Cameras, the days on which each recorded, and the clips of a day, without a picture."""

    name = "Footage Guard"

    def __init__(self, hass: HomeAssistant) -> None:
        """List what is in the vault that is loaded when somebody browses."""
        super().__init__(DOMAIN)
        self._hass = hass

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """Refuse, whatever is asked for and whoever asks: players, assistants and automations all come by here."""
        code = PlayedInPanelOnly.code
        raise Unresolvable(await self._text(code), translation_domain=DOMAIN, translation_key=code)

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        try:
            return await self._browse(item.identifier.split("/") if item.identifier else [])
        except FootageGuardError as err:
            raise BrowseError(await self._text(err.code), translation_domain=DOMAIN, translation_key=err.code) from err

    async def _browse(self, path: list[str]) -> BrowseMediaSource:
        match path:
            case []:
                cameras = listed_cameras(self._hass)
                return _folder("", self.name, [_folder(camera.id, camera.title) for camera in cameras])
            case [camera_id]:
                camera, days = await async_list_days(self._hass, camera_id)
                found = [_folder(f"{camera.id}/{day}", f"{day}") for day in days]
                return _folder(camera.id, camera.title, found)
            case [camera_id, day]:
                camera, clips = await async_list_clips(self._hass, camera_id, day)
                words = await async_words(self._hass, PANEL)
                before = f"{camera.id}/{day}"
                found = [_clip(f"{before}/{clip.id}", _title(clip, words["media.open"])) for clip in clips]
                return _folder(before, f"{camera.title}, {day}", found)
        raise ClipUnknown

    async def _text(self, code: str) -> str:
        """Return what an error says, in the language of the home: the media browser shows it as it is."""
        return (await async_words(self._hass, ERRORS))[f"{code}.message"]


def _folder(identifier: str, title: str, children: list[BrowseMediaSource] | None = None) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.DIRECTORY,
        media_content_type=MediaType.VIDEO,
        title=title,
        can_play=False,
        can_expand=True,
        children=children,
    )


def _clip(identifier: str, title: str) -> BrowseMediaSource:
    """Return a clip that the browser shows and cannot play; who picks it is told where it can be seen."""
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.VIDEO,
        media_content_type=MediaType.VIDEO,
        title=title,
        can_play=False,
        can_expand=False,
    )


def _title(clip: ListedClip, is_open: str) -> str:
    """Return the time of day and the length, or the words for one that has no end yet."""
    return f"{clip.start:%H:%M:%S} · {is_open if clip.length_s is None else _length(clip.length_s)}"


def _length(seconds: int) -> str:
    """Return a length as players write it, such as 0:30 or 1:02:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
