"""Sends what a ticket opens, piece by piece, for as long as the ticket is good.

The ticket is looked at before each piece, so what ends it ends this: the connection is broken off, and a player cannot
take what it has for the whole. Two pieces are in memory, however long the clip is.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial

from aiohttp import hdrs, web

from ..bridge.runtime import VaultRuntime
from ..bridge.tickets import Ticket, Tickets
from ..bridge.watched import Watched
from ..media.conversion import convert
from ..model.errors import FootageGuardError
from .headers import FOOTAGE_HEADERS


async def async_send(
    request: web.Request, vault: VaultRuntime, tickets: Tickets, ticket: Ticket, span: range, *, is_part: bool
) -> web.StreamResponse | None:
    """Send a range of what a ticket opens; None where nothing was sent, because nothing can be."""
    watched = ticket.watched
    response = _response(watched, status=206 if is_part else 200)
    response.content_length = len(span)
    if is_part:
        response.headers[hdrs.CONTENT_RANGE] = f"bytes {span[0]}-{span[-1]}/{watched.length}"
    return await _async_send(request, response, tickets, ticket, _async_pieces(vault, watched, span))


async def async_send_converted(
    request: web.Request, vault: VaultRuntime, tickets: Tickets, ticket: Ticket
) -> web.StreamResponse | None:
    """Send what a ticket opens in another form, from its beginning; None where nothing was sent."""
    response = _response(ticket.watched, status=200)
    response.headers[hdrs.ACCEPT_RANGES] = "none"
    return await _async_send(request, response, tickets, ticket, _async_converted(vault, tickets, ticket.watched))


def _response(watched: Watched, *, status: int) -> web.StreamResponse:
    response = web.StreamResponse(
        status=status,
        headers={**FOOTAGE_HEADERS, hdrs.CONTENT_DISPOSITION: f'attachment; filename="{watched.name}"'},
    )
    response.content_type = watched.content_type
    return response


async def _async_send(
    request: web.Request,
    response: web.StreamResponse,
    tickets: Tickets,
    ticket: Ticket,
    pieces: AsyncGenerator[bytes],
) -> web.StreamResponse | None:
    transport = request.transport
    if transport is None:
        return None
    with tickets.request(ticket, transport.abort):
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    if not tickets.is_good(ticket):
                        raise ConnectionAbortedError
                    if not response.prepared:
                        await response.prepare(request)
                    await response.write(piece)
                    tickets.note_use(ticket)
        except FootageGuardError, OSError:
            # Among them what says that the other side has gone.
            if not response.prepared:
                return None
            transport.abort()
    return response


async def _async_pieces(vault: VaultRuntime, watched: Watched, span: range) -> AsyncGenerator[bytes]:
    """Yield a range; the next piece is read while the last one is sent."""

    def read(piece: range) -> asyncio.Task[bytes]:
        reading = asyncio.create_task(vault.async_read(partial(watched.read, piece.start, len(piece))))
        # Where nobody waits for it any more, nobody wants to hear of it.
        reading.add_done_callback(lambda done: done.cancelled() or done.exception())
        return reading

    piece = watched.piece(span)
    reading = read(piece)
    try:
        while span:
            data = await reading
            span = span[len(piece) :]
            if span:
                piece = watched.piece(span)
                reading = read(piece)
            yield data
    finally:
        reading.cancel()


async def _async_converted(vault: VaultRuntime, tickets: Tickets, watched: Watched) -> AsyncGenerator[bytes]:
    made = convert(watched)
    try:
        while True:
            # One at a time, whoever watches: encoding takes all that a small machine has.
            async with tickets.decoding:
                piece = await vault.async_read(partial(next, made, None))
            if piece is None:
                return
            yield piece
    finally:
        await vault.async_read(made.close)
