"""Pictures as fields of brightness: textures, shapes with soft edges, and sprites that lie between the pixels."""

from dataclasses import dataclass
import math
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

type Field = npt.NDArray[np.float32]
type Places = npt.NDArray[np.floating | np.signedinteger]
type Luma = npt.NDArray[np.uint8]
type Point = tuple[float, float]
"""Across and down."""

BLACK, WHITE = 16.0, 235.0
"""The range of brightness that cameras send."""
_EDGE: Final = 1
"""A sprite's outermost pixels cover nothing, so that it ends softly wherever it lies."""


class Sprite(NamedTuple):
    """Something to put into a picture: its brightness times how much it covers, and how much it covers."""

    light: Field
    cover: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """Where a sprite lies: its upper left corner in pixels, how much it is enlarged, and between which columns."""

    left: float
    top: float
    scale: float = 1.0
    between: Point = (-math.inf, math.inf)


def resampled(field: Field, rows: Places, columns: Places) -> Field:
    """Read a field at places between its pixels; beyond its edge it goes on as it ends."""
    low, high, part = _between(rows, field.shape[0])
    lines = field[low] + (field[high] - field[low]) * part[:, None]
    low, high, part = _between(columns, field.shape[1])
    result: Field = lines[:, low] + (lines[:, high] - lines[:, low]) * part
    return result


def _between(places: Places, length: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Field]:
    held = np.clip(places, 0, length - 1)
    low = held.astype(np.intp)
    return low, np.minimum(low + 1, length - 1), (held - low).astype(np.float32)


def stretched(field: Field, shape: tuple[int, int]) -> Field:
    """Enlarge a field to a size, smoothly."""
    rows, columns = (np.linspace(0, length - 1, size) for length, size in zip(field.shape, shape, strict=True))
    return resampled(field, rows, columns)


def texture(chance: np.random.Generator, shape: tuple[int, int], coarsest: float, octaves: int = 4) -> Field:
    """Return roughness around nought, about one deep; its largest spots are `coarsest` pixels wide."""
    result = np.zeros(shape, np.float32)
    for octave in range(octaves):
        cell = max(1.0, coarsest / 2**octave)
        grid = (max(2, math.ceil(shape[0] / cell) + 1), max(2, math.ceil(shape[1] / cell) + 1))
        result += stretched(chance.standard_normal(grid, np.float32), shape) * np.float32(0.6**octave)
    return result / np.float32(1.4)


def shifted(field: Field, across: float, down: float, shape: tuple[int, int]) -> Field:
    """Return a part of a larger field that begins `across` and `down` from its corner, between the pixels too."""
    left, top = int(across), int(down)
    height, width = shape
    fine_x, fine_y = np.float32(across - left), np.float32(down - top)
    wide = field[top : top + height + 1, left : left + width + 1]
    lines = wide[:, :-1] + (wide[:, 1:] - wide[:, :-1]) * fine_x
    result: Field = lines[:-1] + (lines[1:] - lines[:-1]) * fine_y
    return result


class Drawing:
    """A sprite in the making: shapes with soft edges, each over those before it."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with nothing; `width` and `height` are in pixels."""
        self._light = np.zeros((height, width), np.float32)
        self._cover = np.zeros((height, width), np.float32)
        down, across = np.ogrid[:height, :width]
        self._across, self._down = across.astype(np.float32) + 0.5, down.astype(np.float32) + 0.5

    def stroke(self, start: Point, end: Point, radius: float, shade: float, soft: float = 1.0) -> None:
        """Draw a line with round ends, or a disc where it ends where it starts."""
        (x, y), (to_x, to_y) = start, end
        wide, high = to_x - x, to_y - y
        reach = radius + soft
        rows = slice(max(0, int(min(y, to_y) - reach)), max(0, math.ceil(max(y, to_y) + reach)))
        columns = slice(max(0, int(min(x, to_x) - reach)), max(0, math.ceil(max(x, to_x) + reach)))
        across, down = self._across[:, columns], self._down[rows]
        along = np.clip(((across - x) * wide + (down - y) * high) / max(wide * wide + high * high, 1e-6), 0, 1)
        far = np.hypot(across - x - along * wide, down - y - along * high)
        self._lay(np.clip((radius - far) / soft + 0.5, 0, 1), shade, (rows, columns))

    def box(self, corner: Point, opposite: Point, shade: float, soft: float = 1.0) -> None:
        """Fill an upright rectangle."""
        (left, top), (right, bottom) = corner, opposite
        inside = np.minimum(
            np.minimum(self._across - left, right - self._across), np.minimum(self._down - top, bottom - self._down)
        )
        self._lay(np.clip(inside / soft + 0.5, 0, 1), shade)

    def ring(self, middle: Point, radius: float, thick: float, shade: float) -> None:
        """Draw a circle that is open in the middle."""
        far = np.hypot(self._across - middle[0], self._down - middle[1])
        self._lay(np.clip(thick / 2 - np.abs(far - radius) + 0.5, 0, 1), shade)

    def _lay(self, cover: Field, shade: float, where: tuple[slice, slice] = (slice(None), slice(None))) -> None:
        self._light[where] += (np.float32(shade) - self._light[where]) * cover
        # Premultiplied: where nothing lay before, the light is that of the new shape alone.
        self._cover[where] += (1 - self._cover[where]) * cover

    def sprite(self, roughness: Field | None = None) -> Sprite:
        """Return what was drawn, its brightness varied by a roughness of the same size."""
        for field in (self._light, self._cover):
            field[:_EDGE], field[-_EDGE:], field[:, :_EDGE], field[:, -_EDGE:] = 0, 0, 0, 0
        light = self._light if roughness is None else self._light + roughness * self._cover
        return Sprite(light, self._cover)


def paste(picture: Field, sprite: Sprite, lying: Lying) -> None:
    """Put a sprite into a picture; what lies outside is left out."""
    high, wide = sprite.cover.shape
    top = max(0, math.ceil(lying.top))
    bottom = min(picture.shape[0], math.floor(lying.top + high * lying.scale))
    left = max(0, math.ceil(max(lying.left, lying.between[0])))
    right = min(picture.shape[1], math.floor(min(lying.left + wide * lying.scale, lying.between[1])))
    if top >= bottom or left >= right:
        return
    rows = (np.arange(top, bottom) + 0.5 - lying.top) / lying.scale - 0.5
    columns = (np.arange(left, right) + 0.5 - lying.left) / lying.scale - 0.5
    under = picture[top:bottom, left:right]
    under *= 1 - resampled(sprite.cover, rows, columns)
    under += resampled(sprite.light, rows, columns)


def box(field: Field, corner: Point, opposite: Point, shade: Field | float) -> None:
    """Fill an upright rectangle given in shares of the picture."""
    height, width = field.shape
    rows = slice(max(0, round(corner[1] * height)), max(0, round(opposite[1] * height)))
    columns = slice(max(0, round(corner[0] * width)), max(0, round(opposite[0] * width)))
    field[rows, columns] = shade if isinstance(shade, float) else shade[rows, columns]


def likely(chance: np.random.Generator, share: float) -> bool:
    """Return yes in so many of all cases."""
    return float(chance.random()) < share


def blurred(field: Field) -> Field:
    """Soften a field as a lens does, by about a pixel."""
    wide = np.pad(field, 1, mode="edge")
    quarter = np.float32(0.25)
    lines = (wide[:, :-2] + 2 * wide[:, 1:-1] + wide[:, 2:]) * quarter
    result: Field = (lines[:-2] + 2 * lines[1:-1] + lines[2:]) * quarter
    return result
