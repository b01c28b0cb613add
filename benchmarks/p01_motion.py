"""P1: looking for motion, decoding included. Baseline: the NVR way, which decodes every picture too.

Unless it is to be quick, all detectors look at the scenes that nothing was tuned on, and what ours finds is judged.
"""

from collections.abc import Callable
from time import process_time
from typing import Final

from benchmarks.measure import Line, line
from benchmarks.motion import surveillance
from benchmarks.motion.footage import encoded, pictures
from benchmarks.motion.peers import DETECTORS, NVR, OURS, Detector
from benchmarks.motion.running import Film, look
from benchmarks.motion.scenes import FPS, HELD_OUT, Scene
from benchmarks.motion.scoring import Score, score

SUB: Final = Scene(kind="walking", seed=7, length_s=20, bits=500_000)
MAIN: Final = Scene(kind="walking", seed=7, size=(1920, 1080), length_s=16, bits=4_000_000)
_MINUTE_S: Final = 60.0
_SUB_SHARE, _MAIN_SHARE = 0.01, 0.02
_MOST_MISSED, _MOST_FALSE, _SLOWEST_S = 0.02, 1.0, 1.0


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare the work for a camera's minute; the time of the processor, so that other programs count little."""
    ours, theirs, keys = [], [], []
    for scene in (SUB, MAIN):
        encoded(scene)
    for _ in range(repetitions):
        ours.append(_minute_s(SUB, DETECTORS[OURS]))
        theirs.append(_minute_s(SUB, DETECTORS[NVR]))
        keys.append(_minute_s(MAIN, DETECTORS[OURS], keys_only=True))
    lines = [
        line("360p, CPU / the NVR way", ours=ours, baseline=theirs, target=0.6),
        line("360p, CPU / 1 % of a core", ours=ours, baseline=[_SUB_SHARE * _MINUTE_S], target=1.0),
        line("1080p key frames, CPU / 2 % of a core", ours=keys, baseline=[_MAIN_SHARE * _MINUTE_S], target=1.0),
    ]
    return lines if is_quick else [*lines, *_found()]


def _minute_s(scene: Scene, make: Callable[[int, int], Detector], *, keys_only: bool = False) -> float:
    """Return what a minute of a scene takes."""
    detector = make(*scene.size)
    begun = process_time()
    for number, luma in pictures(encoded(scene), keys_only=keys_only):
        detector.look(luma, number / FPS)
    return (process_time() - begun) * _MINUTE_S / scene.length_s


def _found() -> list[Line]:
    films = [*map(Film.drawn, HELD_OUT), *map(Film.real, surveillance.VIEWS)]
    detectors = {name: DETECTORS[name] for name in (OURS, NVR)}
    looked = [look(film, detectors) for film in films]
    ours, theirs = (score([each[name].tally for each in looked]) for name in (OURS, NVR))
    missed, theirs_missed = _missed(ours), max(_missed(theirs), 1e-3)
    return [
        line("events missed / 1 in 50", ours=[missed], baseline=[_MOST_MISSED], target=1.0),
        line("events missed / the NVR way", ours=[missed], baseline=[theirs_missed], target=1.0),
        line("false alarms an hour / 1", ours=[ours.false_an_hour.value], baseline=[_MOST_FALSE], target=1.0),
        line("delay, 95 % / 1 s", ours=[ours.slow_s], baseline=[_SLOWEST_S], target=1.0),
    ]


def _missed(told: Score) -> float:
    return 1 - told.recall.value
