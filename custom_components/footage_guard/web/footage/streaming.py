"""Sends bytes piece by piece, for as long as whoever asked may have them.

That is looked at before each piece, so what ends it ends this: the connection is broken off, and a player cannot take
what it has for the whole. Two megabytes are in memory, however long the content is.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager, aclosing, nullcontext, suppress
from functools import partial
import socket
import struct
from typing import Final, Protocol

from aiohttp import hdrs, web

from ...bridge.common.streamed import Streamed
from ...bridge.runtime import VaultRuntime
from ...bridge.watching.tickets import Ticket, Tickets
from ...media.conversion import convert
from ...model.errors import FootageGuardError
from ..serving.headers import FOOTAGE_HEADERS

_SENT: Final = 1 << 19
"""Bytes that are sent at once: less costs more turns of the event loop, more holds others up."""
_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""Wait for nothing when the connection is closed."""


class Permit(Protocol):
    """What lets bytes be sent."""

    patience_s: float | None
    """How long one piece may take to be taken; None for as long as the permit lasts."""

    def is_good(self) -> bool:
        """Tell whether the next piece may be sent."""

    def note_use(self, sent_bytes: int) -> None:
        """A piece was sent."""

    def request(self, stop: Callable[[], None]) -> AbstractContextManager[None]:
        """Count a request while it is under way; `stop` ends it at once, whatever it waits for."""


class OwnerPermit:
    """A ticket of a person of the home."""

    patience_s: float | None = None

    def __init__(self, tickets: Tickets, ticket: Ticket) -> None:
        """Send while this ticket is good."""
        self._tickets = tickets
        self._ticket = ticket

    def is_good(self) -> bool:
        """Tell whether the ticket is good."""
        return self._tickets.is_good(self._ticket)

    def note_use(self, sent_bytes: int) -> None:  # noqa: ARG002  # a ticket counts no bytes
        """Have the ticket last from now."""
        self._tickets.note_use(self._ticket)

    def request(self, stop: Callable[[], None]) -> AbstractContextManager[None]:
        """Count a request of the ticket."""
        return self._tickets.request(self._ticket, stop)


async def async_send(
    request: web.Request, vault: VaultRuntime, permit: Permit, streamed: Streamed, part: range | None
) -> web.StreamResponse | None:
    """Send a part of a content, or the whole; None where nothing was sent, because nothing can be."""
    span = range(streamed.length) if part is None else part
    response = _response(streamed, status=200 if part is None else 206)
    response.content_length = len(span)
    if part is not None:
        response.headers[hdrs.CONTENT_RANGE] = f"bytes {part[0]}-{part[-1]}/{streamed.length}"
    return await _async_send(request, response, permit, _async_pieces(vault, streamed, span))


async def async_send_converted(
    request: web.Request, vault: VaultRuntime, tickets: Tickets, ticket: Ticket
) -> web.StreamResponse | None:
    """Send what a ticket opens in another form, from its beginning; None where nothing was sent."""
    response = _response(ticket.watched, status=200)
    response.headers[hdrs.ACCEPT_RANGES] = "none"
    pieces = _async_converted(vault, tickets, ticket.watched)
    return await _async_send(request, response, OwnerPermit(tickets, ticket), pieces)


def _response(streamed: Streamed, *, status: int) -> web.StreamResponse:
    response = web.StreamResponse(
        status=status,
        headers={**FOOTAGE_HEADERS, hdrs.CONTENT_DISPOSITION: f'attachment; filename="{streamed.name}"'},
    )
    response.content_type = streamed.content_type
    if streamed.tag is not None:
        response.headers[hdrs.ETAG] = streamed.tag
    return response


async def _async_send(
    request: web.Request, response: web.StreamResponse, permit: Permit, pieces: AsyncGenerator[bytes | memoryview]
) -> web.StreamResponse | None:
    transport = request.transport
    if transport is None:
        return None
    stop = partial(break_off, transport)
    with permit.request(stop):
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    if not permit.is_good():
                        raise ConnectionAbortedError
                    if not response.prepared:
                        await response.prepare(request)
                    async with nullcontext() if permit.patience_s is None else asyncio.timeout(permit.patience_s):
                        await response.write(piece)
                    permit.note_use(len(piece))
        except FootageGuardError, OSError:
            # Among them what says that the other side has gone, or takes too long.
            if not response.prepared:
                return None
            stop()
    return response


def break_off(transport: asyncio.Transport) -> None:
    """End a connection at once, and with it what waits in the system's own memory for a slow reader to take it.

    Without that, megabytes follow after a share was taken back.
    """
    sock = transport.get_extra_info("socket")
    if sock is not None:
        # It may be closed already.
        with suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()


async def _async_pieces(vault: VaultRuntime, streamed: Streamed, span: range) -> AsyncGenerator[memoryview]:
    """Yield a range in pieces; what comes next is read while the last one is sent."""

    def read(piece: range) -> asyncio.Future[memoryview]:
        return vault.async_begin_read(partial(streamed.view, piece.start, len(piece)))

    piece = streamed.piece(span)
    reading = read(piece)
    while span:
        await asyncio.wait([reading])
        data = reading.result()
        span = span[len(piece) :]
        if span:
            piece = streamed.piece(span)
            reading = read(piece)
        for begin in range(0, len(data), _SENT):
            yield data[begin : begin + _SENT]


async def _async_converted(vault: VaultRuntime, tickets: Tickets, streamed: Streamed) -> AsyncGenerator[bytes]:
    made = convert(streamed)
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
