"""How much moved where in each second of a clip: kept while a camera is watched, and stored at the end of its clips.

A map has 16 rows of 16 bytes. At the end of a clip's content stands one box (`uuid`, ISO/IEC 14496-12 §11.1), sealed
with all the rest, which no player is served and no file that leaves is made of:

    uuid 4d9c…  1  zlib of { ms since the clip began (u32), map (256 bytes) } …  size of the box (u32)

The size stands at the end, too, as in `mfro` (§8.8.11), so that it is found without looking at the rest of the clip.
"""

from collections import deque
from collections.abc import Iterable
from threading import Lock
from typing import Final, NamedTuple
from uuid import UUID
import zlib

from .boxes import HEADER, make_box
from .virtual import Content

SIDE: Final = 16
"""Rows and columns of a map."""
SIZE: Final = SIDE * SIDE
KEPT_S: Final = 100.0
"""A clip may begin a minute before it is asked for, and takes the maps along while it is written."""
_NAME: Final = UUID("4d9c1be2-7a0e-4b53-9d53-2f6f0c1a8e77").bytes
_VERSION: Final = b"\x01"
_ENTRY: Final = 4 + SIZE
_TAIL: Final = 4
_LEAST: Final = HEADER + len(_NAME) + len(_VERSION) + _TAIL
_MOST_BYTES: Final = 4 * 3600 * _ENTRY
"""Four hours: more than any clip shows."""


class Heat(NamedTuple):
    """How much moved where within about a second."""

    at_s: float
    """When the second ended, on the steady clock."""
    map: bytes


class HeatLog:
    """The maps of the last while, for the threads that write clips."""

    def __init__(self) -> None:
        """Be empty."""
        self._maps: deque[Heat] = deque()
        self._lock = Lock()

    def note(self, at_s: float, heat: bytes) -> None:
        """Keep the map of a second; of one in which nothing moved there is none."""
        with self._lock:
            if any(heat):
                self._maps.append(Heat(at_s, heat))
            while self._maps and self._maps[0].at_s < at_s - KEPT_S:
                self._maps.popleft()

    def between(self, from_s: float, to_s: float) -> list[Heat]:
        """Return the maps that lie behind a moment, and not behind another."""
        with self._lock:
            return [heat for heat in self._maps if from_s < heat.at_s <= to_s]


def heat_box(maps: Iterable[Heat], start_s: float) -> bytes:
    """Return what is stored of maps in a clip whose first picture is of a moment; nothing where there are none."""
    entries = b"".join(max(0, round((heat.at_s - start_s) * 1000)).to_bytes(4) + heat.map for heat in maps)
    if not entries:
        return b""
    packed = zlib.compress(entries)
    size = _LEAST + len(packed)
    return make_box(b"uuid", _NAME, _VERSION, packed, size.to_bytes(_TAIL))


def heat_of(content: Content) -> list[tuple[int, bytes]]:
    """Return the maps of a clip, each with the milliseconds since its beginning; none of one that has none.

    Raises what reading the content raises.
    """
    size = int.from_bytes(content.read(content.length - _TAIL, _TAIL)) if content.length > _TAIL else 0
    if not _LEAST <= size <= min(content.length, _MOST_BYTES):
        return []
    box = content.read(content.length - size, size)
    if box[4 : _LEAST - _TAIL] != b"uuid" + _NAME + _VERSION or int.from_bytes(box[:4]) != size:
        return []
    try:
        entries = zlib.decompressobj().decompress(box[_LEAST - _TAIL : -_TAIL], _MOST_BYTES)
    except zlib.error:
        return []
    places = range(0, len(entries) - _ENTRY + 1, _ENTRY)
    return [(int.from_bytes(entries[at : at + 4]), entries[at + 4 : at + _ENTRY]) for at in places]
