"""The address under which a person of the home watches: the ticket in it is all that is asked for.

Whatever is wrong, the answer is Home Assistant's own to an address that it does not know, so that nobody can tell a
ticket that has ended from one that never was. It is never 401: Home Assistant would write the whole address into its
log, tell everybody, and shut out whoever asked too often.
"""

from functools import partial
from typing import Final, override

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import HomeAssistantView

from ...bridge.loaded import loaded_tickets, loaded_vault
from ...bridge.runtime import VaultRuntime
from ...bridge.watching.ticket_log import keep_tickets_out_of_the_log
from ...bridge.watching.tickets import Ticket, Tickets
from ...model.byte_range import RangeInvalid, parse_range
from ...model.errors import NotLoaded
from ..serving.headers import FOOTAGE_HEADERS
from ..serving.not_there import not_found
from .streaming import OwnerPermit, async_send, async_send_converted

PATH: Final = "/api/footage_guard/clip"
_SIGNATURE: Final = "authSig"
"""Of an address that Home Assistant signed. Any user can have any address signed, for ten years."""


@callback
def async_register_owner_view(hass: HomeAssistant) -> None:
    """Register the address, and first have the log keep quiet about what is asked for there."""
    keep_tickets_out_of_the_log()
    hass.http.register_view(OwnerView())


class OwnerView(HomeAssistantView):
    """A clip, or a picture of one, by ticket."""

    url = "/api/footage_guard/clip/{ticket}"
    name = "api:footage_guard:clip"
    requires_auth = False

    @override
    def register(self, hass: HomeAssistant, app: web.Application, router: web.UrlDispatcher) -> None:
        """Answer all methods, without what Home Assistant writes into the log of each request to a view."""
        router.add_route(hdrs.METH_ANY, self.url, partial(_async_answer, hass))


async def _async_answer(hass: HomeAssistant, request: web.Request) -> web.StreamResponse:
    try:
        vault, tickets = loaded_vault(hass), loaded_tickets(hass)
    except NotLoaded as err:
        raise not_found() from err
    ticket = await _async_ticket(tickets, request)
    if ticket is None:
        raise not_found()
    response = await (
        async_send_converted(request, vault, tickets, ticket)
        if ticket.watched.is_converted
        else _async_send_part(request, vault, tickets, ticket)
    )
    if response is None:
        raise not_found()
    return response


async def _async_send_part(
    request: web.Request, vault: VaultRuntime, tickets: Tickets, ticket: Ticket
) -> web.StreamResponse | None:
    length = ticket.watched.length
    # Without something to compare with, what a player has is never what is here: it gets the whole (RFC 9110 §13.1.5).
    asked = None if hdrs.IF_RANGE in request.headers else request.headers.get(hdrs.RANGE)
    try:
        span = parse_range(asked, length)
    except RangeInvalid:
        return web.Response(status=416, headers={**FOOTAGE_HEADERS, hdrs.CONTENT_RANGE: f"bytes */{length}"})
    permit = OwnerPermit(tickets, ticket)
    return await async_send(request, vault, permit, ticket.watched, span)


async def _async_ticket(tickets: Tickets, request: web.Request) -> Ticket | None:
    if request.method != hdrs.METH_GET or _SIGNATURE in request.query:
        return None
    return await tickets.async_use(request.match_info["ticket"])
