"""What a clock on the wall shows is one moment, or none, or two; a person is asked which."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.request import InstantInvalid, parse_instant
from custom_components.footage_guard.model.request.local import moments

BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


@pytest.mark.parametrize(
    ("local", "zone", "found"),
    [
        ("2026-11-28T14:05", BERLIN, {"+01:00": "2026-11-28T14:05:00+01:00"}),
        ("2026-11-28 14:05:07", UTC, {"+00:00": "2026-11-28T14:05:07+00:00"}),
        ("2026-03-29T02:30", BERLIN, {}),
        (
            "2026-10-25T02:30",
            BERLIN,
            {"+02:00": "2026-10-25T02:30:00+02:00", "+01:00": "2026-10-25T02:30:00+01:00"},
        ),
        (
            "2026-04-05T01:45",
            LORD_HOWE,
            {"+11:00": "2026-04-05T01:45:00+11:00", "+10:30": "2026-04-05T01:45:00+10:30"},
        ),
        ("2026-07-01T12:00", ZoneInfo("America/St_Johns"), {"-02:30": "2026-07-01T12:00:00-02:30"}),
    ],
)
def test_it_is_one_moment_or_none_or_two(local: str, zone: ZoneInfo, found: dict[str, str]) -> None:
    assert moments(local, zone) == found
    assert list(moments(local, zone)) == list(found)


@pytest.mark.parametrize(
    "local",
    [
        "",
        "today",
        "2026-11-28",
        "2026-11-28T24:00",
        "2026-02-30T10:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "2026-11-28T14:05Z",
        "2026-11-28T14:05+01:00",
        "2026-11-28T14:05\n",
        "٢٠٢٦-11-28T14:05",
    ],
)
def test_what_no_such_field_sends_is_no_time(local: str) -> None:
    with pytest.raises(InstantInvalid):
        moments(local, UTC)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31)), st.sampled_from([BERLIN, LORD_HOWE]))  # noqa: DTZ001  # what a clock on the wall shows has no zone
def test_each_is_shown_as_that_by_a_clock_of_the_zone(shown: datetime, zone: ZoneInfo) -> None:
    local = shown.replace(second=0, microsecond=0)
    for offset, moment in moments(local.isoformat(timespec="minutes"), zone).items():
        ms = parse_instant(moment).ms
        assert (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(zone).replace(
            tzinfo=None
        ) == local
        assert moment.endswith(offset)
