"""What logs of the web server say of requests with a ticket: that they came, and not with which.

Home Assistant shows nothing of one of them unless somebody asks for it; then each line has the whole address, and
whoever reads it within two hours could watch. In the other it warns of addresses that look like an attack, and shows
them. A door to ask by and a receipt are no more for others than a ticket is, nor is what a stranger writes behind them.

An address leads to the same page with any of its letters written in percent, so it is read as the web server reads it.
Of ours nothing is shown but what is known to be harmless: the kind of page, a share, and the name of an action.
"""

import logging
import re
from typing import Any, Final, override
from urllib.parse import unquote

_HIDDEN: Final = "**REDACTED**"
_ALL_HIDDEN: Final = f"/footage_guard/{_HIDDEN}"
_WORD: Final = re.compile(r"[^\s\"']+")
_OURS: Final = re.compile(r"footage_guard[/\\]+", re.IGNORECASE)
_HARMLESS: Final = re.compile(
    r"(?:[^?]*/api/services/footage_guard/[a-z_]+(?:\?return_response)?"
    r"|(?:https?://[^/?]+)?/footage_guard/s/[0-9A-Z]{26}(?:/open)?)"
)
_KIND: Final = re.compile(r"(?:https?://[^/?]+)?(?:/api/footage_guard/(?:clip|file)/|/footage_guard/(?:d|ask|r)/)")
_LAYERS: Final = 4
"""How often an address may be written in percent. The web server reads one layer, so more never reach a page."""


class _WithoutTickets(logging.Filter):
    """Lets every record pass, and shows no ticket."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_tickets(str(record.msg))
        if "first_request_line" in record.__dict__:
            record.first_request_line = without_tickets(str(record.__dict__["first_request_line"]))
        # What the line is made of is given to whoever writes logs in a form of their own.
        if isinstance(given := record.__dict__.get("request_header"), dict):
            record.request_header = {name: without_tickets(str(value)) for name, value in given.items()}
        return True


class _WithoutAddresses(logging.Filter):
    """Lets every record pass, and shows nothing of an address that begins as ours do."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_without_address(each) for each in record.args)
        return True


def without_tickets(line: str) -> str:
    """Return a line of a log; of addresses of ours in it, only what is harmless."""
    return _WORD.sub(lambda found: _shown(found[0]), line)


def _shown(word: str) -> str:
    plain = _read(word)
    if plain is None or not _OURS.search(plain):
        return word if plain is not None else _HIDDEN
    # As it came, it has no line break in it; as it is read, it might.
    if plain != word:
        return _ALL_HIDDEN
    if _HARMLESS.fullmatch(word):
        return word
    kind = _KIND.match(word)
    return f"{kind[0]}{_HIDDEN}" if kind else _ALL_HIDDEN


def _without_address(shown: Any) -> Any:
    if not isinstance(shown, str):
        return shown
    plain = _read(shown)
    if plain is None:
        return _HIDDEN
    return _ALL_HIDDEN if _OURS.search(plain) else shown


def _read(address: str) -> str | None:
    """Return an address without percent; None where there is no end of it."""
    for _ in range(_LAYERS):
        plain = unquote(address)
        if plain == address:
            return plain
        address = plain
    return None


_FILTERS: Final = {
    "aiohttp.access": _WithoutTickets(),
    "homeassistant.components.http.security_filter": _WithoutAddresses(),
}


def keep_tickets_out_of_the_log() -> None:
    """Hide tickets from now on. Views cannot be taken back, so this is not either."""
    for name, hiding in _FILTERS.items():
        logging.getLogger(name).addFilter(hiding)
