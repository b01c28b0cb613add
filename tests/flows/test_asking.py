"""Automations ask with limits: equal things once, three at a time, and not what was just declined."""

from contextlib import nullcontext
from typing import Any

import pytest

from custom_components.footage_guard.flows.asking import HOUR_MS, ask
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import decline, reopen, withdraw
from custom_components.footage_guard.model.errors import DeclinedBefore, NothingMatches, TooManyAsked
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.parse import parse_request
from custom_components.footage_guard.model.request.words import Channel

from .office import DAY_MS, DOOR, GARDEN, NOW_MS, UNVERIFIED, Office, wish


@pytest.fixture(autouse=True)
def clips(office: Office) -> None:
    for camera in (DOOR, GARDEN):
        office.shelf.add(camera, NOW_MS - 18 * HOUR_MS)


def asks(office: Office, recipient: str = "Anna", camera: str = DOOR, now_ms: int = NOW_MS) -> RequestRecord:
    request = office.request(Channel.AUTOMATION, **wish(recipient, camera))
    return ask(office.desk, request, now_ms=now_ms)


def test_it_waits_for_a_person_like_any_request(office: Office) -> None:
    record = asks(office)
    assert record.state is RequestState.PENDING
    assert office.told == [(record.id, Happening.RECEIVED), (record.id, Happening.NEEDS_DECISION)]
    assert office.shelf.holds


def test_equal_ones_are_one(office: Office) -> None:
    assert asks(office, "Anna").id == asks(office, "  ANNA ".strip()).id
    assert len(office.state.requests.in_states((RequestState.PENDING,))) == 1


def test_the_fourth_is_refused(office: Office) -> None:
    for recipient in ("Anna", "Ben", "Cleo"):
        asks(office, recipient)
    with pytest.raises(TooManyAsked):
        asks(office, "Dora")
    assert asks(office, "Ben").state is RequestState.PENDING


def test_after_a_no_the_same_is_refused_for_an_hour_and_only_the_same(office: Office) -> None:
    decline(office.desk, asks(office).id, actor="anna", now_ms=NOW_MS)
    with pytest.raises(DeclinedBefore):
        asks(office, now_ms=NOW_MS + HOUR_MS)
    assert asks(office, "Ben").state is RequestState.PENDING
    assert asks(office, camera=GARDEN).state is RequestState.PENDING
    assert asks(office, now_ms=NOW_MS + HOUR_MS + 1).state is RequestState.PENDING


def test_a_no_right_before_the_announced_moment_is_one_for_an_hour(office: Office) -> None:
    """Once it had closed, the same could be asked again at once."""
    record = asks(office)
    at_ms = record.request.closes_ms
    decline(office.desk, record.id, actor="anna", now_ms=at_ms - 1)
    close_due(office.desk, now_ms=at_ms)
    assert office.state.requests.head(record.id).state is RequestState.CLOSED
    with pytest.raises(DeclinedBefore):
        asks(office, now_ms=at_ms + HOUR_MS - 1)
    assert asks(office, now_ms=at_ms + HOUR_MS).state is RequestState.PENDING


@pytest.mark.parametrize(("ahead_ms", "is_refused"), [(HOUR_MS, True), (HOUR_MS + 1, False), (3650 * DAY_MS, False)])
def test_a_no_by_a_clock_that_was_years_ahead_is_not_one_for_years(
    office: Office, ahead_ms: int, *, is_refused: bool
) -> None:
    record = asks(office)
    decline(office.desk, record.id, actor="anna", now_ms=NOW_MS + ahead_ms)
    with pytest.raises(DeclinedBefore) if is_refused else nullcontext():
        asks(office)


def test_a_no_that_was_taken_back_is_none_any_more(office: Office) -> None:
    record = asks(office)
    version = decline(office.desk, record.id, actor="anna", now_ms=NOW_MS).version
    reopen(office.desk, record.id, actor="anna", now_ms=NOW_MS, version=version)
    withdraw(office.desk, record.id, actor=None, now_ms=NOW_MS)
    assert asks(office).state is RequestState.PENDING


def test_the_same_footage_by_its_clips_is_the_same(office: Office) -> None:
    decline(office.desk, asks(office).id, actor="anna", now_ms=NOW_MS)
    named = office.request(Channel.AUTOMATION, proposal={"recipient": "anna", "clip_ids": [office.shelf.clips[0].id]})
    with pytest.raises(DeclinedBefore):
        ask(office.desk, named, now_ms=NOW_MS)


@pytest.mark.parametrize(
    ("declined", "asked"),
    [((0,), (0, 1)), ((0, 1), (0,)), ((0, 1), (1,)), ((0, 1), (1, 0)), ((0,), (0,))],
)
def test_a_no_about_a_camera_holds_whatever_is_asked_for_beside_it(
    office: Office, declined: tuple[int, ...], asked: tuple[int, ...]
) -> None:
    """Another camera beside it used to make another question of it."""
    first, second = (
        {"recipient": "Anna", "clip_ids": [office.shelf.clips[each].id for each in which]}
        for which in (declined, asked)
    )
    decline(office.desk, own(office, proposal=first).id, actor="anna", now_ms=NOW_MS)
    with pytest.raises(DeclinedBefore):
        own(office, purpose="In other words.", proposal=second)
    assert own(office, proposal=second | {"recipient": "Ben"}).state is RequestState.PENDING
    assert own(office, now_ms=NOW_MS + HOUR_MS + 1, proposal=second).state is RequestState.PENDING


def test_a_no_about_one_camera_is_none_about_another(office: Office) -> None:
    decline(office.desk, asks(office, camera=DOOR).id, actor="anna", now_ms=NOW_MS)
    by_clip = {"recipient": "Anna", "clip_ids": [office.shelf.clips[1].id]}
    assert own(office, proposal=by_clip).state is RequestState.PENDING


def own(office: Office, minute: int = 0, *, caller: str = "", now_ms: int = NOW_MS, **changed: object) -> RequestRecord:
    """Ask without a proposal, for a window that ends at a minute."""
    scope = {"window_from": "2026-11-23T14:00:00+00:00", "window_to": f"2026-11-23T15:{minute:02}:00+00:00"}
    fields = {"proposal": None, "scope": scope} | changed
    raw = {name: value for name, value in (wish() | fields).items() if value is not None}
    request = parse_request(
        raw,
        request_id=office.request().id,
        received_ms=now_ms,
        channel=Channel.AUTOMATION,
        verification=UNVERIFIED,
        caller=caller,
    )
    return ask(office.desk, request, now_ms=now_ms)


def test_a_no_to_what_names_nobody_is_none_to_everything_that_names_nobody(office: Office) -> None:
    decline(office.desk, own(office).id, actor="anna", now_ms=NOW_MS)
    assert own(office, minute=1).state is RequestState.PENDING
    # The same words are the same question.
    with pytest.raises(DeclinedBefore):
        own(office)


SHOWN: dict[str, dict[str, object]] = {
    "who asks": {"caller": "Bert"},
    "the case": {"case_reference": "26-118"},
    "the message": {"message": "It was blue."},
    "the purpose": {"purpose": "A bicycle was taken."},
    "the incident": {"incident": {"type": "theft"}},
    "when it was": {"incident": {"occurred_from": "2026-11-23T14:00:00+00:00"}},
    "the legal basis": {"legal_basis": {"claimed": "subpoena"}},
    "the document": {"legal_basis": {"document_sha256": "ab" * 32}},
    "who else gets it": {"intended_recipients": ["Cleo"]},
    "onward sharing": {"onward_sharing": "To the insurer."},
    "how long it is kept": {"retention_claimed": "A year."},
    "what is wished": {"respond_by": "2026-11-26T14:00:00+00:00"},
    "how long it is open": {"expires_at": "2026-11-26T14:00:00+00:00"},
    "what it amends": {"supersedes": make_request_id(NOW_MS, 1)},
    "the window": {"minute": 1},
}
"""What a person is shown of a request."""


@pytest.mark.parametrize("is_proposed", [False, True])
@pytest.mark.parametrize("changed", SHOWN.values(), ids=SHOWN)
def test_what_would_be_shown_otherwise_is_another_request(
    office: Office, changed: dict[str, Any], *, is_proposed: bool
) -> None:
    """They used to be one: a case, a message or a claimed order was never shown, and who asked was somebody else."""
    proposal = wish("Anna", DOOR)["proposal"] if is_proposed else None
    same: dict[str, Any] = {"caller": "Anna", "proposal": proposal}
    first = own(office, **same)
    assert own(office, **same).id == first.id
    other = own(office, **same | changed)
    assert other.id != first.id
    assert own(office, **same | changed).id == other.id


def test_a_link_that_is_asked_back_is_another_question(office: Office) -> None:
    proposal = wish("Anna", DOOR)["proposal"]
    first = own(office, proposal=proposal)
    assert own(office, proposal=proposal | {"hand_over": True}).id != first.id
    assert own(office, proposal=proposal | {"camera": GARDEN}).id != first.id


def test_what_was_declined_is_not_amended_under_a_name(office: Office) -> None:
    first = own(office, caller="Anna")
    decline(office.desk, first.id, actor="anna", now_ms=NOW_MS)
    second = own(office, minute=1, caller="Anna", supersedes=first.id)
    assert office.state.requests.head(first.id).state is RequestState.DECLINED
    assert second.state is RequestState.PENDING


def test_the_same_is_the_same_in_another_hour_and_zone(office: Office) -> None:
    first = own(office)
    scope = {"window_from": "2026-11-23T15:00:00+01:00", "window_to": "2026-11-23T16:00:00+01:00"}
    assert own(office, scope=scope, now_ms=NOW_MS + 2 * HOUR_MS + 1).id == first.id


def test_what_names_nobody_tires_nobody(office: Office) -> None:
    assert own(office).id == own(office).id
    for minute in (1, 2):
        own(office, minute)
    with pytest.raises(TooManyAsked):
        own(office, minute=3)


def test_a_clip_that_is_still_being_written_is_asked_for_once(office: Office) -> None:
    proposal = {"recipient": "Anna", "clip_ids": [office.shelf.clips[0].id]}
    assert own(office, 0, proposal=proposal).id == own(office, 1, proposal=proposal).id


def test_what_does_not_exist_cannot_be_asked_for(office: Office) -> None:
    office.shelf.clips.clear()
    with pytest.raises(NothingMatches):
        asks(office)
    assert not office.history.told
