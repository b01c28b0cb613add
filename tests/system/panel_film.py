"""The decision as a moving picture, of what a test saw on its way: for whoever reads the front page."""

from pathlib import Path
from typing import Final

from PIL import Image

from .guide import COLORS, FOLDER

WIDTH: Final = 800
EACH_S: Final = 2
STEPS: Final = ("inbox", "asked", "request", "cut", "terms", "result", "leaves", "approve", "link", "shares")
NAME: Final = "decision.gif"


def string(folder: Path) -> Path:
    """Make one picture of those of each step, and return where it lies."""
    pictures = [Image.open(folder / f"{step}-desktop-light.png").convert("RGB") for step in STEPS]
    small = [picture.resize((WIDTH, picture.height * WIDTH // picture.width)) for picture in pictures]
    # One palette for all: with one each, what stays the same flickers.
    sheet = Image.new("RGB", (WIDTH, sum(picture.height for picture in small)))
    at = 0
    for picture in small:
        sheet.paste(picture, (0, at))
        at += picture.height
    palette = sheet.quantize(COLORS)
    first, *others = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in small]
    target = folder / NAME
    first.save(target, save_all=True, append_images=others, duration=EACH_S * 1000, loop=0, optimize=True)
    return target


def must_be_strung() -> None:
    """Make the picture, and see that it shows every step for as long as one reads."""
    with Image.open(string(FOLDER)) as film:
        assert getattr(film, "n_frames", 1) == len(STEPS)
        assert (film.width, film.info["duration"]) == (WIDTH, EACH_S * 1000)
