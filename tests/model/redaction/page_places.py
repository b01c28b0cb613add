"""Writes where areas are, for the tests of the page that draws them: python -m tests.model.redaction.page_places."""

from fractions import Fraction
import json
from pathlib import Path
from typing import Any

from custom_components.footage_guard.model.redaction.area import ONE
from custom_components.footage_guard.model.redaction.recipe import MOST_BOXES, MOST_KEYS_IN_ALL, MOST_MUTES, Why
from custom_components.footage_guard.model.redaction.track import MOST_KEYS, MOST_MS, Track
from custom_components.footage_guard.model.request.plain import as_plain

from .made import area, moving, staying

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
        "reasons": [why.value for why in Why],
        "tracks": [
            {"track": as_plain(track), "places": [{"at_ms": at_ms, "place": _place(track, at_ms)} for at_ms in _TIMES]}
            for track in _TRACKS
        ],
    }


def _place(track: Track, at_ms: int) -> dict[str, float] | None:
    found = track.place(Fraction(at_ms))
    return None if found is None else {side: float(at) for side, at in found._asdict().items()}


def main() -> None:
    """Write them."""
    PAGE_PLACES.write_text(json.dumps(places(), separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
