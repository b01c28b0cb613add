"""Moments come in with any zone, and go out as everybody reads them."""

from datetime import UTC, datetime, timedelta, timezone

from homeassistant.core import HomeAssistant
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.bridge.times import to_ms, to_text
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


@pytest.mark.parametrize("hours", [-12, 0, 14])
@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_are_moments_too(year: int, hours: int) -> None:
    at = datetime(year, 12 if year > 1 else 1, 31, 23, tzinfo=timezone(timedelta(hours=hours)))
    assert to_ms(at) in range(-(10**14), NEWEST.start_ms + 10**8)


def test_the_end_of_a_clip_at_the_end_of_time_is_shown() -> None:
    assert to_text(NEWEST.start_ms) == "9999-12-31T23:59:59.999+00:00"
    assert to_text(START_MS) == "2026-11-24T08:00:00.000+00:00"
