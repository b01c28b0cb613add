"""Every clip of every outdoor camera that shows a moment of the window, and every moment that none shows."""

from dataclasses import replace
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.flows import matching
from custom_components.footage_guard.flows.matching import clips_to_hold, gaps, match
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.model.request.words import Channel

from .office import DOOR, GARDEN, HALL, HOUR_MS, NOW_MS, Office

FROM_MS, TO_MS = NOW_MS - HOUR_MS, NOW_MS
WINDOW = {"window_from": "2026-11-24T07:00:00+00:00", "window_to": "2026-11-24T08:00:00+00:00"}


def test_each_outdoor_camera_answers_for_itself(office: Office) -> None:
    clip = office.shelf.add(DOOR, FROM_MS + 60_000)
    found = {each.camera: each for each in match(office.desk, FROM_MS, TO_MS)}
    assert found.keys() == {DOOR, GARDEN}
    assert found[DOOR].clips == (clip,)
    assert found[DOOR].gaps == ((FROM_MS, FROM_MS + 60_000), (FROM_MS + 90_000, TO_MS))
    assert found[GARDEN].clips == ()
    assert found[GARDEN].gaps == ((FROM_MS, TO_MS),)


def test_an_indoor_camera_only_when_somebody_adds_it(office: Office) -> None:
    clip = office.shelf.add(HALL, FROM_MS)
    assert HALL not in {each.camera for each in match(office.desk, FROM_MS, TO_MS)}
    found = {each.camera: each.clips for each in match(office.desk, FROM_MS, TO_MS, also=[HALL])}
    assert found[HALL] == (clip,)


def test_clips_of_a_removed_camera_only_when_somebody_adds_it(office: Office) -> None:
    gone = CameraId("gone")
    clip = office.shelf.add(gone, FROM_MS)
    assert gone not in {each.camera for each in match(office.desk, FROM_MS, TO_MS)}
    found = {each.camera: each for each in match(office.desk, FROM_MS, TO_MS, also=[gone])}
    assert found[gone].clips == (clip,)
    assert found[gone].gaps == ((FROM_MS + 30_000, TO_MS),)


def test_a_name_that_no_camera_ever_had_adds_nothing(office: Office) -> None:
    office.shelf.add(CameraId("gone"), TO_MS)
    found = match(office.desk, FROM_MS, TO_MS, also=[CameraId("gone"), CameraId("never")])
    assert {each.camera for each in found} == {DOOR, GARDEN}


def test_clips_at_the_edges_of_the_window_are_in_it_and_beyond_are_not(office: Office) -> None:
    before = office.shelf.add(DOOR, FROM_MS - 30_000)
    overlapping = office.shelf.add(DOOR, FROM_MS - 29_999)
    last = office.shelf.add(DOOR, TO_MS - 1)
    after = office.shelf.add(DOOR, TO_MS)
    (found, _) = match(office.desk, FROM_MS, TO_MS)
    assert found.clips == (overlapping, last)
    assert before not in found.clips
    assert after not in found.clips


def test_what_a_recorder_missed_within_a_clip_is_a_gap(office: Office) -> None:
    clip = office.shelf.add(DOOR, FROM_MS, seconds=3600)
    office.shelf.gaps[clip.id] = [(FROM_MS + 1000, FROM_MS + 4000), (FROM_MS + 9000, FROM_MS + 9500)]
    (found, _) = match(office.desk, FROM_MS, TO_MS)
    assert found.gaps == ((FROM_MS + 1000, FROM_MS + 4000), (FROM_MS + 9000, FROM_MS + 9500))


def test_a_clip_whose_file_is_gone_shows_nothing(office: Office) -> None:
    office.shelf.clips.append(replace(office.shelf.add(DOOR, FROM_MS, seconds=3600), state=ClipState.MISSING))
    office.shelf.clips.pop(0)
    (found, _) = match(office.desk, FROM_MS, TO_MS)
    assert len(found.clips) == 1
    assert found.gaps == ((FROM_MS, TO_MS),)


@given(st.lists(st.tuples(st.integers(-50, 150), st.integers(0, 60)), max_size=12))
def test_gaps_are_what_no_span_covers(drawn: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in drawn]
    found = list(gaps(spans, 0, 100))
    shown = {at for start, end in spans for at in range(max(0, start), min(100, end))}
    missing = {at for start, end in found for at in range(start, end)}
    assert shown | missing == set(range(100))
    assert not shown & missing
    assert all(start < end for start, end in found)
    assert found == sorted(found)


def test_what_an_automation_names_is_held_and_no_more(office: Office) -> None:
    window_ms = NOW_MS - 18 * HOUR_MS
    clips = [office.shelf.add(camera, window_ms) for camera in (DOOR, GARDEN, HALL)]
    by_camera = office.request(Channel.AUTOMATION, proposal={"recipient": "Anna", "camera": HALL})
    assert clips_to_hold(office.desk, by_camera).clips == (clips[2],)
    by_clip = office.request(Channel.AUTOMATION, proposal={"recipient": "Anna", "clip_ids": [clips[1].id]})
    assert clips_to_hold(office.desk, by_clip).clips == (clips[1],)


@pytest.mark.parametrize("known", [True, False])
def test_a_clip_that_is_named_and_not_there_is_left_out(office: Office, known: bool) -> None:
    clip = office.shelf.add(DOOR, NOW_MS)
    if not known:
        office.shelf.clips.clear()
    request = office.request(Channel.AUTOMATION, proposal={"recipient": "Anna", "clip_ids": [clip.id]})
    assert clips_to_hold(office.desk, request).clips == ((clip,) if known else ())


def test_where_there_are_more_clips_than_are_looked_at_it_is_said(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(matching, "MOST_CLIPS", 3)
    clips = [office.shelf.add(DOOR, FROM_MS + number * 60_000) for number in range(3)]
    (whole, _) = match(office.desk, FROM_MS, TO_MS)
    assert (whole.clips, whole.is_cut) == (tuple(clips), False)
    assert whole.gaps[-1] == (FROM_MS + 150_000, TO_MS)
    left_out = office.shelf.add(DOOR, FROM_MS + 180_000)
    (cut, _) = match(office.desk, FROM_MS, TO_MS)
    assert (cut.clips, cut.is_cut) == (tuple(clips), True)
    # Behind them nobody looked: to call it a gap would be wrong.
    assert cut.gaps[-1] == (FROM_MS + 150_000, left_out.start_ms)
    assert clips_to_hold(office.desk, office.request(scope=WINDOW)).is_cut


def test_to_keep_clips_nobody_looks_for_their_gaps(office: Office, monkeypatch: Any) -> None:
    """That reads the history once a clip: a stranger who asked for a busy day had recorders wait for the lane."""
    clips = [office.shelf.add(camera, FROM_MS) for camera in (DOOR, GARDEN)]
    monkeypatch.setattr(office.shelf, "gaps_in", None)
    assert clips_to_hold(office.desk, office.request(scope=WINDOW)).clips == tuple(clips)


def test_clips_that_all_began_before_the_window_leave_no_gap_that_nobody_looked_for(
    office: Office, monkeypatch: Any
) -> None:
    monkeypatch.setattr(matching, "MOST_CLIPS", 1)
    for _ in range(2):
        office.shelf.add(DOOR, FROM_MS - 1000)
    (cut, _) = match(office.desk, FROM_MS, TO_MS)
    assert (cut.is_cut, cut.gaps) == (True, ())
