"""Actions that wait for a decision: each is told when it falls, and asks for nothing meanwhile."""

import asyncio
from contextlib import suppress
from typing import Final

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback

from ...model.errors import NotLoaded
from ...model.happening import Happening
from ...model.ids import ReleaseId, RequestId
from ...model.lifecycle.status import Status, status
from ...model.record import RequestRecord
from ..common.problems import disk_refuses
from ..loaded import loaded_requests
from ..runtime import VaultRuntime
from .request_news import async_hear

LONGEST_WAIT_S: Final = 24 * 3600
USUAL_WAIT_S: Final = 3600


async def async_status(hass: HomeAssistant, request_id: RequestId) -> Status:
    """Return what became of a request; raise RequestUnknown, StateDamaged, DiskRefused or NotLoaded."""
    with disk_refuses():
        record, reached = await loaded_requests(hass).async_standing(request_id)
    return status(record.state, reached)


async def async_share_id(hass: HomeAssistant, request_id: RequestId) -> ReleaseId | None:
    """Return the newest share of a request, live, about to be, or over; None where there is none.

    Raises DiskRefused or NotLoaded.
    """
    with disk_refuses():
        return await loaded_requests(hass).async_share_of(request_id)


async def async_wait(hass: HomeAssistant, request_id: RequestId, timeout_s: float) -> Status:
    """Return what became of a request as soon as it is decided or over, or what it is when the time is.

    A reload of the entry meanwhile is not noticed. Raises what `async_status` does; NotLoaded also where Home Assistant
    stops.
    """
    over = asyncio.Event()
    heard: list[Status] = []

    @callback
    def hear(_vault: VaultRuntime, record: RequestRecord, _happening: Happening) -> None:
        # Not asked anew: while an entry is being loaded, there is nobody to ask.
        now = status(record.state)
        if record.id == request_id and now.is_decided:
            heard.append(now)
            over.set()

    @callback
    def stop(_event: Event) -> None:
        over.set()

    ends = (async_hear(hass, hear), hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, stop))
    try:
        # Only now: what happens before somebody listens is seen, and what happens after is heard.
        known = await async_status(hass, request_id)
        if known.is_decided:
            return known
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await over.wait()
            if not heard:
                raise NotLoaded
            # What needs no cooling is told to be approved and, in the same turn, to be released.
            return heard[-1]
    finally:
        for end in ends:
            end()
    return await async_status(hass, request_id)
