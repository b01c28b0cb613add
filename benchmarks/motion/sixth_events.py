"""Kinds of scenes of the sixth part alone in which somebody or something comes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from benchmarks.motion.actors import Actor, Figure, Keys, Looks
from benchmarks.motion.canvas import Field, likely
from benchmarks.motion.kept_back import PARCEL
from benchmarks.motion.sixth_figures import BOAR, CRUTCHES, FACE, HARE, SLEDGE, SUITCASE
from benchmarks.motion.sixth_lens import LensSpider, SwayingMast
from benchmarks.motion.sixth_yard import Railings
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_figures import BENT, RUNNER
from benchmarks.motion.weather import Snow, Span

type Way = tuple[float, ...]


def _passes(
    stage: Stage, what: str | Figure, tall: float, speed: float, contrast: tuple[float, float] = (30, 80)
) -> Actor:
    foot = stage.foot(tall)
    return stage.across(stage.looks(what, foot, tall, contrast=contrast), tall, foot, stage.begin_s(), speed)


def _mirrored(stage: Stage, way: Way, *, is_leftward: bool) -> Way:
    return tuple(stage.size[0] - place for place in way) if is_leftward else way


def _level(at_s: Way, way: Way, foot: float, size: float) -> Keys:
    return Keys(at_s=at_s, across=way, foot=(foot,) * len(way), height=(size,) * len(way))


def on_crutches(stage: Stage) -> None:
    """Somebody goes across on crutches."""
    tall = stage.pick(0.14, 0.42)
    _passes(stage, CRUTCHES, tall, tall * stage.pick(0.25, 0.55))


def sledge(stage: Stage) -> None:
    """Somebody pulls a child on a sledge across, while it snows."""
    tall = stage.pick(0.13, 0.4)
    _passes(stage, SLEDGE, tall, tall * stage.pick(0.35, 0.8))
    stage.parts.append(Snow(stage.chance, stage.size, stage.fps, Span()))


def boars(stage: Stage) -> None:
    """A wild boar trots through at night, and its young after it."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.085, 0.19), stage.begin_s()
    foot, pace = stage.foot(tall * 1.6), stage.pick(0.1, 0.4) * height
    looks, at_s = stage.looks(BOAR, foot, tall, contrast=(30, 55)), begin_s
    for each in range(int(stage.chance.integers(2, 6))):
        size = tall * height * (stage.pick(0.48, 0.6) if each else 1.0)
        outside = -1.2 * size
        way = _mirrored(stage, (outside, outside, width - outside), is_leftward=looks.is_leftward)
        keys = _level((0, at_s, at_s + (width - 2 * outside) / pace), way, foot + stage.pick(0, 0.1) * size, size)
        stage.enter(replace(looks, seed=looks.seed + each), keys)
        at_s += stage.pick(0.8, 1.6) * tall * height / pace


def hare(stage: Stage) -> None:
    """A hare hops through at night, and sits up between its hops."""
    width, height = stage.size
    tall = stage.pick(0.05, 0.11)
    foot, size = stage.foot(tall * 2.5), tall * height
    looks = stage.looks(HARE, foot, tall, contrast=(30, 55))
    at_s, way, feet = [0.0, stage.begin_s()], [-0.9 * size] * 2, [foot] * 2
    far, takes_s = stage.pick(1.1, 2.4) * size, stage.pick(0.25, 0.4)
    while way[-1] < width + 0.9 * size and at_s[-1] < stage.length_s:
        for _ in range(int(stage.chance.integers(1, 6))):
            at_s += [at_s[-1] + 0.5 * takes_s, at_s[-1] + takes_s]
            way += [way[-1] + 0.5 * far, way[-1] + far]
            feet += [foot - stage.pick(0.12, 0.3) * size, foot]
        at_s.append(at_s[-1] + stage.pick(0.1, 1.6))
        way.append(way[-1])
        feet.append(foot)
    keys = Keys(
        at_s=tuple(at_s),
        across=_mirrored(stage, tuple(way), is_leftward=looks.is_leftward),
        foot=tuple(feet),
        height=(size,) * len(way),
    )
    stage.enter(looks, keys)


def behind_railings(stage: Stage) -> None:
    """Somebody walks across behind railings, or behind a fence of slats with gaps between them."""
    height = stage.size[1]
    tall = stage.pick(0.16, 0.42)
    foot = stage.foot(tall)
    looks = stage.looks("person", foot, tall, contrast=(40, 80))
    railings = Railings(stage, foot - stage.pick(0.75, 1.1) * tall * height, foot + stage.pick(0.02, 0.06) * height)
    stage.across(looks, tall, foot, stage.begin_s(), tall * stage.pick(0.4, 0.9))
    stage.parts.append(railings)


def out_of_a_car(stage: Stage) -> None:
    """Somebody gets out on the far side of a car that is parked, and walks away from it."""
    width, height = stage.size
    car_tall, begin_s = stage.pick(0.14, 0.28), stage.begin_s()
    foot, car_size = stage.foot(car_tall * 0.9), car_tall * height
    car = stage.looks("car", foot, car_tall)
    size, place = car_size * stage.pick(1.1, 1.25), stage.pick(0.35, 0.65) * width
    behind = foot - 0.12 * car_size
    looks = stage.looks("person", behind, car_tall * 1.2)
    turn, seat = (-1 if looks.is_leftward else 1), place + stage.pick(-0.5, 0.3) * car_size
    # Who sits is seen no higher than the roof.
    seated = 0.86 * car_size
    up_s, stands_s = stage.pick(0.7, 1.4), stage.pick(0.4, 2.5)
    goes_s, end = begin_s + up_s + stands_s, seat + turn * (0.6 * width + car_size)
    keys = Keys(
        at_s=(0, begin_s, begin_s + up_s, goes_s, goes_s + abs(end - seat) / (size * stage.pick(0.5, 0.9))),
        across=(seat, seat, seat, seat, end),
        foot=(behind,) * 5,
        height=(seated, seated, size, size, size),
    )
    stage.enter(looks, keys)
    parked = _level((0, stage.length_s), (place,) * 2, foot, car_size)
    stage.parts.append(Actor(looks=car, keys=parked, fps=stage.fps, frames=stage.frames))


class ByTurns:
    """Some figures, of which one is there at a time."""

    def __init__(self, actors: tuple[Actor, ...], from_s: Way, fps: float) -> None:
        """Have each from a time on."""
        self._actors, self._from = actors, [round(one * fps) for one in from_s]

    def draw(self, picture: Field, number: int) -> None:
        """Draw who is there."""
        self._actors[max(0, sum(first <= number for first in self._from) - 1)].draw(picture, number)


def porch_thief(stage: Stage) -> None:
    """Somebody walks up to a parcel that lies there, bends down for it, and runs off with it."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.16, 0.42), stage.begin_s()
    foot, size = stage.foot(tall), tall * height
    looks = stage.looks("person", foot, tall)
    outside, place = -0.4 * size, stage.pick(0.25, 0.5) * width
    there_s = begin_s + (place - outside) / (size * stage.pick(0.5, 0.95))
    runs_s = there_s + stage.pick(0.5, 1.2)
    gone_s = runs_s + (place - outside) / (size * stage.pick(1.5, 2.6))
    lies, low, held = place + 0.38 * size, foot + 0.03 * size, foot - 0.48 * size

    def acts(what: Looks, at_s: Way, way: Way, feet: Way, share: float) -> Actor:
        across = _mirrored(stage, way, is_leftward=looks.is_leftward)
        keys = Keys(at_s=at_s, across=across, foot=feet, height=(share * size,) * len(way))
        return Actor(looks=what, keys=keys, fps=stage.fps, frames=stage.frames, shadow=0.0, turns=True)

    feet = (foot,) * 3
    walker = acts(looks, (0, begin_s, there_s), (outside, outside, place), feet, 1.0)
    bent = acts(replace(looks, what=BENT), (0, there_s, runs_s), (place,) * 3, feet, 0.68)
    runner = acts(replace(looks, what=RUNNER), (0, runs_s, gone_s), (place, place, outside), feet, 1.0)
    parcel = acts(
        stage.looks(PARCEL, foot, tall),
        (0, runs_s - 0.3, runs_s, gone_s),
        (lies, lies, place - 0.15 * size, outside - 0.15 * size),
        (low, low, held, held),
        0.17,
    )
    stage.parts += [ByTurns((walker, bent, runner), (0, there_s, runs_s), stage.fps), parcel]
    came, went = walker.event(*stage.size), runner.event(*stage.size)
    if came is not None and went is not None:
        stage.mark((came[0], went[1]))


def into_the_lens(stage: Stage) -> None:
    """A face comes up from the lower edge close before the lens, looks into it, and sinks or goes aside."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.7, 1.15), stage.begin_s()
    size, place = tall * height, stage.pick(0.3, 0.7) * width
    # Nothing is seen below the elbows.
    below, shown = height + 1.02 * size, max(1.02 * height, (stage.pick(0.04, 0.3) + tall) * height)
    looks = stage.looks(FACE, float(height), min(tall, 1.0), contrast=(30, 70))
    up_s, looks_s, goes_s = stage.pick(0.6, 2.0), stage.pick(1.5, 5), stage.pick(0.6, 1.8)
    sways = stage.pick(-0.12, 0.12) * size
    is_aside = likely(stage.chance, 0.5)
    away = (-0.5 * size if looks.is_leftward else width + 0.5 * size) if is_aside else place
    keys = Keys(
        at_s=(0, begin_s, begin_s + up_s, begin_s + up_s + looks_s, begin_s + up_s + looks_s + goes_s),
        across=(place, place, place, place + sways, away),
        foot=(below, below, shown, shown + 0.03 * size, shown if is_aside else below),
        height=(size,) * 5,
    )
    stage.enter(looks, keys)


def far_car(stage: Stage) -> None:
    """A car passes far away."""
    tall = stage.pick(0.045, 0.085)
    _passes(stage, "car", tall, stage.pick(0.12, 0.7), (35, 80))


def suitcase(stage: Stage) -> None:
    """Somebody pulls a suitcase across at night."""
    tall = stage.pick(0.13, 0.4)
    _passes(stage, SUITCASE, tall, tall * stage.pick(0.4, 0.9), (30, 60))


def past_a_spider(stage: Stage) -> None:
    """Somebody walks across at night while a spider is on the camera's cover."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9), (30, 60))
    stage.parts.append(LensSpider(stage))


def on_a_swaying_mast(stage: Stage) -> None:
    """Somebody walks across while gusts shake the camera."""
    tall = stage.pick(0.12, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(SwayingMast(stage))


EVENTFUL: Final[dict[str, Callable[[Stage], None]]] = {
    "on crutches": on_crutches,
    "sledge": sledge,
    "boars": boars,
    "hare": hare,
    "behind railings": behind_railings,
    "out of a car": out_of_a_car,
    "porch thief": porch_thief,
    "into the lens": into_the_lens,
    "far car": far_car,
    "suitcase": suitcase,
    "past a spider": past_a_spider,
    "on a swaying mast": on_a_swaying_mast,
}
AT_NIGHT: Final = frozenset({"boars", "hare", "suitcase", "past a spider"})
