"""Where more have to agree than when a draft was frozen, it is frozen anew, and votes count anew."""

import pytest

from custom_components.footage_guard.flows.releasing import Released
from custom_components.footage_guard.flows.voting import Waiting
from custom_components.footage_guard.model.errors import StatementChanged
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.policy import Policy

from .office import DOOR, HALL, Office
from .polls import Polls


def test_whoever_becomes_an_approver_has_to_agree_to_what_a_camera_indoors_saw(office: Office) -> None:
    polls = Polls(office, Policy(), "ada")
    statement = polls.frozen(polls.clip(HALL))
    assert statement.needed == 1
    polls.active.append("cleo")
    polls.enrolled = 2
    with pytest.raises(StatementChanged):
        polls.cast(statement)
    polls.office.desk.move_release(statement.draft_id, ReleaseInput.EDIT, actor="ada", now_ms=polls.now.ms)
    again = polls.freeze(statement.draft_id)
    assert polls.cast(again) == Waiting(votes=1, needed=2)
    assert isinstance(polls.cast(again, "cleo"), Released)


def test_a_camera_that_looks_indoors_by_now_needs_everybody(office: Office) -> None:
    polls = Polls(office, Policy())
    statement = polls.frozen()
    assert statement.needed == 1
    office.house.outdoor = {**office.house.outdoor, DOOR: False}
    with pytest.raises(StatementChanged):
        polls.cast(statement)
    assert polls.state(statement.draft_id) is ReleaseState.FROZEN


def test_nobody_decides_before_it_is_known_who_may(office: Office) -> None:
    polls = Polls(office, Policy())
    statement = polls.frozen()
    polls.is_read = False
    with pytest.raises(StatementChanged):
        polls.cast(statement)
    polls.is_read = True
    assert isinstance(polls.cast(statement), Released)


def test_whoever_went_leaves_as_many_to_agree(office: Office) -> None:
    polls = Polls(office, Policy())
    statement = polls.frozen(polls.clip(HALL))
    polls.active.remove("ben")
    polls.enrolled = 1
    assert polls.cast(statement) == Waiting(votes=1, needed=2)
