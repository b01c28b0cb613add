"""Areas of a picture. A place is a fraction of the picture, in whole millionths, so that nothing depends on rounding.

Pixels are counted on a grid of macroblocks (ITU-T H.264): a block that is black as a whole stays exactly black when
it is encoded, and no color of what is beside it reaches into it.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

ONE: Final = 1_000_000
"""The whole width or height of a picture."""
GRID: Final = 16
"""Pixels of a macroblock; that of colors, and of the lines of interlaced pictures, lies within it."""


class RecipeImpossible(ValueError):
    """A recipe, or a part of one, that cannot be."""


class Pixels(NamedTuple):
    """A part of a picture in pixels; `right` and `bottom` are not of it. It may be empty."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of a picture, in millionths of its width and height from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        if not (0 <= self.left < self.right <= ONE and 0 <= self.top < self.bottom <= ONE):
            raise RecipeImpossible


class Place(NamedTuple):
    """Where something is at one moment, in millionths; between two areas, in fractions of them."""

    left: Fraction | int
    top: Fraction | int
    right: Fraction | int
    bottom: Fraction | int

    def covering(self, width: int, height: int) -> Pixels:
        """Return the blocks that hold any of it: what is to be hidden."""
        return Pixels(
            _down(self.left, width),
            _down(self.top, height),
            min(width, _up(self.right, width)),
            min(height, _up(self.bottom, height)),
        )

    def within(self, width: int, height: int) -> Pixels:
        """Return the blocks that hold nothing but it: what may be shown."""
        left, top = _up(self.left, width), _up(self.top, height)
        # The last block of a picture may be cut by its edge.
        right = width if self.right == ONE else _down(self.right, width)
        bottom = height if self.bottom == ONE else _down(self.bottom, height)
        return Pixels(left, top, max(left, right), max(top, bottom))


def between(first: Area, second: Area, part: Fraction) -> Place:
    """Return the place so far on the way from one area to another."""
    return Place(
        *(
            begin + (end - begin) * part
            for begin, end in (
                (first.left, second.left),
                (first.top, second.top),
                (first.right, second.right),
                (first.bottom, second.bottom),
            )
        )
    )


def staying(area: Area) -> Place:
    """Return the place of what does not move. Whole numbers: it is asked for with each picture."""
    return Place(area.left, area.top, area.right, area.bottom)


def _down(at: Fraction | int, size: int) -> int:
    return at.numerator * size // (at.denominator * ONE * GRID) * GRID


def _up(at: Fraction | int, size: int) -> int:
    return -(-at.numerator * size // (at.denominator * ONE * GRID)) * GRID
