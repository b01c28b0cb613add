"""Small drawn scenes for the detector of motion: 320 by 180 pixels, five pictures a second unless it says otherwise."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

HEIGHT, WIDTH = 180, 320
A_SECOND: Final = 5
BEGIN_S: Final = 12
"""When something begins."""
END_S: Final = 24

type Picture = NDArray[np.float32]
type Draw = Callable[[Picture, float, np.random.Generator], Picture]
"""Draws on a picture of the place what is there at a time in seconds; all of it happens behind BEGIN_S."""

_ROWS, _COLUMNS = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)


def place(seed: int = 3) -> Picture:
    """Return what is there without anybody: surfaces of several sizes, with edges."""
    chance = np.random.default_rng(seed)
    made = np.full((HEIGHT, WIDTH), 110, np.float32)
    for size, depth in ((1, 2), (2, 4), (4, 7), (10, 12), (30, 18)):
        tiles = chance.standard_normal((HEIGHT // size + 1, WIDTH // size + 1))
        made += depth * np.kron(tiles, np.ones((size, size)))[:HEIGHT, :WIDTH].astype(np.float32)
    return np.clip(made, 15, 240)


def pictures(
    draw: Draw, *, noise: float = 2.0, end_s: float = END_S, a_second: int = A_SECOND
) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    """Yield time and brightness of each picture."""
    chance, empty = np.random.default_rng(7), place()
    for number in range(round(end_s * a_second)):
        at_s = number / a_second
        drawn = draw(empty.copy(), at_s, chance) + noise * chance.standard_normal(empty.shape, np.float32)
        yield at_s, np.clip(drawn, 0, 255).astype(np.uint8)


def nothing(picture: Picture, _at_s: float, _chance: np.random.Generator) -> Picture:
    """Nobody comes."""
    return picture


def figure(picture: Picture, x: float, foot: float, height: float, shade: float = 60) -> Picture:
    """Somebody stands at a place, all in pixels."""
    body = ((_COLUMNS - x) / (height * 0.16)) ** 2 + ((_ROWS - foot + height * 0.4) / (height * 0.4)) ** 2 < 1
    head = ((_COLUMNS - x) / (height * 0.09)) ** 2 + ((_ROWS - foot + height * 0.9) / (height * 0.1)) ** 2 < 1
    picture[body] = shade
    picture[head] = shade + 30
    return picture


def walker(size: float, speed: float, *, shade: float = 60, begin_s: float = BEGIN_S) -> Draw:
    """Somebody walks into the picture; size and speed (a second) are fractions of its height."""

    def draw(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
        if at_s < begin_s:
            return picture
        return figure(picture, 40 + (at_s - begin_s) * speed * HEIGHT, 150, size * HEIGHT, shade)

    return draw


def leaver(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """Somebody who always stood there goes."""
    return figure(picture, 160 + max(0.0, at_s - BEGIN_S) * 20, 150, 70)


def comer(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """Somebody comes straight towards the camera."""
    since_s = at_s - BEGIN_S
    return picture if since_s < 0 else figure(picture, 160, 100 + since_s * 8, 15 + since_s * 12)


def darker(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """A lamp goes out."""
    return np.asarray(picture * (1.0 if at_s < BEGIN_S else 0.55), np.float32)


def dusk(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """It becomes dark."""
    return np.asarray(picture * (1 - 0.03 * max(0.0, at_s - BEGIN_S)), np.float32)


def hunting(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """A camera looks for the right exposure."""
    return np.asarray(picture * (1 + 0.15 * np.sin(at_s * 3) * (at_s > BEGIN_S)), np.float32)


def infrared(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """A camera begins to see in the dark."""
    return picture if at_s < BEGIN_S else picture * 0.5 + place(9) * 0.3


def rain(picture: Picture, at_s: float, chance: np.random.Generator) -> Picture:
    """It begins to rain."""
    for _ in range(50 if at_s > BEGIN_S else 0):
        x, y, length = chance.integers(0, WIDTH), chance.integers(0, HEIGHT - 14), chance.integers(4, 14)
        picture[y : y + length, x] += 35
    return picture


def snow(picture: Picture, at_s: float, chance: np.random.Generator) -> Picture:
    """It begins to snow."""
    for _ in range(50 if at_s > BEGIN_S else 0):
        x, y, size = chance.integers(0, WIDTH - 4), chance.integers(0, HEIGHT - 4), chance.integers(1, 4)
        picture[y : y + size, x : x + size] += 50
    return picture


def cloud(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """The shadow of a cloud goes over the picture."""
    edge = (_COLUMNS / WIDTH - (at_s - BEGIN_S) * 0.15) * 12
    return np.asarray(picture * (1 - 0.4 / (1 + np.exp(np.clip(edge, -50, 50)))), np.float32)


def headlights(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """A car that is not to be seen turns, at night."""
    x = (at_s - BEGIN_S) * 60 - 40
    return np.asarray(
        picture * 0.4 * (1 + 1.8 * np.exp(-(((_COLUMNS - x) / 45) ** 2) - ((_ROWS - 90) / 40) ** 2)), np.float32
    )


def branches(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """A tree that always moved goes on moving."""
    sway = round(3 * np.sin(at_s * 2.1) + 1.5 * np.sin(at_s * 3.7))
    picture[20:100, 200:300] = np.roll(picture, sway, axis=1)[20:100, 200:300]
    return picture


def gust(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """Leaves that hung still begin to tremble, each for itself."""
    leaves = np.random.default_rng(11)
    for _ in range(120):
        x, y, rate, begin = (
            leaves.integers(190, 290),
            leaves.integers(30, 110),
            leaves.uniform(4, 9),
            leaves.uniform(0, 6),
        )
        away = round(2.4 * np.sin(at_s * rate + begin)) if at_s > BEGIN_S else 0
        picture[y : y + 2, x + away : x + away + 2] += 40
    return picture


def grain(picture: Picture, _at_s: float, chance: np.random.Generator) -> Picture:
    """It is dark, and the sensor at its limit."""
    return picture * 0.5 + 16 * chance.standard_normal(picture.shape, np.float32)


def insects(picture: Picture, at_s: float, chance: np.random.Generator) -> Picture:
    """Something flies by the lens now and then, at night."""
    picture *= 0.4
    if at_s > BEGIN_S and round(at_s * A_SECOND) % 2:
        x, y = chance.integers(0, WIDTH), chance.integers(0, HEIGHT)
        picture += 130 * np.exp(-(((_COLUMNS - x) / 15) ** 2) - ((_ROWS - y) / 7) ** 2)
    return picture


def clock(picture: Picture, at_s: float, _chance: np.random.Generator) -> Picture:
    """The camera writes the time into the corner."""
    digits = np.random.default_rng(int(at_s)).random((10, 7)) > 0.5
    picture[4:14, 4:60] = 20
    picture[4:14, 48:55] = np.where(digits, 235, 20)
    return picture
