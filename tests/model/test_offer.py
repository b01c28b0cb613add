"""What recorders' names for their footage tell of its time, and that anything else tells nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from unicodedata import category
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.clip import Clip
from custom_components.footage_guard.model.offer import (
    MOST_TITLE,
    Offer,
    Times,
    begin_of_path,
    frigate_times,
    is_same,
    may_be,
    plain_title,
    reolink_times,
    unifi_times,
)

from .test_clip import CLIP

ZONE = ZoneInfo("Europe/Berlin")
NOON_MS = round(datetime(2026, 3, 1, 11, tzinfo=UTC).timestamp() * 1000)
SHOWN_TWICE_MS = round(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp() * 1000)
"""The first of two at which it is half past two there."""
THREE_MS = round(datetime(2026, 10, 25, 2, tzinfo=UTC).timestamp() * 1000)
SKIPPED_MS = round(datetime(2026, 3, 29, 1, 30, tzinfo=UTC).timestamp() * 1000)
HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("identifier", "title", "times"),
    [
        ("house/event/clips/door/1772362800.25-abc", "2026 [12s, Person 9%]", Times(NOON_MS + 250, NOON_MS + 12_250)),
        ("house/event/clips/door/1772362800-abc", "anything", Times(NOON_MS, None)),
        ("house/event/snapshots/door/1772362800.25-abc", "", None),
        ("house/event/clips/door/abc-1772362800", "", None),
        ("house/event/clips/a/b/1772362800-abc", "", None),
        ("house/event/clips/door/99999999999999-abc", "", None),
        ("", "", None),
    ],
)
def test_events_of_frigate(identifier: str, title: str, times: Times | None) -> None:
    assert frigate_times(identifier, title) == times


@pytest.mark.parametrize(
    ("identifier", "times"),
    [
        ("FILE|entry|0|main|Mp4Record/a.mp4|20260301120000|20260301120040", Times(NOON_MS, NOON_MS + 40_000)),
        ("FILE|entry|0|main|Mp4Record/a|b.mp4|20260301120000|20260301120040", Times(NOON_MS, NOON_MS + 40_000)),
        ("FILE|entry|0|main|a.mp4|20260301120000|20260332120040", Times(NOON_MS, None)),
        ("FILE|entry|0|main|a.mp4|20260332120000|20260301120040", None),
        ("FILE|entry|0|main|a.mp4|20260301120000|20260301115959", Times(NOON_MS, None)),
        ("FILE|entry|0|main|a.mp4|20261025023000|20261025023040", None),
        ("FILE|entry|0|main|a.mp4|20261025023000|nothing", None),
        ("FILE|entry|0|main|a.mp4|20261025023000|20261025020500", Times(SHOWN_TWICE_MS, None)),
        ("FILE|entry|0|main|a.mp4|20261025030000|20261025030040", Times(THREE_MS, THREE_MS + 40_000)),
        ("FILE|entry|0|main|a.mp4|20260329023000|20260329033040", Times(SKIPPED_MS, SKIPPED_MS + 40_000)),
        ("DAY|entry|0|main|2026|3|1", None),
        ("FILE|entry|0|main|a.mp4|now|then", None),
    ],
)
def test_files_of_reolink(identifier: str, times: Times | None) -> None:
    assert reolink_times(identifier, ZONE) == times


@pytest.mark.parametrize(
    ("identifier", "title", "times"),
    [
        ("nvr:event:e1", "03/01/26 12:00:00 1h 2m 3s Ring Event", Times(NOON_MS, NOON_MS + 3_723_000)),
        ("nvr:event:e1", "03/01/26 12:00:00 0s Motion Event", Times(NOON_MS, NOON_MS)),
        ("nvr:event:e1", "10/25/26 02:30:00 9s Ring Event", Times(SHOWN_TWICE_MS, SHOWN_TWICE_MS + 9_000, HOUR_MS)),
        ("nvr:event:e1", "03/01/26 12:00:00 9s Object Detection - Red Car: 3m 4s", Times(NOON_MS, NOON_MS + 9_000)),
        ("nvr:eventthumb:e1", "03/01/26 12:00:00 0s Motion Event", None),
        ("nvr:event:e1", "yesterday 0s Motion Event", None),
        ("nvr:event:e1", "Last 7 Days", None),
    ],
)
def test_events_of_unifi_protect(identifier: str, title: str, times: Times | None) -> None:
    assert unifi_times(identifier, title, ZONE) == times


@pytest.mark.parametrize(
    ("path", "begin"),
    [
        ("/api/frigate/house/vod/door/start/1772362800/end/1772362810/index.m3u8", NOON_MS),
        ("/api/frigate/vod/door/start/1772362800.5/end/1772362810/index.m3u8", NOON_MS + 500),
        ("/api/frigate/house/vod/event/1772362800.25-abc/index.m3u8", None),
        ("/api/unifiprotect/video/nvr/cam/2026-03-01T11:00:00+00:00/2026-03-01T11:00:09+00:00", NOON_MS),
        ("/api/unifiprotect/video/nvr/cam/2026-03-01T11:00:00/2026-03-01T11:00:09", None),
        ("/api/unifiprotect/video/nvr/cam/noon/evening", None),
        ("/media/local/door.mp4", None),
    ],
)
def test_paths_that_say_when_their_footage_begins(path: str, begin: int | None) -> None:
    assert begin_of_path(path) == begin


@given(st.text(), st.text())
def test_whatever_somebody_names_their_footage_nothing_breaks(identifier: str, title: str) -> None:
    frigate_times(identifier, title)
    reolink_times(identifier, ZONE)
    unifi_times(identifier, title, ZONE)
    begin_of_path(identifier)


@given(st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text())))
def test_a_title_is_a_line_that_can_be_read(raw: object) -> None:
    title = plain_title(raw)
    assert len(title) <= MOST_TITLE
    # Of spaces there are many, such as those of Japanese.
    assert all(each.isprintable() or category(each) == "Zs" for each in title)


def _clip(start_ms: int, end_ms: int, *, imported: bool = True) -> Clip:
    return replace(CLIP, start_ms=start_ms, end_ms=end_ms, imported=imported)


@pytest.mark.parametrize(
    ("clip", "offered_end_ms", "is_it"),
    [
        (_clip(NOON_MS - 5000, NOON_MS + 17_000), NOON_MS + 12_000, True),
        (_clip(NOON_MS, NOON_MS + 12_000), None, True),
        (_clip(NOON_MS, NOON_MS + 60_000), NOON_MS + 12_000, False),
        (_clip(NOON_MS - 11_000, NOON_MS + 12_000), NOON_MS + 12_000, False),
        (_clip(NOON_MS, NOON_MS + 12_000, imported=False), NOON_MS + 12_000, False),
    ],
)
def test_a_clip_of_the_same_time_may_be_what_is_offered(clip: Clip, offered_end_ms: int | None, *, is_it: bool) -> None:
    assert may_be(clip, Offer(start_ms=NOON_MS, end_ms=offered_end_ms, title="")) is is_it


@pytest.mark.parametrize(("apart_ms", "is_it"), [(0, True), (-60_000, True), (60_001, False)])
def test_what_begins_within_a_minute_may_be_the_same(apart_ms: int, *, is_it: bool) -> None:
    assert is_same(NOON_MS + apart_ms, NOON_MS, ZONE) is is_it


@pytest.mark.parametrize(
    ("told_ms", "offered_ms", "is_it"),
    [
        (SHOWN_TWICE_MS + HOUR_MS, SHOWN_TWICE_MS, True),
        (SHOWN_TWICE_MS + HOUR_MS + 60_001, SHOWN_TWICE_MS, False),
        (SHOWN_TWICE_MS, SHOWN_TWICE_MS + HOUR_MS, False),
        (SHOWN_TWICE_MS + 2 * HOUR_MS, SHOWN_TWICE_MS + HOUR_MS, False),
        (NOON_MS + HOUR_MS, NOON_MS, False),
    ],
)
def test_what_is_offered_by_a_clock_that_shows_the_time_twice_may_be_an_hour_later(
    told_ms: int, offered_ms: int, *, is_it: bool
) -> None:
    assert is_same(told_ms, offered_ms, ZONE) is is_it


@pytest.mark.parametrize(("later_ms", "is_it"), [(0, True), (HOUR_MS, True), (HOUR_MS // 2, False), (-HOUR_MS, False)])
def test_a_clip_may_be_what_is_offered_by_a_clock_that_shows_its_time_twice(later_ms: int, *, is_it: bool) -> None:
    offer = Offer(start_ms=NOON_MS, end_ms=NOON_MS + 12_000, later_ms=HOUR_MS, title="")
    assert may_be(_clip(NOON_MS + later_ms, NOON_MS + later_ms + 12_000), offer) is is_it
