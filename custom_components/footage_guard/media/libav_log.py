"""What FFmpeg says goes into the log without addresses, in which logins and other secrets of cameras are.

FFmpeg names the address of whatever it opens, with the login, also when it only says what failed. PyAV hands that to
loggers below `libav`, one for each part of FFmpeg; Home Assistant turns them on with the debug log of its own `stream`.
A filter of a logger is not asked about what comes from those below it, so what they hand on is taken up here, cleaned
and given to the root, where everything is written. It holds for whoever reads by FFmpeg in this process.
"""

from copy import copy
import logging
import re
from typing import Final, override

_LOGGER_NAME: Final = "libav"
_HIDDEN: Final = "***"
_ADDRESS: Final = re.compile(r"\b([a-z][a-z0-9+.-]*)://\S+", re.IGNORECASE)
"""To the next blank: a password may hold any other character, and some cameras have it in the path or the query."""
_LOGIN: Final = re.compile(r"[^\s:]+:\S*@\S+")
_HEADER: Final = re.compile(
    r"\b((?:proxy-)?authorization|(?:www|proxy)-authenticate|(?:set-)?cookie)\b.*", re.IGNORECASE
)
_REQUEST: Final = re.compile(
    r"\b(GET|HEAD|POST|PUT|OPTIONS|DESCRIBE|ANNOUNCE|SETUP|PLAY|PAUSE|RECORD|TEARDOWN|[GS]ET_PARAMETER) +/\S*"
)


class _WithoutAddresses(logging.Handler):
    """Hands on what was said, without an address."""

    @override
    def handle(self, record: logging.LogRecord) -> bool:
        # Nothing of its own is guarded, and FFmpeg speaks from many threads.
        self.emit(record)
        return True

    @override
    def emit(self, record: logging.LogRecord) -> None:
        shown = copy(record)
        shown.msg, shown.args = without_addresses(record.getMessage()), None
        logging.getLogger().handle(shown)


def without_addresses(said: str) -> str:
    """Return what FFmpeg said, with no address, login or header of one in it."""
    said = _ADDRESS.sub(rf"\1://{_HIDDEN}", said)
    said = _HEADER.sub(rf"\1: {_HIDDEN}", said)
    said = _REQUEST.sub(rf"\1 {_HIDDEN}", said)
    return _LOGIN.sub(_HIDDEN, said)


_HANDLER: Final = _WithoutAddresses()


def keep_addresses_out_of_the_log() -> None:
    """Hide addresses in what FFmpeg says from now on. A reader may speak to the end, so it is not taken back."""
    logger = logging.getLogger(_LOGGER_NAME)
    if _HANDLER not in logger.handlers:
        logger.addHandler(_HANDLER)
        logger.propagate = False
