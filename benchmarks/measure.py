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
ANY_MACHINE = 2.0
"""A time may be this many times the one we chose before a quick run fails: CI runs on whatever machine there is."""
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


def timed(name: str, took: Sequence[float], most: float, *, is_quick: bool) -> Line:
    """Judge times against one that we chose, which tells of the machine as well: the long form names it, CI cannot."""
    return line(name, ours=took, baseline=[most], target=ANY_MACHINE if is_quick else 1.0)


class Benchmark(Protocol):
    """Measures one budget."""

    def __call__(self, repetitions: int, /, *, is_quick: bool) -> list[Line]:
        """Return the lines of `repetitions` runs."""


def write(lines: Sequence[Line], path: Path) -> None:
    """Write the lines of one benchmark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(entry) for entry in lines], indent=2) + "\n")


def better(first: Sequence[Line], second: Sequence[Line]) -> list[Line]:
    """Return of each line the smaller ratio of two runs; the larger one of what must never be."""
    pairs = zip(first, second, strict=True)
    return [(min if pair[0].target else max)(pair, key=lambda entry: entry.ratio) for pair in pairs]


def failures(lines: Sequence[Line], stored: Path | None) -> list[str]:
    """Return a sentence for each ratio that is over its target, or much worse than the stored one."""
    missed = [f"{entry.name}: {entry.ratio} is over {entry.target}" for entry in lines if not entry.ok]
    return missed + (_losses(lines, stored) if stored is not None else [])


def _losses(lines: Sequence[Line], stored: Path) -> list[str]:
    """Return a sentence for each ratio that is more than a quarter worse than the stored one.

    A baseline that is the same to the last digit is a number we chose: what is measured against it tells of the
    machine, so it is compared with its target alone.
    """
    if not stored.exists():
        return [f"{stored.name} holds no stored ratios"]
    known = {entry["name"]: entry for entry in json.loads(stored.read_text())}
    missing = [f"{entry.name} has no stored ratio" for entry in lines if entry.name not in known]
    measured = [
        entry for entry in lines if entry.name in known and entry.baseline != float(known[entry.name]["baseline"])
    ]
    return missing + [
        f"{entry.name}: {entry.ratio} was {known[entry.name]['ratio']}"
        for entry in measured
        if entry.ratio > max(float(known[entry.name]["ratio"]) * ALLOWED_LOSS, entry.target * NOISE_FLOOR)
    ]
