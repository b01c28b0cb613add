"""Kinds of scenes in which somebody or something comes."""

from collections.abc import Callable
from typing import Final

from benchmarks.motion.actors import Keys
from benchmarks.motion.canvas import likely
from benchmarks.motion.light import Exposure
from benchmarks.motion.stage import Stage
from benchmarks.motion.weather import Branches, Rain, Snow, Span


def walking(stage: Stage, tall: float = 0, speed: float = 0, contrast: tuple[float, float] = (35, 80)) -> None:
    """Somebody walks across."""
    tall = tall or stage.pick(0.1, 0.4)
    foot = stage.foot(tall)
    looks = stage.looks("person", foot, tall, contrast=contrast)
    stage.across(looks, tall, foot, stage.begin_s(), speed or tall * stage.pick(0.4, 1.1))


def slow(stage: Stage) -> None:
    """Somebody walks across at little more than a twentieth of the height a second."""
    walking(stage, tall=stage.pick(0.08, 0.35), speed=stage.pick(0.05, 0.08))


def small(stage: Stage) -> None:
    """Somebody is far away."""
    walking(stage, tall=stage.pick(0.042, 0.07), speed=stage.pick(0.05, 0.1))


def large(stage: Stage) -> None:
    """Somebody is near."""
    walking(stage, tall=stage.pick(0.42, 0.6))


def faint(stage: Stage) -> None:
    """Somebody wears what the wall behind looks like."""
    walking(stage, tall=stage.pick(0.15, 0.35), contrast=(13, 19))


def leaving(stage: Stage) -> None:
    """Somebody who has stood there from the beginning leaves."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.12, 0.4), stage.begin_s() + 3
    foot, speed = stage.foot(tall), max(0.05, tall * stage.pick(0.4, 0.9)) * height
    looks = stage.looks("person", foot, tall)
    place = stage.pick(0.3, 0.7) * width
    end = place + (-1 if looks.is_leftward else 1) * 2 * width
    keys = Keys(
        at_s=(0, begin_s, begin_s + 2 * width / speed),
        across=(place, place, end),
        foot=(foot,) * 3,
        height=(tall * height,) * 3,
    )
    stage.enter(looks, keys)


def approaching(stage: Stage) -> None:
    """Somebody who stood far away comes slowly towards the camera."""
    width, height = stage.size
    near, far = stage.pick(0.35, 0.55), stage.pick(0.07, 0.11)
    begin_s = stage.begin_s()
    takes_s = stage.pick(10, min(16, stage.length_s - begin_s - 2))
    begin, end = stage.pick(0.35, 0.65) * width, stage.pick(0.4, 0.6) * width
    foot, last = stage.foot(far), stage.foot(near)
    looks = stage.looks("person", foot, far)
    # Evenly walked, the last third of the way takes up most of the picture.
    third = far + (near - far) * 0.3
    keys = Keys(
        at_s=(0, begin_s, begin_s + 0.6 * takes_s, begin_s + takes_s),
        across=(begin, begin, begin + (end - begin) * 0.3, end),
        foot=(foot, foot, foot + (last - foot) * 0.3, last),
        height=(far * height, far * height, third * height, near * height),
    )
    stage.enter(looks, keys)


def courier(stage: Stage) -> None:
    """Somebody comes to the door, waits, and goes where he came from."""
    width, height = stage.size
    tall = stage.pick(0.2, 0.4)
    foot, speed = stage.foot(tall), tall * stage.pick(0.6, 1.0) * height
    begin_s = stage.begin_s()
    looks = stage.looks("person", foot, tall)
    outside, door = -0.3 * tall * height, stage.pick(0.25, 0.45) * width
    if looks.is_leftward:
        outside, door = width - outside, width - door
    way_s, waits_s = abs(door - outside) / speed, stage.pick(3, 7)
    keys = Keys(
        at_s=(0, begin_s, begin_s + way_s, begin_s + way_s + waits_s, begin_s + 2 * way_s + waits_s),
        across=(outside, outside, door, door, outside),
        foot=(foot,) * 5,
        height=(tall * height,) * 5,
    )
    stage.enter(looks, keys)


def car(stage: Stage) -> None:
    """A car passes."""
    tall = stage.pick(0.1, 0.28)
    foot = stage.foot(tall * 0.6)
    stage.across(stage.looks("car", foot, tall), tall, foot, stage.begin_s(), stage.pick(0.25, 1.0))


def parking(stage: Stage) -> None:
    """A car comes, slows down, and stays."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.16, 0.3), stage.begin_s()
    foot, half = stage.foot(tall * 0.7), 1.6 * tall * height
    looks = stage.looks("car", foot, tall)
    begin, end = -half, stage.pick(0.35, 0.6) * width
    way = [begin, begin, begin + (end - begin) * 0.6, begin + (end - begin) * 0.9, end]
    if looks.is_leftward:
        way = [width - place for place in way]
    keys = Keys(
        at_s=(0, begin_s, begin_s + 2, begin_s + 4, begin_s + 6.5),
        across=tuple(way),
        foot=(foot,) * 5,
        height=(tall * height,) * 5,
    )
    stage.enter(looks, keys)


def cat(stage: Stage) -> None:
    """A cat walks across."""
    tall = stage.pick(0.05, 0.12)
    foot = stage.foot(tall * 2.5)
    stage.across(stage.looks("cat", foot, tall), tall, foot, stage.begin_s(), stage.pick(0.1, 0.4))


def night(stage: Stage) -> None:
    """Somebody walks across under the infrared lamp."""
    walking(stage, tall=stage.pick(0.12, 0.45))


def far_night(stage: Stage) -> None:
    """Somebody is far away, and the lamp hardly reaches him."""
    walking(stage, tall=stage.pick(0.045, 0.08), speed=stage.pick(0.05, 0.12), contrast=(32, 50))


def in_rain(stage: Stage) -> None:
    """Somebody walks across in the rain."""
    walking(stage)
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(18, 35), Span()))


def in_snow(stage: Stage) -> None:
    """Somebody walks across in the snow."""
    walking(stage)
    stage.parts.append(Snow(stage.chance, stage.size, stage.fps, Span()))


def before_branches(stage: Stage) -> None:
    """Somebody walks across before branches that sway."""
    for _ in range(2):
        stage.parts.append(Branches(stage.chance, stage.size, stage.fps, stage.pick(0.006, 0.018), Span()))
    walking(stage, tall=stage.pick(0.15, 0.4))


def light_changes(stage: Stage) -> None:
    """The light changes while somebody walks across."""
    walking(stage)
    begin_s, takes_s = stage.begin_s(), stage.pick(0.5, 6)
    gain = stage.pick(0.6, 0.8) if likely(stage.chance, 0.5) else stage.pick(1.15, 1.35)
    stage.parts.append(Exposure(at_s=(0, begin_s, begin_s + takes_s), gain=(1, 1, gain), fps=stage.fps))


def two_people(stage: Stage) -> None:
    """Two people cross each other's way."""
    walking(stage)
    walking(stage)


def bicycle(stage: Stage) -> None:
    """Somebody rides by."""
    tall = stage.pick(0.12, 0.35)
    foot = stage.foot(tall)
    stage.across(stage.looks("bicycle", foot, tall), tall, foot, stage.begin_s(), stage.pick(0.3, 0.9))


def umbrella(stage: Stage) -> None:
    """Somebody walks across in the rain, under an umbrella."""
    tall = stage.pick(0.15, 0.4)
    foot = stage.foot(tall)
    stage.across(stage.looks("umbrella", foot, tall), tall, foot, stage.begin_s(), tall * stage.pick(0.4, 0.9))
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(18, 35), Span()))


def running(stage: Stage) -> None:
    """A child runs by and is gone after a second or two."""
    walking(stage, tall=stage.pick(0.1, 0.2), speed=stage.pick(0.6, 1.1))


EVENTFUL: Final[dict[str, Callable[[Stage], None]]] = {
    "walking": walking,
    "slow": slow,
    "small": small,
    "large": large,
    "faint": faint,
    "leaving": leaving,
    "approaching": approaching,
    "courier": courier,
    "car": car,
    "parking": parking,
    "cat": cat,
    "night": night,
    "far at night": far_night,
    "in rain": in_rain,
    "in snow": in_snow,
    "before branches": before_branches,
    "light changes": light_changes,
    "two people": two_people,
    "bicycle": bicycle,
    "umbrella": umbrella,
    "running": running,
}
