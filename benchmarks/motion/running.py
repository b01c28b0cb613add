"""Detectors side by side: all look at the same decoded pictures, and each is timed by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import thread_time
from typing import Final, override

from benchmarks.motion import surveillance
from benchmarks.motion.canvas import Luma
from benchmarks.motion.footage import encoded, pictures
from benchmarks.motion.peers import Detector, Steady
from benchmarks.motion.scenes import Scene
from benchmarks.motion.scoring import Interval, Tally, Watched, intervals, tally
from benchmarks.motion.sent import sent
from custom_components.footage_guard.media.motion_watch import Looks, MotionWatch
from custom_components.footage_guard.model.motion import Debounce

type Detectors = Mapping[str, Callable[[int, int], Detector]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """Something to look at, drawn or real."""

    name: str
    kind: str
    fps: int
    count: int
    events: tuple[Interval, ...]
    file: Callable[[], Path]
    """Makes it if there is none yet."""

    @classmethod
    def drawn(cls, scene: Scene) -> Film:
        """Return a scene as its camera sent it."""
        return cls(
            name=scene.name,
            kind=scene.kind,
            fps=scene.fps,
            count=scene.count,
            events=scene.events,
            file=lambda: encoded(scene),
        )

    @classmethod
    def real(cls, view: surveillance.View) -> Film:
        """Return a part of the real clip."""
        return cls(
            name=view.name,
            kind="real",
            fps=surveillance.FPS,
            count=surveillance.COUNT,
            events=view.events,
            file=view.encoded,
        )


@dataclass(kw_only=True)
class Looked:
    """What one detector said of one film, and what it took."""

    film: Film
    cpu_s: float = 0.0
    states: list[tuple[int, bool]] = field(default_factory=list)
    scores: list[tuple[int, float]] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        """How well it did."""
        return self._tally(self.states)

    def tally_at(self, threshold: float) -> Tally:
        """Return how well it would have done with another threshold."""
        steady = Steady(threshold)
        looks = self.scores[:: max(1, self.film.fps // _LOOKS)]
        return self._tally([(number, steady.look(score, number / self.film.fps).is_on) for number, score in looks])

    def _tally(self, states: Iterable[tuple[int, bool]]) -> Tally:
        film = self.film
        watched = Watched(
            name=film.name, kind=film.kind, fps=film.fps, count=film.count, events=film.events, on=intervals(states)
        )
        return tally(watched)


_LOOKS: Final = 5
"""A second, of those that are shown less than all."""


def look(film: Film, detectors: Detectors) -> dict[str, Looked]:
    """Show all pictures of a film to all of them."""
    running: dict[str, Detector] = {}
    looked = {name: Looked(film=film) for name in detectors}
    for number, luma in pictures(film.file()):
        if not running:
            running = {name: make(*luma.shape[::-1]) for name, make in detectors.items()}
        for name, detector in running.items():
            _look(looked[name], detector, number, luma)
    return looked


def watch(film: Film, *, looks: Looks | None = None) -> Looked:
    """Have ours watch what the camera sent, as it is shipped: what it tells counts when the packet came that told it.

    `looks` has it look as at a stream that takes more or less work than this one. Its work is that of decoding, too.
    """
    watching, debounce, looked = _Watching(looks), Debounce(), Looked(film=film)
    for number, packet in enumerate(sent(film.file())):
        begun = thread_time()
        is_on = False
        for at_s, sight in watching.take(packet):
            is_on = debounce.look(at_s, is_moving=sight.is_moving) or is_on
        looked.cpu_s += thread_time() - begun
        looked.states.append((number, is_on or debounce.look(number / film.fps, is_moving=False)))
    return looked


class _Watching(MotionWatch):
    """What is shipped, on another machine."""

    def __init__(self, forced: Looks | None) -> None:
        super().__init__()
        self._forced = forced
        self.is_overloaded = forced is Looks.FEW

    @property
    @override
    def looks(self) -> Looks:
        return super().looks if self._forced is None or super().looks is Looks.ALL else self._forced


def _look(looked: Looked, detector: Detector, number: int, luma: Luma) -> None:
    begun = thread_time()
    sight = detector.look(luma, number / looked.film.fps)
    looked.cpu_s += thread_time() - begun
    looked.states.append((number, sight.is_on))
    looked.scores.append((number, sight.score))


def decoding_s(film: Film) -> float:
    """Return what decoding a film takes of a core."""
    begun = thread_time()
    for _ in pictures(film.file()):
        pass
    return thread_time() - begun
