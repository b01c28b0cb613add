"""What a fuzzer's bytes stand for: choices, and changes of something that was right."""

from collections.abc import Sequence


class Plan:
    """Reads choices from bytes, one after the other; of nothing left, the first choice."""

    def __init__(self, data: bytes) -> None:
        """Read from the front, so that a change of a later byte leaves the earlier choices as they are."""
        self._data = data
        self._place = 0

    def number(self, end: int) -> int:
        """Return a number from 0 to below `end`."""
        width = (max(1, end - 1).bit_length() + 7) // 8
        return int.from_bytes(self.data(width), "big") % end

    def choice[Choice](self, choices: Sequence[Choice]) -> Choice:
        """Return one of several."""
        return choices[self.number(len(choices))]

    def data(self, length: int) -> bytes:
        """Return bytes as they are."""
        found = self._data[self._place : self._place + length]
        self._place += length
        return found

    def rest(self) -> bytes:
        """Return all that is left."""
        return self.data(len(self._data))

    def changed(self, data: bytes, edges: Sequence[int] = ()) -> bytes:
        """Return the bytes with up to three changes, of which some are near an edge."""
        for _ in range(self.number(4)):
            place = self.number(len(data) + 1)
            if edges and self.number(2):
                place = min(len(data), max(0, self.choice(edges) + self.number(41) - 20))
            data = self._once(data, place)
        return data

    def _once(self, data: bytes, place: int) -> bytes:
        head, tail = data[:place], data[place:]
        length = self.number(64)
        match self.number(6):
            case 0:
                return head + bytes([tail[0] ^ (1 << self.number(8))]) + tail[1:] if tail else data
            case 1:
                return head + self.data(length) + tail
            case 2:
                return head + tail[length:]
            case 3:
                return head + self.data(length) + tail[length:]
            case 4:
                return head
            case _:
                return head + tail[:length] + tail
