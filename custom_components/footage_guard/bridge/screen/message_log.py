"""What the log of Home Assistant's WebSocket says of messages to us: that they came, and nothing of what is in them.

At debug level Home Assistant writes each message that arrives into its log, whole; one that it cannot read, at error
level. What is answered is written there as well, as bytes that do not say whose answer it is. Logs are shown to
strangers who help. A passphrase, a picture, or a word about a person, would be among it. So would be a ticket, which is
all that somebody needs to watch.

So an answer is shown only where the message it belongs to was seen to be for somebody else. Whatever is not known to
be, as after the level was changed in the middle, is hidden but for its number, and for whether it went well.
"""

from collections.abc import Mapping, Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field
import json
import logging
import re
from typing import Any, Final, override

from ...const import DOMAIN

_LOGGER_NAME: Final = "homeassistant.components.websocket_api.http.connection"
_HIDDEN: Final = "**REDACTED**"
_SHOWN: Final = frozenset({"id", "type"})
_SHOWN_OF_ANSWERS: Final = frozenset({"id", "type", "success"})
_SHOWN_OF_ACTIONS: Final = frozenset({"id", "type", "domain"})
_ANSWERS: Final = frozenset({"result", "event"})
_CONNECTION: Final = re.compile(r"\[\d+\]")
_MOST_NUMBERS: Final = 10_000
_MOST_CONNECTIONS: Final = 100
"""Of more, the oldest are forgotten, and their answers are hidden."""


@dataclass(slots=True)
class _Heard:
    """Which messages of one connection were for somebody else."""

    last: int = 0
    others: set[int] = field(default_factory=set)

    def note(self, message: Any) -> None:
        """Note a message that arrived. A number that does not rise begins another connection, or is a mistake."""
        if not isinstance(message, Mapping) or not isinstance(number := message.get("id"), int):
            return
        if number <= self.last or len(self.others) >= _MOST_NUMBERS:
            self.others.clear()
        if number > self.last and not _is_ours(message):
            self.others.add(number)
        self.last = number


class _WithoutContents(logging.Filter):
    """Lets every record pass, and shows no field of a message of ours, and none of an answer to it."""

    def __init__(self) -> None:
        super().__init__()
        self._heard: dict[str, _Heard] = {}

    @override
    def filter(self, record: logging.LogRecord) -> logging.LogRecord:
        heard = self._heard_of(str(record.msg))
        # A message that is the only argument stands in place of all of them.
        given = record.args if isinstance(record.args, tuple) else (record.args,)
        for each in given:
            for message in each if isinstance(each, list) else (each,):
                heard.note(message)
        shown = tuple(without_contents(each, heard.others) for each in given)
        if all(new is old for new, old in zip(shown, given, strict=True)):
            return record
        changed = copy(record)
        changed.args = shown
        return changed

    def _heard_of(self, line: str) -> _Heard:
        """Return what is known of the connection that a line is about."""
        connection = _CONNECTION.match(line)
        if connection is None:
            return _Heard()
        while len(self._heard) > _MOST_CONNECTIONS:
            del self._heard[next(iter(self._heard))]
        return self._heard.setdefault(connection[0], _Heard())


def without_contents(value: Any, others: AbstractSet[int] = frozenset()) -> Any:
    """Return a value as it is; of a message to us, or one in a list, not what it says.

    Of an answer nothing is shown either, but to a message whose number is among those of others.
    """
    if isinstance(value, bytes):
        return _answer_without_contents(value, others)
    if isinstance(value, list):
        shown = [without_contents(item, others) for item in value]
        return shown if any(new is not old for new, old in zip(shown, value, strict=True)) else value
    if not isinstance(value, Mapping):
        return value
    if str(value.get("type")) in _ANSWERS:
        number = value.get("id")
        return value if isinstance(number, int) and number in others else _part(value, _SHOWN_OF_ANSWERS)
    if not _is_ours(value):
        return value
    return _part(value, _SHOWN_OF_ACTIONS if value.get("type") == "call_service" else _SHOWN)


def _answer_without_contents(value: bytes, others: AbstractSet[int]) -> Any:
    try:
        answer = json.loads(value)
    except ValueError:
        return _HIDDEN
    shown = without_contents(answer, others)
    return value if shown is answer else shown


def _is_ours(message: Mapping[Any, Any]) -> bool:
    """Tell whether a message is a command of ours, or calls an action of ours."""
    return str(message.get("type")).startswith(f"{DOMAIN}/") or message.get("domain") == DOMAIN


def _part(message: Mapping[Any, Any], shown: AbstractSet[str]) -> dict[Any, Any]:
    return {key: item if key in shown else _HIDDEN for key, item in message.items()}


_FILTER: Final = _WithoutContents()


def keep_contents_out_of_the_log() -> None:
    """Hide the contents of our messages from now on. Commands cannot be taken back, so this is not either."""
    logging.getLogger(_LOGGER_NAME).addFilter(_FILTER)
