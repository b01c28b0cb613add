"""Where footage is asked for: a circle or a polygon, neither a point nor a city."""

from itertools import combinations, pairwise
import math
from typing import Final

from ..errors import Reason
from .fields import Fields
from .request import Area, Circle, Point, Polygon
from .shapes import number_within

MIN_AREA_M2: Final = 65_000
MAX_AREA_M2: Final = 1_300_000
"""What Ring's Request for Assistance allowed: 0.025 to 0.5 square miles."""
MAX_CORNERS: Final = 32
_EARTH_M: Final = 6_371_009
"""Mean radius. On an area of this size a sphere is wrong by less than 1 %."""
_MAX_RADIUS_M: Final = 100_000
"""Only so that a number has bounds: the size of the area decides."""

type _Place = tuple[float, float]
"""Meters east and north of the first corner."""


def read_area(fields: Fields, field: str) -> Area | None:
    """Return the area in a field; None where it is missing or wrong, which is noted."""
    if field not in fields:
        return None
    part = fields.part(field)
    area = _read_polygon(part) if "points" in part else _read_circle(part)
    reason = _fault(area) if area else None
    if reason:
        fields.wrong(field, reason)
    return area


def _read_circle(fields: Fields) -> Circle | None:
    center = _read_point(fields.part("center"))
    radius_m = fields.one("radius_m", number_within(0, _MAX_RADIUS_M), is_required=True)
    return None if center is None or radius_m is None else Circle(center=center, radius_m=radius_m)


def _read_polygon(fields: Fields) -> Polygon | None:
    corners = [_read_point(each) for each in fields.parts("points", MAX_CORNERS)]
    if not corners:
        fields.wrong("points", Reason.REQUIRED)
    points = tuple([corner for corner in corners if corner is not None])
    return Polygon(points=points) if points and len(points) == len(corners) else None


def _read_point(fields: Fields) -> Point | None:
    latitude = fields.one("latitude", number_within(-90, 90), is_required=True)
    longitude = fields.one("longitude", number_within(-180, 180), is_required=True)
    return None if latitude is None or longitude is None else Point(latitude=latitude, longitude=longitude)


def _fault(area: Area) -> Reason | None:
    if isinstance(area, Circle):
        size_m2 = math.pi * area.radius_m**2
    else:
        border = _flat(area.points)
        if _crosses(border):
            return Reason.AREA_CROSSED
        size_m2 = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in _sides(border))) / 2
    if size_m2 < MIN_AREA_M2:
        return Reason.AREA_TOO_SMALL
    return Reason.AREA_TOO_LARGE if size_m2 > MAX_AREA_M2 else None


def _flat(points: tuple[Point, ...]) -> list[_Place]:
    """Lay the corners on a plane; where they are too far apart for that, the area is too large anyway."""
    first = points[0]
    east = max(math.cos(math.radians(each.latitude)) for each in points)
    return [
        (
            # Across the date line it is a short way, not once around the world.
            _EARTH_M * east * math.radians((each.longitude - first.longitude + 180) % 360 - 180),
            _EARTH_M * math.radians(each.latitude - first.latitude),
        )
        for each in points
    ]


def _sides(border: list[_Place]) -> list[tuple[_Place, _Place]]:
    return list(pairwise([*border, border[0]]))


def _crosses(border: list[_Place]) -> bool:
    """Tell whether the border crosses or touches itself, so that nobody could say what is inside."""
    sides = _sides(border)
    return len(set(border)) < len(border) or any(
        _meet(*first, *second) for first, second in combinations(sides, 2) if not {*first} & {*second}
    )


def _meet(a: _Place, b: _Place, c: _Place, d: _Place) -> bool:
    """Tell whether the line from `a` to `b` and the one from `c` to `d` have a place in common."""
    are_near = all(
        max(min(a[axis], b[axis]), min(c[axis], d[axis])) <= min(max(a[axis], b[axis]), max(c[axis], d[axis]))
        for axis in (0, 1)
    )
    return are_near and _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _turn(a: _Place, b: _Place, c: _Place) -> float:
    """Return more than 0 where the way over three places turns left, and less where it turns right."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
