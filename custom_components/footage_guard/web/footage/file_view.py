"""The address under which a person downloads a file that they approved; the ticket in it is all that is asked for.

Whatever is wrong, the answer is Home Assistant's own to an address that it does not know.
"""

from collections.abc import Iterator
from functools import partial
from typing import override

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import HomeAssistantView

from ...bridge.loaded import loaded_vault
from ...bridge.runtime import VaultRuntime
from ...bridge.shares.collecting import Collecting, FileTicket, loaded_collecting
from ...model.errors import FootageGuardError, NotLoaded
from ..serving.headers import FOOTAGE_HEADERS
from ..serving.not_there import not_found
from .streaming import break_off

_HEADERS = {name: value for name, value in FOOTAGE_HEADERS.items() if name != hdrs.ACCEPT_RANGES}


@callback
def async_register_file_view(hass: HomeAssistant) -> None:
    """Register the address."""
    hass.http.register_view(FileView())


class FileView(HomeAssistantView):
    """A file that leaves by hand, by ticket: one complete download."""

    url = "/api/footage_guard/file/{ticket}"
    name = "api:footage_guard:file"
    requires_auth = False

    @override
    def register(self, hass: HomeAssistant, app: web.Application, router: web.UrlDispatcher) -> None:
        """Answer all methods, without what Home Assistant writes into the log of each request to a view."""
        router.add_route(hdrs.METH_ANY, self.url, partial(_async_answer, hass))


async def _async_answer(hass: HomeAssistant, request: web.Request) -> web.StreamResponse:
    try:
        vault, collecting = loaded_vault(hass), loaded_collecting(hass)
    except NotLoaded as err:
        raise not_found() from err
    is_plain = request.method == hdrs.METH_GET and not request.query
    ticket = collecting.find(request.match_info["ticket"]) if is_plain else None
    transport = request.transport
    if ticket is None or transport is None or ticket.one.locked():
        raise not_found()
    async with ticket.one:
        response = web.StreamResponse(
            headers={**_HEADERS, hdrs.CONTENT_DISPOSITION: f'attachment; filename="{ticket.name}"'}
        )
        response.content_type = "application/zip" if ticket.name.endswith(".zip") else "application/octet-stream"
        try:
            held, pieces = await collecting.async_begin(ticket)
        except (FootageGuardError, OSError) as err:
            raise not_found() from err
        ticket.stop = partial(break_off, transport)
        try:
            await _async_send(request, response, vault, collecting, ticket, pieces)
        except FootageGuardError, OSError:
            # Among them what says that the other side has gone. What is not whole must not look like it.
            ticket.stop()
        else:
            ticket.stop = lambda: None
            await collecting.async_finish(ticket)
        finally:
            ticket.stop = lambda: None
            collecting.end_request(ticket, held)
    return response


async def _async_send(
    request: web.Request,
    response: web.StreamResponse,
    vault: VaultRuntime,
    collecting: Collecting,
    ticket: FileTicket,
    pieces: Iterator[bytes],
) -> None:
    await response.prepare(request)
    while (piece := await vault.async_read(partial(next, pieces, None))) is not None:
        collecting.may_go_on(ticket)
        await response.write(piece)
        ticket.sent_bytes += len(piece)
    await response.write_eof()
