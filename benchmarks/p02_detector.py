"""P2: one look at a decoded picture of 1080p. Baselines: 0.1 ms, the NVR way, and OpenCV's MOG2 on every pixel."""

from collections.abc import Callable
from time import thread_time
from typing import Final

from benchmarks.measure import Line, line
from benchmarks.motion.canvas import Luma
from benchmarks.motion.footage import encoded, pictures
from benchmarks.motion.peers import DETECTORS, EVERY_S, MOG2, NVR, Detector, Ours
from benchmarks.motion.scenes import Scene

SHOWN: Final = Scene(kind="walking", seed=7, size=(1920, 1080), length_s=10, bits=4_000_000)
SHORT: Final = Scene(kind="walking", seed=7, size=(1920, 1080), length_s=4, bits=4_000_000)
_EACH: Final = 3
"""Pictures for one that is looked at, of a camera that sends fifteen a second."""
TARGET_MS: Final = 0.1
TARGET_NVR, TARGET_MOG2 = 1.0, 0.1
_WARM: Final = 30
"""Looks after which every detector knows its background."""


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare looks; each picture counts as one that is looked at, unless the line says otherwise."""
    # Copies: a decoder uses its pictures again.
    shown = [seen.luma.copy() for seen in pictures(encoded(SHORT if is_quick else SHOWN))]
    makes = (Ours, DETECTORS[NVR], DETECTORS[MOG2])
    rounds = [[_look_ms(make, shown) for make in makes] for _ in range(repetitions)]
    ours, nvr, mog2 = zip(*rounds, strict=True)
    a_frame = [each / _EACH for each in ours]
    return [
        line("1080p, each frame of 15 a second / 0.1 ms", ours=a_frame, baseline=[TARGET_MS], target=1.0),
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
