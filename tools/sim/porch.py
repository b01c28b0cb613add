"""The porch that the simulated doorbell looks at: drawn once, then copied for every picture."""

from dataclasses import replace
from math import sin

from .brush import NEAR_NIGHT_GAIN, Brush
from .canvas import Canvas, Colour
from .courier import draw_courier, draw_parcel
from .visit import Visit, pose

_SKY_TOP, _SKY_LOW = (92, 148, 214), (186, 212, 236)
_CLOUD = Colour.of(236, 240, 246)
_LAWN, _PATH, _KERB = Colour.of(84, 128, 62), Colour.of(158, 150, 138), Colour.of(118, 112, 104)
_HEDGE, _LEAVES = Colour.of(44, 84, 42), Colour.of(58, 106, 50)
_BRICK, _MORTAR = Colour.of(164, 94, 74), Colour.of(196, 176, 160)
_DOOR, _PANEL, _FRAME = Colour.of(28, 74, 92), Colour.of(38, 94, 114), Colour.of(232, 228, 218)
_BRASS, _STEP, _BELL = Colour.of(212, 176, 92), Colour.of(140, 138, 134), Colour.of(34, 34, 38)
_LAMP_DAY, _LAMP_NIGHT = Colour.of(206, 196, 160), Colour.of(255, 244, 214)
_BELL_IDLE, _BELL_RINGING = Colour.of(70, 110, 160), Colour.of(120, 230, 255)
_MOTH = Colour.of(230, 230, 220)
_BRICK_ROWS, _BRICKS_PER_ROW, _SKY_BANDS, _HALO_RINGS = 28, 9, 36, 9
_LAMP_X, _LAMP_Y = 0.775, 0.17
_CLOUD_MS = 90_000
"""How long a cloud takes to cross the picture."""


class Porch:
    """The scene at one size; what never moves is painted once."""

    def __init__(self, width: int, height: int, *, night: bool) -> None:
        """Paint everything that does not move."""
        self._night = night
        self._still_life = Canvas.blank(width, height)
        brush = Brush(canvas=self._still_life, night=night)
        _paint_garden(brush)
        _paint_house(brush)
        if night:
            _paint_halo(brush)

    def draw(self, at_ms: int, visit: Visit | None, *, bell_lit: bool) -> Canvas:
        """Return the porch as it looks at this moment, on a canvas of its own."""
        canvas = self._still_life.copy()
        brush = Brush(canvas=canvas, night=self._night)
        _paint_breeze(brush, at_ms)
        _paint_lights(brush, at_ms, bell_lit=bell_lit)
        if visit is not None and visit.has_left_parcel(at_ms):
            draw_parcel(brush, 0.70, 0.86)
        courier = pose(at_ms, visit)
        if courier is not None and visit is not None:
            near = replace(brush, gain=NEAR_NIGHT_GAIN)
            draw_courier(near, courier, carries_parcel=not visit.has_left_parcel(at_ms))
        return canvas


def _paint_garden(brush: Brush) -> None:
    for band in range(_SKY_BANDS):
        share = band / _SKY_BANDS
        tone = [round(a + (b - a) * share) for a, b in zip(_SKY_TOP, _SKY_LOW, strict=True)]
        brush.box(0, 0.5 * share, 1, 0.5 * (share + 1 / _SKY_BANDS), Colour.of(*tone))
    brush.box(0, 0.44, 1, 0.64, _HEDGE)
    brush.box(0, 0.62, 1, 1, _LAWN)
    brush.box(0, 0.84, 1, 0.97, _PATH)
    brush.box(0, 0.84, 1, 0.85, _KERB)
    brush.box(0, 0.965, 1, 0.975, _KERB)


def _paint_house(brush: Brush) -> None:
    brush.box(0.5, 0, 1, 0.85, _MORTAR)
    for row in range(_BRICK_ROWS):
        for column in range(-1, _BRICKS_PER_ROW):
            left = 0.5 + (column + row % 2 / 2) * 0.5 / (_BRICKS_PER_ROW - 1)
            top = row * 0.85 / _BRICK_ROWS
            brush.box(max(0.5, left), top, left + 0.058, top + 0.026, _BRICK)
    brush.box(0.68, 0.24, 0.87, 0.85, _FRAME)
    brush.box(0.695, 0.265, 0.855, 0.85, _DOOR)
    for left in (0.71, 0.785):
        brush.box(left, 0.30, left + 0.055, 0.50, _PANEL)
        brush.box(left, 0.55, left + 0.055, 0.79, _PANEL)
    brush.disc(0.707, 0.56, 0.006, 0.011, _BRASS)
    brush.box(0.645, 0.50, 0.663, 0.585, _BELL)
    brush.box(0.63, 0.85, 0.92, 0.90, _STEP)


def _paint_halo(brush: Brush) -> None:
    """Light the wall around the lamp in rings, each a little brighter than the one outside it."""
    for ring in range(_HALO_RINGS):
        size = 1 - ring / _HALO_RINGS
        level = round(70 + 90 * (1 - size))
        brush.glow(_LAMP_X, 0.13, 0.10 * size, 0.125 * size, Colour(level, 128, 128))


def _paint_breeze(brush: Brush, at_ms: int) -> None:
    """Move a cloud and the top of the hedge, so that an idle scene is not a frozen one."""
    drift = at_ms % _CLOUD_MS / _CLOUD_MS * 0.8 - 0.15
    for offset, size in ((0, 0.05), (0.045, 0.07), (0.09, 0.045)):
        reach = min(size, max(0, 0.5 - drift - offset))
        brush.disc(drift + offset, 0.27, reach, size * 0.6, _CLOUD)
    for index in range(6):
        sway = 0.003 * sin(at_ms / 700 + index)
        brush.disc(0.04 + 0.08 * index + sway, 0.46, 0.04, 0.035, _LEAVES)


def _paint_lights(brush: Brush, at_ms: int, *, bell_lit: bool) -> None:
    lamp = _LAMP_NIGHT if brush.night else _LAMP_DAY
    brush.box(_LAMP_X - 0.012, _LAMP_Y - 0.06, _LAMP_X + 0.012, _LAMP_Y - 0.035, _BELL)
    brush.glow(_LAMP_X, _LAMP_Y - 0.01, 0.013, 0.032, lamp)
    if brush.night:
        moth_x, moth_y = sin(at_ms / 310) * 0.035, sin(at_ms / 190) * 0.05
        brush.glow(_LAMP_X + moth_x, _LAMP_Y + moth_y, 0.003, 0.005, _MOTH)
    brush.glow(0.654, 0.56, 0.006, 0.011, _BELL_RINGING if bell_lit else _BELL_IDLE)
