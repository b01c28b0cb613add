"""What a camera sees when nobody is there: a house front with door and windows, a path, a lawn, a fence and trees."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, blurred, box, likely, paste, texture

MARGIN: Final = 2
"""So many pixels are drawn beyond each edge, for a camera that shakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """The same place by day and under the camera's infrared lamp, and where its ground begins."""

    day: Field
    night: Field
    horizon: float
    wall: tuple[float, float]
    """The left and right edge of the house's wall, in shares of the width."""


def build(chance: np.random.Generator, width: int, height: int) -> Backdrop:
    """Draw a place that no other seed has."""
    shape = (height + 2 * MARGIN, width + 2 * MARGIN)
    horizon = float(chance.uniform(0.34, 0.46))
    picture = _sky(chance, shape)
    _far_trees(chance, picture, horizon)
    _ground(chance, picture, horizon)
    wall = _house(chance, picture, horizon)
    if likely(chance, 0.8):
        _fence(chance, picture, horizon, wall)
    _path(chance, picture, horizon, wall)
    for _ in range(int(chance.integers(1, 4))):
        _bush(chance, picture, horizon)
    day = blurred(picture)
    return Backdrop(day=np.clip(day, 22, 228), night=_infrared(chance, day), horizon=horizon, wall=wall)


def _sky(chance: np.random.Generator, shape: tuple[int, int]) -> Field:
    fall = np.linspace(0, -25, shape[0], dtype=np.float32)[:, None]
    clouds = texture(chance, shape, shape[1] / 3, 3) * np.float32(chance.uniform(2, 10))
    return np.float32(chance.uniform(185, 215)) + fall + clouds


def _far_trees(chance: np.random.Generator, picture: Field, horizon: float) -> None:
    height, width = picture.shape
    top = (horizon - 0.06) * height + texture(chance, (1, width), width / 14, 4)[0] * height * 0.03
    rows = np.arange(height, dtype=np.float32)[:, None]
    leaves = np.float32(chance.uniform(60, 95)) + texture(chance, picture.shape, height / 24, 3) * 14
    cover = np.clip(rows - top, 0, 1)
    picture += (leaves - picture) * cover


def _ground(chance: np.random.Generator, picture: Field, horizon: float) -> None:
    height, width = picture.shape
    lawn = np.float32(chance.uniform(85, 125)) + texture(chance, (height, width), width / 5, 3) * 9
    # Blades of grass are finer the farther they are.
    blades = texture(chance, (height, width), 4, 2)
    lawn += blades * np.linspace(2, 12, height, dtype=np.float32)[:, None]
    box(picture, (0, horizon), (1, 1), lawn)


def _house(chance: np.random.Generator, picture: Field, horizon: float) -> tuple[float, float]:
    height, width = picture.shape
    wide = float(chance.uniform(0.3, 0.5))
    left = float(chance.uniform(-0.05, 0.2)) if likely(chance, 0.5) else float(chance.uniform(0.5, 0.75))
    right, top, foot = (
        left + wide,
        horizon - float(chance.uniform(0.28, 0.36)),
        horizon + float(chance.uniform(0.1, 0.2)),
    )
    shade = float(chance.uniform(120, 190))
    wall = shade + texture(chance, (height, width), width / 6, 4) * 5
    course = max(3, round(height * float(chance.uniform(0.012, 0.03))))
    wall[::course] -= float(chance.uniform(6, 22))
    box(picture, (left, top), (right, foot), wall.astype(np.float32))
    box(picture, (left - 0.02, top - 0.09), (right + 0.02, top), 60 + texture(chance, (height, width), 6, 2) * 8)
    for place in np.linspace(left + 0.03, right - 0.1, int(chance.integers(2, 4))):
        _window(chance, picture, (float(place), top + 0.06))
    door = left + wide * float(chance.uniform(0.3, 0.6))
    box(picture, (door - 0.004, foot - 0.25), (door + 0.074, foot), 200.0)
    box(picture, (door, foot - 0.24), (door + 0.07, foot), float(chance.uniform(40, 100)))
    return max(0.0, left), min(1.0, right)


def _window(chance: np.random.Generator, picture: Field, corner: tuple[float, float]) -> None:
    left, top = corner
    box(picture, corner, (left + 0.075, top + 0.13), 205.0)
    for pane in (0.006, 0.041):
        box(picture, (left + pane, top + 0.011), (left + pane + 0.028, top + 0.119), float(chance.uniform(35, 75)))


def _fence(chance: np.random.Generator, picture: Field, horizon: float, wall: tuple[float, float]) -> None:
    low, high = horizon + 0.07, horizon - float(chance.uniform(0.03, 0.09))
    step, shade = float(chance.uniform(0.012, 0.025)), float(chance.uniform(70, 200))
    begin, end = (wall[1], 1.0) if wall[0] < 1 - wall[1] else (0.0, wall[0])
    for left in np.arange(begin, end, step).tolist():
        box(picture, (left, high), (left + step * 0.55, low), shade + float(chance.uniform(-10, 10)))
    for rail in (0.2, 0.75):
        down = high + (low - high) * rail
        box(picture, (begin, down), (end, down + 0.012), shade - 12)


def _path(chance: np.random.Generator, picture: Field, horizon: float, wall: tuple[float, float]) -> None:
    height, width = picture.shape
    far, near = (wall[0] + wall[1]) / 2, float(chance.uniform(0.3, 0.7))
    stones = float(chance.uniform(135, 175)) + texture(chance, (height, width), width / 20, 4) * 7
    for row in range(round((horizon + 0.15) * height), height):
        along = max(0.0, (row / height - horizon - 0.15) / (0.85 - horizon))
        middle, half = far + (near - far) * along, 0.03 + 0.17 * along
        columns = slice(max(0, round((middle - half) * width)), max(0, round((middle + half) * width)))
        joint = 18 if int(along**0.6 * 14) != int((along + 1 / height) ** 0.6 * 14) else 0
        picture[row, columns] = stones[row, columns] - joint


def _bush(chance: np.random.Generator, picture: Field, horizon: float) -> None:
    height, width = picture.shape
    near = float(chance.uniform(0, 1))
    size = round(height * (0.08 + 0.2 * near))
    middle = (float(chance.uniform(0.03, 0.97)) * width, (horizon + 0.06 + 0.5 * near) * height)
    paste(
        picture,
        foliage(chance, size, float(chance.uniform(50, 90))),
        Lying(left=middle[0] - size, top=middle[1] - size),
    )


def foliage(chance: np.random.Generator, radius: int, shade: float) -> Sprite:
    """Return a crown of leaves, ragged at its edge, with gaps."""
    size = 2 * radius
    drawing = Drawing(size, size)
    for cluster in range(150):
        way, far = chance.uniform(0, 2 * np.pi), radius * 0.75 * np.sqrt(chance.random())
        middle = (radius + far * np.cos(way), radius + far * np.sin(way) * 0.9)
        # Those below lie in the shadow of those above.
        lit = shade + float(chance.uniform(-22, 22)) - 14 * np.sin(way) * far / radius
        drawing.stroke(middle, middle, radius * float(chance.uniform(0.03, 0.26 - 0.0012 * cluster)), float(lit))
    sprite = drawing.sprite(texture(chance, (size, size), max(3.0, radius / 6), 4) * 20)
    gaps = np.clip(texture(chance, (size, size), max(3.0, radius / 6), 3) * 2 + 2.2, 0, 1)
    return Sprite(sprite.light * gaps, sprite.cover * gaps)


def _infrared(chance: np.random.Generator, day: Field) -> Field:
    """Return the place under the lamp: bright in the middle, dark far away, and of little contrast."""
    height, width = day.shape
    down, across = np.ogrid[:height, :width]
    far = np.hypot((across / width - float(chance.uniform(0.4, 0.6))) * 1.3, down / height - 0.62)
    lamp = np.exp(-((far / float(chance.uniform(0.45, 0.65))) ** 2)).astype(np.float32)
    # The lamp does not reach what is far away, which is what lies high up.
    reach = np.clip(np.linspace(0.15, 1.5, height, dtype=np.float32), 0, 1)[:, None]
    result: Field = 20 + (24 + day * np.float32(0.62)) * (0.12 + 0.88 * lamp) * reach
    return result
