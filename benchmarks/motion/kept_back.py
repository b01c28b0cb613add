"""Kinds of scenes that only the final figures see, and who moves in them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

import numpy as np

from benchmarks.motion.actors import Actor, Figure, Keys, Pen, person
from benchmarks.motion.canvas import Drawing, likely
from benchmarks.motion.kept_back_parts import Doorway, Trunks
from benchmarks.motion.kept_back_quiet import Awning, Hail, Laundry, Sleet, StreetLamp, Television
from benchmarks.motion.stage import Stage
from benchmarks.motion.weather import Span


def _scooter(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    drawing.stroke(pen.at(-0.3, 0.07), pen.at(0.27, 0.06), 0.018 * size, 60)
    for place in (-0.33, 0.31):
        drawing.stroke(pen.at(place, 0.045), pen.at(place, 0.045), 0.048 * size, 38)
    drawing.stroke(pen.at(0.3, 0.06), pen.at(0.21, 0.58), 0.014 * size, 75)
    drawing.stroke(pen.at(0.17, 0.58), pen.at(0.25, 0.58), 0.018 * size, 45)
    # One leg stands, the other pushes.
    kick = -0.1 + 0.22 * pen.swing()
    drawing.stroke(pen.at(-0.02, 0.5), pen.at(kick * 0.5, 0.28), 0.055 * size, feet)
    drawing.stroke(pen.at(kick * 0.5, 0.28), pen.at(kick, 0.05 + 0.08 * max(0.0, pen.swing(0.25))), 0.04 * size, feet)
    drawing.stroke(pen.at(-0.02, 0.5), pen.at(0.04, 0.28), 0.056 * size, feet)
    drawing.stroke(pen.at(0.04, 0.28), pen.at(0.0, 0.11), 0.042 * size, feet - 6)
    drawing.stroke(pen.at(-0.03, 0.53), pen.at(0.05, 0.77), 0.095 * size, body)
    drawing.stroke(pen.at(0.05, 0.76), pen.at(0.2, 0.59), 0.034 * size, body + 10)
    drawing.stroke(pen.at(0.08, 0.915), pen.at(0.08, 0.925), 0.062 * size, face)
    drawing.stroke(pen.at(0.06, 0.965), pen.at(0.08, 0.965), 0.045 * size, feet)


def _dog(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.44, 0.0), (-0.38, 0.5), (0.28, 0.55), (0.35, 0.05)):
        knee = pen.at(place + 0.1 * pen.swing(part), 0.3)
        foot = pen.at(place + 0.26 * pen.swing(part), 0.04 + 0.08 * max(0.0, pen.swing(part + 0.25)))
        drawing.stroke(pen.at(place, 0.52), knee, 0.075 * size, feet)
        drawing.stroke(knee, foot, 0.048 * size, feet)
    drawing.stroke(pen.at(-0.42, 0.58), pen.at(0.1, 0.57), 0.15 * size, body)
    drawing.stroke(pen.at(0.1, 0.57), pen.at(0.32, 0.57), 0.19 * size, body)
    drawing.stroke(pen.at(0.36, 0.64), pen.at(0.52, 0.82), 0.11 * size, body)
    drawing.stroke(pen.at(0.56, 0.85), pen.at(0.6, 0.85), 0.115 * size, face)
    drawing.stroke(pen.at(0.68, 0.82), pen.at(0.8, 0.79), 0.06 * size, face)
    drawing.stroke(pen.at(0.5, 0.93), pen.at(0.45, 0.8), 0.045 * size, feet)
    drawing.stroke(pen.at(-0.55, 0.62), pen.at(-0.85, 0.82 + 0.1 * pen.swing()), 0.036 * size, body)


def _wheelchair(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    drawing.stroke(pen.at(-0.22, 0.42), pen.at(-0.27, 0.76), 0.028 * size, 50)
    drawing.stroke(pen.at(-0.27, 0.76), pen.at(-0.36, 0.78), 0.018 * size, 50)
    drawing.stroke(pen.at(-0.1, 0.5), pen.at(-0.06, 0.74), 0.125 * size, body)
    drawing.stroke(pen.at(-0.08, 0.5), pen.at(0.23, 0.5), 0.078 * size, feet)
    drawing.stroke(pen.at(0.25, 0.48), pen.at(0.36, 0.2), 0.058 * size, feet)
    drawing.stroke(pen.at(0.36, 0.16), pen.at(0.45, 0.16), 0.04 * size, feet - 6)
    drawing.stroke(pen.at(-0.04, 0.925), pen.at(-0.04, 0.93), 0.075 * size, face)
    drawing.stroke(pen.at(-0.06, 0.965), pen.at(-0.04, 0.965), 0.05 * size, feet)
    drawing.stroke(pen.at(-0.2, 0.4), pen.at(0.22, 0.4), 0.03 * size, 45)
    drawing.stroke(pen.at(0.22, 0.4), pen.at(0.4, 0.12), 0.016 * size, 70)
    drawing.ring(pen.at(0.3, 0.08), 0.065 * size, max(1.2, 0.03 * size), 42)
    drawing.ring(pen.at(-0.07, 0.25), 0.235 * size, max(1.4, 0.03 * size), 42)
    for turn in (0.0, 0.25):
        way = 2 * pi * (turn + pen.phase / 24)
        across, up = 0.22 * cos(way), 0.22 * sin(way)
        drawing.stroke(pen.at(-0.07 - across, 0.25 + up), pen.at(-0.07 + across, 0.25 - up), 0.008 * size, 150)
    hand = pen.at(-0.02 + 0.1 * pen.swing(), 0.47)
    drawing.stroke(pen.at(-0.07, 0.74), pen.at(-0.16, 0.58), 0.042 * size, body + 10)
    drawing.stroke(pen.at(-0.16, 0.58), hand, 0.036 * size, body + 10)


def _stroller(drawing: Drawing, pen: Pen) -> None:
    size, dark = pen.height, pen.looks.shades[0]
    person(drawing, Pen(pen.looks, pen.height, pen.wide, pen.phase, shift=-0.26))
    drawing.stroke(pen.at(-0.24, 0.74), pen.at(0.0, 0.56), 0.034 * size, pen.looks.shades[1] + 10)
    drawing.stroke(pen.at(0.0, 0.57), pen.at(0.42, 0.08), 0.013 * size, 70)
    drawing.stroke(pen.at(0.44, 0.32), pen.at(0.16, 0.08), 0.013 * size, 70)
    drawing.stroke(pen.at(0.2, 0.34), pen.at(0.44, 0.32), 0.085 * size, dark)
    drawing.stroke(pen.at(0.2, 0.44), pen.at(0.24, 0.46), 0.11 * size, dark + 14)
    for place in (0.15, 0.43):
        drawing.ring(pen.at(place, 0.085), 0.07 * size, max(1.2, 0.03 * size), 40)


def _parcel(drawing: Drawing, pen: Pen) -> None:
    shade = pen.looks.shades[1]
    (left, top), (right, bottom) = pen.at(-0.6, 0.98), pen.at(0.6, 0.04)
    drawing.box((min(left, right), top), (max(left, right), bottom), shade)
    drawing.stroke(pen.at(-0.6, 0.55), pen.at(0.6, 0.55), 0.06 * pen.height, shade + 22)


SCOOTER: Final = Figure(draw=_scooter, wide=0.95, body=0.66, stride=3.2)
DOG: Final = Figure(draw=_dog, wide=2.0, body=1.7, stride=1.6)
WHEELCHAIR: Final = Figure(draw=_wheelchair, wide=1.05, body=1.0, stride=0.74)
STROLLER: Final = Figure(draw=_stroller, wide=1.25, body=1.1)
_MIDDLE: Final = 112
"""Shades above leave more room below."""
PARCEL: Final = Figure(draw=_parcel, wide=1.4, body=1.2)


def kick_scooter(stage: Stage) -> None:
    """Somebody on a kick scooter flits by."""
    tall = stage.pick(0.2, 0.4)
    foot = stage.foot(tall)
    speed = min(1.6, max(0.7, tall * stage.pick(2.2, 4.2)))
    stage.across(stage.looks(SCOOTER, foot, tall), tall, foot, stage.begin_s(), speed)


def dog(stage: Stage) -> None:
    """A dog runs in, stops, turns back, stops again, and runs out."""
    width, height = stage.size
    tall = stage.pick(0.06, 0.16)
    foot, pace = stage.foot(tall * 2.5), min(0.9, max(0.2, tall * stage.pick(3.5, 7))) * height
    looks = stage.looks(DOG, foot, tall)
    outside = -tall * height
    way = [outside, stage.pick(0.45, 0.75) * width]
    way += [way[1] - stage.pick(0.15, 0.35) * width, width - outside if likely(stage.chance, 0.6) else outside]
    at_s = [stage.begin_s()]
    for begin, end in pairwise(way):
        at_s += [at_s[-1] + abs(end - begin) / pace, at_s[-1] + abs(end - begin) / pace + stage.pick(0.5, 1.8)]
    if looks.is_leftward:
        way = [width - place for place in way]
    nearer = foot + stage.pick(0.01, 0.04) * height
    keys = Keys(
        at_s=(0, *at_s[:-1]),
        across=(way[0], way[0], way[1], way[1], way[2], way[2], way[3]),
        foot=(foot, foot, nearer, nearer, foot, foot, foot),
        height=(tall * height,) * 7,
    )
    stage.enter(looks, keys, turns=True)


def on_wheels(stage: Stage) -> None:
    """Somebody goes across in a wheelchair, or pushes a stroller."""
    is_seated = likely(stage.chance, 0.5)
    tall = stage.pick(0.12, 0.32) if is_seated else stage.pick(0.14, 0.4)
    foot = stage.foot(tall)
    looks = stage.looks(WHEELCHAIR if is_seated else STROLLER, foot, tall)
    stage.across(looks, tall, foot, stage.begin_s(), tall * stage.pick(0.5, 0.9))


def from_a_door(stage: Stage) -> None:
    """A door in the middle opens, somebody comes out and goes away, and the door closes."""
    width, height = stage.size
    tall = stage.pick(0.16, 0.26)
    foot, begin_s = stage.foot(tall), stage.begin_s()
    door = Doorway(stage, foot, tall * height / stage.pick(0.84, 0.9), begin_s)
    looks = stage.looks("person", foot, tall)
    pace = tall * stage.pick(0.6, 1.0) * height
    out_s = door.open_s + stage.pick(0.8, 1.4)
    nearer, larger = foot + 0.14 * tall * height, 1.13 * tall * height
    aside = door.middle + (-1 if looks.is_leftward else 1) * 0.25 * tall * height
    end = -0.3 * tall * height if looks.is_leftward else width + 0.3 * tall * height
    keys = Keys(
        at_s=(0, door.open_s, out_s, out_s + abs(end - aside) / pace),
        across=(door.middle, door.middle, aside, end),
        foot=(foot, foot, nearer, nearer),
        height=(tall * height, tall * height, larger, larger),
    )
    stage.enter(looks, keys)
    actor = stage.parts.pop()
    assert isinstance(actor, Actor)  # noqa: S101  # narrows the type: it was put there a line ago
    door.lets_out(actor, out_s)
    stage.parts.append(door)
    stage.mark(door.event)


def _apart(stage: Stage, foot: float, tall: float) -> tuple[float, float, float]:
    """Choose clothes that differ from pale fences and walls behind as from the lawn: few pixels have to be seen."""
    band = stage.base[int(foot - tall * stage.size[1]) : int(foot)]
    dark, pale = (float(shade) for shade in np.percentile(band, (10, 90)))
    body = dark - stage.pick(25, 45) if dark + pale > 2 * _MIDDLE else pale + stage.pick(25, 45)
    return min(max(body - 8, 22), 225), min(max(body, 24), 228), min(max(body + 15, 30), 230)


def far_across(stage: Stage) -> None:
    """Somebody crosses far away, behind the trunks of some trees."""
    tall = stage.pick(0.04, 0.08)
    foot = stage.foot(tall)
    looks = replace(stage.looks("person", foot, tall), shades=_apart(stage, foot, tall))
    actor = stage.across(looks, tall, foot, stage.begin_s(), tall * stage.pick(0.9, 1.5))
    # A trunk that hides the first step would make the event begin later.
    shown = [actor.at(number)[0] for number in stage.events[0]]
    stage.parts.append(Trunks(stage, foot, shown))


def parcel(stage: Stage) -> None:
    """Somebody comes in at the edge, throws a parcel or puts it down, and goes again."""
    width, height = stage.size
    tall = stage.pick(0.2, 0.45)
    foot, begin_s = stage.foot(tall), stage.begin_s()
    looks = stage.looks("person", foot, tall)
    size, box = tall * height, tall * height * stage.pick(0.13, 0.19)
    outside, place = -0.35 * size, stage.pick(0.05, 0.16) * width
    there_s = begin_s + (place - outside) / (tall * stage.pick(0.6, 1.0) * height)
    throws_s = there_s + stage.pick(0.2, 0.6)
    is_thrown = likely(stage.chance, 0.25)
    far, takes_s = (stage.pick(0.5, 1.0), stage.pick(0.4, 0.55)) if is_thrown else (0.28, 0.8)
    goes_s = throws_s + takes_s + stage.pick(0.1, 0.6)
    turn = (lambda way: tuple(width - one for one in way)) if looks.is_leftward else tuple
    keys = Keys(
        at_s=(0, begin_s, there_s, goes_s, goes_s + (there_s - begin_s) * 0.8),
        across=turn((outside, outside, place, place, outside)),
        foot=(foot,) * 5,
        height=(size,) * 5,
    )
    stage.enter(looks, keys, turns=True)
    held, rise = 0.42 * size, 0.12 * size if is_thrown else 0.0
    flight = [step / 5 for step in range(6)]
    carried = Keys(
        at_s=(0, begin_s, there_s, *(throws_s + takes_s * part for part in flight)),
        across=turn(
            (
                outside + 0.22 * size,
                outside + 0.22 * size,
                place + 0.22 * size,
                *(place + (0.22 + (far - 0.22) * part) * size for part in flight),
            )
        ),
        foot=(
            *(foot - held,) * 3,
            *(foot + 0.05 * size * part - held * (1 - part**2) - rise * 4 * part * (1 - part) for part in flight),
        ),
        height=(box,) * 9,
    )
    what = stage.looks(PARCEL, foot, tall)
    thrown = Actor(looks=what, keys=carried, fps=stage.fps, frames=stage.frames, shadow=0.0)
    stage.parts.append(thrown)
    stage.mark(thrown.event(*stage.size))


def television(stage: Stage) -> None:
    """A television lights a window at night."""
    stage.parts.append(Television(stage))


def laundry(stage: Stage) -> None:
    """Laundry on a line sways, or an awning does."""
    stage.parts.append(Awning(stage) if likely(stage.chance, 0.65) else Laundry(stage))


def street_lamp(stage: Stage) -> None:
    """A street lamp flickers, goes out, and comes back."""
    stage.parts.append(StreetLamp(stage))


def sleet(stage: Stage) -> None:
    """Hail falls, or wet snow in the wind."""
    span = Span(begin_s=0 if likely(stage.chance, 0.6) else stage.begin_s())
    stage.parts.append(Hail(stage, span) if likely(stage.chance, 0.3) else Sleet(stage, span))


EVENTFUL: Final[dict[str, Callable[[Stage], None]]] = {
    "kick scooter": kick_scooter,
    "dog": dog,
    "on wheels": on_wheels,
    "from a door": from_a_door,
    "far across": far_across,
    "parcel": parcel,
}
QUIET: Final[dict[str, Callable[[Stage], None]]] = {
    "television": television,
    "laundry": laundry,
    "street lamp": street_lamp,
    "sleet": sleet,
}
