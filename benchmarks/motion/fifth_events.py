"""Kinds of scenes of the fifth part alone in which somebody or something comes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from benchmarks.motion.actors import Actor, Figure, Keys
from benchmarks.motion.canvas import Field
from benchmarks.motion.fifth_air import Beetles, Blossoms, LeafGusts
from benchmarks.motion.fifth_figures import (
    BALANCE_BIKE,
    CLIMBING,
    CRAWLING,
    DEER,
    HEDGEHOG,
    HORSE,
    TRACTOR,
    WHEELBARROW,
)
from benchmarks.motion.fifth_yard import LensDrops, SpinningSprinkler
from benchmarks.motion.kept_back_parts import area, build_in
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_figures import RUNNER
from benchmarks.motion.weather import Rain, Span

type Way = tuple[float, ...]


def _passes(
    stage: Stage, what: str | Figure, tall: float, speed: float, contrast: tuple[float, float] = (30, 80)
) -> Actor:
    foot = stage.foot(tall)
    return stage.across(stage.looks(what, foot, tall, contrast=contrast), tall, foot, stage.begin_s(), speed)


def wheelbarrow(stage: Stage) -> None:
    """Somebody pushes a wheelbarrow across."""
    tall = stage.pick(0.12, 0.42)
    _passes(stage, WHEELBARROW, tall, tall * stage.pick(0.35, 0.75))


def on_horseback(stage: Stage) -> None:
    """Somebody rides by on a horse, at a walk or a trot."""
    tall = stage.pick(0.16, 0.45)
    _passes(stage, HORSE, tall, tall * stage.pick(0.4, 1.3))


def deer(stage: Stage) -> None:
    """A deer steps in, stands with its head up, and bounds away, at night."""
    width, height = stage.size
    tall = stage.pick(0.1, 0.26)
    foot, size, begin_s = stage.foot(tall), tall * height, stage.begin_s()
    looks = stage.looks(DEER, foot, tall, contrast=(30, 55))
    outside, place = -0.6 * size, stage.pick(0.2, 0.5) * width
    there_s = begin_s + (place - outside) / (size * stage.pick(0.6, 1.0))
    goes_s = there_s + stage.pick(0.5, 2.5)
    way: Way = (outside, outside, place, place, width - outside)
    at_s = (0, begin_s, there_s, goes_s, goes_s + (width - outside - place) / (size * stage.pick(2.5, 5)))
    if looks.is_leftward:
        way = tuple(width - each for each in way)
    stage.enter(looks, Keys(at_s=at_s, across=way, foot=(foot,) * 5, height=(size,) * 5))


def hedgehog(stage: Stage) -> None:
    """A hedgehog trundles through at night."""
    tall = stage.pick(0.042, 0.075)
    foot = stage.foot(tall * 3.5)
    looks = stage.looks(HEDGEHOG, foot, tall, contrast=(30, 55))
    stage.across(looks, tall, foot, stage.begin_s(), stage.pick(0.05, 0.14))


def crawling(stage: Stage) -> None:
    """Somebody crawls across at night."""
    tall = stage.pick(0.08, 0.18)
    _passes(stage, CRAWLING, tall, tall * stage.pick(0.4, 1.0), (30, 60))


def balance_bike(stage: Stage) -> None:
    """A small child rolls by on a bicycle without pedals."""
    tall = stage.pick(0.08, 0.24)
    _passes(stage, BALANCE_BIKE, tall, tall * stage.pick(0.9, 2.4))


def tractor(stage: Stage) -> None:
    """A tractor pulls a trailer by."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, TRACTOR, tall, stage.pick(0.15, 0.5))


def far_runner(stage: Stage) -> None:
    """Somebody far away runs."""
    tall = stage.pick(0.05, 0.09)
    _passes(stage, RUNNER, tall, tall * stage.pick(1.4, 2.6), (35, 80))


def far_cyclist(stage: Stage) -> None:
    """Somebody far away rides a bicycle."""
    tall = stage.pick(0.05, 0.09)
    _passes(stage, "bicycle", tall, tall * stage.pick(2.0, 4.0), (35, 80))


def diagonally(stage: Stage) -> None:
    """Somebody who came in near walks slantwise away, or comes in far and walks slantwise up."""
    width, height = stage.size
    near, far, begin_s = stage.pick(0.3, 0.5), stage.pick(0.12, 0.2), stage.begin_s()
    horizon = (stage.backdrop.horizon + 0.04) * height
    first, last = (near, far) if stage.chance.integers(2) else (far, near)
    looks = stage.looks("person", horizon + first * height, first)
    begin, end = -0.2 * first * height, stage.pick(0.5, 0.9) * width
    takes_s = abs(end - begin) / ((first + last) / 2 * stage.pick(0.5, 0.9) * height)
    parts = [step / 6 for step in range(7)]
    talls = [first, *(1 / (1 / first + (1 / last - 1 / first) * part) for part in parts)]
    way = [begin, *(begin + (end - begin) * (tall - first) / (last - first) for tall in talls[1:])]
    if looks.is_leftward:
        way = [width - each for each in way]
    keys = Keys(
        at_s=(0, *(begin_s + min(takes_s, 14) * part for part in parts)),
        across=tuple(way),
        foot=tuple(horizon + tall * height for tall in talls),
        height=tuple(tall * height for tall in talls),
    )
    stage.enter(looks, keys)


def down_the_steps(stage: Stage) -> None:
    """Somebody comes out from behind a wall, down some steps, and goes along."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.12, 0.32), stage.begin_s()
    foot, size = stage.foot(tall), tall * height
    looks = stage.looks("person", foot, tall)
    top, deep = stage.pick(0.35, 0.65) * width, stage.pick(0.25, 0.5) * size
    steps, turn = int(stage.chance.integers(3, 6)), -1 if looks.is_leftward else 1
    at_s, way, feet = [0.0, begin_s], [top - turn * 0.4 * size] * 2, [foot - deep] * 2
    for step in range(1, steps + 1):
        at_s.append(at_s[-1] + stage.pick(0.5, 0.8))
        way.append(top + turn * (0.06 + 0.12 * step) * size)
        feet.append(foot - deep * (1 - step / steps))
        build_in(stage, area(way[-1] - 0.1 * size, feet[-1], way[-1] + 0.1 * size, foot), 150.0 - 6 * step)
    away = stage.pick(0.3, 0.5) * width
    at_s.append(at_s[-1] + away / (0.7 * size))
    way.append(way[-1] + turn * away)
    feet.append(foot)
    between = (float("-inf"), top) if looks.is_leftward else (top, float("inf"))
    keys = Keys(at_s=tuple(at_s), across=tuple(way), foot=tuple(feet), height=(size,) * len(way))
    stage.enter(looks, keys, between=between)


def up_a_ladder(stage: Stage) -> None:
    """Somebody comes to a ladder at the wall, and climbs it."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.14, 0.26), stage.begin_s()
    size, foot = tall * height, (stage.backdrop.horizon + 0.05) * height + 0.3 * tall * height
    begin, end = (edge * width for edge in stage.backdrop.wall)
    place = stage.pick(max(0.1 * width, begin), min(0.9 * width, end))
    for aside in (-0.12, 0.12):
        build_in(stage, area(place + aside * size - 1, 0.04 * height, place + aside * size + 2, foot), 175.0)
    looks = stage.looks("person", foot, tall)
    climber = replace(looks, what=CLIMBING)
    outside = width + 0.4 * size if looks.is_leftward else -0.4 * size
    there_s = begin_s + abs(place - outside) / (size * stage.pick(0.7, 1.0))
    walks = Keys(at_s=(0, begin_s, there_s), across=(outside, outside, place), foot=(foot,) * 3, height=(size,) * 3)
    walker = Actor(looks=looks, keys=walks, fps=stage.fps, frames=stage.frames, shadow=0.0)
    climbs_s = stage.pick(4, 8)
    climbs = Keys(
        at_s=(0, there_s, there_s + climbs_s),
        across=(place,) * 3,
        foot=(foot, foot, max(0.6 * size, foot - 1.4 * size)),
        height=(size,) * 3,
    )
    climbing = Actor(looks=climber, keys=climbs, fps=stage.fps, frames=stage.frames, shadow=0.0)
    stage.parts.append(InTurn(walker, climbing, round(there_s * stage.fps)))
    event = walker.event(*stage.size)
    if event is not None:
        stage.mark((event[0], min(stage.frames - 1, round((there_s + climbs_s) * stage.fps))))


class InTurn:
    """One figure until a picture, and another from then on."""

    def __init__(self, first: Actor, then: Actor, at: int) -> None:
        """Have both."""
        self._first, self._then, self._at = first, then, at

    def draw(self, picture: Field, number: int) -> None:
        """Draw who is there."""
        (self._first if number < self._at else self._then).draw(picture, number)


def in_blossoms(stage: Stage) -> None:
    """Somebody walks across while petals fall."""
    tall = stage.pick(0.12, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(Blossoms(stage))


def in_leaf_gusts(stage: Stage) -> None:
    """Somebody walks across while gusts drive leaves past."""
    tall = stage.pick(0.12, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(LeafGusts(stage))


def by_the_spinning_sprinkler(stage: Stage) -> None:
    """Somebody walks across where a sprinkler spins."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(SpinningSprinkler(stage))


def past_beetles(stage: Stage) -> None:
    """Somebody walks across at night while beetles fly past the lens."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9), (30, 60))
    stage.parts.append(Beetles(stage))


def through_a_wet_lens(stage: Stage) -> None:
    """Somebody walks across in the rain, seen through drops on the camera's cover."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9), (35, 75))
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(18, 40), Span()))
    stage.parts.append(LensDrops(stage))


EVENTFUL: Final[dict[str, Callable[[Stage], None]]] = {
    "wheelbarrow": wheelbarrow,
    "on horseback": on_horseback,
    "deer": deer,
    "hedgehog": hedgehog,
    "crawling": crawling,
    "balance bike": balance_bike,
    "tractor": tractor,
    "far runner": far_runner,
    "far cyclist": far_cyclist,
    "diagonally": diagonally,
    "down the steps": down_the_steps,
    "up a ladder": up_a_ladder,
    "in blossoms": in_blossoms,
    "in leaf gusts": in_leaf_gusts,
    "by the spinning sprinkler": by_the_spinning_sprinkler,
    "past beetles": past_beetles,
    "through a wet lens": through_a_wet_lens,
}
AT_NIGHT: Final = frozenset({"deer", "hedgehog", "crawling", "past beetles"})
