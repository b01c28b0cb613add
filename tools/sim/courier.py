"""The courier who visits the porch, and the parcel."""

from .brush import Brush
from .canvas import Colour
from .visit import Pose

_SKIN, _CAP, _HAIR = Colour.of(214, 168, 140), Colour.of(150, 30, 34), Colour.of(62, 44, 32)
_JACKET, _STRIPE, _SLEEVE = Colour.of(190, 44, 40), Colour.of(240, 214, 90), Colour.of(160, 36, 34)
_TROUSERS, _SHOES = Colour.of(40, 46, 66), Colour.of(24, 22, 24)
_CARDBOARD, _TAPE = Colour.of(186, 142, 92), Colour.of(214, 188, 140)
_GROUND = 0.92


def draw_courier(brush: Brush, pose: Pose, *, carries_parcel: bool) -> None:
    """Draw the courier with the feet on the path, from the legs up."""
    x = pose.x
    for swing in (pose.stride, -pose.stride):
        foot = x + 0.022 * swing
        brush.box(foot - 0.012, 0.72, foot + 0.012, _GROUND, _TROUSERS)
        brush.box(foot - 0.013, _GROUND - 0.02, foot + 0.022, _GROUND, _SHOES)
    brush.box(x - 0.034, 0.49, x + 0.034, 0.74, _JACKET)
    brush.box(x - 0.034, 0.60, x + 0.034, 0.615, _STRIPE)
    brush.disc(x, 0.50, 0.034, 0.03, _JACKET)
    brush.box(x + 0.006 * pose.stride - 0.010, 0.52, x + 0.014, 0.66, _SLEEVE)
    brush.disc(x + 0.002, 0.42, 0.021, 0.046, _HAIR)
    brush.disc(x + 0.005, 0.427, 0.020, 0.043, _SKIN)
    brush.box(x - 0.020, 0.375, x + 0.034, 0.398, _CAP)
    if carries_parcel:
        draw_parcel(brush, x + 0.036, 0.655)
        brush.box(x, 0.63, x + 0.03, 0.65, _SLEEVE)


def draw_parcel(brush: Brush, x: float, bottom: float) -> None:
    """Draw the parcel with its lower edge at `bottom`."""
    brush.box(x - 0.028, bottom - 0.10, x + 0.028, bottom, _CARDBOARD)
    brush.box(x - 0.005, bottom - 0.10, x + 0.005, bottom, _TAPE)
