"""Paints over what nobody is to see, before anything is encoded: no encoder ever gets what lies below."""

from fractions import Fraction
from typing import Final

import numpy as np

from ..model.redaction.area import Pixels
from ..model.redaction.recipe import Recipe, Treatment, Whole
from ..model.redaction.track import Track
from .canvas import Canvas, Samples

BLOCKS: Final = 24
"""Blocks of a pixelated picture along its longer side."""


def redact(canvas: Canvas, recipe: Recipe, at_ms: Fraction, until_ms: Fraction) -> None:
    """Do to a picture what a recipe says about its moment; boxes come last, and nothing shines through them.

    A box hides a picture that is on the screen at any moment of the box's time, and wherever it is put meanwhile; a
    hole shows what it shows at all of these moments.
    """
    if recipe.whole is not None:
        _redact_whole(canvas, recipe.whole, at_ms, until_ms)
    for box in recipe.boxes:
        for place in box.track.places(at_ms, until_ms):
            canvas.cover(*place.covering(canvas.width, canvas.height))


def _redact_whole(canvas: Canvas, whole: Whole, at_ms: Fraction, until_ms: Fraction) -> None:
    if whole.mode is Treatment.PIXELATED:
        _pixelate(canvas)
        return
    hole = Pixels(0, 0, 0, 0) if whole.hole is None else _seen_through(whole.hole, canvas, at_ms, until_ms)
    for part in (
        (0, 0, canvas.width, hole.top),
        (0, hole.bottom, canvas.width, canvas.height),
        (0, hole.top, hole.left, hole.bottom),
        (hole.right, hole.top, canvas.width, hole.bottom),
    ):
        canvas.cover(*part)


def _seen_through(hole: Track, canvas: Canvas, at_ms: Fraction, until_ms: Fraction) -> Pixels:
    """Return what of a picture is seen through a hole at every moment at which the picture is on the screen."""
    if hole.place(at_ms) is None or (hole.to_ms is not None and hole.to_ms < until_ms):
        return Pixels(0, 0, 0, 0)
    seen = [place.within(canvas.width, canvas.height) for place in hole.extremes(at_ms, until_ms)]
    left, top = max(each.left for each in seen), max(each.top for each in seen)
    right, bottom = min(each.right for each in seen), min(each.bottom for each in seen)
    return Pixels(left, top, max(left, right), max(top, bottom))


def _pixelate(canvas: Canvas) -> None:
    """Give all pixels of a block the mean of it."""
    # Even, so that blocks of color lie below those of brightness.
    block = max(2, -(-max(canvas.width, canvas.height) // BLOCKS) // 2 * 2)
    _level(canvas.luma, block)
    _level(canvas.blue, block // 2)
    _level(canvas.red, block // 2)


def _level(samples: Samples, block: int) -> None:
    height, width = samples.shape
    rows, columns = np.arange(0, height, block), np.arange(0, width, block)
    sums = np.add.reduceat(np.add.reduceat(samples, columns, axis=1, dtype=np.uint32), rows, axis=0)
    heights, widths = np.diff(rows, append=height), np.diff(columns, append=width)
    areas = np.outer(heights, widths)
    means = ((sums + areas // 2) // areas).astype(np.uint8)
    samples[:] = np.repeat(np.repeat(means, heights, axis=0), widths, axis=1)
