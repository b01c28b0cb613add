"""What happens to requests, for whoever outlives a reload of the entry: actions that wait, and open connections."""

from collections.abc import Callable
from functools import partial
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ...const import DOMAIN
from ...model.happening import Happening
from ...model.record import RequestRecord
from ..runtime import VaultRuntime
from .requests import RequestDesk

type Hearer = Callable[[VaultRuntime, RequestRecord, Happening], None]
_NEWS: Final = SignalType[VaultRuntime, RequestRecord, Happening](f"{DOMAIN}_requests")
"""Heard within this process alone: what is fired on the bus is told to every automation."""


@callback
def async_hear(hass: HomeAssistant, hearer: Hearer) -> CALLBACK_TYPE:
    """Tell what happens to requests of whichever vault is loaded or being loaded, until the returned one is called."""
    return async_dispatcher_connect(hass, _NEWS, hearer)


@callback
def async_pass_on(hass: HomeAssistant, vault: VaultRuntime, requests: RequestDesk) -> CALLBACK_TYPE:
    """Have all who hear be told of the requests of a vault, until the returned function is called."""
    return requests.async_subscribe(partial(async_dispatcher_send, hass, _NEWS, vault))
