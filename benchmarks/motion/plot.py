"""Draws recall against false alarms an hour; the size of a dot is the work."""

from collections.abc import Sequence
from dataclasses import dataclass
import math
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

_SIZE: Final = (1280, 800)
_LEFT, _TOP, _RIGHT, _BOTTOM = 110, 90, 1230, 700
_INK, _FAINT, _PAPER = (40, 40, 40), (225, 225, 225), (255, 255, 255)
_COLORS: Final = ((0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167), (150, 120, 20))
"""Told apart by all eyes (Okabe and Ito)."""
_MARKS: Final = (0.0, 1.0, 3.0, 10.0, 30.0, 100.0)
_FONT: Final = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


class Dot(NamedTuple):
    """A detector as it is set by default."""

    name: str
    recall: float
    false_an_hour: float
    cpu_s: float
    """A minute of video."""


class Curve(NamedTuple):
    """A detector with other thresholds: recall and false alarms an hour."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Axes:
    most: float

    def at(self, recall: float, false_an_hour: float) -> tuple[float, float]:
        """Return a place in pixels; false alarms lie on a scale that has a nought and yet grows by factors."""
        share = math.asinh(false_an_hour) / math.asinh(self.most)
        return _LEFT + (_RIGHT - _LEFT) * share, _BOTTOM - (_BOTTOM - _TOP) * recall


def draw(path: Path, shown: str, dots: Sequence[Dot], curves: Sequence[Curve]) -> None:
    """Draw all into a PNG file; `shown` says what all of them have looked at."""
    image = Image.new("RGB", _SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    axes = _Axes(max(100.0, *(dot.false_an_hour for dot in dots), *(at for curve in curves for _, at in curve.points)))
    pen.text((_LEFT, 30), f"Motion in {shown}: events found, and false alarms", font=_font(22), fill=_INK)
    _grid(pen, axes)
    colors = {dot.name: _COLORS[place % len(_COLORS)] for place, dot in enumerate(dots)}
    for curve in curves:
        pen.line([axes.at(*point) for point in curve.points], fill=colors[curve.name], width=2)
        for point in curve.points:
            x, y = axes.at(*point)
            pen.ellipse((x - 3, y - 3, x + 3, y + 3), fill=colors[curve.name])
    # The first lies on top.
    for dot in reversed(dots):
        _dot(pen, axes.at(dot.recall, dot.false_an_hour), dot, colors[dot.name])
    for place, dot in enumerate(dots):
        _key(pen, place, dot, colors[dot.name])
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, optimize=True)


def _grid(pen: ImageDraw.ImageDraw, axes: _Axes) -> None:
    for tenth in range(0, 11, 2):
        _, y = axes.at(tenth / 10, 0)
        pen.line((_LEFT, y, _RIGHT, y), fill=_FAINT)
        pen.text((_LEFT - 24, y), f"{tenth * 10} %", font=_font(18), fill=_INK, anchor="rm")
    for mark in _MARKS:
        x, _ = axes.at(0, mark)
        pen.line((x, _TOP, x, _BOTTOM), fill=_FAINT)
        pen.text((x, _BOTTOM + 10), f"{mark:g}", font=_font(18), fill=_INK, anchor="ma")
    words = "false alarms an hour (dots: as set by default, their size is the work; lines: other thresholds)"
    pen.text(((_LEFT + _RIGHT) / 2, _BOTTOM + 45), words, font=_font(18), fill=_INK, anchor="ma")


def _dot(pen: ImageDraw.ImageDraw, at: tuple[float, float], dot: Dot, color: tuple[int, int, int]) -> None:
    (x, y), radius = at, 9 * math.sqrt(dot.cpu_s)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=color, outline=_INK)


def _key(pen: ImageDraw.ImageDraw, place: int, dot: Dot, color: tuple[int, int, int]) -> None:
    down = _BOTTOM - 40 - 28 * place
    pen.ellipse((_LEFT + 20, down - 7, _LEFT + 34, down + 7), fill=color)
    words = f"{dot.name}: {dot.cpu_s:.2f} s of a core a minute"
    pen.text((_LEFT + 45, down), words, font=_font(17), fill=_INK, anchor="lm")


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)
