"""The repair issue that says what is wrong with the history, and whoever else hears of it."""

from collections.abc import Callable
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.helpers.start import async_at_started
from homeassistant.util.signal_type import SignalType

from ...const import DOMAIN
from ..health.issues import async_hide_issue, async_show_issue

ISSUE = "ledger_problem"
_KINDS = ("rolled_back", "checkpoint_invalid")
_NEWS: Final = SignalType[str](f"{DOMAIN}_ledger_problem")
"""Heard within this process alone."""


@callback
def async_hear_of_ledger_problem(hass: HomeAssistant, hearer: Callable[[str], None]) -> CALLBACK_TYPE:
    """Tell what is wrong when it is found, and at each start while it is, until the returned function is called."""
    return async_dispatcher_connect(hass, _NEWS, hearer)


@callback
def async_tell_ledger_problem(hass: HomeAssistant, problem: str | None) -> None:
    """Show or take away the issue; a history that was rewritten reads differently from one record that is wrong."""
    shown = None if problem is None else problem if problem in _KINDS else "record"
    for kind in (*_KINDS, "record"):
        if kind == shown:
            async_show_issue(hass, f"{ISSUE}_{kind}")
        else:
            async_hide_issue(hass, f"{ISSUE}_{kind}")
    if problem is not None:
        _async_tell_automations(hass, problem)


def _async_tell_automations(hass: HomeAssistant, problem: str) -> None:
    """Tell of it once automations listen, which they do not yet while Home Assistant starts and the vault is loaded."""

    @callback
    def tell(hass: HomeAssistant) -> None:
        async_dispatcher_send(hass, _NEWS, problem)

    async_at_started(hass, tell)
