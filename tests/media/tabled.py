"""MP4 files whose tables say what somebody likes, about pictures that are as good as ever."""

from collections.abc import Callable, Mapping
from functools import partial
import io

import av

from custom_components.footage_guard.media.boxes import boxes_in, make_box, make_full_box
from tests.footage import footage

HOLDING = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})


def tabled(tables: Mapping[bytes, bytes], original: bytes | None = None) -> bytes:
    """Return a file with other boxes in place of its own; an empty one is left out, and no place is corrected."""
    made = footage() if original is None else original
    for kind, content in tables.items():
        made = changed_box(kind, partial(_replaced, content), made)
    return made


def _replaced(content: bytes, _box: bytes) -> bytes:
    return content


def changed_box(kind: bytes, change: Callable[[bytes], bytes], original: bytes) -> bytes:
    """Return a file whose boxes of a kind are changed; no place is corrected."""

    def rebuilt(begin: int, end: int) -> bytes:
        made = b""
        for box in boxes_in(original, begin, end):
            whole = original[box.start : box.end]
            if box.kind in HOLDING:
                whole = make_box(box.kind, rebuilt(box.begin, box.end))
            made += change(whole) if box.kind == kind else whole
        return made

    return rebuilt(0, len(original))


def table(kind: bytes, *numbers: int, version: int = 0) -> bytes:
    """Return a box of numbers."""
    return make_full_box(kind, version, *(number.to_bytes(4) for number in numbers))


def repeating(times: int, *, is_key: bool = True, step: int = 100) -> bytes:
    """Return a file whose index names the same picture so many times."""
    with av.open(io.BytesIO(footage()), "r") as container:
        first = next(container.demux(video=0))
    assert first.pos is not None
    return tabled(
        {
            b"edts": b"",
            b"ctts": b"",
            b"stts": table(b"stts", 1, times, step),
            b"stss": b"" if is_key else table(b"stss", 1, 1),
            b"stsc": table(b"stsc", 1, 1, 1, 1),
            b"stsz": table(b"stsz", first.size, times),
            b"stco": table(b"stco", times, *[first.pos] * times),
        }
    )
