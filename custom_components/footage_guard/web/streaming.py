"""Sends what a ticket opens, piece by piece, for as long as the ticket is good."""

from functools import partial

from aiohttp import web

from ..bridge.runtime import VaultRuntime
from ..bridge.tickets import Ticket, Tickets
from ..model.errors import FootageGuardError
from .headers import FOOTAGE_HEADERS


async def async_send(
    request: web.Request, vault: VaultRuntime, tickets: Tickets, ticket: Ticket, span: range, *, is_part: bool
) -> web.StreamResponse | None:
    """Send a range of what a ticket opens; None where nothing was sent, because nothing can be.

    The ticket is looked at before each piece, so what ends it ends this: the connection is broken off, and a player
    cannot take what it has for the whole. A few hundred kilobytes are in memory, however long the clip is.
    """
    watched, transport = ticket.watched, request.transport
    if transport is None:
        return None
    response = web.StreamResponse(
        status=206 if is_part else 200,
        headers={**FOOTAGE_HEADERS, "Content-Disposition": f'attachment; filename="{watched.name}"'},
    )
    response.content_type = watched.content_type
    response.content_length = len(span)
    if is_part:
        response.headers["Content-Range"] = f"bytes {span[0]}-{span[-1]}/{watched.length}"
    with tickets.request(ticket, transport.abort):
        try:
            while span:
                piece = watched.piece(span)
                data = await vault.async_read(partial(watched.read, piece))
                if not tickets.is_good(ticket):
                    raise ConnectionAbortedError
                if not response.prepared:
                    await response.prepare(request)
                await response.write(data)
                tickets.note_use(ticket)
                span = span[len(piece) :]
        except FootageGuardError, OSError:
            # Among them what says that the other side has gone.
            transport.abort()
            return response if response.prepared else None
    return response
