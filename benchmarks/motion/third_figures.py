"""Who moves in the third part alone: people with what they push, pull and ride, animals, and a van."""

import math
from typing import Final

from benchmarks.motion.actors import PHASES, Figure, Pen, person
from benchmarks.motion.canvas import Drawing, Point


def _box(drawing: Drawing, pen: Pen, first: Point, second: Point, shade: float) -> None:
    (left, top), (right, bottom) = pen.at(*first), pen.at(*second)
    drawing.box((min(left, right), min(top, bottom)), (max(left, right), max(top, bottom)), shade)


def _wheel(drawing: Drawing, pen: Pen, across: float, radius: float) -> None:
    middle = pen.at(across, radius)
    drawing.stroke(middle, middle, radius * pen.height, 36)
    drawing.stroke(middle, middle, 0.45 * radius * pen.height, 130)


def _on_four_legs(drawing: Drawing, pen: Pen, place: float, tall: float) -> None:
    """Draw an animal `place` before the middle, `tall` in heights of the figure it belongs to."""
    feet, body, face = pen.looks.shades
    size = pen.height * tall

    def at(across: float, up: float) -> Point:
        return pen.at(place + across * tall, up * tall)

    def swing(part: float) -> float:
        # Short legs step twice as often.
        return math.sin(2 * math.pi * ((2 if tall < 1 else 1) * pen.phase / PHASES + part))

    for hip, part in ((-0.4, 0.0), (-0.34, 0.5), (0.3, 0.55), (0.36, 0.05)):
        foot = at(hip + 0.24 * swing(part), 0.04 + 0.07 * max(0.0, swing(part + 0.25)))
        drawing.stroke(at(hip, 0.5), foot, 0.058 * size, feet)
    drawing.stroke(at(-0.38, 0.58), at(0.3, 0.58), 0.16 * size, body)
    drawing.stroke(at(0.34, 0.64), at(0.5, 0.8), 0.1 * size, body)
    drawing.stroke(at(0.52, 0.84), at(0.6, 0.83), 0.11 * size, face)
    drawing.stroke(at(0.62, 0.8), at(0.76, 0.77), 0.05 * size, face)
    drawing.stroke(at(0.48, 0.9), at(0.45, 1.0), 0.04 * size, feet)
    drawing.stroke(at(-0.5, 0.6), at(-0.95, 0.5 + 0.06 * swing(0.1)), 0.075 * size, body)


def _with_a_dog(drawing: Drawing, pen: Pen) -> None:
    person(drawing, Pen(pen.looks, pen.height, pen.wide, pen.phase, shift=-0.42))
    _on_four_legs(drawing, pen, 0.3, 0.38)
    drawing.stroke(pen.at(-0.36, 0.5), pen.at(0.42, 0.28), max(0.5, 0.007 * pen.height), 70)


def _fox(drawing: Drawing, pen: Pen) -> None:
    _on_four_legs(drawing, pen, 0.0, 1.0)


def _runner(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    for part in (0.0, 0.5):
        ahead = 0.2 * pen.swing(part)
        lift = 0.26 * max(0.0, pen.swing(part + 0.3))
        knee = pen.at(0.02 + ahead * 0.8, 0.26 + 0.04 * max(0.0, pen.swing(part)))
        drawing.stroke(pen.at(0.0, 0.48), knee, 0.056 * size, feet)
        drawing.stroke(knee, pen.at(ahead * 1.3 - 0.08, 0.04 + lift), 0.042 * size, feet - 6)
    drawing.stroke(pen.at(0.0, 0.51), pen.at(0.07, 0.76), 0.092 * size, body)
    # A stripe that throws the lamp's light back.
    drawing.stroke(pen.at(-0.04, 0.62), pen.at(0.11, 0.62), 0.017 * size, 224)
    for part in (0.5, 0.0):
        elbow = pen.at(0.02 + 0.16 * pen.swing(part), 0.58)
        drawing.stroke(pen.at(0.07, 0.76), elbow, 0.034 * size, body + 10)
        drawing.stroke(elbow, pen.at(0.16 + 0.14 * pen.swing(part), 0.64), 0.03 * size, body + 10)
    drawing.stroke(pen.at(0.11, 0.92), pen.at(0.11, 0.93), 0.06 * size, face)
    drawing.stroke(pen.at(0.09, 0.965), pen.at(0.1, 0.965), 0.044 * size, feet)


def _bent(drawing: Drawing, pen: Pen) -> None:
    """Somebody who walks bent, with the knees drawn in; a height is that of the bent back."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for part in (0.0, 0.5):
        ahead = 0.2 * pen.swing(part)
        knee = pen.at(0.18 + ahead * 0.5, 0.36)
        drawing.stroke(pen.at(-0.16, 0.52), knee, 0.09 * size, feet)
        drawing.stroke(knee, pen.at(0.02 + ahead, 0.05 + 0.08 * max(0.0, pen.swing(part + 0.25))), 0.065 * size, feet)
    drawing.stroke(pen.at(-0.14, 0.58), pen.at(0.24, 0.82), 0.14 * size, body)
    drawing.stroke(pen.at(0.24, 0.76), pen.at(0.36 + 0.06 * pen.swing(0.5), 0.42), 0.055 * size, body + 10)
    drawing.stroke(pen.at(0.4, 0.88), pen.at(0.41, 0.88), 0.1 * size, face)
    drawing.stroke(pen.at(0.36, 0.94), pen.at(0.4, 0.95), 0.07 * size, feet)


def _walking_frame(drawing: Drawing, pen: Pen) -> None:
    size = pen.height
    person(drawing, Pen(pen.looks, pen.height, pen.wide, pen.phase, shift=-0.14))
    drawing.stroke(pen.at(-0.12, 0.74), pen.at(0.16, 0.53), 0.034 * size, pen.looks.shades[1] + 10)
    for top, foot in ((0.14, 0.36), (0.3, 0.1)):
        drawing.stroke(pen.at(top, 0.5), pen.at(foot, 0.07), 0.015 * size, 150)
    drawing.stroke(pen.at(0.12, 0.55), pen.at(0.2, 0.5), 0.02 * size, 60)
    _box(drawing, pen, (0.16, 0.4), (0.34, 0.26), pen.looks.shades[0])
    for place in (0.1, 0.37):
        _wheel(drawing, pen, place, 0.05)


def _mowing(drawing: Drawing, pen: Pen) -> None:
    size = pen.height
    person(drawing, Pen(pen.looks, pen.height, pen.wide, pen.phase, shift=-0.4))
    drawing.stroke(pen.at(-0.38, 0.74), pen.at(-0.1, 0.56), 0.034 * size, pen.looks.shades[1] + 10)
    drawing.stroke(pen.at(-0.12, 0.58), pen.at(0.24, 0.14), 0.014 * size, 60)
    _box(drawing, pen, (0.1, 0.2), (0.5, 0.07), pen.looks.shades[1] - 14)
    _box(drawing, pen, (0.22, 0.29), (0.4, 0.19), 50)
    for place in (0.14, 0.48):
        _wheel(drawing, pen, place, 0.065)


def _bin(drawing: Drawing, pen: Pen) -> None:
    """A bin on two wheels, a height tall."""
    shade = pen.looks.shades[1]
    for step in range(9):
        up = 0.1 + step / 10
        half = 0.24 + 0.07 * step / 8
        _box(drawing, pen, (-half, up + 0.1), (half, up), shade)
    _box(drawing, pen, (-0.36, 1.0), (0.36, 0.9), shade - 18)
    drawing.stroke(pen.at(-0.2, 0.5), pen.at(0.2, 0.5), 0.02 * pen.height, shade - 14)
    _wheel(drawing, pen, -0.22, 0.1)


def _van(drawing: Drawing, pen: Pen) -> None:
    dark, body, glass = pen.looks.shades
    size = pen.height
    _box(drawing, pen, (-1.3, 0.99), (0.62, 0.14), body)
    _box(drawing, pen, (0.6, 0.56), (1.28, 0.14), body - 4)
    drawing.stroke(pen.at(0.6, 0.9), pen.at(0.98, 0.56), 0.09 * size, body - 4)
    _box(drawing, pen, (0.3, 0.88), (0.72, 0.6), glass)
    drawing.stroke(pen.at(0.78, 0.78), pen.at(0.94, 0.6), 0.035 * size, glass)
    _box(drawing, pen, (-1.1, 0.66), (-0.1, 0.5), body - 40 if body > _MIDDLE else body + 40)
    _box(drawing, pen, (-1.3, 0.18), (1.28, 0.13), dark)
    for place in (-0.85, 0.88):
        _wheel(drawing, pen, place, 0.17)
    drawing.stroke(pen.at(1.24, 0.4), pen.at(1.24, 0.4), 0.05 * size, 210)


_MIDDLE: Final = 120
"""Shades above are lettered darkly."""
WITH_A_DOG: Final = Figure(draw=_with_a_dog, wide=1.6, body=1.5)
FOX: Final = Figure(draw=_fox, wide=2.1, body=1.6, stride=1.7)
RUNNER: Final = Figure(draw=_runner, wide=0.8, body=0.3, stride=1.5)
BENT: Final = Figure(draw=_bent, wide=1.1, body=0.98, stride=1.0)
WALKING_FRAME: Final = Figure(draw=_walking_frame, wide=0.95, body=0.85, stride=0.55)
MOWING: Final = Figure(draw=_mowing, wide=1.25, body=1.28)
BIN: Final = Figure(draw=_bin, wide=0.85, body=0.6)
VAN: Final = Figure(draw=_van, wide=2.8, body=2.58)
