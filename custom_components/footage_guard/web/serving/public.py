"""What addresses without a login have in common: one answer for all that is wrong, and load told apart to few.

Whatever is wrong (method, address, secret, time, policy), the answer is Home Assistant's own to an address that it does
not know. Load alone is told apart, and only to whoever names what there is: 429, and 413 for too large a body.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from functools import partial
import logging
from traceback import format_tb
from typing import Final

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import is_cloud_connection
from yarl import URL

from ...bridge.loaded import loaded_vault
from ...model.errors import FootageGuardError, NotLoaded
from ...model.ids import IdInvalid
from ...model.share import shortened
from .not_there import not_found
from .strict_json import BodyInvalid, BodyTooLarge

_LOGGER: Final = logging.getLogger(__name__)
_SAME_SITE: Final = frozenset({"same-origin", "none"})
_BY_CLOUD: Final = "cloud"

type Answer[Source] = Callable[[HomeAssistant, Source, web.Request], Awaitable[web.StreamResponse | None]]


class Public[Source](ABC):
    """A public address, which looks into some source of what there is."""

    url: str | None
    asked_by: str
    """The part of the address that names what is asked for."""
    source: Callable[[HomeAssistant], Source]
    """Raises NotLoaded."""
    is_there: Callable[[Source, str], bool]
    answer: Answer[Source]

    @abstractmethod
    def may_take(self, source: Source, asked: str) -> bool:
        """Tell whether one more request for something that is there may be looked at."""

    async def refused(self, _hass: HomeAssistant, _request: web.Request, status: int) -> web.Response:
        """Return what tells of load; an address that people open says it in words, too."""
        return refusal(status)

    def register(self, hass: HomeAssistant, _app: web.Application, router: web.UrlDispatcher) -> None:
        """Answer all methods, without what Home Assistant writes into the log of each request to a view."""
        router.add_route(hdrs.METH_ANY, str(self.url), partial(self._async_answer, hass))

    async def _async_answer(self, hass: HomeAssistant, request: web.Request) -> web.StreamResponse:
        try:
            source, lockdown = self.source(hass), loaded_vault(hass).lockdown
        except NotLoaded as err:
            raise not_found() from err
        asked = str(request.match_info[self.asked_by])
        # Of what there is not, nothing is looked at: how long the answer takes, and how often, tells nothing.
        if lockdown is not None or not self.is_there(source, asked):
            raise not_found()
        if not self.may_take(source, asked):
            return await self.refused(hass, request, 429)
        try:
            response = await self._async_foreseen(hass, source, request)
        except BodyTooLarge:
            return await self.refused(hass, request, 413)
        except (BodyInvalid, IdInvalid, FootageGuardError, OSError) as err:
            # Among them a disk that refuses: what cannot be counted is not there.
            raise not_found() from err
        if response is None:
            raise not_found()
        return response

    async def _async_foreseen(
        self, hass: HomeAssistant, source: Source, request: web.Request
    ) -> web.StreamResponse | None:
        """Answer; where something fails that nobody foresaw, as if there were nothing: 500 would tell that there is."""
        try:
            return await self.answer(hass, source, request)
        except web.HTTPException, BodyTooLarge, BodyInvalid, IdInvalid, FootageGuardError, OSError:
            raise
        except Exception as err:
            # A second head would be bytes of a file that is being sent.
            if request.writer.output_size:
                raise
            # What it says may hold what was sent, and the address a ticket.
            where = "".join(format_tb(err.__traceback__))
            _LOGGER.error("A stranger could not be answered: %s\n%s", type(err).__name__, where)  # noqa: TRY400  # as above
            return None


def is_own(request: web.Request) -> bool:
    """Tell whether a request is from our own page, or from no browser.

    A browser says itself whether it is, where the connection is one that it trusts; elsewhere its page has our address.
    """
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site in _SAME_SITE
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None:
        return True
    try:
        page = URL(origin)
    except ValueError:
        return False
    # A proxy may name the host alone.
    return request.host in (page.authority, page.host)


def network(hass: HomeAssistant, request: web.Request) -> str:
    """Return where a request comes from, as far as it is kept: through the cloud all come from one place."""
    return _BY_CLOUD if is_cloud_connection(hass) else shortened(request.remote)


def refusal(status: int) -> web.Response:
    """Return what tells of load."""
    return web.Response(status=status, headers={hdrs.CACHE_CONTROL: "no-store"})
