#!/usr/bin/env python3
"""Draw the icon and the logos of Footage Guard.

Run it as `.venv/bin/python tools/draw_brand.py [DIRECTORY]`; it needs Pillow and the font
DejaVu Sans Bold (Debian package fonts-dejavu-core). The default directory is the integration's
`brand/`. Pictures are the same on every run; their bytes may differ between Pillow versions.
"""

import math
from pathlib import Path
import sys

from PIL import Image, ImageDraw, ImageFont

BRAND = Path(__file__).resolve().parent.parent / "custom_components" / "footage_guard" / "brand"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")

GREEN = (31, 122, 99)
CREAM = (255, 246, 222)
INK = (22, 50, 43)
NAME = "Footage Guard"

# Drawn this many times larger, then reduced: smooth edges without a drawing library.
OVERSAMPLING = 8
ICON_PX = 256
LOGO_HEIGHT_PX = 128
TEXT_HEIGHT_RATIO = 0.52
GAP_RATIO = 0.22

type Point = tuple[float, float]
type Color = tuple[int, int, int]


def arc(center: Point, radius: float, start_deg: float, end_deg: float, steps: int = 96) -> list[Point]:
    """Return points on a circle; angles grow clockwise because y grows downwards."""
    angles = (math.radians(start_deg + (end_deg - start_deg) * step / steps) for step in range(steps + 1))
    return [(center[0] + radius * math.cos(angle), center[1] + radius * math.sin(angle)) for angle in angles]


def curve(start: Point, control: Point, end: Point, steps: int = 48) -> list[Point]:
    """Return points on a quadratic curve."""
    points: list[Point] = []
    for step in range(steps + 1):
        t = step / steps
        points.append(
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * control[0] + t**2 * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * control[1] + t**2 * end[1],
            )
        )
    return points


def shield() -> list[Point]:
    """Return an arched door whose threshold runs out into the tip of a shield, in a unit square."""
    arch = arc((0.5, 0.42), 0.42, 180, 360)
    side_right = curve((0.92, 0.64), (0.92, 0.85), (0.5, 1.0))
    side_left = curve((0.5, 1.0), (0.08, 0.85), (0.08, 0.64))
    return [*arch, *side_right, *side_left]


SHIELD = shield()


def draw_icon(size_px: int) -> Image.Image:
    """Return the icon: a shield that is a door, with a keyhole that is a lens."""
    side = size_px * OVERSAMPLING
    canvas = Image.new("RGBA", (side, side), (*GREEN, 0))
    pen = ImageDraw.Draw(canvas)

    def fill(points: list[Point], color: Color) -> None:
        pen.polygon([(x * side, y * side) for x, y in points], fill=color)

    def disc(center: Point, radius: float, color: Color) -> None:
        fill(arc(center, radius, 0, 360), color)

    fill(SHIELD, GREEN)
    lens = (0.5, 0.4)
    fill([(0.44, 0.5), (0.56, 0.5), (0.625, 0.8), (0.375, 0.8)], CREAM)
    disc(lens, 0.215, CREAM)
    disc(lens, 0.115, GREEN)
    disc((0.54, 0.36), 0.037, CREAM)
    return smooth(canvas)


def smooth(canvas: Image.Image) -> Image.Image:
    """Shrink to the final size with premultiplied alpha, so that no dark fringe appears at the edges."""
    size = (canvas.width // OVERSAMPLING, canvas.height // OVERSAMPLING)
    return canvas.convert("RGBa").resize(size, Image.Resampling.BOX).convert("RGBA")


def draw_word(height_px: int, color: Color) -> Image.Image:
    """Return the name, its capitals centered between top and bottom."""
    font = ImageFont.truetype(FONT, round(height_px * TEXT_HEIGHT_RATIO) * OVERSAMPLING)
    width_px = math.ceil(font.getlength(NAME) / OVERSAMPLING)
    canvas = Image.new("RGBA", (width_px * OVERSAMPLING, height_px * OVERSAMPLING), (*color, 0))
    _, top, _, bottom = font.getbbox("F")
    ImageDraw.Draw(canvas).text((0, (canvas.height - top - bottom) / 2), NAME, font=font, fill=color)
    return trim_sides(smooth(canvas))


def draw_logo(height_px: int, color: Color) -> Image.Image:
    """Return the icon with the name beside it, without empty margins."""
    icon = trim_sides(draw_icon(height_px))
    word = draw_word(height_px, color)
    gap_px = round(height_px * GAP_RATIO)
    logo = Image.new("RGBA", (icon.width + gap_px + word.width, height_px), (*color, 0))
    logo.alpha_composite(icon)
    logo.alpha_composite(word, (icon.width + gap_px, 0))
    return logo


def trim_sides(picture: Image.Image) -> Image.Image:
    """Cut off fully transparent columns at the left and the right."""
    box = picture.getchannel("A").getbbox()
    return picture if box is None else picture.crop((box[0], 0, box[2], picture.height))


def main(directory: Path) -> None:
    """Write every picture that Home Assistant looks for."""
    directory.mkdir(parents=True, exist_ok=True)
    pictures = {
        "icon.png": draw_icon(ICON_PX),
        "icon@2x.png": draw_icon(ICON_PX * 2),
        "logo.png": draw_logo(LOGO_HEIGHT_PX, INK),
        "logo@2x.png": draw_logo(LOGO_HEIGHT_PX * 2, INK),
        "dark_logo.png": draw_logo(LOGO_HEIGHT_PX, CREAM),
        "dark_logo@2x.png": draw_logo(LOGO_HEIGHT_PX * 2, CREAM),
    }
    for name, picture in pictures.items():
        picture.save(directory / name, format="PNG", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else BRAND)
