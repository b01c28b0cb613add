"""A change of the policy that is one of what was in force before is over, and holds up no other."""

from dataclasses import replace

from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.ids import ChangeId
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import WAIT_MS
from custom_components.footage_guard.model.people_facts import ChangeDone, ChangeStopped, PolicyLowered
from custom_components.footage_guard.model.policy import Policy

from .test_roll import ALEX, ID, NEW, NOW, OPEN, Home, after, decision, home, invitation, proposed

__all__ = ["home"]

STRICTER = Decided(policy=Policy(veto_hours=1), mode=Mode.SEALED)
SECOND = ChangeId("01KB0000000000000000000001")


def test_it_is_over_once_something_else_is_in_force(home: Home) -> None:
    change = decision(OPEN)
    assert home.take(proposed(change), home.vote(change), PolicyLowered(decided=STRICTER.as_text(), actor=ALEX))
    assert not home.roll.changes[ID].is_open(NOW)
    assert not home.take(ChangeDone(change_id=ID), at=after(WAIT_MS))
    assert home.take(ChangeStopped(change_id=ID, actor=ALEX)), "as it may have been told already"


def test_it_stays_over_where_the_same_is_in_force_again(home: Home) -> None:
    change, back = decision(OPEN), decision(NEW, STRICTER, change_id=SECOND)
    assert home.take(proposed(change), home.vote(change), PolicyLowered(decided=STRICTER.as_text(), actor=ALEX))
    assert home.take(proposed(back), home.vote(back), ChangeDone(change_id=SECOND))
    assert home.roll.decided == NEW
    assert not home.roll.changes[ID].is_open(NOW)


def test_what_is_no_change_of_the_policy_goes_on(home: Home) -> None:
    change = invitation(person_id="kim")
    assert home.take(proposed(change), PolicyLowered(decided=STRICTER.as_text(), actor=ALEX))
    assert home.roll.changes[ID].is_open(NOW)
    assert home.take(home.vote(change), ChangeDone(change_id=ID))


def test_what_is_proposed_afterwards_is_done(home: Home) -> None:
    assert home.take(PolicyLowered(decided=STRICTER.as_text(), actor=ALEX))
    change = decision(replace(STRICTER, mode=Mode.CONVENIENCE), STRICTER)
    assert home.take(proposed(change), home.vote(change))
    assert home.take(ChangeDone(change_id=ID), at=after(WAIT_MS))
