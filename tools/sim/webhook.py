"""Telling somebody on this computer that the bell rang or that something moved."""

import asyncio
from enum import StrEnum
from http import HTTPStatus
from ipaddress import ip_address
import logging

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

type _Body = dict[str, str | bool | int]

_LOGGER = logging.getLogger(__name__)
_TIMEOUT = ClientTimeout(total=5)


class Kind(StrEnum):
    """What a doorbell announces."""

    RING = "ring"
    MOTION = "motion"


def parse_webhook(text: str) -> URL:
    """Accept a loopback address only, so that a simulator never talks to the network."""
    url = URL(text)
    if url.scheme not in {"http", "https"} or not _is_loopback(url.host or ""):
        msg = "a webhook is an http address on the loopback interface"
        raise ValueError(msg)
    return url


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Announcer:
    """Deliver announcements of one camera in the background; nobody waits for them."""

    def __init__(self, camera: str, url: URL | None) -> None:
        """Start with the address from the command line, if there was one."""
        self._camera = camera
        self.url = url
        self._deliveries = set[asyncio.Task[None]]()

    def announce(self, kind: Kind, *, on: bool, at_ms: int, delay_ms: int = 0) -> None:
        """Send it after a delay, as slow doorbells do."""
        body: _Body = {"type": kind, "on": on, "at_ms": at_ms}
        task = asyncio.create_task(self._deliver(body, delay_ms / 1000))
        self._deliveries.add(task)
        task.add_done_callback(self._deliveries.discard)

    async def close(self) -> None:
        """Drop what is still on its way."""
        for task in self._deliveries:
            task.cancel()
        await asyncio.gather(*self._deliveries, return_exceptions=True)

    async def _deliver(self, body: _Body, delay: float) -> None:
        await asyncio.sleep(delay)
        if self.url is None:
            return
        try:
            await self._post(self.url, body)
        except (ClientError, TimeoutError) as err:
            # The address stays out of the log: a webhook id works like a password.
            _LOGGER.warning("%s: webhook not delivered (%s)", self._camera, type(err).__name__)

    async def _post(self, url: URL, body: _Body) -> None:
        async with (
            ClientSession(timeout=_TIMEOUT) as session,
            session.post(url, json=body, allow_redirects=False) as response,
        ):
            if response.status >= HTTPStatus.MULTIPLE_CHOICES:
                _LOGGER.warning("%s: webhook answered %d", self._camera, response.status)
