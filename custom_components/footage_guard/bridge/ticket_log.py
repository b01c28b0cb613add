"""What the log of the web server says of requests with a ticket: that they came, and not with which.

Home Assistant shows nothing of that log unless somebody asks for it; then each line has the whole address, and whoever
reads it within two hours could watch.
"""

import logging
import re
from typing import Final, override

_LOGGER_NAME: Final = "aiohttp.access"
_TICKET: Final = re.compile(r"(/api/footage_guard/(?:clip|file)/|/footage_guard/d/)[^\s\"?/]+")
_HIDDEN: Final = r"\1**REDACTED**"


class _WithoutTickets(logging.Filter):
    """Lets every record pass, and shows no ticket."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _TICKET.sub(_HIDDEN, str(record.msg))
        if "first_request_line" in record.__dict__:
            record.first_request_line = _TICKET.sub(_HIDDEN, str(record.__dict__["first_request_line"]))
        return True


_FILTER: Final = _WithoutTickets()


def keep_tickets_out_of_the_log() -> None:
    """Hide tickets from now on. Views cannot be taken back, so this is not either."""
    logging.getLogger(_LOGGER_NAME).addFilter(_FILTER)
