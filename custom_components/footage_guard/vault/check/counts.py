"""Whether the index's own sums are right: its counts (12) and what its holds keep (13)."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ...model.clip import QUARTER_MS, ClipState
from .findings import Code, Finding
from .snapshot import Tables
from .told import Told


def check_counts(tables: Tables, told: Told) -> Iterator[Finding]:
    """Yield each table that is not the sum of the clips: a wrong one hides days, or has too much removed."""
    quarters, totals, epochs = _sums(told)
    sums: dict[str, tuple[Mapping[object, int], Mapping[object, int]]] = {
        "quarters": ({(camera, quarter): clips for camera, quarter, clips in tables["quarters"]}, quarters),
        # A camera that had clips is remembered.
        "totals": ({camera: size for camera, size in tables["totals"] if size or camera in totals}, totals),
        "epochs": (dict(tables["epochs"]), epochs),
        "progress": ({"rows": len(tables["progress"])}, {"rows": 1}),
    }
    yield from (Finding(Code.COUNT_WRONG, table) for table, (found, right) in sums.items() if found != right)


def check_holds(told: Told) -> Iterator[Finding]:
    """Yield each hold of a clip that is not there."""
    found = []
    for hold in told.holds.values():
        clip = told.clips.get(hold.clip_id)
        if clip is None:
            found.append(Finding(Code.HOLD_WITHOUT_CLIP, hold.id))
        elif clip.state is ClipState.MISSING:
            found.append(Finding(Code.HOLD_OF_MISSING, hold.id))
    # One hold keeps many clips.
    yield from dict.fromkeys(found)


def _sums(told: Told) -> tuple[dict[object, int], dict[object, int], dict[object, int]]:
    quarters: dict[object, int] = Counter()
    totals: dict[object, int] = {}
    epochs: dict[object, int] = Counter()
    for clip in told.clips.values():
        epochs[clip.epoch] += 1
        for camera in (clip.camera, ""):
            quarters[camera, clip.start_ms // QUARTER_MS] += 1
            size = 0 if clip.state is ClipState.MISSING else clip.size_bytes
            totals[camera] = totals.get(camera, 0) + size
    return quarters, totals, epochs
