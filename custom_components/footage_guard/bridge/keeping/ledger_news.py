"""What is added to the history, for whoever has it on a screen; they outlive a reload of the entry."""

from collections.abc import Callable, Set as AbstractSet
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.util.signal_type import SignalType

from ...const import DOMAIN
from ...ledger.ledger import Ledger
from ...model.errors import FootageGuardError
from ..runtime import VaultRuntime

type Tell = Callable[[VaultRuntime], None]
_NEWS: Final = SignalType[VaultRuntime](f"{DOMAIN}_facts")
"""Heard within this process alone."""
WAIT_S: Final = 0.5
"""Of many facts at once, as while somebody downloads, a screen hears once."""
MOST_LOOKED_AT: Final = 200
"""Of more than so many at once some are taken to be of the kinds that are wanted."""


@callback
def async_pass_on(hass: HomeAssistant, vault: VaultRuntime) -> CALLBACK_TYPE:
    """Have all who follow be told of the history of a vault, until the returned function is called."""
    return vault.growing.async_subscribe(partial(async_dispatcher_send, hass, _NEWS, vault))


class Following:
    """Tells somebody that facts of some kinds were added, a moment after the first of them."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime, kinds: AbstractSet[type], tell: Tell) -> None:
        """Tell of what is added from now on; use `async_end`."""
        self._hass = hass
        self._kinds = kinds
        self._tell = tell
        self._seen = vault.ledger.size
        self._is_over = False
        self._end_wait: CALLBACK_TYPE | None = None
        self._end_hearing = async_dispatcher_connect(hass, _NEWS, self._hear)

    @callback
    def async_end(self) -> None:
        """Tell nothing more."""
        self._is_over = True
        self._end_hearing()
        if self._end_wait is not None:
            self._end_wait()

    @callback
    def _hear(self, vault: VaultRuntime) -> None:
        if self._end_wait is None:
            self._end_wait = async_call_later(self._hass, WAIT_S, partial(self._async_look, vault))

    async def _async_look(self, vault: VaultRuntime, _now: datetime) -> None:
        self._end_wait = None
        size = vault.ledger.size
        start, self._seen = min(self._seen, size), size
        is_told = size - start > MOST_LOOKED_AT or start == size
        if not is_told:
            # What cannot be read is told of: whoever hears it asks, and is told why.
            is_told = True
            with suppress(FootageGuardError, OSError):
                is_told = await vault.async_read(partial(_has_any, vault.ledger, start, size, self._kinds))
        if is_told and not self._is_over:
            self._tell(vault)


def _has_any(ledger: Ledger, start: int, end: int, kinds: AbstractSet[type]) -> bool:
    """Tell whether any of some records is of these kinds. Blocking."""
    return any(type(leaf.fact) in kinds for _, leaf in ledger.leaves(start, end))
