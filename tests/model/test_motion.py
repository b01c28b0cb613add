"""What a person says of motion: how much has to move, and where nothing counts."""

from math import inf, nan
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import SensitivityInvalid, ZoneInvalid
from custom_components.footage_guard.model.motion import (
    MOST_POINTS,
    MOST_ZONES,
    WORDS,
    Point,
    dump_sensitivity,
    dump_zones,
    holds,
    parse_sensitivity,
    parse_zones,
)

TRIANGLE = [[0, 0], [1, 0.5], [0.25, 1.0]]
_FRACTIONS = st.floats(0, 1)
_ZONES = st.lists(
    st.lists(st.tuples(_FRACTIONS, _FRACTIONS).map(list), min_size=3, max_size=MOST_POINTS), max_size=MOST_ZONES
)


@pytest.mark.parametrize(
    ("said", "number"),
    [("low", 20), ("medium", 50), ("high", 80), (1, 1), (100, 100), ("7", 7), ("100", 100), (33.0, 33)],
)
def test_a_sensitivity_is_a_word_or_a_number(said: Any, number: int) -> None:
    assert parse_sensitivity(said) == number
    assert parse_sensitivity(dump_sensitivity(number)) == number


def test_a_form_shows_words_where_there_are_some() -> None:
    assert [dump_sensitivity(number) for number in (20, 21, 50, 80)] == ["low", "21", "medium", "high"]
    assert list(WORDS.values()) == sorted(WORDS.values())


@pytest.mark.parametrize(
    "said",
    [
        0,
        101,
        -1,
        1.5,
        True,
        None,
        "",
        "Low",
        "0",
        "101",
        "1.0",
        " 5",
        "५०",
        "9" * 5000,
        [50],
        {"a": 1},
        nan,
        inf,
        b"50",
    ],
)
def test_anything_else_is_none(said: Any) -> None:
    with pytest.raises(SensitivityInvalid):
        parse_sensitivity(said)


@given(_ZONES)
def test_zones_are_stored_as_they_were_drawn(zones: list[list[list[float]]]) -> None:
    assert dump_zones(parse_zones(zones)) == zones


def test_a_zone_is_a_polygon_of_fractions() -> None:
    (zone,) = parse_zones([TRIANGLE])
    assert zone == (Point(0.0, 0.0), Point(1.0, 0.5), Point(0.25, 1.0))
    assert holds(zone, 0.3, 0.5)
    assert not holds(zone, 0.9, 0.9)


@pytest.mark.parametrize(
    "data",
    [
        None,
        "[]",
        {},
        TRIANGLE,
        [TRIANGLE[:2]],
        [[*TRIANGLE, [0, 1.01]]],
        [[*TRIANGLE, [-0.1, 0]]],
        [[*TRIANGLE, [0, nan]]],
        [[*TRIANGLE, [0]]],
        [[*TRIANGLE, [0, 0, 0]]],
        [[*TRIANGLE, [True, 0]]],
        [[*TRIANGLE, ["0", 0]]],
        [[*TRIANGLE, None]],
        [TRIANGLE * 11],
        [TRIANGLE] * (MOST_ZONES + 1),
    ],
)
def test_anything_else_is_no_zone(data: Any) -> None:
    with pytest.raises(ZoneInvalid):
        parse_zones(data)
