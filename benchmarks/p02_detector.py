"""P2: one look at a decoded picture of 1080p. Baselines: 0.1 ms, the NVR way, and OpenCV's MOG2 on every pixel."""

from collections.abc import Callable
from itertools import islice
from time import thread_time
from typing import Final

from benchmarks.measure import Line, line
from benchmarks.motion.canvas import Luma
from benchmarks.motion.footage import encoded, pictures
from benchmarks.motion.peers import DETECTORS, EVERY_S, MOG2, NVR, OURS, Detector
from benchmarks.p01_motion import MAIN

TARGET_MS: Final = 0.1
TARGET_NVR, TARGET_MOG2 = 1.0, 0.1
_PICTURES, _QUICK_PICTURES = 150, 60
_WARM: Final = 30
"""Looks after which every detector knows its background."""


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare looks; each picture counts as one that is looked at."""
    count = _QUICK_PICTURES if is_quick else _PICTURES
    # Copies: a decoder uses its pictures again.
    shown = [seen.luma.copy() for seen in islice(pictures(encoded(MAIN)), count)]
    rounds = [[_look_ms(DETECTORS[name], shown) for name in (OURS, NVR, MOG2)] for _ in range(repetitions)]
    ours, nvr, mog2 = zip(*rounds, strict=True)
    return [
        line("1080p, a look / 0.1 ms", ours=ours, baseline=[TARGET_MS], target=1.0),
        line("1080p, a look / the NVR way", ours=ours, baseline=nvr, target=TARGET_NVR),
        line("1080p, a look / MOG2", ours=ours, baseline=mog2, target=TARGET_MOG2),
    ]


def _look_ms(make: Callable[[int, int], Detector], shown: list[Luma]) -> float:
    detector = make(*shown[0].shape[::-1])
    took = []
    for number, luma in enumerate(shown):
        begun = thread_time()
        detector.look(luma, number * EVERY_S * 1.01)
        took.append(thread_time() - begun)
    return sum(took[_WARM:]) / len(took[_WARM:]) * 1000
