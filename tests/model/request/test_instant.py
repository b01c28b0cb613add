"""A moment is told as whoever reports it tells it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.request import Instant, InstantInvalid, OffsetMissing, parse_instant

MS = 1_795_593_600_000  # 2026-11-25T08:00Z
END_OF_TIME_MS = 253_402_300_799_999


@pytest.mark.parametrize(
    ("text", "ms", "offset_min"),
    [
        ("2026-11-25T08:00:00Z", MS, 0),
        ("2026-11-25t08:00:00z", MS, 0),
        ("2026-11-25T08:00:00+00:00", MS, 0),
        ("2026-11-25T09:00:00+01:00", MS, 60),
        ("2026-11-25T04:30:00-03:30", MS, -210),
        ("2026-11-25T13:45:00+05:45", MS, 345),
        ("2026-11-25T08:00:00.1Z", MS + 100, 0),
        ("2026-11-25T08:00:00.007Z", MS + 7, 0),
        ("2026-11-25T08:00:00.123999999Z", MS + 123, 0),
        ("1970-01-01T00:00:00Z", 0, 0),
        ("1970-01-01T14:00:00+14:00", 0, 840),
        ("9999-12-31T23:59:59.999Z", END_OF_TIME_MS, 0),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000, 0),
    ],
)
def test_a_moment_is_read(text: str, ms: int, offset_min: int) -> None:
    assert parse_instant(text) == Instant(ms=ms, offset_min=offset_min)


@pytest.mark.parametrize("text", ["2026-11-25T08:00:00", "2026-11-25T08:00:00.5", "2026-11-25T08:00:00-00:00"])
def test_without_an_offset_it_could_be_any_time_of_the_day(text: str) -> None:
    with pytest.raises(OffsetMissing):
        parse_instant(text)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "now",
        "2026-11-25",
        "08:00:00Z",
        "2026-11-25 08:00:00Z",
        "2026-11-25T08:00Z",
        "2026-11-25T08:00:00,5Z",
        "2026-11-25T08:00:00.Z",
        "2026-11-25T08:00:00.1234567890Z",
        "2026-11-25T08:00:00+0100",
        "2026-11-25T08:00:00+01",
        "2026-11-25T08:00:00+14:01",
        "2026-11-25T08:00:00-23:59",
        "2026-11-25T24:00:00Z",
        "2026-11-25T08:60:00Z",
        # A leap second, which no clock of ours counts.
        "2026-12-31T23:59:60Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:30:00+01:00",
        "1969-12-31T23:30:00-01:00",
        "9999-12-31T23:59:59-01:00",
        "2026-11-25T08:00:00Z\n",
        "\u0662026-11-25T08:00:00Z",
        "2026-W48-3T08:00:00Z",
        "+2026-11-25T08:00:00Z",
        1_795_593_600_000,
        None,
        b"2026-11-25T08:00:00Z",
    ],
    ids=repr,
)
def test_anything_else_is_no_moment(raw: object) -> None:
    with pytest.raises(InstantInvalid) as caught:
        parse_instant(raw)
    assert type(caught.value) is InstantInvalid


@pytest.mark.parametrize(
    ("ms", "offset_min"),
    [(-1, 0), (0, -1), (MS, 841), (MS, -841), (END_OF_TIME_MS + 1, 0), (END_OF_TIME_MS, 1), (10**30, 0)],
)
def test_a_moment_that_no_date_can_say(ms: int, offset_min: int) -> None:
    with pytest.raises(InstantInvalid):
        Instant(ms=ms, offset_min=offset_min)


@given(ms=st.integers(10**8, END_OF_TIME_MS - 10**8), offset_min=st.integers(-840, 840))
def test_it_is_written_as_it_is_read(ms: int, offset_min: int) -> None:
    instant = Instant(ms=ms, offset_min=offset_min)
    assert parse_instant(str(instant)) == instant
    local = datetime.fromisoformat(str(instant))
    assert local.utcoffset() == timedelta(minutes=offset_min)
    assert local == datetime.fromtimestamp(ms // 1000, UTC) + timedelta(milliseconds=ms % 1000)


@given(
    st.from_regex(
        r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{3})?[+-][012][0-9]:[0-6][0-9]\Z"
    )
)
def test_what_looks_like_a_moment_is_one_or_is_none(text: str) -> None:
    try:
        instant = parse_instant(text)
    except InstantInvalid:
        return
    assert datetime.fromisoformat(str(instant)) == datetime.fromisoformat(text)
