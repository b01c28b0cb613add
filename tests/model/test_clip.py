"""Clips that can exist, what they overlap, and on which local day they are."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.camera import MAX_CLIP_S, POST_ROLL_S, PRE_ROLL_S
from custom_components.footage_guard.model.clip import (
    MAX_CLIP_MS,
    NEWEST,
    NO_DIGEST,
    QUARTER_MS,
    Clip,
    ClipInvalid,
    ClipState,
    Count,
    Hold,
    HoldKind,
    Position,
    days,
    month_of,
    month_span,
)
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId, IdInvalid

START = 1_795_507_200_000  # 2026-11-24T08:00Z
END_OF_TIME = 253_402_300_800_000
CLIP = Clip(
    id=ClipId("01KAZ0000000000000000000AA"),
    camera=CameraId("01KAZ00000000000000000CAM0"),
    start_ms=START,
    end_ms=START + 30_000,
    epoch="2026-11",
    size_bytes=1_000_000,
    digest=b"d" * 32,
    header_digest=b"h" * 32,
    state=ClipState.SEALED,
    imported=False,
    leaf=0,
)
HOLD = Hold(
    id=HoldId("01KAZ0000000000000000000H0"), kind=HoldKind.REQUEST, clip_id=CLIP.id, made_ms=START, until_ms=START + 10
)


def _at(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000


def test_the_longest_recording_fits() -> None:
    longest_s = (PRE_ROLL_S.stop - 1) + (MAX_CLIP_S.stop - 1) + (POST_ROLL_S.stop - 1)
    assert longest_s * 1000 < MAX_CLIP_MS


@pytest.mark.parametrize(
    "change",
    [
        {"end_ms": START},
        {"end_ms": START + MAX_CLIP_MS},
        {"start_ms": 0, "end_ms": 0},
        {"start_ms": END_OF_TIME - 1, "end_ms": END_OF_TIME},
        {"epoch": "2026-12.2"},
        {"epoch": "2026-12.10"},
        {"state": ClipState.OPEN, "digest": NO_DIGEST, "size_bytes": 0},
        {"state": ClipState.MISSING, "digest": NO_DIGEST},
    ],
)
def test_it_can_exist(change: Mapping[str, object]) -> None:
    assert replace(CLIP, **change) != CLIP  # type: ignore[arg-type]  # the fields are named above


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"camera": ""}, "camera"),
        ({"end_ms": START - 1}, "span"),
        ({"start_ms": -1, "end_ms": 0}, "span"),
        ({"start_ms": END_OF_TIME, "end_ms": END_OF_TIME}, "span"),
        ({"start_ms": END_OF_TIME - 1, "end_ms": END_OF_TIME + 1}, "span"),
        ({"end_ms": START + MAX_CLIP_MS + 1}, "length"),
        ({"epoch": ""}, "epoch"),
        ({"epoch": "2026-13"}, "epoch"),
        ({"epoch": "2026-11.1"}, "epoch"),
        ({"epoch": "2026-11."}, "epoch"),
        ({"epoch": "2026-11\n"}, "epoch"),
        ({"size_bytes": -1}, "size"),
        ({"digest": b"d" * 31}, "digest"),
        ({"header_digest": b""}, "digest"),
        ({"digest": NO_DIGEST}, "state"),
        ({"digest": NO_DIGEST, "state": ClipState.CUT}, "state"),
        ({"leaf": -1}, "leaf"),
        ({"size_bytes": -1, "epoch": "x"}, "epoch, size"),
    ],
)
def test_it_cannot_exist(change: Mapping[str, object], wrong: str) -> None:
    with pytest.raises(ClipInvalid, match=rf"^{wrong}$"):
        replace(CLIP, **change)  # type: ignore[arg-type]  # the fields are named above


def test_an_id_that_is_none() -> None:
    with pytest.raises(IdInvalid):
        replace(CLIP, id=ClipId("../../etc"))


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, 999_000, tzinfo=UTC), "2026-11"),
        (datetime(2026, 12, 1, tzinfo=UTC), "2026-12"),
        (datetime(1970, 1, 1, tzinfo=UTC), "1970-01"),
    ],
)
def test_the_folder_is_the_month_in_utc(moment: datetime, month: str) -> None:
    assert replace(CLIP, start_ms=_at(moment), end_ms=_at(moment)).month == month


def test_positions_are_in_order_of_time_and_then_of_id() -> None:
    later = replace(CLIP, id=ClipId("01KAZ0000000000000000000AB"))
    assert Position(START) < CLIP.position < later.position < Position(START + 1) < NEWEST


@pytest.mark.parametrize(
    ("from_ms", "to_ms", "is_shown"),
    [
        (0, 30_000, True),
        (10_000, 20_000, True),
        (-10_000, 40_000, True),
        (-10_000, 0, False),
        (-10_000, 1, True),
        (29_999, 40_000, True),
        (30_000, 40_000, False),
        (10_000, 10_000, False),
        (20_000, 10_000, False),
    ],
)
def test_a_span_is_half_open(from_ms: int, to_ms: int, is_shown: bool) -> None:
    assert CLIP.overlaps(START + from_ms, START + to_ms) is is_shown


@pytest.mark.parametrize(("from_ms", "to_ms", "is_shown"), [(-1, 0, False), (0, 1, True), (1, 2, False), (-1, 1, True)])
def test_a_clip_without_length_is_where_it_starts(from_ms: int, to_ms: int, is_shown: bool) -> None:
    clip = replace(CLIP, end_ms=START)
    assert clip.overlaps(START + from_ms, START + to_ms) is is_shown


@pytest.mark.parametrize(
    ("from_ms", "is_shown"), [(0, True), (30_000, True), (MAX_CLIP_MS - 1, True), (MAX_CLIP_MS, False)]
)
def test_an_open_clip_may_still_show_it(from_ms: int, is_shown: bool) -> None:
    clip = replace(CLIP, state=ClipState.OPEN)
    assert clip.overlaps(START + from_ms, START + from_ms + 1) is is_shown


@pytest.mark.parametrize(("until_ms", "is_over"), [(START, True), (START + 1, False), (None, False)])
def test_a_hold_ends_at_its_time(until_ms: int | None, is_over: bool) -> None:
    assert replace(HOLD, until_ms=until_ms).is_over(START) is is_over


@pytest.mark.parametrize(
    "change", [{"made_ms": -1}, {"until_ms": START - 1}, {"id": "x"}, {"clip_id": CLIP.id.lower()}]
)
def test_a_hold_cannot_exist(change: Mapping[str, object]) -> None:
    with pytest.raises((ClipInvalid, IdInvalid)):
        replace(HOLD, **change)  # type: ignore[arg-type]  # the fields are named above


ZONES = ["UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana"]


@pytest.mark.parametrize("name", ZONES)
def test_every_moment_is_on_the_day_a_clock_there_shows(name: str) -> None:
    zone, start = ZoneInfo(name), datetime(2026, 1, 1, tzinfo=UTC)
    quarters = [start + timedelta(milliseconds=QUARTER_MS * number) for number in range(365 * 96)]
    found = days([Count(_at(moment), 1) for moment in quarters], zone)
    last = timedelta(milliseconds=QUARTER_MS - 1)
    assert found == days([Count(_at(moment + last), 1) for moment in quarters], zone)
    assert found[date(2026, 7, 1)] == 96
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("name", "day", "quarters"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 92),
        ("Europe/Berlin", date(2026, 10, 25), 100),
        ("Australia/Lord_Howe", date(2026, 4, 5), 98),
        ("America/Havana", date(2026, 3, 8), 92),
        ("America/Havana", date(2026, 11, 1), 100),
    ],
)
def test_days_are_longer_and_shorter_where_clocks_change(name: str, day: date, quarters: int) -> None:
    start = _at(datetime(day.year, day.month, 1, tzinfo=UTC)) - 3 * 86_400_000
    counts = [Count(start + number * QUARTER_MS, 1) for number in range(36 * 96)]
    assert days(counts, ZoneInfo(name))[day] == quarters


@given(counts=st.lists(st.builds(Count, st.integers(0, 10**12), st.integers(1, 100))))
def test_no_clip_is_lost_between_days(counts: list[Count]) -> None:
    assert sum(days(counts, ZoneInfo("Europe/Berlin")).values()) == sum(count.clips for count in counts)


@pytest.mark.parametrize(
    ("month", "first", "following"),
    [
        ("2026-11", datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)),
        ("2026-12", datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
        ("2028-02", datetime(2028, 2, 1, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)),
        ("1970-01", datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 2, 1, tzinfo=UTC)),
    ],
)
def test_a_month_ends_where_the_next_begins(month: str, first: datetime, following: datetime) -> None:
    assert month_span(month) == (_at(first), _at(following))


@given(ms=st.integers(0, _at(datetime(9999, 12, 1, tzinfo=UTC)) - 1))
def test_every_moment_is_in_the_span_of_its_month(ms: int) -> None:
    first, following = month_span(month_of(ms))
    assert first <= ms < following
    assert month_of(following) > month_of(ms)
