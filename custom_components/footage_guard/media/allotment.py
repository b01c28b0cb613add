"""How much a file of anybody's making may bring into a clip, and at once into memory. Pure.

An index may name the same bytes any number of times, a block may be packed, and a few bytes may be minutes of sound: a
small file would fill a vault, and the next sweep would let real clips go for it.
"""

from typing import Final

from ..model.errors import ImportDamaged, ImportNotPlayable
from .mp4 import FRAGMENT_S, TICKS

BESIDE: Final = 1 << 16
"""Bytes that packets may have and their file does not: what all of them begin with may be left out there."""
_SOUND_PER_S: Final = 24_000
"""Bytes that encoded sound may have beyond what was read; the encoder makes 16,000 of the loudest noise."""
_MOST_AT_ONCE: Final = 1 << 27
"""Bytes of one fragment, which is held in memory: two seconds of 8K are less than half of it."""


class Allotment:
    """What one reading of a file may bring. All times are in ticks of a clip."""

    def __init__(self, most: int) -> None:
        """Allow so many bytes to be read."""
        self._most = most
        self.read = 0
        """Bytes of packets."""
        self._heard = self._heard_until = 0
        self._held = self._held_from = 0

    def take(self, size: int) -> None:
        """Take note of a packet that was read; raise ImportDamaged where the file cannot hold so much."""
        self.read += size
        if self.read > self._most:
            raise ImportDamaged

    def show(self, size: int, at: int, *, is_key: bool) -> None:
        """Take note of a picture that is written; raise ImportNotPlayable where too much comes at once."""
        if is_key or at - self._held_from >= FRAGMENT_S * TICKS:
            self._held, self._held_from = 0, at
        self._hold(size)

    def hear(self, size: int, at: int) -> None:
        """Take note of sound that is written; raise ImportNotPlayable where it is more than can be heard."""
        self._heard += size
        self._heard_until = max(self._heard_until, at)
        if self._heard > self.read + BESIDE + _SOUND_PER_S * self._heard_until // TICKS:
            raise ImportNotPlayable
        self._hold(size)

    def _hold(self, size: int) -> None:
        self._held += size
        if self._held > _MOST_AT_ONCE:
            raise ImportNotPlayable
