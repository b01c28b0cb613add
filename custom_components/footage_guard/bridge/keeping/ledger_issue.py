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
_KINDS: Final = ("rolled_back", "checkpoint_invalid")
"""What its opening finds."""
_RECORD: Final = "record"
"""What only a check of the whole history finds."""
_NEWS: Final = SignalType[str](f"{DOMAIN}_ledger_problem")
"""Heard within this process alone."""


@callback
def async_hear_of_ledger_problem(hass: HomeAssistant, hearer: Callable[[str], None]) -> CALLBACK_TYPE:
    """Tell what is wrong when it is found, and at each start while it is, until the returned function is called."""
    return async_dispatcher_connect(hass, _NEWS, hearer)


class LedgerIssue:
    """Has people and automations hear of what is wrong with the history of a loaded vault."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Tell nothing yet."""
        self._hass = hass
        self._told: tuple[str | None, bool] | None = None

    @callback
    def async_tell(self, problem: str | None, *, is_checked: bool) -> None:
        """Show or take away the issue; a history that was rewritten reads differently from one record that is wrong.

        Before the first check has ended, nobody knows whether a record is still wrong: an issue that is ignored stays.
        """
        if self._told == (problem, is_checked):
            return
        is_new = self._told is None or self._told[0] != problem
        self._told = problem, is_checked
        shown = None if problem is None else problem if problem in _KINDS else _RECORD
        for kind in (*_KINDS, _RECORD):
            if kind == shown:
                async_show_issue(self._hass, f"{ISSUE}_{kind}")
            else:
                is_over = kind != _RECORD or (is_checked and problem is None)
                async_hide_issue(self._hass, f"{ISSUE}_{kind}", is_over=is_over)
        if problem is not None and is_new:
            _async_tell_automations(self._hass, problem)


def _async_tell_automations(hass: HomeAssistant, problem: str) -> None:
    """Tell of it once automations listen, which they do not yet while Home Assistant starts and the vault is loaded."""

    @callback
    def tell(hass: HomeAssistant) -> None:
        async_dispatcher_send(hass, _NEWS, problem)

    async_at_started(hass, tell)
