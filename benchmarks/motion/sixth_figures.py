"""Who moves in the sixth part alone: who pulls something or sits in it, boars, a hare, and a face close by."""

import math
from typing import Final

from benchmarks.motion.actors import PHASES, Figure, Pen, person
from benchmarks.motion.canvas import Drawing, Point


def _filled(drawing: Drawing, pen: Pen, first: Point, second: Point, shade: float) -> None:
    (left, top), (right, bottom) = pen.at(*first), pen.at(*second)
    drawing.box((min(left, right), min(top, bottom)), (max(left, right), max(top, bottom)), shade)


def _dot(drawing: Drawing, pen: Pen, where: Point, radius: float, shade: float) -> None:
    middle = pen.at(*where)
    drawing.stroke(middle, middle, radius * pen.height, shade)


def _aside(pen: Pen, shift: float) -> Pen:
    return Pen(pen.looks, pen.height, pen.wide, pen.phase, shift=shift)


def _on_crutches(drawing: Drawing, pen: Pen) -> None:
    """Somebody on two crutches: both are put forward, and one leg swings through; the other is bent."""
    feet, body, face = pen.looks.shades
    size = pen.height
    ahead = 0.16 * pen.swing()
    drawing.stroke(pen.at(0, 0.47), pen.at(-0.12, 0.27), 0.056 * size, feet)
    drawing.stroke(pen.at(-0.12, 0.27), pen.at(-0.26, 0.2), 0.042 * size, feet - 6)
    drawing.stroke(pen.at(0, 0.47), pen.at(-ahead, 0.03), 0.05 * size, feet)
    drawing.stroke(pen.at(0, 0.52), pen.at(0.05, 0.76), 0.1 * size, body)
    for aside in (-0.03, 0.06):
        hand, tip = pen.at(0.1 + aside, 0.48), pen.at(0.14 + aside + ahead, 0.015)
        drawing.stroke(pen.at(0.03 + aside, 0.62), hand, 0.012 * size, 165)
        drawing.stroke(hand, tip, 0.012 * size, 165)
        drawing.stroke(pen.at(0.05, 0.75), hand, 0.034 * size, body + 10)
    drawing.stroke(pen.at(0.08, 0.92), pen.at(0.08, 0.93), 0.062 * size, face)
    drawing.stroke(pen.at(0.06, 0.965), pen.at(0.07, 0.965), 0.045 * size, feet)


def _with_a_sledge(drawing: Drawing, pen: Pen) -> None:
    """Somebody who pulls a child on a sledge by a cord."""
    feet, body, face = pen.looks.shades
    size = pen.height
    person(drawing, _aside(pen, 0.62))
    drawing.stroke(pen.at(0.58, 0.74), pen.at(0.4, 0.5), 0.034 * size, body + 10)
    drawing.stroke(pen.at(0.4, 0.5), pen.at(-0.22, 0.12), max(0.6, 0.008 * size), 60)
    drawing.stroke(pen.at(-0.8, 0.12), pen.at(-0.26, 0.12), 0.022 * size, 95)
    drawing.stroke(pen.at(-0.84, 0.03), pen.at(-0.24, 0.03), 0.016 * size, 70)
    for place in (-0.72, -0.34):
        drawing.stroke(pen.at(place, 0.03), pen.at(place, 0.12), 0.014 * size, 70)
    nod = 0.01 * pen.swing()
    drawing.stroke(pen.at(-0.62, 0.18), pen.at(-0.36, 0.19), 0.06 * size, feet)
    drawing.stroke(pen.at(-0.62, 0.2), pen.at(-0.6 + nod, 0.36), 0.085 * size, face - 25)
    drawing.stroke(pen.at(-0.6 + nod, 0.36), pen.at(-0.42, 0.26), 0.03 * size, face - 20)
    _dot(drawing, pen, (-0.59 + nod, 0.5), 0.062, face)
    _dot(drawing, pen, (-0.6 + nod, 0.55), 0.048, feet)


def _boar(drawing: Drawing, pen: Pen) -> None:
    """A wild boar: high at the shoulders, with a long head that it carries low; a height is that of its back."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.5, 0.0), (-0.4, 0.5), (0.22, 0.45), (0.32, 0.95)):
        hoof = place + 0.13 * math.sin(2 * math.pi * (pen.phase / PHASES + part))
        drawing.stroke(pen.at(place, 0.42), pen.at(hoof, 0.04), 0.055 * size, feet)
    drawing.stroke(pen.at(-0.45, 0.56), pen.at(0.2, 0.6), 0.24 * size, body)
    drawing.stroke(pen.at(0.05, 0.66), pen.at(0.28, 0.64), 0.28 * size, body)
    drawing.stroke(pen.at(0.45, 0.58), pen.at(0.78, 0.38), 0.14 * size, body - 5)
    drawing.stroke(pen.at(0.8, 0.36), pen.at(0.94, 0.3), 0.075 * size, face - 20)
    drawing.stroke(pen.at(0.46, 0.76), pen.at(0.42, 0.9), 0.06 * size, feet)
    drawing.stroke(pen.at(-0.68, 0.6), pen.at(-0.82, 0.42 + 0.06 * pen.swing()), 0.022 * size, feet)


def _hare(drawing: Drawing, pen: Pen) -> None:
    """A hare: gathered and stretched by turns; a height is to the tips of its ears."""
    feet, body, face = pen.looks.shades
    size = pen.height
    stretch = 0.5 + 0.5 * pen.swing()
    hind, fore = -0.34 - 0.2 * stretch, 0.22 + 0.22 * stretch
    drawing.stroke(pen.at(-0.24, 0.3), pen.at(hind, 0.05), 0.075 * size, feet)
    drawing.stroke(pen.at(hind, 0.05), pen.at(hind + 0.18, 0.04), 0.045 * size, feet)
    drawing.stroke(pen.at(0.16, 0.26), pen.at(fore, 0.04), 0.045 * size, feet)
    drawing.stroke(pen.at(-0.2 - 0.06 * stretch, 0.33), pen.at(0.12 + 0.06 * stretch, 0.34), 0.2 * size, body)
    drawing.stroke(pen.at(0.32 + 0.06 * stretch, 0.54), pen.at(0.4 + 0.06 * stretch, 0.52), 0.12 * size, body + 6)
    for lean in (0.06, -0.04):
        root = 0.3 + 0.06 * stretch
        drawing.stroke(pen.at(root, 0.62), pen.at(root - lean - 0.16 * stretch, 0.95), 0.042 * size, body - 8)
    _dot(drawing, pen, (-0.42 - 0.08 * stretch, 0.38), 0.07, face)


def _with_a_suitcase(drawing: Drawing, pen: Pen) -> None:
    """Somebody who pulls a suitcase on wheels behind them."""
    feet, body, _ = pen.looks.shades
    size = pen.height
    person(drawing, _aside(pen, 0.22))
    shake = 0.006 * pen.swing(0.3)
    drawing.stroke(pen.at(0.2, 0.74), pen.at(0.06, 0.49), 0.034 * size, body + 10)
    for step in range(5):
        place = -0.42 + 0.05 * step
        drawing.stroke(pen.at(place + 0.02, 0.1 + shake), pen.at(place + 0.16, 0.38 + shake), 0.045 * size, feet + 35)
    drawing.stroke(pen.at(-0.1, 0.38), pen.at(0.06, 0.49), 0.01 * size, 150)
    _dot(drawing, pen, (-0.36, 0.035), 0.032, 40)


def _face(drawing: Drawing, pen: Pen) -> None:
    """Head and shoulders of somebody who looks into the lens; a height is from the elbows to the hair."""
    feet, body, face = pen.looks.shades
    size = pen.height
    drawing.stroke(pen.at(-0.26, 0.3), pen.at(0.26, 0.3), 0.13 * size, body)
    _filled(drawing, pen, (-0.38, 0.3), (0.38, 0.0), body)
    drawing.stroke(pen.at(0.0, 0.36), pen.at(0.0, 0.52), 0.08 * size, face - 18)
    drawing.stroke(pen.at(0.0, 0.6), pen.at(0.0, 0.78), 0.165 * size, face)
    drawing.stroke(pen.at(-0.09, 0.9), pen.at(0.09, 0.9), 0.085 * size, feet)
    for side in (-1, 1):
        drawing.stroke(pen.at(0.155 * side, 0.82), pen.at(0.165 * side, 0.7), 0.022 * size, feet)
        drawing.stroke(pen.at(0.05 * side, 0.745), pen.at(0.09 * side, 0.745), 0.016 * size, 45)
        drawing.stroke(pen.at(0.04 * side, 0.79), pen.at(0.1 * side, 0.79), 0.01 * size, feet)
    drawing.stroke(pen.at(0.0, 0.73), pen.at(0.01, 0.66), 0.014 * size, face - 25)
    drawing.stroke(pen.at(-0.05, 0.575), pen.at(0.05, 0.575), 0.013 * size, face - 55)
    drawing.stroke(pen.at(0.0, 0.28), pen.at(0.0, 0.02), 0.012 * size, body - 14)


CRUTCHES: Final = Figure(draw=_on_crutches, wide=0.8, body=0.72, stride=0.7)
SLEDGE: Final = Figure(draw=_with_a_sledge, wide=2.0, body=2.0)
BOAR: Final = Figure(draw=_boar, wide=2.3, body=1.9, stride=0.8)
HARE: Final = Figure(draw=_hare, wide=1.5, body=1.1, stride=1.9)
SUITCASE: Final = Figure(draw=_with_a_suitcase, wide=1.15, body=0.75)
FACE: Final = Figure(draw=_face, wide=1.0, body=0.6)
