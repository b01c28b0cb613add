"""Addresses at which pictures of this home can be opened without signing in, as far as settings tell of them.

Of what automations and scripts hold it is only looked whether such an address is among it; the rest is not kept.
"""

from collections.abc import Iterator, Mapping, Sequence
import re
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_component import EntityComponent

MOST_DEPTH: Final = 60
"""Of settings within settings; nobody's automation is as deep."""
USERS_OF_ENTITIES: Final = ("automation", "script")
_FRIGATE: Final = "frigate"
_IS_ON: Final = "notification_proxy_enable"
_ENDS_AFTER_S: Final = "notification_proxy_expire_after_seconds"
_OPEN: Final = re.compile(
    r"""
    (?<!/media)(?<!media_source)/(?:local|www)/                   # what is served to everybody
        [^\n]{0,300}\.(?:jpe?g|mp4|m4v|mkv|mov|avi|webm|gif)\b
    | /api/camera_proxy(?:_stream)?/[^\n]{0,300}token             # a live picture by a token in its address
    | camera[^\n]{0,300}(?:entity_picture|access_token)           # and where such a token is got from
    | \bwebrtc\.create_link\b                                     # the live picture, by a link for everybody
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_OF_FRIGATE: Final = re.compile(r"/api/frigate[^\n]{0,300}?/notifications/", re.ASCII)
"""Of its notification proxy; the name of an instance may stand in between, or a template that becomes it."""


@callback
def notification_proxies(hass: HomeAssistant) -> Iterator[tuple[str, int | None]]:
    """Yield each Frigate whose integration gives events to whoever knows their address, and for how many seconds.

    None is for ever. Both are what its `views.py` makes of its options; without options it is on, and for ever.
    """
    for entry in hass.config_entries.async_entries(_FRIGATE, include_ignore=False, include_disabled=False):
        if entry.options.get(_IS_ON, True):
            seconds = entry.options.get(_ENDS_AFTER_S, 0)
            yield entry.title, seconds if isinstance(seconds, int) and seconds > 0 else None


@callback
def open_links(hass: HomeAssistant) -> Iterator[str]:
    """Yield the automations and scripts that have such an address in their settings."""
    forms = [_OPEN, *([_OF_FRIGATE] if any(True for _ in notification_proxies(hass)) else [])]
    for domain in USERS_OF_ENTITIES:
        component: object = hass.data.get(domain)
        for entity in component.entities if isinstance(component, EntityComponent) else ():
            if any(form.search(text) for text in _texts(getattr(entity, "raw_config", None)) for form in forms):
                yield entity.entity_id


def _texts(settings: Any, depth: int = MOST_DEPTH) -> Iterator[str]:
    match settings:
        case str():
            yield settings
        case Mapping() if depth:
            for each in settings.values():
                yield from _texts(each, depth - 1)
        case Sequence() if depth:
            for each in settings:
                yield from _texts(each, depth - 1)
