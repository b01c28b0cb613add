"""Moments come in with any zone, and go out as everybody reads them."""

from datetime import UTC, datetime, timedelta, timezone

from homeassistant.core import HomeAssistant
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.bridge.common.times import to_local_text, to_ms, to_text, told_moment, with_offset
from custom_components.footage_guard.model.clip import NEWEST

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
START_MS = 1_795_507_200_000


@pytest.mark.parametrize(
    "at",
    [
        START,
        START.astimezone(timezone(timedelta(hours=5, minutes=45))),
        datetime(2026, 11, 24, 0),  # noqa: DTZ001  # it is what is asked about
    ],
)
async def test_a_time_without_a_zone_is_one_of_the_home(hass: HomeAssistant, at: datetime) -> None:
    await hass.config.async_set_time_zone("America/Los_Angeles")
    assert to_ms(at) == START_MS


@given(ms=st.integers(0, NEWEST.start_ms - 1))
def test_no_millisecond_is_lost(ms: int) -> None:
    assert to_ms(datetime.fromisoformat(to_text(ms))) == ms


@pytest.mark.parametrize("microseconds", [0, 499, 500, 999])
def test_no_moment_is_later_than_it_is(microseconds: int) -> None:
    assert to_ms(START + timedelta(microseconds=microseconds)) == START_MS


@pytest.mark.parametrize("hours", [-12, 0, 14])
@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_are_moments_too(year: int, hours: int) -> None:
    at = datetime(year, 12 if year > 1 else 1, 31, 23, tzinfo=timezone(timedelta(hours=hours)))
    assert to_ms(at) in range(-(10**14), NEWEST.start_ms + 10**8)


def test_the_end_of_a_clip_at_the_end_of_time_is_shown() -> None:
    assert to_text(NEWEST.start_ms) == "9999-12-31T23:59:59.999+00:00"
    assert to_text(START_MS) == "2026-11-24T08:00:00.000+00:00"


async def test_a_moment_is_told_on_the_clocks_of_the_home(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("Asia/Kathmandu")
    assert to_local_text(START_MS) == "2026-11-24T13:45:00.000+05:45"


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("2026-11-24T08:00:00Z", "2026-11-24T08:00:00Z"),
        ("2026-11-24T08:00:00.5+01:00", "2026-11-24T08:00:00.5+01:00"),
        ("2026-11-24 08:00:00+01:00", "2026-11-24T12:45:00.000+05:45"),
        ("2026-11-24 08:00:00", "2026-11-24T08:00:00.000+05:45"),
        (START, "2026-11-24T13:45:00.000+05:45"),
        ("2026-13-45 08:00:00", "2026-13-45 08:00:00"),
        ("soon", "soon"),
        ("", ""),
        (5, 5),
        (None, None),
    ],
)
async def test_what_is_no_moment_is_left_for_the_request_to_refuse(
    hass: HomeAssistant, raw: object, moment: object
) -> None:
    await hass.config.async_set_time_zone("Asia/Kathmandu")
    assert with_offset(raw) == moment


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Honolulu", "Europe/London"])
@pytest.mark.parametrize("raw", ["0001-01-01 00:00:00", "9999-12-31 23:59:59", datetime(1, 1, 1)])  # noqa: DTZ001  # same
async def test_the_ends_of_time_raise_nothing(hass: HomeAssistant, zone: str, raw: object) -> None:
    await hass.config.async_set_time_zone(zone)
    with_offset(raw)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("2026-11-24T08:00:00+00:00", START),
        ("2026-11-24T08:00:00", None),
        ("unknown", None),
        ("", None),
        ("2026-13-45T25:61:61+00:00", None),
        ("2026-11-24T08:00:00+99:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
    ],
)
def test_a_state_is_a_moment_that_can_be_or_none(state: str, told: datetime | None) -> None:
    assert told_moment(state) == told
