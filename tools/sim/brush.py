"""A brush that paints in shares of the picture, so that one drawing fits every size."""

from dataclasses import dataclass

from .canvas import Canvas, Colour

NIGHT_GAIN = 0.35
"""How much of a surface's daylight brightness is left under the infrared lamp."""
NEAR_NIGHT_GAIN = 0.75
"""The same for somebody who stands right in front of that lamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """Paint on a canvas in coordinates from 0 to 1, in colour by day and in grey by night."""

    canvas: Canvas
    night: bool
    gain: float = NIGHT_GAIN

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """Fill a rectangle."""
        wide, high = self.canvas.width, self.canvas.height
        edges = (round(left * wide), round(top * high), round(right * wide), round(bottom * high))
        self.canvas.rectangle(*edges, self._lit(colour))

    def disc(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """Fill an ellipse; `across` is a share of the width and `down` one of the height."""
        self._oval(x, y, across, down, self._lit(colour))

    def glow(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """Fill an ellipse that shines by itself and is not dimmed by the night."""
        self._oval(x, y, across, down, colour.infrared(1) if self.night else colour)

    def _oval(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        wide, high = self.canvas.width, self.canvas.height
        radii = (round(across * wide), round(down * high))
        self.canvas.ellipse(round(x * wide), round(y * high), *radii, colour)

    def _lit(self, colour: Colour) -> Colour:
        return colour.infrared(self.gain) if self.night else colour
