"""Each request that waits for a person is one repair issue, for as long as it waits, whether it can be read or not."""

from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ..health.issues import async_hide_issue, async_show_issue, async_shown_issues
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
        waiting = {(_key(each), each.id): each for each in requests.overview.waiting}
        for key in (ISSUE, UNREADABLE):
            for of in async_shown_issues(hass, key):
                if (key, of) not in waiting:
                    async_hide_issue(hass, key, of=of)
        for (key, of), each in waiting.items():
            placeholders = None if key == ISSUE else {"request_id": each.id}
            async_show_issue(hass, key, of=of, path=f"request/{each.id}", placeholders=placeholders)

    return requests.async_watch(follow)


def _key(each: Waiting) -> str:
    return ISSUE if each.asked is not None else UNREADABLE
