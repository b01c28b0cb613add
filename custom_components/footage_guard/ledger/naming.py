"""Where a history speaks of each request and each paper: looked for once, and then only in what was added since.

Without it, whoever decides about one request among thousands has the whole history read each time.
"""

import re
from threading import Lock
from typing import Final

from ..model.ids import ProcessId, RequestId
from .log import Log

_ID_CHARACTERS: Final = 26
_NAMED: Final = re.compile(rb'"(?:request|process)_id":"([0-9A-Z]{%d})"' % _ID_CHARACTERS)
"""Within a text the quotation marks would be escaped."""


class Naming:
    """Knows places in a log and which records are proven to lie there; whoever reads one has it proven as well."""

    def __init__(self, log: Log) -> None:
        """Know nothing yet."""
        self._log = log
        self._looking = Lock()
        self._begin = self._end = 0
        """What of the log was looked at, in bytes."""
        self._places: dict[bytes, list[int]] = {}
        self._numbers: dict[int, int] = {}
        """By place, of those that were asked for: a list of requests is asked for again and again."""

    def of(self, name: RequestId | ProcessId, start: int) -> list[int]:
        """Return the numbers of the records that name one of them, from `start` on; raise FactUnknown or OSError."""
        size, _, end = self._log.tip
        if not 0 <= start < size:
            return []
        with self._looking:
            begin = self._log.begin_of(start)
            self._look(begin, end)
            # One record may name it twice.
            return sorted(
                {self._number_at(place, size) for place in self._places.get(name.encode(), []) if place >= begin}
            )

    def _number_at(self, place: int, size: int) -> int:
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = self._log.number_at(place, size)
        return number

    def _look(self, begin: int, end: int) -> None:
        """Look at what lies between, as far as that was not done before: a request is not named before it came."""
        if not self._places:
            self._begin = self._end = begin
        if begin < self._begin:
            self._note(begin, self._begin)
            self._begin = begin
        if self._end < end:
            self._note(self._end, end)
            self._end = end

    def _note(self, start: int, end: int) -> None:
        for place, name in self._log.names(_NAMED, start, end):
            self._places.setdefault(name, []).append(place)
