"""An area is neither a point nor a city, and everybody can say what is inside."""

from typing import Any

import pytest

from custom_components.footage_guard.model.errors import Reason
from custom_components.footage_guard.model.request import Circle, Point, Polygon

from .sending import LEAST, changed, parsed, problems

AT = "scope.area"
DEGREE_M = 111_195
"""Of latitude; of longitude at the equator."""


def _circle(radius_m: object, latitude: object = 52.5, longitude: object = 13.25) -> dict[str, Any]:
    return {"center": {"latitude": latitude, "longitude": longitude}, "radius_m": radius_m}


def _polygon(*corners_m: tuple[float, float], latitude: float = 0, longitude: float = 0) -> dict[str, Any]:
    """Return corners in meters north and east of a place at the equator."""
    return {
        "points": [
            {"latitude": latitude + north / DEGREE_M, "longitude": longitude + east / DEGREE_M}
            for north, east in corners_m
        ]
    }


SQUARE = ((0, 0), (0, 400), (400, 400), (400, 0))


def _judged(area: object) -> dict[str, Reason]:
    return dict(problems(changed(LEAST, AT, area)))


def test_a_circle() -> None:
    request = parsed(changed(LEAST, AT, _circle(200)))
    assert request.scope.area == Circle(center=Point(latitude=52.5, longitude=13.25), radius_m=200)


def test_a_polygon() -> None:
    corners = [
        {"latitude": 0, "longitude": 0},
        {"latitude": 0, "longitude": 0.004},
        {"latitude": 0.004, "longitude": 0},
    ]
    request = parsed(changed(LEAST, AT, {"points": corners}))
    assert request.scope.area == Polygon(
        points=(
            Point(latitude=0, longitude=0),
            Point(latitude=0, longitude=0.004),
            Point(latitude=0.004, longitude=0),
        )
    )


@pytest.mark.parametrize(
    ("radius_m", "reason"),
    [
        (143, Reason.AREA_TOO_SMALL),
        (144, None),
        (643, None),
        (644, Reason.AREA_TOO_LARGE),
        (0, Reason.AREA_TOO_SMALL),
    ],
)
def test_the_size_of_a_circle(radius_m: float, reason: Reason | None) -> None:
    """0.065 to 1.3 square kilometers."""
    assert _judged(_circle(radius_m)) == ({AT: reason} if reason else {})


@pytest.mark.parametrize(
    ("side_m", "reason"),
    [
        (254, Reason.AREA_TOO_SMALL),
        (256, None),
        (1139, None),
        (1141, Reason.AREA_TOO_LARGE),
        (90 * DEGREE_M, Reason.AREA_TOO_LARGE),
    ],
)
@pytest.mark.parametrize("is_reversed", [True, False])
def test_the_size_of_a_polygon(side_m: float, reason: Reason | None, *, is_reversed: bool) -> None:
    corners = [(0, 0), (0, side_m), (side_m, side_m), (side_m, 0)]
    area = _polygon(*(reversed(corners) if is_reversed else corners))
    assert _judged(area) == ({AT: reason} if reason else {})


def test_degrees_of_longitude_are_shorter_further_north() -> None:
    assert _judged(_polygon((0, 0), (0, 508), (260, 508), (260, 0), latitude=60)) == {}
    assert _judged(_polygon((0, 0), (0, 480), (260, 480), (260, 0), latitude=60)) == {AT: Reason.AREA_TOO_SMALL}


@pytest.mark.parametrize("longitude", [179.999, -180, 180])
def test_the_date_line_is_a_line_like_any_other(longitude: float) -> None:
    corners = [
        {"latitude": point["latitude"], "longitude": (point["longitude"] + longitude + 180) % 360 - 180}
        for point in _polygon(*SQUARE)["points"]
    ]
    assert _judged({"points": corners}) == {}


@pytest.mark.parametrize(
    "corners",
    [
        # A bow tie, a corner that comes twice, a corner on a side, two sides on one line that overlap.
        [(0, 0), (400, 400), (400, 0), (0, 400)],
        [*SQUARE, (0, 0)],
        [(0, 0), (0, 400), (400, 400), (400, 0), (400, 200), (0, 200)],
        [(0, 0), (0, 800), (400, 800), (0, 600), (0, 200), (400, 0)],
    ],
    ids=range(4),
)
def test_a_border_that_meets_itself(corners: list[tuple[float, float]]) -> None:
    assert _judged(_polygon(*corners)) == {AT: Reason.AREA_CROSSED}


@pytest.mark.parametrize(
    "corners",
    [
        # A U, whose two ends lie on one line; an L; a corner in the middle of a straight side.
        [(0, 0), (0, 600), (400, 600), (400, 400), (200, 400), (200, 200), (400, 200), (400, 0)],
        [(0, 0), (0, 600), (200, 600), (200, 200), (600, 200), (600, 0)],
        [(0, 0), (0, 200), (0, 400), (400, 400), (400, 0)],
    ],
    ids=range(3),
)
def test_a_border_with_corners_inwards(corners: list[tuple[float, float]]) -> None:
    assert _judged(_polygon(*corners)) == {}


@pytest.mark.parametrize(
    ("area", "wrong"),
    [
        (None, {AT: Reason.WRONG_TYPE}),
        ([], {AT: Reason.WRONG_TYPE}),
        (
            {},
            {
                f"{AT}.center.latitude": Reason.REQUIRED,
                f"{AT}.center.longitude": Reason.REQUIRED,
                f"{AT}.radius_m": Reason.REQUIRED,
            },
        ),
        ({"center": 1, "radius_m": 200}, {f"{AT}.center": Reason.WRONG_TYPE}),
        ({**_circle(200), "points": []}, {AT: Reason.UNKNOWN_FIELD, f"{AT}.points": Reason.REQUIRED}),
        ({**_circle(200), "name": "Home"}, {AT: Reason.UNKNOWN_FIELD}),
        (_circle("200"), {f"{AT}.radius_m": Reason.WRONG_TYPE}),
        (_circle(True), {f"{AT}.radius_m": Reason.WRONG_TYPE}),
        (_circle(-1), {f"{AT}.radius_m": Reason.OUT_OF_RANGE}),
        (_circle(float("nan")), {f"{AT}.radius_m": Reason.OUT_OF_RANGE}),
        (_circle(float("inf")), {f"{AT}.radius_m": Reason.OUT_OF_RANGE}),
        (_circle(10**400), {f"{AT}.radius_m": Reason.OUT_OF_RANGE}),
        (_circle(200, latitude=90.1), {f"{AT}.center.latitude": Reason.OUT_OF_RANGE}),
        (_circle(200, longitude=-180.1), {f"{AT}.center.longitude": Reason.OUT_OF_RANGE}),
        ({"points": {}}, {f"{AT}.points": Reason.WRONG_TYPE}),
        ({"points": []}, {f"{AT}.points": Reason.REQUIRED}),
        ({"points": [1]}, {f"{AT}.points.0": Reason.WRONG_TYPE}),
        (_polygon((0, 0)), {AT: Reason.AREA_TOO_SMALL}),
        (_polygon((0, 0), (0, 800)), {AT: Reason.AREA_TOO_SMALL}),
        (_polygon(*[(each, 0) for each in range(33)]), {f"{AT}.points": Reason.TOO_MANY}),
        (
            {"points": [*_polygon(*SQUARE)["points"], {"latitude": 0, "longitude": "0"}]},
            {f"{AT}.points.4.longitude": Reason.WRONG_TYPE},
        ),
    ],
)
def test_what_is_no_area(area: object, wrong: dict[str, Reason]) -> None:
    assert _judged(area) == wrong


def test_a_polygon_has_32_corners_at_most() -> None:
    stairs = [(0, 0), (800, 0), *((800 - 25 * step, 400 + 25 * (step % 2)) for step in range(30))]
    assert len(stairs) == 32
    assert _judged(_polygon(*stairs)) == {}
