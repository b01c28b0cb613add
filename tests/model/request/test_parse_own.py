"""What the home itself asks for: the caller is the requester, and what it would give away is a proposal."""

from collections.abc import Mapping

import pytest

from custom_components.footage_guard.model.errors import Reason
from custom_components.footage_guard.model.request import Channel, Proposal, RequesterType

from .sending import CLIP_ID, LEAST, OWN, UNVERIFIED, changed, parsed, problems, without

OUTSIDE = [channel for channel in Channel if channel not in {Channel.AUTOMATION, Channel.UI}]


def test_the_caller_is_the_requester() -> None:
    request = parsed(OWN, Channel.AUTOMATION, caller="Robin Vale")
    assert (request.requester.type, request.requester.person_name) == (RequesterType.HOUSEHOLD, "Robin Vale")
    assert parsed(OWN, Channel.AUTOMATION).requester.organisation_key == ""


def test_the_proposal() -> None:
    request = parsed(OWN, Channel.AUTOMATION)
    assert request.proposal == Proposal(
        recipient="Parcel service", camera=OWN["proposal"]["camera"], clip_ids=(), hand_over=True
    )
    assert request.verification == UNVERIFIED


def test_clips_by_name() -> None:
    raw = changed(OWN, "proposal", {"recipient": "Robin Vale", "clip_ids": [CLIP_ID]})
    proposal = parsed(raw, Channel.AUTOMATION).proposal
    assert proposal is not None
    assert (proposal.camera, proposal.clip_ids, proposal.hand_over) == (None, (CLIP_ID,), False)


def test_a_request_by_an_action_needs_no_proposal() -> None:
    assert parsed({"scope": LEAST["scope"]}, Channel.AUTOMATION).proposal is None


@pytest.mark.parametrize("field", ["requester", "signature"])
@pytest.mark.parametrize("value", [{}, "", "a..b", {"type": "court", "organisation": "City Court"}])
def test_it_cannot_say_that_somebody_else_asks(field: str, value: object) -> None:
    assert problems({**OWN, field: value}, Channel.AUTOMATION) == {field: Reason.SET_ELSEWHERE}


@pytest.mark.parametrize("channel", OUTSIDE)
def test_nobody_outside_proposes(channel: Channel) -> None:
    raw = {**LEAST, "proposal": OWN["proposal"]}
    assert problems(raw, channel) == {"proposal": Reason.SET_ELSEWHERE}


@pytest.mark.parametrize("channel", OUTSIDE)
def test_nobody_outside_is_a_person_of_this_home(channel: Channel) -> None:
    """A stranger was "a person of this home" in the to-do list, in events and in triggers."""
    assert problems(changed(LEAST, "requester.type", "household"), channel) == {"requester.type": Reason.UNKNOWN_CHOICE}


def test_a_person_in_the_panel_is_one_of_this_home() -> None:
    request = parsed(changed(LEAST, "requester.type", "household"), Channel.UI)
    assert request.requester.type is RequesterType.HOUSEHOLD


def test_a_person_in_the_panel_proposes_and_keeps_the_link() -> None:
    raw = {**LEAST, "proposal": OWN["proposal"]}
    assert problems(raw, Channel.UI) == {"proposal.hand_over": Reason.SET_ELSEWHERE}
    request = parsed(without(raw, "proposal.hand_over"), Channel.UI)
    assert request.proposal is not None
    assert request.proposal.recipient == "Parcel service"


def test_only_what_the_home_gives_may_be_shorter_than_15_minutes() -> None:
    assert problems(without(OWN, "proposal"), Channel.AUTOMATION) == {"scope.window_to": Reason.WINDOW_TOO_SHORT}
    late = changed(OWN, "scope.window_to", "2026-11-24T20:00:00.001Z")
    assert problems(late, Channel.AUTOMATION) == {"scope.window_to": Reason.WINDOW_TOO_LONG}
    empty = changed(OWN, "scope.window_to", "2026-11-24T08:00:00Z")
    assert problems(empty, Channel.AUTOMATION) == {"scope.window_to": Reason.END_BEFORE_START}


@pytest.mark.parametrize(
    ("proposal", "wrong"),
    [
        (None, {"": Reason.WRONG_TYPE}),
        ({}, {"recipient": Reason.REQUIRED, "clip_ids": Reason.REQUIRED}),
        ({"recipient": "a"}, {"clip_ids": Reason.REQUIRED}),
        ({"recipient": "a", "clip_ids": []}, {"clip_ids": Reason.REQUIRED}),
        ({"recipient": "a", "camera": ""}, {"camera": Reason.REQUIRED}),
        ({"recipient": "a", "camera": "c", "clip_ids": [CLIP_ID]}, {"clip_ids": Reason.CLIPS_AMBIGUOUS}),
        ({"recipient": "a", "camera": "../c"}, {"camera": Reason.MALFORMED}),
        ({"recipient": "a", "camera": 1}, {"camera": Reason.WRONG_TYPE}),
        ({"recipient": "", "camera": "c"}, {"recipient": Reason.REQUIRED}),
        ({"recipient": "x" * 81, "camera": "c"}, {"recipient": Reason.TOO_LONG}),
        ({"recipient": "a", "clip_ids": CLIP_ID}, {"clip_ids": Reason.WRONG_TYPE}),
        ({"recipient": "a", "clip_ids": [CLIP_ID, CLIP_ID]}, {"clip_ids": Reason.DUPLICATE}),
        ({"recipient": "a", "clip_ids": [CLIP_ID, "x"]}, {"clip_ids.1": Reason.MALFORMED}),
        ({"recipient": "a", "clip_ids": [1]}, {"clip_ids.0": Reason.WRONG_TYPE}),
        ({"recipient": "a", "clip_ids": [CLIP_ID] * 51}, {"clip_ids": Reason.TOO_MANY}),
        ({"recipient": "a", "camera": "c", "hand_over": "yes"}, {"hand_over": Reason.WRONG_TYPE}),
        ({"recipient": "a", "camera": "c", "share": True}, {"": Reason.UNKNOWN_FIELD}),
    ],
)
def test_what_is_no_proposal(proposal: object, wrong: Mapping[str, Reason]) -> None:
    expected = {f"proposal.{field}".strip("."): reason for field, reason in wrong.items()}
    assert problems({**OWN, "proposal": proposal}, Channel.AUTOMATION) == expected
