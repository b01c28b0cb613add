"""Drawing into the planes of a YUV 4:2:0 picture by slice assignment alone."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import av


class Colour(NamedTuple):
    """One colour in the limited range that cameras send: luma 16 to 235, chroma around 128."""

    luma: int
    blue: int
    red: int

    @classmethod
    def of(cls, red: int, green: int, blue: int) -> Colour:
        """Convert a colour of 8-bit red, green and blue (BT.601)."""
        return cls(
            round(16 + (65.5 * red + 128.6 * green + 25 * blue) / 255),
            round(128 + (-37.8 * red - 74.2 * green + 112 * blue) / 255),
            round(128 + (112 * red - 93.8 * green - 18.2 * blue) / 255),
        )

    def infrared(self, gain: float) -> Colour:
        """Return the colour as a night camera sees it: brightness only, scaled by `gain`."""
        return Colour(max(16, min(235, round(16 + (self.luma - 16) * gain))), 128, 128)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """One plane of a picture; `pitch` is the row length in memory, which padding makes wider."""

    pixels: memoryview
    pitch: int
    width: int
    height: int

    def fill(self, left: int, top: int, right: int, bottom: int, value: int) -> None:
        """Fill a half-open rectangle, clipped to the plane."""
        left, right = max(0, left), min(self.width, right)
        top, bottom = max(0, top), min(self.height, bottom)
        if left >= right:
            return
        row = bytes([value]) * (right - left)
        for start in range(top * self.pitch + left, bottom * self.pitch + left, self.pitch):
            self.pixels[start : start + len(row)] = row


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A picture to draw on; it shares the memory of the frame that the encoder reads."""

    frame: av.VideoFrame
    luma: Plane
    blue: Plane
    red: Plane

    @classmethod
    def on(cls, frame: av.VideoFrame) -> Canvas:
        """Open the planes of a yuv420p frame for drawing."""
        luma, blue, red = (
            Plane(
                pixels=memoryview(plane),
                pitch=plane.line_size,
                width=plane.width,
                height=plane.height,
            )
            for plane in frame.planes
        )
        return cls(frame=frame, luma=luma, blue=blue, red=red)

    @classmethod
    def blank(cls, width: int, height: int) -> Canvas:
        """Return a canvas on a new frame; its content is undefined."""
        return cls.on(av.VideoFrame(width, height, "yuv420p"))

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.luma.width

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.luma.height

    def copy(self) -> Canvas:
        """Return a new canvas with the same picture."""
        twin = Canvas.blank(self.width, self.height)
        twin.luma.pixels[:] = self.luma.pixels
        twin.blue.pixels[:] = self.blue.pixels
        twin.red.pixels[:] = self.red.pixels
        return twin

    def rectangle(self, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        """Fill a half-open rectangle given in pixels."""
        self.luma.fill(left, top, right, bottom, colour.luma)
        half = (left // 2, top // 2, (right + 1) // 2, (bottom + 1) // 2)
        self.blue.fill(*half, colour.blue)
        self.red.fill(*half, colour.red)

    def ellipse(self, x: int, y: int, across: int, down: int, colour: Colour) -> None:
        """Fill an ellipse around (x, y) with the radii `across` and `down`, row by row."""
        for row in range(-down, down, 2):
            reach = round(across * sqrt(1 - ((row + 1) / (down + 1)) ** 2))
            self.rectangle(x - reach, y + row, x + reach, y + row + 2, colour)
