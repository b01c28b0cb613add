"""Who moves in the fifth part alone: who pushes, rides, climbs or crawls, animals, and what pulls a trailer."""

import math
from typing import Final

from benchmarks.motion.actors import PHASES, Figure, Pen, person
from benchmarks.motion.canvas import Drawing, Point


def _filled(drawing: Drawing, pen: Pen, first: Point, second: Point, shade: float) -> None:
    (left, top), (right, bottom) = pen.at(*first), pen.at(*second)
    drawing.box((min(left, right), min(top, bottom)), (max(left, right), max(top, bottom)), shade)


def _wheel(drawing: Drawing, pen: Pen, across: float, radius: float) -> None:
    middle = pen.at(across, radius)
    drawing.stroke(middle, middle, radius * pen.height, 34)
    drawing.stroke(middle, middle, 0.4 * radius * pen.height, 125)


def _wheelbarrow(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    person(drawing, Pen(pen.looks, size, pen.wide, pen.phase, shift=-0.4))
    drawing.stroke(pen.at(-0.38, 0.74), pen.at(-0.2, 0.44), 0.034 * size, body + 10)
    drawing.stroke(pen.at(-0.22, 0.43), pen.at(0.46, 0.24), 0.015 * size, 75)
    _filled(drawing, pen, (0.0, 0.44), (0.46, 0.28), feet + 30)
    drawing.stroke(pen.at(0.12, 0.46), pen.at(0.34, 0.48), 0.06 * size, face - 20)
    _wheel(drawing, pen, 0.52, 0.1)


def _horse(drawing: Drawing, pen: Pen) -> None:
    """A horse and who rides it; a height is to the rider's cap."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.36, 0.0), (-0.3, 0.5), (0.26, 0.25), (0.32, 0.75)):
        drawing.stroke(pen.at(place, 0.4), pen.at(place + 0.11 * pen.swing(part), 0.22), 0.04 * size, feet)
        drawing.stroke(
            pen.at(place + 0.11 * pen.swing(part), 0.22),
            pen.at(place + 0.14 * pen.swing(part), 0.03),
            0.026 * size,
            feet,
        )
    drawing.stroke(pen.at(-0.32, 0.46), pen.at(0.3, 0.46), 0.115 * size, feet + 12)
    drawing.stroke(pen.at(0.34, 0.5), pen.at(0.5, 0.7), 0.07 * size, feet + 12)
    drawing.stroke(pen.at(0.5, 0.72), pen.at(0.66, 0.64), 0.05 * size, feet + 8)
    drawing.stroke(pen.at(-0.42, 0.5), pen.at(-0.5, 0.26), 0.03 * size, feet - 8)
    drawing.stroke(pen.at(0.02, 0.52), pen.at(0.08, 0.34), 0.045 * size, body - 15)
    drawing.stroke(pen.at(0.0, 0.58), pen.at(0.02, 0.8), 0.07 * size, body)
    drawing.stroke(pen.at(0.03, 0.78), pen.at(0.24, 0.62), 0.025 * size, body + 10)
    drawing.stroke(pen.at(0.03, 0.92), pen.at(0.03, 0.93), 0.05 * size, face)


def _deer(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.34, 0.05), (-0.28, 0.55), (0.2, 0.5), (0.27, 0.0)):
        drawing.stroke(pen.at(place, 0.5), pen.at(place + 0.2 * pen.swing(part), 0.03), 0.028 * size, feet)
    drawing.stroke(pen.at(-0.3, 0.56), pen.at(0.22, 0.55), 0.11 * size, body)
    drawing.stroke(pen.at(0.26, 0.6), pen.at(0.38, 0.84), 0.055 * size, body)
    drawing.stroke(pen.at(0.4, 0.88), pen.at(0.52, 0.84), 0.045 * size, body + 8)
    drawing.stroke(pen.at(-0.4, 0.6), pen.at(-0.42, 0.55), 0.05 * size, face)
    drawing.stroke(pen.at(0.36, 0.92), pen.at(0.32, 1.0), 0.02 * size, feet)


def _hedgehog(drawing: Drawing, pen: Pen) -> None:
    """A hedgehog; a height is that of its back."""
    feet, body, face = pen.looks.shades
    size = pen.height
    step = math.sin(4 * math.pi * pen.phase / PHASES)
    for place in (-0.35, 0.3):
        drawing.stroke(pen.at(place, 0.25), pen.at(place + 0.12 * step, 0.06), 0.09 * size, feet)
    drawing.stroke(pen.at(-0.3, 0.5), pen.at(0.25, 0.5), 0.42 * size, body)
    drawing.stroke(pen.at(0.5, 0.36), pen.at(0.8, 0.24), 0.14 * size, face)


def _crawling(drawing: Drawing, pen: Pen) -> None:
    """Somebody on hands and knees; a height is that of the back."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.55, 0.0), (-0.45, 0.5)):
        knee = pen.at(place + 0.25 * pen.swing(part), 0.08)
        drawing.stroke(pen.at(-0.5, 0.68), knee, 0.12 * size, feet)
        drawing.stroke(knee, pen.at(place - 0.55 + 0.25 * pen.swing(part), 0.1), 0.085 * size, feet - 6)
    for part in (0.5, 0.0):
        drawing.stroke(pen.at(0.55, 0.72), pen.at(0.62 + 0.25 * pen.swing(part), 0.06), 0.075 * size, body + 10)
    drawing.stroke(pen.at(-0.5, 0.76), pen.at(0.5, 0.8), 0.2 * size, body)
    drawing.stroke(pen.at(0.88, 0.86), pen.at(0.9, 0.86), 0.15 * size, face)


def _climbing(drawing: Drawing, pen: Pen) -> None:
    """Somebody seen from behind on a ladder: arms and legs go up by turns."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for side, part in ((-1, 0.0), (1, 0.5)):
        lift = 0.5 + 0.5 * pen.swing(part)
        drawing.stroke(pen.at(0.06 * side, 0.48), pen.at(0.09 * side, 0.06 + 0.18 * lift), 0.055 * size, feet)
        drawing.stroke(pen.at(0.1 * side, 0.74), pen.at(0.14 * side, 0.8 + 0.2 * (1 - lift)), 0.036 * size, body + 10)
    drawing.stroke(pen.at(0, 0.5), pen.at(0, 0.74), 0.11 * size, body)
    drawing.stroke(pen.at(0, 0.91), pen.at(0, 0.92), 0.065 * size, face - 30)


def _balance_bike(drawing: Drawing, pen: Pen) -> None:
    """A small child astride a low bicycle, which it pushes on with its feet."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place in (-0.28, 0.32):
        drawing.ring(pen.at(place, 0.16), 0.14 * size, max(1.2, 0.025 * size), 42)
    drawing.stroke(pen.at(-0.28, 0.17), pen.at(0.26, 0.4), 0.018 * size, 150)
    for part in (0.0, 0.5):
        drawing.stroke(pen.at(-0.06, 0.4), pen.at(0.02 + 0.22 * pen.swing(part), 0.05), 0.055 * size, feet)
    drawing.stroke(pen.at(-0.06, 0.42), pen.at(0.0, 0.64), 0.11 * size, body)
    drawing.stroke(pen.at(0.0, 0.64), pen.at(0.26, 0.48), 0.035 * size, body + 10)
    drawing.stroke(pen.at(0.03, 0.85), pen.at(0.03, 0.86), 0.12 * size, face)


def _tractor(drawing: Drawing, pen: Pen) -> None:
    dark, body, glass = pen.looks.shades
    _filled(drawing, pen, (0.3, 0.98), (0.78, 0.55), glass - 30)
    _filled(drawing, pen, (0.76, 0.62), (1.35, 0.34), body)
    _wheel(drawing, pen, 0.45, 0.27)
    _wheel(drawing, pen, 1.22, 0.17)
    drawing.stroke(pen.at(1.1, 0.62), pen.at(1.1, 0.88), 0.02 * pen.height, dark)
    _filled(drawing, pen, (-1.35, 0.66), (0.02, 0.28), body - 25)
    drawing.stroke(pen.at(0.0, 0.26), pen.at(0.3, 0.26), 0.02 * pen.height, dark)
    for place in (-1.05, -0.6):
        _wheel(drawing, pen, place, 0.16)


WHEELBARROW: Final = Figure(draw=_wheelbarrow, wide=1.35, body=1.1)
HORSE: Final = Figure(draw=_horse, wide=1.5, body=1.1, stride=0.9)
DEER: Final = Figure(draw=_deer, wide=1.3, body=0.8, stride=1.1)
HEDGEHOG: Final = Figure(draw=_hedgehog, wide=2.2, body=1.5, stride=1.2)
CRAWLING: Final = Figure(draw=_crawling, wide=2.8, body=2.6, stride=0.9)
CLIMBING: Final = Figure(draw=_climbing, wide=0.5, body=0.3, stride=0.6)
BALANCE_BIKE: Final = Figure(draw=_balance_bike, wide=1.1, body=0.7, stride=1.0)
TRACTOR: Final = Figure(draw=_tractor, wide=3.0, body=2.7)
