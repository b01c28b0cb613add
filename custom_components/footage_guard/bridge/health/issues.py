"""Every repair issue of ours: how grave it is, whether a flow does something about it, and where it leads.

Every signed-in user can read issues, so they hold no secret, no word of a requester, no path and nobody's name. Their
ids are in each diagnostics file as well, and no user's id is in them. One that somebody chose to ignore stays ignored
for as long as what it tells is so: to delete it would forget that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ...const import DOMAIN
from ..screen.panel import URL_PATH

DOCUMENTATION: Final = "https://github.com/footage-guard/footage-guard/blob/main/docs/ref/repairs.md"
"""A page that has a heading for each issue; a test compares its beginning with the manifest."""
_ERROR: Final = ir.IssueSeverity.ERROR
_WARNING: Final = ir.IssueSeverity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of issue."""

    severity: ir.IssueSeverity
    """An error is something that does not work or is open now; a warning can wait."""
    leads_to: str | None = None
    """The page of the panel where a person does something about it; the documentation where there is none."""
    is_fixable: bool = False
    """Whether `repairs.py` has a flow for it."""


ISSUES: Final[Mapping[str, Kind]] = {
    "request": Kind(severity=_WARNING, leads_to="request"),
    "request_unreadable": Kind(severity=_ERROR, leads_to="request"),
    "people_change": Kind(severity=_WARNING, leads_to="people"),
    "too_few_approvers": Kind(severity=_ERROR, leads_to="people"),
    "no_approver_here": Kind(severity=_ERROR),
    "passphrase_not_set": Kind(severity=_WARNING, leads_to="people"),
    "recovery_code_missing": Kind(severity=_WARNING, leads_to="people"),
    "policy_not_believed": Kind(severity=_ERROR, leads_to="vault"),
    "no_outside_address": Kind(severity=_WARNING, leads_to="vault"),
    "lockdown_leaving": Kind(severity=_WARNING, leads_to="vault"),
    "lockdown_not_kept": Kind(severity=_ERROR),
    "ledger_problem_rolled_back": Kind(severity=_ERROR, leads_to="history"),
    "ledger_problem_checkpoint_invalid": Kind(severity=_ERROR, leads_to="history"),
    "ledger_problem_record": Kind(severity=_ERROR, leads_to="history"),
    "vault_full": Kind(severity=_ERROR),
    "recording_fails": Kind(severity=_ERROR),
    "vault_nearly_full": Kind(severity=_WARNING, leads_to="vault"),
    "vault_served": Kind(severity=_ERROR),
    "vault_readable": Kind(severity=_ERROR, is_fixable=True),
    "vault_in_backup": Kind(severity=_WARNING),
    "vault_older": Kind(severity=_WARNING, leads_to="people"),
    "vault_left": Kind(severity=_WARNING, is_fixable=True),
    "clock_behind": Kind(severity=_ERROR),
    "clock_jumped": Kind(severity=_WARNING),
    "internals_changed": Kind(severity=_ERROR),
    "camera_exposed": Kind(severity=_WARNING, is_fixable=True),
    "source_removed": Kind(severity=_ERROR),
    "sensor_removed": Kind(severity=_WARNING),
    "not_recordable": Kind(severity=_WARNING),
    "motion_overloaded": Kind(severity=_WARNING),
}
"""By translation key."""


@callback
def async_show_issue(
    hass: HomeAssistant, key: str, *, of: str = "", path: str = "", placeholders: Mapping[str, str] | None = None
) -> None:
    """Show an issue, or what is new of it; `of` tells several of one kind apart, `path` is the page of this one."""
    kind = ISSUES[key]
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(key, of),
        is_fixable=kind.is_fixable,
        learn_more_url=_learn_more(key, path or kind.leads_to),
        severity=kind.severity,
        translation_key=key,
        translation_placeholders=None if placeholders is None else dict(placeholders),
    )


@callback
def async_hide_issue(hass: HomeAssistant, key: str, *, of: str = "", is_over: bool = True) -> None:
    """Take an issue away; where it may not be over, but nobody looks any more, one that is ignored stays so."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id(key, of))
    if issue is not None and (is_over or issue.dismissed_version is None):
        ir.async_delete_issue(hass, DOMAIN, issue.issue_id)


@callback
def async_is_shown(hass: HomeAssistant, key: str, *, of: str = "") -> bool:
    """Tell whether an issue is there, ignored or not."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id(key, of))
    return issue is not None and issue.active


@callback
def async_shown_issues(hass: HomeAssistant, key: str) -> set[str]:
    """Return of what there are issues of one kind, also those that are only remembered as ignored."""
    ours = {name for domain, name in ir.async_get(hass).issues if domain == DOMAIN}
    longer = [f"{other}_" for other in ISSUES if other.startswith(f"{key}_")]
    return {
        name[len(key) + 1 :]
        for name in ours
        if name == key or (name.startswith(f"{key}_") and not name.startswith(tuple(longer)))
    }


@callback
def async_remove_issues(hass: HomeAssistant, *, is_over: bool = True) -> None:
    """Take all of them away: there is no vault any more, or nobody looks at it for now."""
    for key in ISSUES:
        for of in async_shown_issues(hass, key):
            async_hide_issue(hass, key, of=of, is_over=is_over)


def issue_id(key: str, of: str = "") -> str:
    """Return the id of an issue, which is the same after each start."""
    return f"{key}_{of}" if of else key


def documentation(key: str) -> str:
    """Return where the documentation tells of a kind of issue."""
    return f"{DOCUMENTATION}#{key}"


def _learn_more(key: str, page: str | None) -> str:
    # The frontend opens nothing else within Home Assistant.
    return documentation(key) if page is None else f"homeassistant://{URL_PATH}/{page}"
