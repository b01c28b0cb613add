"""The repair issue that says what is wrong with the history."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN

ISSUE = "ledger_problem"
_KINDS = ("rolled_back", "checkpoint_invalid")


@callback
def async_tell_ledger_problem(hass: HomeAssistant, problem: str | None) -> None:
    """Show or take away the issue; a history that was rewritten reads differently from one record that is wrong."""
    for kind in (*_KINDS, "record"):
        ir.async_delete_issue(hass, DOMAIN, f"{ISSUE}_{kind}")
    if problem is not None:
        kind = problem if problem in _KINDS else "record"
        ir.async_create_issue(
            hass,
            DOMAIN,
            f"{ISSUE}_{kind}",
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=f"{ISSUE}_{kind}",
        )
