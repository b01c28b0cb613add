"""Writes where areas are, for the tests of the page that draws them: python -m tests.model.redaction.page_places."""

from fractions import Fraction
import json
from pathlib import Path
from typing import Any

from custom_components.footage_guard.media.canvas import Canvas
from custom_components.footage_guard.media.redact import redact
from custom_components.footage_guard.model.redaction.area import ONE
from custom_components.footage_guard.model.redaction.recipe import MOST_BOXES, MOST_KEYS_IN_ALL, MOST_MUTES, Recipe, Why
from custom_components.footage_guard.model.redaction.track import MOST_KEYS, MOST_MS, Track
from custom_components.footage_guard.model.request.plain import as_plain

from .made import area, covered, moving, recipe, staying

PAGE_PLACES = Path(__file__).parents[3] / "frontend" / "tests" / "redaction" / "places.json"
_WAY = moving(
    (1000, area(0, 0, 0.2, 0.2)),
    (2000, area(0.4, 0.8, 0.6, 1)),
    (2001, area(0.1, 0.1, 1, 1)),
    (5000, area(0, 0, 1, 0.3)),
)
_TRACKS = (
    staying(),
    staying(from_ms=10, to_ms=20),
    staying(from_ms=1500),
    staying(to_ms=1500),
    _WAY,
    Track(keys=_WAY.keys, from_ms=1200, to_ms=4900),
    moving((0, area(0, 0, 0.000001, 1)), (7, area(0.333333, 0, 0.999999, 0.000003))),
)
_TIMES = (0, 3, 7, 9, 10, 19, 20, 999, 1000, 1001, 1250, 1499, 1500, 1999, 2000, 2001, 3333, 4899, 4900, 5000, MOST_MS)
_SIZE = (154, 100)
"""No whole blocks."""
_PICTURES = (
    (0, 5),
    (5, 12),
    (990, 1010),
    (1000, 1040),
    (1466, 1533),
    (1480, 1500),
    (1980, 2040),
    (2000.5, 2001),
    (2001.5, 2040),
    (4880, 4900),
    (4880, 4920),
)
"""From when until when."""
_BLACK, _BRIGHT, _BLOCK = 16, 200, 16


def places() -> dict[str, Any]:
    """Return tracks with where they are at each time, in millionths and parts of one, and the limits of a recipe."""
    return {
        "limits": {
            "boxes": MOST_BOXES,
            "keys": MOST_KEYS,
            "keysInAll": MOST_KEYS_IN_ALL,
            "ms": MOST_MS,
            "mutes": MOST_MUTES,
            "one": ONE,
        },
        "pictures": [
            {
                "track": as_plain(track),
                "from_ms": from_ms,
                "until_ms": until_ms,
                "size": [*_SIZE],
                "hidden": _hidden(recipe(0, 5000, track), from_ms, until_ms),
                "around": _hidden(recipe(0, 5000, whole=covered(track)), from_ms, until_ms),
            }
            for track in _TRACKS
            for from_ms, until_ms in _PICTURES
        ],
        "reasons": [why.value for why in Why],
        "tracks": [
            {"track": as_plain(track), "places": [{"at_ms": at_ms, "place": _place(track, at_ms)} for at_ms in _TIMES]}
            for track in _TRACKS
        ],
    }


def _place(track: Track, at_ms: int) -> dict[str, float] | None:
    found = track.place(Fraction(at_ms))
    return None if found is None else {side: float(at) for side, at in found._asdict().items()}


def _hidden(what: Recipe, from_ms: float, until_ms: float) -> list[str]:
    """Return which blocks of a picture are black in the file, row by row."""
    canvas = Canvas(*_SIZE, _BLACK)
    canvas.luma[:] = _BRIGHT
    redact(canvas, what, Fraction(from_ms), Fraction(until_ms))
    blocks = canvas.luma[::_BLOCK, ::_BLOCK] == _BLACK
    return ["".join("#" if is_black else "." for is_black in row) for row in blocks]


def main() -> None:
    """Write them."""
    PAGE_PLACES.write_text(json.dumps(places(), separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
