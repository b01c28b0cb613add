"""That something about vault or requests may be another now, for conditions, which outlive a reload of the entry."""

from collections.abc import Callable
from functools import partial
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ...const import DOMAIN
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime

_CHANGED: Final = SignalType[()](f"{DOMAIN}_changed")
"""Heard within this process alone."""


@callback
def async_hear_of_change(hass: HomeAssistant, action: Callable[[], None]) -> CALLBACK_TYPE:
    """Call the action whenever something may be another, until the returned function is called."""
    return async_dispatcher_connect(hass, _CHANGED, action)


@callback
def async_pass_changes_on(hass: HomeAssistant, vault: VaultRuntime, requests: RequestDesk) -> CALLBACK_TYPE:
    """Have all who hear be told of a vault and its requests, from now on until the returned function is called.

    That they are there, and that they are not any more, is a change as well.
    """
    tell = partial(async_dispatcher_send, hass, _CHANGED)
    stops = (vault.async_subscribe(tell), requests.async_watch(tell), tell)
    tell()

    @callback
    def stop() -> None:
        for each in stops:
            each()

    return stop
