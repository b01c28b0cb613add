"""Who moves in the fourth part alone: children, who carries or pushes something, animals, and what has wheels."""

import math
from typing import Final

from benchmarks.motion.actors import PHASES, Figure, Pen, person
from benchmarks.motion.canvas import Drawing, Point


def _filled(drawing: Drawing, pen: Pen, first: Point, second: Point, shade: float) -> None:
    (left, top), (right, bottom) = pen.at(*first), pen.at(*second)
    drawing.box((min(left, right), min(top, bottom)), (max(left, right), max(top, bottom)), shade)


def _tyre(drawing: Drawing, pen: Pen, across: float, radius: float) -> None:
    middle = pen.at(across, radius)
    drawing.stroke(middle, middle, radius * pen.height, 34)
    drawing.stroke(middle, middle, 0.5 * radius * pen.height, 140)


def _aside(pen: Pen, shift: float) -> Pen:
    return Pen(pen.looks, pen.height, pen.wide, pen.phase, shift=shift)


def _child(drawing: Drawing, pen: Pen) -> None:
    """A child: a large head, short legs that step widely."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for part in (0.0, 0.5):
        ahead, lift = 0.2 * pen.swing(part), 0.1 * max(0.0, pen.swing(part + 0.25))
        drawing.stroke(pen.at(0, 0.4), pen.at(ahead * 0.6, 0.22), 0.066 * size, feet)
        drawing.stroke(pen.at(ahead * 0.6, 0.22), pen.at(ahead, 0.04 + lift), 0.05 * size, feet - 6)
    drawing.stroke(pen.at(0, 0.44), pen.at(0.01, 0.66), 0.12 * size, body)
    for part in (0.5, 0.0):
        drawing.stroke(pen.at(0.01, 0.68), pen.at(0.2 * pen.swing(part), 0.48), 0.04 * size, body + 12)
    drawing.stroke(pen.at(0.02, 0.87), pen.at(0.02, 0.88), 0.105 * size, face)
    drawing.stroke(pen.at(-0.01, 0.935), pen.at(0.02, 0.94), 0.075 * size, feet)


def _with_a_box(drawing: Drawing, pen: Pen) -> None:
    """Somebody who carries a box before them, with both arms."""
    _, body, face = pen.looks.shades
    person(drawing, _aside(pen, -0.1))
    _filled(drawing, pen, (0.0, 0.78), (0.28, 0.52), face + 15)
    drawing.stroke(pen.at(0.0, 0.65), pen.at(0.28, 0.65), 0.012 * pen.height, 70)
    drawing.stroke(pen.at(-0.08, 0.74), pen.at(0.12, 0.54), 0.034 * pen.height, body + 10)


def _with_a_ladder(drawing: Drawing, pen: Pen) -> None:
    """Somebody with a ladder on the shoulder."""
    person(drawing, pen)
    for up in (0.78, 0.84):
        drawing.stroke(pen.at(-0.7, up - 0.05), pen.at(0.7, up + 0.05), 0.012 * pen.height, 185)
    for step in range(9):
        place = -0.62 + step * 0.155
        drawing.stroke(pen.at(place, 0.77 + 0.07 * place), pen.at(place, 0.85 + 0.07 * place), 0.01 * pen.height, 180)


def _pushed_chair(drawing: Drawing, pen: Pen) -> None:
    """Somebody pushes somebody else in a wheelchair."""
    feet, body, face = pen.looks.shades
    size = pen.height
    person(drawing, _aside(pen, -0.34))
    drawing.stroke(pen.at(-0.32, 0.74), pen.at(-0.06, 0.56), 0.034 * size, body + 10)
    drawing.stroke(pen.at(0.02, 0.3), pen.at(-0.06, 0.58), 0.018 * size, 50)
    drawing.stroke(pen.at(0.06, 0.36), pen.at(0.08, 0.56), 0.095 * size, feet + 25)
    drawing.stroke(pen.at(0.08, 0.34), pen.at(0.32, 0.34), 0.06 * size, feet)
    drawing.stroke(pen.at(0.32, 0.32), pen.at(0.4, 0.1), 0.045 * size, feet)
    drawing.stroke(pen.at(0.1, 0.7), pen.at(0.1, 0.71), 0.06 * size, face)
    drawing.ring(pen.at(0.06, 0.18), 0.16 * size, max(1.3, 0.025 * size), 40)
    drawing.ring(pen.at(0.36, 0.06), 0.05 * size, max(1.1, 0.02 * size), 40)


def _cargo_bicycle(drawing: Drawing, pen: Pen) -> None:
    """A bicycle with a chest before the handlebar."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, radius in ((-0.5, 0.19), (0.72, 0.14)):
        drawing.ring(pen.at(place, radius), (radius - 0.01) * size, max(1.2, 0.022 * size), 40)
    drawing.stroke(pen.at(-0.5, 0.19), pen.at(0.1, 0.22), 0.014 * size, 75)
    _filled(drawing, pen, (0.14, 0.46), (0.68, 0.16), body - 20)
    drawing.stroke(pen.at(0.1, 0.22), pen.at(0.0, 0.6), 0.013 * size, 70)
    for part in (0.0, 0.5):
        foot = pen.at(-0.2 + 0.1 * pen.swing(part), 0.22 + 0.09 * pen.swing(part + 0.25))
        drawing.stroke(pen.at(-0.3, 0.54), foot, 0.05 * size, feet)
    drawing.stroke(pen.at(-0.3, 0.55), pen.at(-0.2, 0.82), 0.09 * size, body)
    drawing.stroke(pen.at(-0.2, 0.79), pen.at(0.0, 0.6), 0.03 * size, body + 10)
    drawing.stroke(pen.at(-0.16, 0.93), pen.at(-0.16, 0.935), 0.062 * size, face)


def _motorcycle(drawing: Drawing, pen: Pen) -> None:
    """A motorcycle and who rides it; a height is from the road to the helmet."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place in (-0.48, 0.5):
        _tyre(drawing, pen, place, 0.22)
    drawing.stroke(pen.at(-0.4, 0.38), pen.at(0.3, 0.42), 0.11 * size, feet)
    drawing.stroke(pen.at(0.26, 0.56), pen.at(0.5, 0.24), 0.03 * size, 60)
    drawing.stroke(pen.at(-0.16, 0.5), pen.at(0.12, 0.3), 0.07 * size, feet + 8)
    drawing.stroke(pen.at(-0.18, 0.52), pen.at(0.02, 0.78), 0.11 * size, body)
    drawing.stroke(pen.at(0.02, 0.76), pen.at(0.27, 0.58), 0.04 * size, body + 10)
    drawing.stroke(pen.at(0.08, 0.9), pen.at(0.1, 0.9), 0.09 * size, face)
    drawing.stroke(pen.at(0.42, 0.56), pen.at(0.43, 0.56), 0.045 * size, 220)


def _skateboard(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    drawing.stroke(pen.at(-0.22, 0.07), pen.at(0.22, 0.07), 0.014 * size, 60)
    for place in (-0.16, 0.16):
        drawing.stroke(pen.at(place, 0.03), pen.at(place, 0.03), 0.028 * size, 200)
    for foot in (-0.13, 0.13):
        drawing.stroke(pen.at(0.0, 0.46), pen.at(foot * 1.3, 0.27), 0.056 * size, feet)
        drawing.stroke(pen.at(foot * 1.3, 0.27), pen.at(foot, 0.1), 0.044 * size, feet - 6)
    drawing.stroke(pen.at(0.0, 0.48), pen.at(0.03, 0.74), 0.095 * size, body)
    for reach in (-0.26, 0.26):
        drawing.stroke(pen.at(0.02, 0.74), pen.at(reach, 0.6 + 0.03 * pen.swing()), 0.033 * size, body + 10)
    drawing.stroke(pen.at(0.05, 0.9), pen.at(0.05, 0.91), 0.062 * size, face)
    drawing.stroke(pen.at(0.03, 0.95), pen.at(0.06, 0.95), 0.045 * size, feet)


def _badger(drawing: Drawing, pen: Pen) -> None:
    """A low animal with a striped head; a height is that of its back."""
    feet, body, face = pen.looks.shades
    size = pen.height

    def step(part: float) -> float:
        return math.sin(2 * math.pi * (2 * pen.phase / PHASES + part))

    for place, part in ((-0.62, 0.0), (-0.5, 0.5), (0.4, 0.3), (0.52, 0.8)):
        drawing.stroke(pen.at(place, 0.35), pen.at(place + 0.16 * step(part), 0.08), 0.1 * size, feet)
    drawing.stroke(pen.at(-0.6, 0.56), pen.at(0.45, 0.54), 0.32 * size, body)
    drawing.stroke(pen.at(0.75, 0.5), pen.at(1.1, 0.36), 0.16 * size, face)
    drawing.stroke(pen.at(0.78, 0.56), pen.at(1.05, 0.42), 0.05 * size, feet)
    drawing.stroke(pen.at(-0.9, 0.52), pen.at(-1.1, 0.44), 0.09 * size, body)


def _bus(drawing: Drawing, pen: Pen) -> None:
    dark, body, glass = pen.looks.shades
    _filled(drawing, pen, (-1.7, 0.98), (1.7, 0.12), body)
    for number in range(7):
        left = -1.6 + number * 0.46
        _filled(drawing, pen, (left, 0.86), (left + 0.38, 0.52), glass - 60)
    _filled(drawing, pen, (-1.7, 0.4), (1.7, 0.34), dark + 20)
    for place in (-1.1, 1.1):
        _tyre(drawing, pen, place, 0.15)
    drawing.stroke(pen.at(1.66, 0.28), pen.at(1.66, 0.28), 0.04 * pen.height, 215)


def _ball(drawing: Drawing, pen: Pen) -> None:
    middle = pen.at(0, 0.5)
    drawing.stroke(middle, middle, 0.46 * pen.height, pen.looks.shades[2])
    drawing.stroke(pen.at(-0.2, 0.3), pen.at(0.2, 0.7), 0.07 * pen.height, pen.looks.shades[0])


def _lean_dog(drawing: Drawing, pen: Pen) -> None:
    """A tall dog with a long back."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.5, 0.1), (-0.42, 0.6), (0.3, 0.6), (0.4, 0.1)):
        drawing.stroke(pen.at(place, 0.6), pen.at(place + 0.3 * pen.swing(part), 0.05), 0.05 * size, feet)
    drawing.stroke(pen.at(-0.5, 0.66), pen.at(0.34, 0.68), 0.15 * size, body)
    drawing.stroke(pen.at(0.4, 0.76), pen.at(0.56, 0.98), 0.08 * size, body)
    drawing.stroke(pen.at(0.58, 1.0 - 0.08), pen.at(0.84, 0.88), 0.075 * size, face)
    drawing.stroke(pen.at(-0.62, 0.66), pen.at(-0.95, 0.4 + 0.14 * pen.swing()), 0.035 * size, body)


CHILD: Final = Figure(draw=_child, wide=0.66, body=0.34, stride=0.9)
WITH_A_BOX: Final = Figure(draw=_with_a_box, wide=0.85, body=0.5)
WITH_A_LADDER: Final = Figure(draw=_with_a_ladder, wide=1.5, body=1.4)
PUSHED_CHAIR: Final = Figure(draw=_pushed_chair, wide=1.2, body=1.0)
CARGO_BICYCLE: Final = Figure(draw=_cargo_bicycle, wide=1.9, body=1.5, stride=2.4)
MOTORCYCLE: Final = Figure(draw=_motorcycle, wide=1.6, body=1.4, stride=4.0)
SKATEBOARD: Final = Figure(draw=_skateboard, wide=0.75, body=0.5, stride=3.0)
BADGER: Final = Figure(draw=_badger, wide=2.8, body=2.0, stride=1.5)
BUS: Final = Figure(draw=_bus, wide=3.6, body=3.4)
BALL: Final = Figure(draw=_ball, wide=1.2, body=0.92)
LEAN_DOG: Final = Figure(draw=_lean_dog, wide=2.2, body=1.6, stride=1.9)
