"""One notification on its way to one target: a title and where it leads to, and nothing that anybody wrote.

Whatever is sent here passes the bus and servers of others, and lies on locked screens.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
import logging
from typing import Any, Final

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.network import NoURLAvailableError, get_url

from ...model.ids import RequestId
from ..common.words import PANEL, async_words
from ..screen.panel import URL_PATH, request_path

LOCK_DOWN: Final = "FOOTAGE_GUARD_LOCK_DOWN"
DECLINE: Final = "FOOTAGE_GUARD_DECLINE_"
"""What a phone sends when somebody presses a button, the latter with the id of a request behind it."""
_PHONES: Final = "mobile_app"
_NOTIFY: Final = "notify"
_CLEAR: Final = "clear_notification"
"""The word by which the apps for phones take away what has a tag."""
_PATIENCE_S: Final = 30
_WORDS: Final = "notification"
PEOPLE: Final = "people"
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a notification is about."""

    request_ids: tuple[RequestId, ...]
    is_cooling: bool = False
    """Whether what was agreed to for it leaves soon, and can be stopped until then."""

    @property
    def only(self) -> RequestId | None:
        """The request, where it is about a single one."""
        return self.request_ids[0] if len(self.request_ids) == 1 else None

    @property
    def path(self) -> str:
        """Where it leads to."""
        return request_path(self.only) if self.only is not None else f"/{URL_PATH}"

    @property
    def title(self) -> str:
        """Which text is its title."""
        if self.is_cooling:
            return "title_cooling"
        return "title" if self.only is not None else "title_several"

    @property
    def tag(self) -> str:
        """What it takes the place of, where it is sent again after a crash."""
        return str(self.only or "requests")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleNotice:
    """Somebody changes who decides, or how."""

    only: None = None
    path: str = f"/{URL_PATH}"
    title: str = f"title_{PEOPLE}"
    tag: str = PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLate:
    """Somebody declined a request of which something has left."""

    request_id: RequestId
    only: None = None
    """It has no button that declines."""
    title: str = "title_too_late"

    @property
    def path(self) -> str:
        """Where it can be taken back, if it is still out."""
        return request_path(self.request_id)

    @property
    def tag(self) -> str:
        """It takes the place of what has the button that was pressed."""
        return str(self.request_id)


type AnyNotice = Notice | PeopleNotice | TooLate


async def async_notify(hass: HomeAssistant, targets: Sequence[str], notice: AnyNotice) -> None:
    """Notify all targets; one that fails is told to the log, and keeps nothing from the others."""
    texts = await async_words(hass, PANEL)
    words = {key.removeprefix(f"{_WORDS}."): text for key, text in texts.items()}
    calls = {target: _for_target(hass, target, notice, words) for target in targets}
    await asyncio.gather(*(_async_call(hass, target, service, data) for target, (service, data) in calls.items()))


async def async_take_back(hass: HomeAssistant, targets: Sequence[str], request_id: RequestId) -> None:
    """Take away what phones show of a request; whatever else a target is keeps what it got."""
    data = {"message": _CLEAR, "data": {"tag": _tag(str(request_id))}}
    phones = phones_of(hass, targets)
    await asyncio.gather(*(_async_call(hass, phone, _phone_service(hass, phone), data) for phone in phones))


@callback
def phones_of(hass: HomeAssistant, targets: Sequence[str]) -> tuple[str, ...]:
    """Return which targets are phones that take buttons."""
    return tuple(target for target in targets if _phone_service(hass, target) is not None)


async def _async_call(hass: HomeAssistant, target: str, service: str | None, data: dict[str, Any]) -> None:
    if service is None:
        # Home Assistant would leave it out and say nothing.
        _LOGGER.warning("Could not notify %s: it is not there", target)
        return
    try:
        async with asyncio.timeout(_PATIENCE_S):
            await hass.services.async_call(_NOTIFY, service, data, blocking=True)
    except Exception as err:  # noqa: BLE001  # whatever a service of somebody else raises; its text may repeat what was sent
        _LOGGER.warning("Could not notify %s: %s", target, type(err).__name__)


def _for_target(
    hass: HomeAssistant, target: str, notice: AnyNotice, words: Mapping[str, str]
) -> tuple[str | None, dict[str, Any]]:
    """Return the service that reaches a target, none where it is away, and what it is called with."""
    title = words[notice.title]
    if (phone := _phone_service(hass, target)) is not None:
        return phone, {"title": title, "message": notice.path, "data": _phone_data(notice, words)}
    state = hass.states.get(target)
    is_away = state is None or state.state == STATE_UNAVAILABLE
    message = f"{_address(hass)}{notice.path}"
    return None if is_away else "send_message", {"entity_id": target, "title": title, "message": message}


def _phone_data(notice: AnyNotice, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what the apps for phones take beside a text: where a tap leads to, and buttons that lower."""
    buttons = [{"action": "URI", "title": words["open"], "uri": notice.path}]
    if notice.only is not None:
        buttons.append({"action": f"{DECLINE}{notice.only}", "title": words["decline"]})
    buttons.append({"action": LOCK_DOWN, "title": words["lock_down"]})
    return {
        "url": notice.path,
        "clickAction": notice.path,
        "tag": _tag(notice.tag),
        "actions": buttons,
    }


def _tag(of: str) -> str:
    return f"footage_guard_{of}"


@callback
def _phone_service(hass: HomeAssistant, target: str) -> str | None:
    """Return the older service of a phone, which alone takes buttons; None for whatever else a target is."""
    entity = er.async_get(hass).async_get(target)
    if entity is None or entity.platform != _PHONES or entity.config_entry_id is None:
        return None
    app = hass.config_entries.async_get_entry(entity.config_entry_id)
    try:
        # Here: it is loaded where there is a phone, and would be loaded by us where there is none.
        from homeassistant.components.mobile_app.util import get_notify_service

        return get_notify_service(hass, app.data["webhook_id"]) if app is not None else None
    except ImportError, KeyError:
        # The entity still takes a title and a text.
        return None


@callback
def _address(hass: HomeAssistant) -> str:
    """Return what makes a path a link elsewhere: the address from outside, where the home has one.

    One that works inside the home alone is not told to servers of others.
    """
    try:
        return get_url(hass, allow_internal=False, allow_ip=False)
    except NoURLAvailableError:
        return ""
