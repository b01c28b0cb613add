"""Each request that waits for a person is one repair issue, for as long as it waits, whether it can be read or not."""

from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from .panel import request_path
from .request_board import Waiting
from .requests import RequestDesk

ISSUE: Final = "request"
UNREADABLE: Final = "request_unreadable"


@callback
def async_show_request_issues(hass: HomeAssistant, requests: RequestDesk) -> CALLBACK_TYPE:
    """Have the issues follow the requests, until the returned function is called.

    They stay then: one that somebody chose to ignore has to be known as such when the vault is loaded again.
    """

    @callback
    def follow() -> None:
        waiting = {_issue_id(each): each for each in requests.overview.waiting}
        for issue_id in _shown(hass) - waiting.keys():
            ir.async_delete_issue(hass, DOMAIN, issue_id)
        for issue_id, each in waiting.items():
            is_readable = each.asked is not None
            ir.async_create_issue(
                hass,
                DOMAIN,
                issue_id,
                is_fixable=False,
                # The frontend opens nothing else within Home Assistant.
                learn_more_url=f"homeassistant:/{request_path(each.id)}",
                severity=ir.IssueSeverity.WARNING if is_readable else ir.IssueSeverity.ERROR,
                translation_key=ISSUE if is_readable else UNREADABLE,
                translation_placeholders=None if is_readable else {"request_id": each.id},
            )

    return requests.async_watch(follow)


def _issue_id(each: Waiting) -> str:
    return f"{ISSUE if each.asked is not None else UNREADABLE}_{each.id}"


@callback
def async_remove_request_issues(hass: HomeAssistant) -> None:
    """Take all of them away: there is no vault any more that could decide."""
    for issue_id in _shown(hass):
        ir.async_delete_issue(hass, DOMAIN, issue_id)


def _shown(hass: HomeAssistant) -> set[str]:
    """Return the issues of requests, also those that are only remembered as ignored."""
    return {issue for domain, issue in ir.async_get(hass).issues if domain == DOMAIN and issue.startswith(f"{ISSUE}_")}
