"""What a recipient reaches without a login: the page of a share, its opening, and the files of an opened one."""

from abc import ABC
from collections.abc import Callable, Iterator
from contextlib import contextmanager
import re
from typing import Final, override

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import HomeAssistantView

from ...bridge.common.executor import run_blocking
from ...bridge.loaded import loaded_vault
from ...bridge.shares.share_json import about_as_json, opened_as_json
from ...bridge.shares.share_streams import Stream
from ...bridge.shares.share_tickets import ShareTicket
from ...bridge.shares.sharing import Sharing, loaded_sharing
from ...bridge.watching.ticket_log import keep_tickets_out_of_the_log
from ...flows.sharing import Visitor
from ...model.byte_range import RangeInvalid, parse_range
from ...model.ids import parse_release_id
from ...model.share import client_of, parse_code, parse_secret
from ..serving.headers import FOOTAGE_HEADERS
from ..serving.limits import Limits, Rate
from ..serving.public import Public, is_own, network, refusal
from ..serving.strict_json import async_read_object
from .share_page import share_page
from .streaming import async_send

PATIENCE_S: Final = 60.0
"""For half a megabyte: whoever takes longer holds a place that others wait for."""
_ANSWER_HEADERS: Final = {name: value for name, value in FOOTAGE_HEADERS.items() if name != hdrs.ACCEPT_RANGES}
_NUMBER: Final = re.compile(r"0|[1-9][0-9]?", re.ASCII)


@callback
def async_register_release_views(hass: HomeAssistant) -> None:
    """Register the addresses, and first have the log keep quiet about tickets."""
    keep_tickets_out_of_the_log()
    asking = Limits(in_all=Rate(200, 50), of_link=Rate(60, 2))
    fetching = Limits(in_all=Rate(400, 100), of_link=Rate(100, 20))
    hass.http.register_view(PageView(asking))
    hass.http.register_view(OpenView(asking))
    hass.http.register_view(FileView(fetching))


class _OfShares(Public[Sharing], ABC):
    """What the addresses of shares have in common."""

    source = staticmethod(loaded_sharing)

    def __init__(self, limits: Limits) -> None:
        """Answer within limits."""
        self._limits = limits

    @override
    def may_take(self, _source: Sharing, asked: str) -> bool:
        return self._limits.take(asked)


def _is_live(sharing: Sharing, share_id: str) -> bool:
    return share_id in sharing.public


def _is_good(sharing: Sharing, ticket: str) -> bool:
    return sharing.tickets.find(ticket) is not None


async def _async_page(hass: HomeAssistant, sharing: Sharing, request: web.Request) -> web.StreamResponse | None:
    """Return the page, which is the same for each share; by POST with the secret, what it leads to."""
    release_id = parse_release_id(request.match_info["share_id"])
    if request.method == hdrs.METH_GET:
        await sharing.async_may_be_opened(release_id)
        language = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        # Read from the disk once.
        body, headers = await run_blocking(hass, share_page, language)
        return web.Response(body=body, headers=headers)
    sent = await _async_sent(request)
    secret = None if sent is None else parse_secret(sent.get("secret"))
    if secret is None:
        return None
    shared = await sharing.async_look_at(release_id, secret)
    return web.json_response(about_as_json(shared), headers=_ANSWER_HEADERS)


async def _async_open(hass: HomeAssistant, sharing: Sharing, request: web.Request) -> web.StreamResponse | None:
    release_id = parse_release_id(request.match_info["share_id"])
    sent = await _async_sent(request)
    secret = None if sent is None else parse_secret(sent.get("secret"))
    if sent is None or secret is None:
        return None
    code = parse_code(sent.get("access_code"))
    language = request.headers.get(hdrs.ACCEPT_LANGUAGE, "").partition(",")[0].partition(";")[0]
    ticket, opened = await sharing.async_open(release_id, secret, code, _visitor(hass, request), language)
    return web.json_response(opened_as_json(ticket, opened), headers=_ANSWER_HEADERS)


async def _async_file(hass: HomeAssistant, sharing: Sharing, request: web.Request) -> web.StreamResponse | None:
    ticket = sharing.tickets.find(request.match_info["ticket"])
    number = request.match_info["number"]
    if request.method != hdrs.METH_GET or ticket is None or _NUMBER.fullmatch(number) is None:
        return None
    statement = ticket.share.statement
    if int(number) > len(statement.files) or (number == "0" and statement.terms.stream_only):
        return None
    # Also one that is cancelled, because whoever asked hung up, has an end.
    with sharing.tickets.asked_for(ticket, int(number)):
        return await _async_send_file(hass, sharing, request, ticket, int(number))


async def _async_send_file(
    hass: HomeAssistant, sharing: Sharing, request: web.Request, ticket: ShareTicket, number: int
) -> web.StreamResponse | None:
    streamed = await sharing.async_stream(ticket, number)
    # From here to the first byte nothing is waited for, so that many at once are no more than a few.
    if not sharing.tickets.has_room(ticket, number):
        return refusal(429)
    # Whoever has a part of something else gets the whole (RFC 9110 §13.1.5).
    is_same = request.headers.get(hdrs.IF_RANGE, streamed.tag) == streamed.tag
    asked = request.headers.get(hdrs.RANGE) if is_same else None
    try:
        span = parse_range(asked, streamed.length)
    except RangeInvalid:
        return web.Response(status=416, headers={**FOOTAGE_HEADERS, hdrs.CONTENT_RANGE: f"bytes */{streamed.length}"})
    permit = SharePermit(sharing, ticket, number, range(streamed.length) if span is None else span)
    return await async_send(request, loaded_vault(hass), permit, streamed, span)


class PageView(_OfShares, HomeAssistantView):
    """The page of a share."""

    url = "/footage_guard/s/{share_id}"
    name = "footage_guard:share"
    requires_auth = False
    asked_by = "share_id"
    answer = staticmethod(_async_page)
    is_there = staticmethod(_is_live)


class OpenView(_OfShares, HomeAssistantView):
    """Where a share is opened, which counts."""

    url = "/footage_guard/s/{share_id}/open"
    name = "footage_guard:share_open"
    requires_auth = False
    asked_by = "share_id"
    answer = staticmethod(_async_open)
    is_there = staticmethod(_is_live)


class FileView(_OfShares, HomeAssistantView):
    """The files of a share that was opened."""

    url = "/footage_guard/d/{ticket}/{number}"
    name = "footage_guard:share_file"
    requires_auth = False
    asked_by = "ticket"
    answer = staticmethod(_async_file)
    is_there = staticmethod(_is_good)


class SharePermit:
    """A ticket of somebody outside, for one request."""

    patience_s: float | None = PATIENCE_S

    def __init__(self, sharing: Sharing, ticket: ShareTicket, number: int, span: range) -> None:
        """Send a range of a file while the ticket is good."""
        self._sharing = sharing
        self._ticket = ticket
        self._number = number
        self._left = span
        self._stream: Stream | None = None

    def is_good(self) -> bool:
        """Tell whether the ticket is good."""
        return self._sharing.tickets.is_good(self._ticket)

    def note_use(self, sent_bytes: int) -> None:
        """Note what was sent."""
        sent, self._left = self._left[:sent_bytes], self._left[sent_bytes:]
        if self._stream is not None:
            self._sharing.tickets.note_use(self._ticket, self._stream, sent)

    @contextmanager
    def request(self, stop: Callable[[], None]) -> Iterator[None]:
        """Have the ticket know that some of it is sent, and has been."""
        try:
            with self._sharing.tickets.request(self._ticket, self._number, stop) as self._stream:
                yield
        finally:
            self._sharing.note_end(self._ticket, self._number)


async def _async_sent(request: web.Request) -> dict[str, object] | None:
    """Return what a page of ours sent; None for anything else, such as what another page sends in a visitor's name."""
    if request.method != hdrs.METH_POST or not is_own(request):
        return None
    return await async_read_object(request)


def _visitor(hass: HomeAssistant, request: web.Request) -> Visitor:
    return Visitor(network(hass, request), client_of(request.headers.get(hdrs.USER_AGENT, "")))
