"""What the actions on requests do; `services.py` says what they are called and take. None of them decides for a yes."""

from datetime import timedelta

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonObjectType

from ..model.errors import RequestInvalid
from ..model.ids import RequestId
from ..model.lifecycle.status import Status
from .loaded import loaded_requests
from .people import caller_name
from .problems import async_translate, disk_refuses
from .waiting import async_status, async_wait
from .wishes import async_share_of_action, in_fields_of_action, request_of_action


async def async_create_request_action(call: ServiceCall) -> ServiceResponse:
    """Ask a person of this home, and return the request."""
    async with async_translate():
        request_id = await _async_ask(call, request_of_action(call.data))
    return {"request_id": request_id}


async def async_share_clip_action(call: ServiceCall) -> ServiceResponse:
    """Ask a person of this home to give clips away; return the request and, where it is waited for, the decision."""
    async with async_translate():
        with disk_refuses():
            asked = await async_share_of_action(call.hass, call.data)
        try:
            request_id = await _async_ask(call, asked)
        except RequestInvalid as err:
            raise in_fields_of_action(err, call.data) from err
        told = await _async_told(call, request_id) if call.data["wait"] else await async_status(call.hass, request_id)
    return {"request_id": request_id, **_as_json(told)}


async def async_wait_for_decision_action(call: ServiceCall) -> ServiceResponse:
    """Return what became of a request once it is decided, or the time is over."""
    async with async_translate():
        return _as_json(await _async_told(call, RequestId(call.data["request_id"])))


async def async_decline_request_action(call: ServiceCall) -> None:
    """Decline a request. Whose name the call comes under proves no person, so the ledger is told of none."""
    async with async_translate():
        with disk_refuses():
            await loaded_requests(call.hass).async_decline(RequestId(call.data["request_id"]), actor=None)


async def async_withdraw_request_action(call: ServiceCall) -> None:
    """Take back what an action asked."""
    async with async_translate():
        with disk_refuses():
            await loaded_requests(call.hass).async_withdraw(RequestId(call.data["request_id"]), actor=None)


async def _async_ask(call: ServiceCall, asked: dict[str, object]) -> RequestId:
    desk, caller = loaded_requests(call.hass), await caller_name(call.hass, call.context.user_id)
    with disk_refuses():
        return (await desk.async_ask(asked, caller=caller)).id


async def _async_told(call: ServiceCall, request_id: RequestId) -> Status:
    timeout: timedelta = call.data["timeout"]
    return await async_wait(call.hass, request_id, timeout.total_seconds())


def _as_json(told: Status) -> JsonObjectType:
    """Return the answer. There is no share yet, because nothing can be released yet; a link is never in it."""
    return {"status": told.value, "share_id": None}
