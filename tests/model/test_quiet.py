"""Quiet hours as a person types them."""

from datetime import time

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import QuietHoursInvalid
from custom_components.footage_guard.model.quiet import QuietHours, parse_quiet_hours


@pytest.mark.parametrize("text", ["21:00-08:00", " 21:00 - 08:00 ", "21:00\u201308:00"])
def test_two_times_of_day(text: str) -> None:
    assert parse_quiet_hours(text) == QuietHours(start=time(21), end=time(8))


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_no_quiet_hours(text: str) -> None:
    assert parse_quiet_hours(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "21-8",
        "21:00",
        "24:00-08:00",
        "21:60-08:00",
        "21:00-21:00",
        "9:00-10:00",
        "21:00-08:00x",
        "\u0662\u0661:00-08:00",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(QuietHoursInvalid):
        parse_quiet_hours(text)


@given(
    hours=st.tuples(st.times(), st.times()).map(lambda pair: tuple(t.replace(second=0, microsecond=0) for t in pair))
)
def test_what_is_shown_is_read_again(hours: tuple[time, time]) -> None:
    quiet = QuietHours(start=hours[0], end=hours[1])
    expected = quiet if hours[0] != hours[1] else None
    try:
        assert parse_quiet_hours(str(quiet)) == expected
    except QuietHoursInvalid:
        assert expected is None


@pytest.mark.parametrize(
    ("hours", "quiet", "loud"),
    [
        ("21:00-08:00", ["21:00", "23:59", "00:00", "07:59"], ["08:00", "12:00", "20:59"]),
        ("13:00-15:00", ["13:00", "14:59"], ["12:59", "15:00", "00:00"]),
    ],
)
def test_the_end_is_loud_again(hours: str, quiet: list[str], loud: list[str]) -> None:
    parsed = parse_quiet_hours(hours)
    assert parsed is not None
    assert all(parsed.covers(time.fromisoformat(moment)) for moment in quiet)
    assert not any(parsed.covers(time.fromisoformat(moment)) for moment in loud)
