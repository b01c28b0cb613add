"""The buttons below a notification on a phone, and who presses them.

Anybody on the bus can send what a phone sends: an automation, a script, an administrator's token. So a button can only
lower. Nothing that is sent is ever read but for these two words and the id of a request.
"""

from functools import partial
import logging
from typing import Final

from homeassistant.core import Event, HomeAssistant, callback

from ...model.errors import FootageGuardError, NotLoaded, RequestUnknown, TransitionRefused
from ...model.ids import IdInvalid, RequestId, parse_request_id
from ..loaded import loaded_requests
from ..lockdown.locking import async_lock_down

LOCK_DOWN: Final = "FOOTAGE_GUARD_LOCK_DOWN"
_DECLINE: Final = "FOOTAGE_GUARD_DECLINE_"
_LOGGER = logging.getLogger(__name__)


def decline_button(request_id: RequestId) -> str:
    """Return what a phone sends when somebody declines a request below its notification."""
    return f"{_DECLINE}{request_id}"


@callback
def async_listen_to_phones(hass: HomeAssistant) -> None:
    """Do what a button says from now on, also while the vault is being loaded: a lockdown then is owed."""
    hass.bus.async_listen("mobile_app_notification_action", partial(_async_press, hass))


async def _async_press(hass: HomeAssistant, event: Event) -> None:
    pressed = event.data.get("action")
    if pressed == LOCK_DOWN:
        await _async_lock_down(hass)
    elif isinstance(pressed, str) and pressed.startswith(_DECLINE):
        await _async_decline(hass, pressed.removeprefix(_DECLINE))


async def _async_lock_down(hass: HomeAssistant) -> None:
    try:
        await async_lock_down(hass)
    except NotLoaded:
        # There is no vault at all, and nothing to lock.
        return


async def _async_decline(hass: HomeAssistant, raw: str) -> None:
    try:
        # Whose phone an event names proves no person: anything on the bus can send it.
        await loaded_requests(hass).async_decline(parse_request_id(raw), actor=None)
    except IdInvalid, RequestUnknown, TransitionRefused:
        # No id, no request, or one that has ended or left: an answer would tell whoever guesses.
        return
    except (OSError, FootageGuardError) as err:
        _LOGGER.warning("A request was not declined from a notification: %s", type(err).__name__)
