"""Which bytes of a file were sent, in whatever order and however often."""

from typing import Final

MOST_SPANS: Final = 64
"""That are kept. A player that asks for more parts than that, apart from each other, is not noted to have had all."""


class Coverage:
    """The bytes that were sent of one file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spans: list[range] = []
        """In order, with something missing between any two."""

    def add(self, span: range) -> None:
        """Note bytes that were sent. Where too many are apart, the fewest are forgotten: they count as not sent."""
        if not span:
            return
        start, stop, apart = span.start, span.stop, []
        for known in self._spans:
            if known.stop < start or stop < known.start:
                apart.append(known)
            else:
                start, stop = min(start, known.start), max(stop, known.stop)
        self._spans = sorted([*apart, range(start, stop)], key=lambda known: known.start)
        if len(self._spans) > MOST_SPANS:
            self._spans.remove(min(self._spans, key=len))

    def is_all_of(self, length: int) -> bool:
        """Tell whether every byte of a file of this length was sent at least once."""
        return bool(self._spans) and self._spans[0].start <= 0 and self._spans[0].stop >= length
