"""What keeps the clips of a request is looked up when it is shown: other holds push theirs out, and time does."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import decline, reopen
from custom_components.footage_guard.flows.holding import as_held, hold_aside, loose_aside
from custom_components.footage_guard.flows.muting import mute
from custom_components.footage_guard.flows.receiving import take_in
from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.ids import HoldId, make_hold_id, make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.model.retention import (
    ACTION_HOLDS,
    ASIDE_HELD_PART,
    DEFAULT_QUOTA_BYTES,
    OWNER_HELD_PART,
)
from custom_components.footage_guard.model.rules.daily_limit import MOST
from custom_components.footage_guard.model.rules.rule import MuteScope
from custom_components.footage_guard.model.rules.screening import HOLD_RULES, reasons

from .office import DAY_MS, DOOR, HOUR_MS, NOW_MS, Office
from .test_receiving import WINDOW_MS, of, received
from .test_settling import known

OWNERS = make_hold_id(NOW_MS, 1)


def kept(office: Office, record: RequestRecord) -> dict[str, Any]:
    """Return what is shown of the clips of a request now."""
    shown = as_held(office.desk, office.state.requests.get_request(record.id))
    return {finding.rule: dict(finding.values) for finding in shown.findings if finding.rule in HOLD_RULES}


def taken(office: Office, *, so_many: int = ACTION_HOLDS) -> None:
    """Have others take the room for holds, with a clip of another time."""
    clip = office.shelf.add(DOOR, WINDOW_MS - 5 * HOUR_MS)
    for number in range(so_many):
        office.shelf.holds[HoldId(f"hold {number}")] = (HoldKind.ACTION, (clip.id,), None)


def test_a_hold_that_others_pushed_out_is_shown_as_none(office: Office) -> None:
    """It used to be shown as what it was when the request came."""
    for number in range(2):
        office.shelf.add(DOOR, WINDOW_MS + number * 60_000)
    record = received(office, office.request())
    assert kept(office, record) == {}
    office.shelf.end_hold(HoldId(record.id))
    assert kept(office, record) == {"not_held": {"clips": 2}}


def test_what_is_held_for_somebody_else_is_held(office: Office) -> None:
    clip, _ = (office.shelf.add(DOOR, WINDOW_MS + number * 60_000) for number in range(2))
    record = received(office, office.request())
    office.shelf.holds = {OWNERS: (HoldKind.OWNER, (clip.id,), None)}
    assert kept(office, record) == {"not_held": {"clips": 1}}


def test_what_was_removed_needs_no_hold(office: Office) -> None:
    office.shelf.clips = [replace(office.shelf.add(DOOR, WINDOW_MS), state=ClipState.MISSING)]
    record = received(office, office.request())
    office.shelf.end_hold(HoldId(record.id))
    assert kept(office, record) == {}


@pytest.mark.parametrize(("early_ms", "is_told"), [(HOUR_MS, False), (HOUR_MS + 1, True), (10 * DAY_MS, True)])
def test_a_hold_that_ends_before_the_request_closes_is_told(office: Office, early_ms: int, *, is_told: bool) -> None:
    """That of an unverified requester lasts 14 days, and a request up to 30. Full hours alone are not worth a word."""
    clip = office.shelf.add(DOOR, WINDOW_MS)
    record = received(office, office.request())
    ends_ms = record.request.closes_ms - early_ms
    office.shelf.holds[HoldId(record.id)] = (HoldKind.ACTION, (clip.id,), ends_ms)
    assert ("held_until" in kept(office, record)) is is_told
    # The longest of all counts.
    office.shelf.holds[OWNERS] = (HoldKind.OWNER, (clip.id,), None)
    assert kept(office, record) == {}


def test_what_nobody_has_looked_at_or_has_ended_is_shown_as_it_is(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    new = take_in(office.desk, office.request(**of("Office 1")), now_ms=NOW_MS)
    record = received(office, office.request())
    close_due(office.desk, now_ms=record.request.closes_ms)
    assert kept(office, new) == kept(office, record) == {}


def look_aside(office: Office) -> None:
    """Do what is done each hour with what waits set aside."""
    for request_id in loose_aside(office.desk):
        hold_aside(office.desk, request_id, now_ms=NOW_MS)


def crowded(office: Office) -> RequestRecord:
    """Have five strangers ask, and then somebody else."""
    for number in range(MOST):
        received(office, office.request(**of(f"Office {number}")))
    record = received(office, office.request())
    assert reasons(record.findings) == {"daily_limit"}
    return record


def test_behind_five_strangers_the_clips_are_held_where_there_is_room(office: Office) -> None:
    """They used to be left to time."""
    office.shelf.add(DOOR, WINDOW_MS)
    office.shelf.most_held = 0
    for number in range(MOST):
        received(office, office.request(**of(f"Office {number}")))
    office.shelf.most_held = 1000
    record = received(office, office.request())
    assert record.state is RequestState.SET_ASIDE
    assert [*office.shelf.holds] == [HoldId(record.id)]


def test_behind_five_strangers_it_is_listed_with_the_reason_and_can_be_brought_back(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    record = crowded(office)
    aside = office.state.lists.aside()
    assert (aside.count, aside.reasons) == (1, {"daily_limit": 1})
    assert record.id in office.state.lists.page((1 << 62, ""), 10, is_open=True)
    again = reopen(office.desk, record.id, actor="anna", now_ms=NOW_MS, version=record.version)
    assert again.state is RequestState.PENDING
    assert HoldId(record.id) in office.shelf.holds
    assert office.state.lists.aside().count == 0


def test_each_reason_is_counted_and_what_was_decided_is_not(office: Office) -> None:
    crowded(office)
    second = received(office, office.request())
    assert reasons(second.findings) == {"daily_limit"}
    declined = received(office, office.request())
    decline(office.desk, declined.id, actor="anna", now_ms=NOW_MS)
    mute(office.desk, second.id, MuteScope.EVERYTHING, until_ms=None, now_ms=NOW_MS)
    received(office, office.request())
    office.state._database.rows("UPDATE requests SET findings = x'7b7d' WHERE id = :id", {"id": second.id})
    aside = office.state.lists.aside()
    assert (aside.count, aside.reasons) == (3, {"daily_limit": 2, "muted_everything": 1, "open_limit": 1})


def test_as_soon_as_there_is_room_it_is_held_the_oldest_first(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    taken(office)
    first, second = crowded(office), received(office, office.request(**of("Office 9")))
    assert not {HoldId(first.id), HoldId(second.id)} & {*office.shelf.holds}
    look_aside(office)
    assert HoldId(first.id) not in office.shelf.holds
    office.shelf.holds = {hold_id: held for hold_id, held in office.shelf.holds.items() if hold_id.startswith("hold")}
    office.shelf.end_hold(HoldId("hold 0"))
    look_aside(office)
    assert HoldId(first.id) in office.shelf.holds
    assert HoldId(second.id) not in office.shelf.holds
    assert len(office.shelf.holds) == ACTION_HOLDS
    assert "not_held" not in {finding.rule for finding in office.state.requests.get_request(first.id).findings}


@pytest.mark.parametrize("become", ["declined", "unreadable", "unknown"])
def test_what_became_of_it_between_two_turns_counts(office: Office, become: str) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    taken(office)
    record = crowded(office)
    (found,) = loose_aside(office.desk)
    assert found == record.id
    office.shelf.holds.clear()
    if become == "declined":
        decline(office.desk, found, actor="anna", now_ms=NOW_MS)
    if become == "unreadable":
        office.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", {"id": found})
    hold_aside(office.desk, make_request_id(NOW_MS, 9) if become == "unknown" else found, now_ms=NOW_MS)
    assert not office.shelf.holds


def test_what_is_muted_is_not_held_whatever_room_there_is(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    first = received(office, office.request())
    office.shelf.end_hold(HoldId(first.id))
    mute(office.desk, first.id, MuteScope.REQUESTER, until_ms=None, now_ms=NOW_MS)
    received(office, office.request())
    look_aside(office)
    assert not office.shelf.holds


def test_of_somebody_who_is_known_the_clips_are_held_whatever_room_there_is(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    taken(office)
    for _ in range(2):
        record = received(office, office.request(verification=known(Level.SIGNED)))
    assert record.state is RequestState.SET_ASIDE
    assert office.shelf.holds[HoldId(record.id)][0] is HoldKind.REQUEST
    assert kept(office, record) == {}


def large(office: Office, start_ms: int, size_bytes: int) -> None:
    """Put a clip there that takes up much of the quota."""
    office.shelf.clips[-1:] = [replace(office.shelf.add(DOOR, start_ms), size_bytes=size_bytes)]


def signed_an_hour_later(office: Office) -> RequestRecord:
    later = {"window_from": "2026-11-23T15:00:00+00:00", "window_to": "2026-11-23T16:00:00+00:00"}
    return received(office, office.request(verification=known(Level.SIGNED), scope=later))


def test_what_nobody_is_shown_leaves_new_clips_and_the_home_itself_room_whoever_signs_it(office: Office) -> None:
    """Whoever signed could have all there is be held, request by request, so that each new clip went as it came."""
    most = int(ASIDE_HELD_PART * DEFAULT_QUOTA_BYTES)
    assert most < OWNER_HELD_PART * DEFAULT_QUOTA_BYTES
    large(office, WINDOW_MS, most)
    large(office, WINDOW_MS + HOUR_MS, 1)
    # What is shown is held whatever there is, and what is kept already takes up nothing more.
    shown, same = (received(office, office.request(verification=known(Level.SIGNED))) for _ in range(2))
    assert (shown.state, same.state) == (RequestState.PENDING, RequestState.SET_ASIDE)
    over = signed_an_hour_later(office)
    assert office.shelf.holds.keys() == {HoldId(shown.id), HoldId(same.id)}
    assert kept(office, over) == {"not_held": {"clips": 1}}
    look_aside(office)
    assert HoldId(over.id) not in office.shelf.holds
    for each in (shown, same):
        office.shelf.end_hold(HoldId(each.id))
        decline(office.desk, each.id, actor="anna", now_ms=NOW_MS)
    look_aside(office)
    assert office.shelf.holds.keys() == {HoldId(over.id)}


def test_a_clip_whose_file_is_gone_takes_up_no_room(office: Office) -> None:
    large(office, WINDOW_MS, DEFAULT_QUOTA_BYTES)
    office.shelf.clips = [replace(clip, state=ClipState.MISSING) for clip in office.shelf.clips]
    received(office, office.request(verification=known(Level.SIGNED)))
    office.shelf.holds.clear()
    again = received(office, office.request(verification=known(Level.SIGNED)))
    assert again.state is RequestState.SET_ASIDE
    assert HoldId(again.id) in office.shelf.holds
