"""An approver is not taken out as if they were a viewer: without a day, and unannounced."""

from dataclasses import replace

from custom_components.footage_guard.model.ids import ChangeId
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import ChangeDone, PersonRemoved, PolicyLowered

from .test_roll import AGAIN, ALEX, ID, NEW, NOW, ROBIN, Home, after, both, decision, home, proposed

__all__ = ["both", "home"]

VIEWING = replace(NEW, viewers=(ROBIN,))
NOBODY = PolicyLowered(decided=NEW.as_text(), actor=ALEX)


def name(home: Home, change_id: ChangeId = ID) -> bool:
    """Have Robin be named as a viewer."""
    change = decision(VIEWING, change_id=change_id)
    return home.take(proposed(change), home.vote(change), ChangeDone(change_id=change_id))


def test_who_is_enrolled_is_not_named_as_a_viewer(both: Home) -> None:
    assert not both.take(proposed(decision(VIEWING)))
    alone = replace(NEW, viewers=(ALEX,))
    assert not both.take(proposed(decision(alone)))
    assert both.take(proposed(decision(replace(NEW, viewers=("kim",)))))


def test_an_approver_among_the_viewers_is_not_dropped_with_them(home: Home) -> None:
    assert name(home)
    assert home.invite()
    assert home.take(home.enrolled(), NOBODY)
    assert home.roll.decided == NEW
    assert home.roll.members[ROBIN].role is Role.APPROVER
    assert ROBIN not in home.roll.removed
    assert home.take(PersonRemoved(person_id=ROBIN, actor=ALEX), at=after(24 * 3_600_000))
    assert home.roll.departed(after(24 * 3_600_000))[ROBIN].actor == ALEX


def test_who_is_to_be_an_approver_may_still_enroll(home: Home) -> None:
    assert name(home)
    assert home.invite()
    assert home.take(NOBODY)
    assert home.take(home.enrolled())


def test_a_viewer_is_dropped_whether_enrolled_or_invited(home: Home) -> None:
    assert name(home)
    assert home.take(NOBODY)
    assert (home.roll.invitations, home.roll.removed) == ({}, frozenset({ROBIN}))
    assert name(home, AGAIN)
    assert home.take(home.enrolled(role=Role.VIEWER, change_id=AGAIN), NOBODY)
    assert ([*home.roll.members], home.roll.removed) == ([ALEX], frozenset({ROBIN}))


def test_what_names_viewers_as_before_is_decided_on(home: Home) -> None:
    """Also where an approver is among them since before."""
    assert name(home)
    assert home.invite()
    assert home.take(home.enrolled())
    laxer = replace(VIEWING, policy=replace(VIEWING.policy, link_days=31))
    change = decision(laxer, VIEWING, change_id=AGAIN)
    assert home.take(proposed(change), home.vote(change), ChangeDone(change_id=AGAIN))
    assert home.roll.approvers(NOW).keys() == {ALEX}
    assert home.roll.decided == laxer
