"""What a recipient reaches without a login: the page of a share, its opening, and the files of an opened one."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
import re
from typing import Final, NamedTuple, override

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
from ...model.ids import ReleaseId, parse_release_id
from ...model.share import client_of, parse_code, parse_secret
from ..serving.headers import FOOTAGE_HEADERS
from ..serving.language import nearest
from ..serving.limits import Limits, LinkLimits, Rate
from ..serving.public import Public, is_own, network, refusal
from ..serving.strict_json import async_read_object
from .share_page import load_share_pages, share_page
from .streaming import async_send

PATIENCE_S: Final = 60.0
"""For half a megabyte: whoever takes longer holds a place that others wait for."""
_ANSWER_HEADERS: Final = {name: value for name, value in FOOTAGE_HEADERS.items() if name != hdrs.ACCEPT_RANGES}
_NUMBER: Final = re.compile(r"0|[1-9][0-9]?", re.ASCII)


@callback
def async_register_release_views(hass: HomeAssistant) -> None:
    """Register the addresses, and first have the log keep quiet about tickets."""
    keep_tickets_out_of_the_log()
    limits = LinkLimits(in_all=Rate(200, 50), of_link=Rate(60, 2))
    hass.http.register_view(PageView(limits))
    hass.http.register_view(OpenView(limits))
    hass.http.register_view(FileView())


class _OfLinks(Public[Sharing], ABC):
    """What the addresses of links have in common."""

    source = staticmethod(loaded_sharing)
    asked_by = "share_id"

    def __init__(self, limits: LinkLimits) -> None:
        """Answer within limits."""
        self._limits = limits

    @staticmethod
    @override
    def is_there(sharing: Sharing, asked: str) -> bool:
        """Tell whether a link is live."""
        return asked in sharing.public

    @override
    def may_take(self, _source: Sharing, _asked: str) -> bool:
        # That is known once the secret is.
        return True

    @override
    async def answer(self, hass: HomeAssistant, sharing: Sharing, request: web.Request) -> web.StreamResponse | None:
        """Answer what a page of ours sent; nothing else, such as what another page sends in a visitor's name."""
        release_id = parse_release_id(request.match_info["share_id"])
        if request.method != hdrs.METH_POST or not is_own(request):
            return None
        sent = await async_read_object(request)
        secret = parse_secret(sent.get("secret"))
        has_secret = secret is not None and sharing.is_secret_of(release_id, secret)
        if not self._limits.take(release_id, has_secret=has_secret):
            return refusal(429)
        if secret is None or not has_secret:
            return None
        return await self.opened(hass, sharing, request, Asked(release_id, secret, sent))

    @abstractmethod
    async def opened(
        self, hass: HomeAssistant, sharing: Sharing, request: web.Request, asked: Asked
    ) -> web.StreamResponse | None:
        """Answer whoever has the secret."""


class Asked(NamedTuple):
    """What somebody sent who has the secret of a link."""

    release_id: ReleaseId
    secret: str
    sent: Mapping[str, object]


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


class PageView(_OfLinks, HomeAssistantView):
    """The page of a share."""

    url = "/footage_guard/s/{share_id}"
    name = "footage_guard:share"
    requires_auth = False

    @override
    async def answer(self, hass: HomeAssistant, sharing: Sharing, request: web.Request) -> web.StreamResponse | None:
        """Return the page, which is the same for each share; by POST with the secret, what it leads to."""
        if request.method != hdrs.METH_GET:
            return await super().answer(hass, sharing, request)
        release_id = parse_release_id(request.match_info["share_id"])
        # It comes before the secret, so in a flood everybody gets it: without the vault it costs next to nothing.
        if self._limits.take(release_id, has_secret=False):
            await sharing.async_may_be_opened(release_id)
        body, headers = share_page(await _async_language(hass, request))
        return web.Response(body=body, headers=headers)

    @override
    async def opened(
        self, _hass: HomeAssistant, sharing: Sharing, _request: web.Request, asked: Asked
    ) -> web.StreamResponse | None:
        shared = await sharing.async_look_at(asked.release_id, asked.secret)
        return web.json_response(about_as_json(shared), headers=_ANSWER_HEADERS)


class OpenView(_OfLinks, HomeAssistantView):
    """Where a share is opened, which counts."""

    url = "/footage_guard/s/{share_id}/open"
    name = "footage_guard:share_open"
    requires_auth = False

    @override
    async def opened(
        self, hass: HomeAssistant, sharing: Sharing, request: web.Request, asked: Asked
    ) -> web.StreamResponse | None:
        code = parse_code(asked.sent.get("access_code"))
        language = await _async_language(hass, request)
        visitor = Visitor(network(hass, request), client_of(request.headers.get(hdrs.USER_AGENT, "")))
        ticket, opened = await sharing.async_open(asked.release_id, asked.secret, code, visitor, language)
        return web.json_response(opened_as_json(ticket, opened), headers=_ANSWER_HEADERS)


async def _async_language(hass: HomeAssistant, request: web.Request) -> str:
    """Return the language of the page, which is that of the papers in a bundle, too."""
    # Read from the disk once.
    if not load_share_pages.cache_info().currsize:
        await run_blocking(hass, load_share_pages)
    return nearest(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), load_share_pages())


class FileView(Public[Sharing], HomeAssistantView):
    """The files of a share that was opened."""

    url = "/footage_guard/d/{ticket}/{number}"
    name = "footage_guard:share_file"
    requires_auth = False
    asked_by = "ticket"
    source = staticmethod(loaded_sharing)
    answer = staticmethod(_async_file)

    def __init__(self) -> None:
        """Answer within limits."""
        self._limits = Limits(in_all=Rate(400, 100), of_link=Rate(100, 20))

    @staticmethod
    @override
    def is_there(sharing: Sharing, asked: str) -> bool:
        """Tell whether a ticket is good."""
        return sharing.tickets.find(asked) is not None

    @override
    def may_take(self, _source: Sharing, asked: str) -> bool:
        return self._limits.take(asked)


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
