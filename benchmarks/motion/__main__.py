"""Shows the labelled set to all detectors: python -m benchmarks.motion [--part …] [--kind …] [--seed …] [--plot …].

Prints a table of recall, delay, false alarms and work, and which films went wrong for ours.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
import sys

from benchmarks.motion import surveillance
from benchmarks.motion.peers import DETECTORS, MOG2, NVR, OURS, SCENE_FILTER, SMALL_MOG2
from benchmarks.motion.plot import Curve, Dot, draw
from benchmarks.motion.running import Film, Looked, decoding_s, look, watch
from benchmarks.motion.scenes import DEVELOPMENT, FIFTH, FOURTH, SECOND, THIRD
from benchmarks.motion.scoring import Score, score
from benchmarks.motion.sixth_scenes import HELD_OUT
from custom_components.footage_guard.media.motion_watch import Looks

PARTS = {
    "development": DEVELOPMENT,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": HELD_OUT,
}
SWEPT = {
    NVR: (5, 10, 20, 40, 80, 160, 320),
    SMALL_MOG2: (3, 5, 10, 20, 40, 80, 160),
    MOG2: (3, 5, 10, 20, 40, 80, 160),
    SCENE_FILTER: (0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05),
}
"""Other thresholds, for the plot."""


def main() -> int:
    """Show, count, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.motion")
    parser.add_argument("--part", choices=PARTS, default="development", help="sixth is for the final figures alone")
    parser.add_argument("--kind", nargs="*", default=[], help="kinds of scenes; all by default")
    parser.add_argument("--seed", nargs="*", type=int, default=[], help="seeds of scenes; all by default")
    parser.add_argument("--only", nargs="*", default=[OURS, *DETECTORS], help="detectors; all by default")
    parser.add_argument("--looks", choices=[*Looks], help="have ours look as at a dearer or cheaper stream")
    parser.add_argument("--plot", type=Path, help="where to draw recall against false alarms")
    options = parser.parse_args()
    scenes = PARTS[options.part]
    films = [
        Film.drawn(scene)
        for scene in scenes
        if (not options.kind or scene.kind in options.kind) and (not options.seed or scene.seed in options.seed)
    ]
    # The real clip has been tuned with.
    if not options.kind and scenes in (DEVELOPMENT, SECOND):
        films += [Film.real(view) for view in surveillance.VIEWS]
    detectors = {name: make for name, make in DETECTORS.items() if name in options.only}
    decode_s, looked = 0.0, {name: list[Looked]() for name in (OURS, *DETECTORS) if name in options.only}
    for film in films:
        if OURS in looked:
            looked[OURS].append(watch(film, looks=Looks(options.looks) if options.looks else None))
        if detectors:
            decode_s += decoding_s(film)
            for name, each in look(film, detectors).items():
                looked[name].append(each)
    minutes = sum(film.count / film.fps for film in films) / 60
    dots = [_row(name, each, 0.0 if name == OURS else decode_s, minutes) for name, each in looked.items()]
    for each in looked.get(OURS, ()):
        _complain(each)
    if options.plot:
        curves = [Curve(name, _swept(looked[name], thresholds)) for name, thresholds in SWEPT.items() if name in looked]
        shown = f"{len(films)} films, {minutes / 60:.1f} hours"
        draw(options.plot, shown, dots, curves)
    return 0


def _row(name: str, looked: Sequence[Looked], decode_s: float, minutes: float) -> Dot:
    told = score([each.tally for each in looked])
    cpu_s = sum(each.cpu_s for each in looked)
    _print(
        f"{name:<22} recall {told.recall.value:.3f} [{told.recall.low:.3f}, {told.recall.high:.3f}]"
        f"  within 1 s {told.soon.value:.3f}  delay {told.median_s:.2f} s, 95 % {told.slow_s:.2f} s"
        f"  false/h {told.false_an_hour.value:.1f} [{told.false_an_hour.low:.1f}, {told.false_an_hour.high:.1f}]"
        f"  CPU s/min {(decode_s + cpu_s) / minutes:.3f} of which looking {cpu_s / minutes:.3f}"
        f"  ({told.events} events, {told.hours:.2f} h)"
    )
    return Dot(name, told.recall.value, told.false_an_hour.value, (decode_s + cpu_s) / minutes)


def _swept(looked: Sequence[Looked], thresholds: Sequence[float]) -> tuple[tuple[float, float], ...]:
    scores: list[Score] = [score([each.tally_at(threshold) for each in looked]) for threshold in thresholds]
    return tuple((told.recall.value, told.false_an_hour.value) for told in scores)


def _complain(looked: Looked) -> None:
    told = looked.tally
    late = [round(delay, 1) for delay in told.delays_s if delay > 1]
    if told.false_alarms or late or len(told.delays_s) < told.events:
        missed = told.events - len(told.delays_s)
        _print(f"  ours, {told.name}: {told.false_alarms} false, {missed} of {told.events} missed, late {late}")


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # the table is what the program is for


if __name__ == "__main__":
    sys.exit(main())
