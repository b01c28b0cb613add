"""Something that serves a share as Home Assistant does, and can be told to fail in each way that a link can.

What the tests of the page ask of it is `SharingHome`; anything that offers that can take its place.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
import secrets
from threading import Thread
from typing import Any, Protocol, override

from aiohttp import web

from .integration import FOOTAGE_HEADERS, RangeInvalid, parse_range, share_page

_CHUNK = 1 << 16
_SHARE_ID = "01J9ZQ3V8N5XW4T2R7K6M1P0HD"
_TYPES = {"mp4": "video/mp4", "png": "image/png"}


class LongMessage:
    """NIST's extremely long message: 1 GiB, with a length in bits beyond 32 bits."""

    SHA256 = "50e72a0e26442fe2552dc3938ac58658228c0cbfb1d2ca872ae435266fcd055e"
    _PART = b"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"

    def __len__(self) -> int:
        return 1 << 30

    def __getitem__(self, span: slice) -> bytes:
        start, stop, _ = span.indices(len(self))
        begin = start % len(self._PART)
        times = (begin + stop - start) // len(self._PART) + 1
        return (self._PART * times)[begin : begin + stop - start]

    def hexdigest(self) -> str:
        """Return what NIST published."""
        return self.SHA256


type Content = bytes | LongMessage


@dataclass(kw_only=True)
class Share:
    """What is shared, and what becomes of it."""

    files: Mapping[str, Content]
    receipt: dict[str, Any]
    sender: str = "Garcia household"
    recipient: str = "Springfield Police Department"
    purpose: str = "Report 2026-118, theft of a parcel"
    not_after: str = "2026-12-05T12:00:00Z"
    downloads_left: int = 3
    access_code: str | None = None
    stream_only: bool = False
    bytes_per_s: int | None = None
    """How fast a file is sent behind its first megabyte."""
    served: dict[int, bytes] = field(default_factory=dict)
    """What is sent in place of a file, by its number."""
    trouble: int | None = None
    """What everything is answered with."""
    is_over: bool = False
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def listed(self) -> list[dict[str, Any]]:
        """Return the files as the page is told of them."""
        return [{"name": name, "size": len(data), "sha256": _sum(data)} for name, data in self.files.items()]


class SharingHome(Protocol):
    """A home that shares something."""

    def share(self, share: Share) -> str:
        """Share it and return the link."""
        ...

    def end(self) -> None:
        """Take the link back; what is being sent is broken off."""
        ...


class StandIn(SharingHome):
    """The addresses of one share on the loopback interface."""

    BUNDLE = b"PK\x05\x06" + bytes(18)
    """A ZIP file with nothing in it."""
    path = f"/footage_guard/s/{_SHARE_ID}"

    def __init__(self) -> None:
        """Share nothing yet."""
        self.origin = ""
        self.asked: list[str] = []
        """Each request, as a log would have it."""
        self._share: Share | None = None
        self._ticket = ""
        self._under_way: set[asyncio.Transport] = set()
        self.loop = asyncio.new_event_loop()

    @override
    def share(self, share: Share) -> str:
        self._share, self._ticket = share, ""
        self.asked.clear()
        return f"{self.origin}{self.path}#{share.secret}"

    @override
    def end(self) -> None:
        assert self._share is not None
        self._share.is_over = True
        self.loop.call_soon_threadsafe(self._break_off)

    def _break_off(self) -> None:
        for transport in self._under_way:
            transport.abort()

    async def async_start(self) -> web.AppRunner:
        """Begin to answer."""
        app = web.Application()
        app.router.add_route("*", "/footage_guard/s/{share_id}", self._page)
        app.router.add_route("*", "/footage_guard/s/{share_id}/open", self._open)
        app.router.add_route("*", "/footage_guard/d/{ticket}/{number}", self._file)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        self.origin = f"http://127.0.0.1:{port}"
        return runner

    def _live(self, request: web.Request) -> Share:
        self.asked.append(f"{request.method} {request.rel_url} {dict(request.headers)}")
        share = self._share
        if share is None or share.is_over:
            raise web.HTTPNotFound
        if share.trouble is not None:
            raise _TROUBLES[share.trouble]
        return share

    async def _page(self, request: web.Request) -> web.Response:
        if request.method == "GET":
            # A link is looked at before something becomes of it.
            self.asked.append(f"GET {request.rel_url} {dict(request.headers)}")
            body, headers = share_page(request.headers.get("Accept-Language", ""))
            return web.Response(body=body, headers=headers)
        share = self._live(request)
        await self._told(request, share)
        if share.access_code is not None:
            return web.json_response({"needs_code": True})
        return web.json_response(
            {
                "needs_code": False,
                "sender": share.sender,
                "recipient": share.recipient,
                "purpose": share.purpose,
                "not_after": share.not_after,
                "downloads_left": share.downloads_left,
                "stream_only": share.stream_only,
                "files": share.listed(),
            }
        )

    async def _open(self, request: web.Request) -> web.Response:
        share = self._live(request)
        sent = await self._told(request, share)
        if share.downloads_left == 0 or sent.get("access_code") != share.access_code:
            raise web.HTTPNotFound
        share.downloads_left -= 1
        self._ticket = secrets.token_urlsafe(32)
        return web.json_response(
            {
                "ticket": self._ticket,
                "not_after": share.not_after,
                "files": share.listed(),
                "receipt": share.receipt,
            }
        )

    async def _told(self, request: web.Request, share: Share) -> dict[str, Any]:
        if request.method != "POST":
            raise web.HTTPNotFound
        sent: dict[str, Any] = await request.json()
        if sent["secret"] != share.secret:
            raise web.HTTPNotFound
        return sent

    async def _file(self, request: web.Request) -> web.StreamResponse:
        share, number = self._live(request), int(request.match_info["number"])
        if request.method != "GET" or request.match_info["ticket"] != self._ticket:
            raise web.HTTPNotFound
        name, data = _named(share, number)
        try:
            part = parse_range(request.headers.get("Range"), len(data))
        except RangeInvalid as err:
            raise web.HTTPRequestRangeNotSatisfiable from err
        headers = {**FOOTAGE_HEADERS, "Content-Type": _TYPES.get(name[-3:], "application/octet-stream")}
        headers["Content-Disposition"] = f'attachment; filename="{name}"' if name.isascii() else "attachment"
        response = web.StreamResponse(headers=headers)
        span = range(len(data)) if part is None else part
        if part is not None:
            response.set_status(206)
            response.headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{len(data)}"
        response.content_length = len(span)
        await response.prepare(request)
        transport = request.transport
        assert transport is not None
        self._under_way.add(transport)
        # A player goes away whenever it likes.
        with suppress(ConnectionError):
            for place in range(span.start, span.stop, _CHUNK):
                if share.bytes_per_s is not None and place - span.start >= 1 << 20:
                    await asyncio.sleep(_CHUNK / share.bytes_per_s)
                await response.write(data[place : min(place + _CHUNK, span.stop)])
            await response.write_eof()
        self._under_way.discard(transport)
        return response


_TROUBLES = {404: web.HTTPNotFound(), 429: web.HTTPTooManyRequests(), 500: web.HTTPInternalServerError()}


def _sum(data: Content) -> str:
    return sha256(data).hexdigest() if isinstance(data, bytes) else data.hexdigest()


def _named(share: Share, number: int) -> tuple[str, Content]:
    if number == 0:
        return "bundle.zip", StandIn.BUNDLE
    name = list(share.files)[number - 1]
    return name, share.served.get(number, share.files[name])


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """Answer in a thread, for the browser is waited for in this one."""
    home = StandIn()
    thread = Thread(target=home.loop.run_forever, daemon=True)
    thread.start()
    runner = asyncio.run_coroutine_threadsafe(home.async_start(), home.loop).result(10)
    try:
        yield home
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), home.loop).result(10)
        home.loop.call_soon_threadsafe(home.loop.stop)
        thread.join(10)
        home.loop.close()
