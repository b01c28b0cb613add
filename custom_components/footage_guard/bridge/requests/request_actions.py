"""What the actions on requests do; `services.py` says what they are called and take. None of them decides for a yes."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonObjectType

from ...model.errors import RequestInvalid
from ...model.ids import RequestId
from ...model.lifecycle.status import Status
from ..common.new_ids import new_request_id
from ..common.problems import async_translate, disk_refuses
from ..common.times import to_text
from ..loaded import loaded_requests
from ..people.people import caller_name
from ..shares.hand_over import SETTLES_S
from ..shares.sharing import loaded_sharing
from .waiting import async_share_id, async_status, async_wait
from .wishes import async_share_of_action, in_fields_of_action, request_of_action

_GIVEN: Final = frozenset({Status.APPROVED, Status.RELEASED})


async def async_create_request_action(call: ServiceCall) -> ServiceResponse:
    """Ask a person of this home, and return the request."""
    async with async_translate():
        request_id, _ = await _async_ask(call, request_of_action(call.data))
    return {"request_id": request_id}


async def async_share_clip_action(call: ServiceCall) -> ServiceResponse:
    """Ask a person of this home to give clips away; return the request and, where it is waited for, the decision."""
    async with async_translate():
        with disk_refuses():
            asked = await async_share_of_action(call.hass, call.data)
        try:
            request_id, is_made = await _async_ask(call, asked)
        except RequestInvalid as err:
            raise in_fields_of_action(err, call.data) from err
        if call.data["wait"] and call.data["hand_over"] and is_made:
            told, link = await _async_handed(call, request_id)
        else:
            told, link = await _async_told(call, request_id, is_waited_for=call.data["wait"]), {}
        return {"request_id": request_id, **await _async_as_json(call, request_id, told), **link}


async def _async_handed(call: ServiceCall, request_id: RequestId) -> tuple[Status, JsonObjectType]:
    """Wait for a decision, and for the link where it was granted: only this call gets it, and only now."""
    with loaded_sharing(call.hass).hand_overs.waiting(request_id) as waits:
        told, handed = await _async_told(call, request_id), None
        if told in _GIVEN:
            with suppress(TimeoutError):
                async with asyncio.timeout(SETTLES_S):
                    handed = await waits
    return told, {} if handed is None else {"url": handed.url, "live_from": to_text(handed.live_from_ms)}


async def async_wait_for_decision_action(call: ServiceCall) -> ServiceResponse:
    """Return what became of a request once it is decided, or the time is over."""
    async with async_translate():
        request_id = RequestId(call.data["request_id"])
        return await _async_as_json(call, request_id, await _async_told(call, request_id))


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


async def _async_ask(call: ServiceCall, asked: dict[str, object]) -> tuple[RequestId, bool]:
    """Return the request, and whether it is this call that made it."""
    desk, caller = loaded_requests(call.hass), await caller_name(call.hass, call.context.user_id)
    made = new_request_id()
    with disk_refuses():
        found = (await desk.async_ask(asked, caller=caller, request_id=made)).id
    return found, found == made


async def _async_told(call: ServiceCall, request_id: RequestId, *, is_waited_for: bool = True) -> Status:
    if not is_waited_for:
        return await async_status(call.hass, request_id)
    timeout: timedelta = call.data["timeout"]
    return await async_wait(call.hass, request_id, timeout.total_seconds())


async def _async_as_json(call: ServiceCall, request_id: RequestId, told: Status) -> JsonObjectType:
    """Return the answer of which a link is never a part."""
    share_id = await async_share_id(call.hass, request_id) if told in _GIVEN else None
    return {"status": told.value, "share_id": share_id}
