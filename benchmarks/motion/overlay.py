"""The clock that a camera writes into its picture, with digits that change each second."""

from functools import lru_cache

import numpy as np

from benchmarks.motion.canvas import Field, likely
from tools.sim.font import GLYPH_ROWS, glyph_row

_INK, _OUTLINE = 232.0, 24.0


class Clock:
    """Date, time, and with luck a name, in one of the corners."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float, scale: int) -> None:
        """Choose the corner; `scale` is how many pixels wide a dot of the letters is."""
        width, height = size
        self._fps, self._scale = fps, scale
        self._begin_s = int(chance.integers(80_000))
        self._name = str(chance.choice(["", "  FRONT DOOR", "  CAM 01"]))
        wide, high = _written(self._text(0), scale).shape[::-1]
        self._left = 8 if likely(chance, 0.5) else max(0, width - wide - 8)
        self._top = 6 if likely(chance, 0.7) else height - high - 6

    def _text(self, number: int) -> str:
        now = self._begin_s + int(number / self._fps)
        return f"2026-11-29 {now // 3600:02}:{now // 60 % 60:02}:{now % 60:02}{self._name}"

    def draw(self, picture: Field, number: int) -> None:
        """Write what the clock says: light letters with a dark rim."""
        letters = _written(self._text(number), self._scale)
        high, wide = letters.shape
        under = picture[self._top : self._top + high, self._left : self._left + wide]
        letters = letters[: under.shape[0], : under.shape[1]]
        rim = letters | np.roll(letters, 1, 1) | np.roll(letters, 1, 0)
        under[rim] = _OUTLINE
        under[letters] = _INK


@lru_cache(maxsize=4)
def _written(text: str, scale: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    lines = [b"".join(glyph_row(letter, row, scale, 1, 0) for letter in text) for row in range(GLYPH_ROWS)]
    dots = np.stack([np.frombuffer(line, np.uint8) for line in lines]).astype(np.bool_)
    return np.pad(np.repeat(dots, scale, 0), scale)
