"""What a benchmark returns, and how it is judged."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
import json
from pathlib import Path
from statistics import median
from typing import Protocol

ALLOWED_LOSS = 1.25
"""A ratio may be this many times the stored one before a quick run fails."""
ENOUGH = 3
NOISE_FLOOR = 0.5
"""Below this part of its target, a ratio changes more by what else the machine does than by a change of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measured ratio; smaller is better."""

    name: str
    ratio: float
    target: float
    ok: bool
    ours: float
    baseline: float


def line(name: str, *, ours: Sequence[float], baseline: Sequence[float], target: float) -> Line:
    """Judge medians; `target` is the largest ratio that is good.

    Fewer than three measurements have no middle: there the smallest counts, for other work on the machine only adds.
    """
    middle = median if len(ours) >= ENOUGH else min
    mine, theirs = middle(ours), middle(baseline)
    ratio = round(mine / theirs, 4)
    return Line(name=name, ratio=ratio, target=target, ok=ratio <= target, ours=mine, baseline=theirs)


class Benchmark(Protocol):
    """Measures one budget."""

    def __call__(self, repetitions: int, /, *, is_quick: bool) -> list[Line]:
        """Return the lines of `repetitions` runs."""


def write(lines: Sequence[Line], path: Path) -> None:
    """Write the lines of one benchmark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(entry) for entry in lines], indent=2) + "\n")


def losses(lines: Sequence[Line], stored: Path) -> list[str]:
    """Return a sentence for each ratio that is more than a quarter worse than the stored one."""
    if not stored.exists():
        return [f"{stored.name} holds no stored ratios"]
    known = {entry["name"]: float(entry["ratio"]) for entry in json.loads(stored.read_text())}
    return [
        f"{entry.name}: {entry.ratio} was {known.get(entry.name, 0.0)}"
        for entry in lines
        if entry.ratio > max(known.get(entry.name, 0.0) * ALLOWED_LOSS, entry.target * NOISE_FLOOR)
    ]
