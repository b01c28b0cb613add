"""A link that was asked back: it goes once, from memory, to the very call that made the request and still waits.

A restart, a time-out or another caller gets none, and a reload of the vault is not noticed. Whoever approved sees the
link as well, and can revoke it.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.ids import RequestId

SETTLES_S: Final = 10.0
"""Within which whoever voted last tells whether there is a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a waiting call gets."""

    url: str = field(repr=False)
    live_from_ms: int


class HandOvers:
    """The calls that wait for a link."""

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: dict[RequestId, asyncio.Future[Handed | None]] = {}

    @contextmanager
    def waiting(self, request_id: RequestId) -> Iterator[asyncio.Future[Handed | None]]:
        """Have the call that made a request wait for its link; what comes after the end of it is given to nobody."""
        waits: asyncio.Future[Handed | None] = asyncio.get_running_loop().create_future()
        self._waiting[request_id] = waits
        try:
            yield waits
        finally:
            if self._waiting.get(request_id) is waits:
                del self._waiting[request_id]

    @callback
    def settle(self, request_id: RequestId, handed: Handed | None) -> None:
        """Give a link to whoever waits for it, or say that there is none for them."""
        waits = self._waiting.pop(request_id, None)
        if waits is not None and not waits.done():
            waits.set_result(handed)


_WAITING: HassKey[HandOvers] = HassKey(f"{DOMAIN}_hand_overs")


@callback
def hand_overs_of(hass: HomeAssistant) -> HandOvers:
    """Return the calls that wait, also those that came before the vault was loaded anew."""
    return hass.data.setdefault(_WAITING, HandOvers())
