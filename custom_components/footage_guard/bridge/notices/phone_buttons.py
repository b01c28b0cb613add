"""The buttons below a notification on a phone, and who presses them.

Anybody on the bus can send what a phone sends: an automation, a script, an administrator's token. So a button can only
lower. Nothing that is sent is ever read but for these two words and the id of a request. Whoever sends it is answered
nothing; phones show where a no came too late.
"""

from functools import partial
import logging

from homeassistant.core import Event, HomeAssistant, callback

from ...model.errors import FootageGuardError, NotLoaded, RequestUnknown, TransitionRefused
from ...model.ids import IdInvalid, RequestId, parse_request_id
from ..loaded import loaded_requests, notify_targets
from ..lockdown.locking import async_lock_down
from .notifying import DECLINE, LOCK_DOWN, TooLate, async_notify, phones_of

_LOGGER = logging.getLogger(__name__)


@callback
def async_listen_to_phones(hass: HomeAssistant) -> None:
    """Do what a button says from now on, also while the vault is being loaded: a lockdown then is owed."""
    hass.bus.async_listen("mobile_app_notification_action", partial(_async_press, hass, set()))


async def _async_press(hass: HomeAssistant, told: set[RequestId], event: Event) -> None:
    pressed = event.data.get("action")
    if pressed == LOCK_DOWN:
        await _async_lock_down(hass)
    elif isinstance(pressed, str) and pressed.startswith(DECLINE):
        await _async_decline(hass, told, pressed.removeprefix(DECLINE))


async def _async_lock_down(hass: HomeAssistant) -> None:
    try:
        await async_lock_down(hass)
    except NotLoaded:
        # There is no vault at all, and nothing to lock.
        return


async def _async_decline(hass: HomeAssistant, told: set[RequestId], raw: str) -> None:
    try:
        await _async_decline_or_tell(hass, told, parse_request_id(raw))
    except IdInvalid, RequestUnknown:
        # An answer would tell whoever guesses.
        return
    except (OSError, FootageGuardError) as err:
        _LOGGER.warning("A request was not declined from a notification: %s", type(err).__name__)


async def _async_decline_or_tell(hass: HomeAssistant, told: set[RequestId], request_id: RequestId) -> None:
    """Decline a request; where something of it has left, phones say so once, for nobody can keep one ringing by it.

    Without this, whoever pressed too late believes that it was stopped.
    """
    requests = loaded_requests(hass)
    try:
        # Whose phone an event names proves no person: anything on the bus can send it.
        await requests.async_decline(request_id, actor=None)
    except TransitionRefused:
        # Otherwise it has ended, which is what a no is for.
        if request_id not in told and await requests.async_share_of(request_id) is not None:
            told.add(request_id)
            await async_notify(hass, phones_of(hass, notify_targets(hass)), TooLate(request_id=request_id))
