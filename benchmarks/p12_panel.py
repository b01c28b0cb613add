"""P12: the size of the panel. Baseline: what a phone should have to load."""

import gzip
from pathlib import Path

from benchmarks.measure import Line, line

PANEL = Path(__file__).resolve().parents[1] / "custom_components" / "footage_guard" / "frontend" / "panel.js"
TARGET_BYTES = 120_000
TARGET_GZIPPED_BYTES = 30_000


def run(_repetitions: int, *, is_quick: bool) -> list[Line]:  # noqa: ARG001  # a size is the same every time
    """Measure the shipped file."""
    content = PANEL.read_bytes()
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    return [
        line("panel / 120 kB", ours=[len(content)], baseline=[TARGET_BYTES], target=1.0),
        line("panel, gzipped / 30 kB", ours=[len(packed)], baseline=[TARGET_GZIPPED_BYTES], target=1.0),
    ]
