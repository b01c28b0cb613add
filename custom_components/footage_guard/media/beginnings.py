"""Where in a clip one can begin to read: at the groups of pictures that its index names. Pure.

A reader that gets the head of the file and all from such a group on finds the right times there: each fragment says its
own. FFmpeg can go to a place by itself, but in a file of fragments it may come back to some that it has read before.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

from .boxes import boxes_in, fields_of, numbers
from .virtual import VirtualFile

_REFERENCE = 12
"""Bytes of what `sidx` says of a group."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A group of pictures."""

    at_s: Fraction
    """When its first picture is, by the file's own zero."""
    place: int
    """Where it begins in the content."""


def without_index(file: VirtualFile) -> tuple[VirtualFile, tuple[Beginning, ...]]:
    """Return a file without its index, and what that says; nothing where there is none."""
    index = next((box for box in boxes_in(file.head) if box.kind == b"sidx"), None)
    if index is None:
        return file, ()
    head = file.head[: index.start] + file.head[index.end :]
    fields = fields_of(index)
    (timescale,) = numbers(file.head, fields + 4, 1)
    (start,) = numbers(file.head, fields + 8, 1, 8)
    (count,) = numbers(file.head, fields + 26, 1, 2)
    first = fields + 28
    rows = [numbers(file.head, first + _REFERENCE * row, 2) for row in range(count)]
    places = accumulate((size for size, _ in rows), initial=file.body.start)
    times = accumulate((length for _, length in rows), initial=start)
    return replace(file, head=head), tuple(
        Beginning(Fraction(time, timescale), place) for time, place, _ in zip(times, places, rows, strict=False)
    )


def begun_at(file: VirtualFile, beginning: Beginning) -> VirtualFile:
    """Return the same file with nothing before a group of pictures."""
    return replace(file, body=range(beginning.place, file.body.stop))
