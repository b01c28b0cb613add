"""P1: looking for motion, decoding included. Baseline: the NVR way, which decodes every picture too.

Unless it is to be quick, all look at the second part of the scenes, and what ours finds is judged; the third is not for
what is run again and again.
"""

from collections.abc import Sequence
from time import thread_time
from typing import Final

from benchmarks.measure import Line, line, timed
from benchmarks.motion import surveillance
from benchmarks.motion.footage import encoded, pictures
from benchmarks.motion.peers import DETECTORS, NVR
from benchmarks.motion.running import Film, look, watch
from benchmarks.motion.scenes import FPS, SECOND, Scene
from benchmarks.motion.scoring import Score, score
from benchmarks.motion.sent import sent
from custom_components.footage_guard.media.motion_watch import Looks, MotionWatch

SUB: Final = Scene(kind="walking", seed=7, length_s=70, bits=500_000)
"""Somebody walks by for 16 of its 70 seconds."""
MAIN: Final = Scene(kind="car", seed=7, size=(1920, 1080), length_s=70, bits=4_000_000)
_LEARNING_S: Final = 10.0
"""Seconds that are not measured: a camera is learned once."""
_MINUTE_S: Final = 60.0
_TURNS: Final = 5
_SUB_SHARE, _MAIN_SHARE = 0.01, 0.02
_MOST_MISSED, _MOST_FALSE, _MOST_LATE = 0.02, 1.0, 0.05


_OF_NVR: Final = 0.6
_OF_NVR_QUICK: Final = 0.66
"""Few turns waver by a tenth; the long form has the target."""


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare the work for a camera's minute; the time of the processor, so that other programs count little.

    Of each the least: what else shares the caches only adds, and it adds up to half.
    """
    turns = [(_ours_s(SUB), _theirs_s(SUB)) for _ in range(max(repetitions, _TURNS))]
    ours, theirs = ([min(times)] for times in zip(*turns, strict=True))
    lines = [
        line("360p, CPU / the NVR way", ours=ours, baseline=theirs, target=_OF_NVR_QUICK if is_quick else _OF_NVR),
        timed("360p, CPU / 1 % of a core", ours, _SUB_SHARE * _MINUTE_S, is_quick=is_quick),
    ]
    if is_quick:
        return lines
    main = [_ours_s(MAIN) for _ in range(repetitions)]
    return [
        *lines,
        line(
            "1080p without sub-stream, CPU / 2 % of a core", ours=main, baseline=[_MAIN_SHARE * _MINUTE_S], target=1.0
        ),
        *_found(),
    ]


def _ours_s(scene: Scene) -> float:
    """Return what a minute of a scene takes as it is shipped."""
    watching, begun = MotionWatch(), 0.0
    for packet in list(sent(encoded(scene))):
        if not begun and packet.at_s >= _LEARNING_S:
            begun = thread_time()
        watching.take(packet)
    return _minute_s(thread_time() - begun, scene)


def _theirs_s(scene: Scene) -> float:
    """Return what it takes the NVR way."""
    detector, begun = DETECTORS[NVR](*scene.size), 0.0
    for number, luma in pictures(encoded(scene)):
        if not begun and number >= _LEARNING_S * FPS:
            begun = thread_time()
        detector.look(luma, number / FPS)
    return _minute_s(thread_time() - begun, scene)


def _minute_s(took_s: float, scene: Scene) -> float:
    return took_s * _MINUTE_S / (scene.length_s - _LEARNING_S)


def _found() -> list[Line]:
    films = [*map(Film.drawn, SECOND), *map(Film.real, surveillance.VIEWS)]
    nvr = {NVR: DETECTORS[NVR]}
    theirs = score([look(film, nvr)[NVR].tally for film in films])
    ours = score([watch(film).tally for film in films])
    dear = score([watch(film, looks=Looks.KEYS).tally for film in films])
    return [
        *_judged("", ours, theirs),
        line("late events / 1 in 20", ours=[1 - ours.soon.value], baseline=[_MOST_LATE], target=1.0),
        *_judged("key frames: ", dear, theirs),
    ]


def _judged(how: str, ours: Score, theirs: Score) -> Sequence[Line]:
    missed, theirs_missed = 1 - ours.recall.value, max(1 - theirs.recall.value, 1e-3)
    return (
        line(f"{how}events missed / 1 in 50", ours=[missed], baseline=[_MOST_MISSED], target=1.0),
        line(f"{how}events missed / the NVR way", ours=[missed], baseline=[theirs_missed], target=1.0),
        line(f"{how}false alarms an hour / 1", ours=[ours.false_an_hour.value], baseline=[_MOST_FALSE], target=1.0),
    )
