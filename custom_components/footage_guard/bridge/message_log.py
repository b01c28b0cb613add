"""What the log of Home Assistant's WebSocket says of messages to us: that they came, and nothing of what is in them.

At debug level Home Assistant writes each message that arrives into its log, whole; one that it cannot read, at error
level. What we answer is written there as well, as bytes, so no answer may hold a secret, and one that holds words of a
requester is hidden as a whole. Logs are shown to strangers who help. A passphrase, or a word about a person, would be
among it. So would be a ticket, which is all that somebody needs to watch.
"""

from collections.abc import Mapping
from copy import copy
import logging
from typing import Any, Final, override

from ..const import DOMAIN

_LOGGER_NAME: Final = "homeassistant.components.websocket_api.http.connection"
_SHOWN: Final = frozenset({"id", "type"})
_HIDDEN: Final = "**REDACTED**"
_HIDES: Final = (
    b'"access_code":',
    b'"identity_file":',
    b'"live_from":',
    b'"organisation":',
    b'"recovery_code":',
    b'"ticket":',
)
"""Keys of answers: one of each with a link, an access code, a month's key, words of somebody who asks for footage, a
recovery code or a ticket."""


class _WithoutContents(logging.Filter):
    """Lets every record pass, and shows no field of a message of ours."""

    @override
    def filter(self, record: logging.LogRecord) -> logging.LogRecord:
        # A message that is the only argument stands in place of all of them.
        given = record.args if isinstance(record.args, tuple) else (record.args,)
        shown = tuple(map(without_contents, given))
        if all(new is old for new, old in zip(shown, given, strict=True)):
            return record
        changed = copy(record)
        changed.args = shown
        return changed


def without_contents(value: Any) -> Any:
    """Return a value as it is; of a message to us, or one in a list, not what it says, nor what an answer hides."""
    if isinstance(value, bytes):
        return _HIDDEN if any(key in value for key in _HIDES) else value
    if isinstance(value, list):
        shown = [without_contents(item) for item in value]
        return shown if any(new is not old for new, old in zip(shown, value, strict=True)) else value
    if not isinstance(value, Mapping) or not str(value.get("type")).startswith(f"{DOMAIN}/"):
        return value
    return {key: item if key in _SHOWN else _HIDDEN for key, item in value.items()}


_FILTER: Final = _WithoutContents()


def keep_contents_out_of_the_log() -> None:
    """Hide the contents of our messages from now on. Commands cannot be taken back, so this is not either."""
    logging.getLogger(_LOGGER_NAME).addFilter(_FILTER)
