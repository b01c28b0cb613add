"""Looks into media sources of other integrations: their code may raise anything, take long, or return nonsense."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from homeassistant.core import HomeAssistant

from ...model.offer import plain_title

MOST_CHILDREN: Final = 5000
"""Of one answer; a recorder lists a thousand events a day at most, or a file every five minutes."""
_MOST_CHARACTERS: Final = 1000
_MOST_TITLE: Final = 500


class BrowseFailed(Exception):
    """A recorder gave no answer that makes sense; nothing of what it said is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a media source."""

    identifier: str
    """Behind the name of the integration."""
    media_content_id: str
    name: str
    """As it was given; for reading out of it, never for showing."""
    title: str
    """For showing."""
    thumbnail: str
    can_play: bool
    is_going_on: bool
    """The recorder says that this has no end yet."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a media source has in one place."""

    items: tuple[Item, ...]
    is_all: bool


async def async_browse(hass: HomeAssistant, domain: str, identifier: str = "") -> Listing:
    """Return what an integration's media source has in a place; raise BrowseFailed."""
    # Not at the top: it brings the media player along, and who looks for nothing should not wait for it.
    from homeassistant.components.media_source import async_browse_media, generate_media_source_id

    start = generate_media_source_id(domain, "") + "/"
    try:
        found = await async_browse_media(hass, generate_media_source_id(domain, identifier))
        children = [*islice(found.children or (), MOST_CHILDREN + 1)]
        items = [_item(child, start) for child in children[:MOST_CHILDREN]]
    except Exception:  # noqa: BLE001  # another integration's code may raise anything, with names of people in it
        raise BrowseFailed from None
    understood = tuple(item for item in items if item is not None)
    return Listing(understood, len(understood) == len(children))


def _item(child: Any, start: str) -> Item | None:
    """Return an entry as far as it is one; None for what is of another integration, or in no form we know."""
    content_id, title = child.media_content_id, child.title
    if not isinstance(content_id, str) or not isinstance(title, str):
        return None
    if not content_id.startswith(start) or len(content_id) > _MOST_CHARACTERS:
        return None
    thumbnail = child.thumbnail
    return Item(
        identifier=content_id.removeprefix(start),
        media_content_id=content_id,
        name=title[:_MOST_TITLE],
        title=plain_title(title),
        thumbnail=thumbnail if isinstance(thumbnail, str) else "",
        can_play=child.can_play is True,
        is_going_on=_is_going_on(child),
    )


def _is_going_on(child: Any) -> bool:
    """Frigate lists what still goes on, with the event as it knows it beside."""
    event = getattr(getattr(child, "frigate", None), "event", None)
    return isinstance(event, Mapping) and event.get("end_time", 0) is None
