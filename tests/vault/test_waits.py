"""A wait that is over stays over, whenever the machine starts; before that is told, no fewer have to agree."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.model.change import ExportChange
from custom_components.footage_guard.model.people import WAIT_MS, Role
from custom_components.footage_guard.model.people_facts import ChangeDone, PersonRemoved, WaitOver

from .test_roll import (
    AGAIN,
    ALEX,
    HEAD,
    ID,
    NEW,
    NOW,
    ROBIN,
    Home,
    after,
    before,
    both,
    decision,
    home,
    invitation,
    proposed,
)

__all__ = ["both", "home"]

OVER = WaitOver(person_id=ROBIN)
GONE = PersonRemoved(person_id=ROBIN, actor=ALEX)
EXPORT = ExportChange(**HEAD, epoch="2026-11", recipient="00" * 32)


def restarted(days: int = 0) -> Moment:
    """Return a moment a second after a start of the machine, so many days after all that is told."""
    return Moment(at_ms=NOW.at_ms + days * WAIT_MS, boot="another", up_ms=1000)


def test_whoever_has_waited_decides_after_each_start(both: Home) -> None:
    assert both.roll.waited(NOW) == {ROBIN}
    assert both.take(OVER)
    assert both.roll.waited(restarted(300)) == set()
    assert both.roll.approvers(restarted()).keys() == {ALEX, ROBIN}
    assert both.roll.enrolled(restarted()) == 2
    change = invitation(person_id="kim", by=ROBIN)
    assert both.take(proposed(change), both.vote(change, ROBIN, both.robin), at=restarted(300))


def test_a_start_before_it_was_told_leaves_no_fewer_to_agree(both: Home) -> None:
    assert both.roll.approvers(restarted()).keys() == {ALEX}
    assert both.roll.enrolled(restarted()) == 2
    assert not both.take(proposed(EXPORT), at=restarted())
    assert both.take(proposed(replace(EXPORT, needed=2)), at=restarted())


def test_a_start_has_nobody_go_unseen(both: Home) -> None:
    assert both.take(GONE, at=restarted())
    assert (both.roll.enrolled(restarted()), [*both.roll.departed(restarted())]) == (2, [ROBIN])
    assert not both.take(proposed(EXPORT), at=restarted())


def test_who_went_long_ago_is_not_counted_anew_after_a_start(both: Home) -> None:
    assert both.take(GONE)
    assert both.roll.enrolled(restarted(300)) == 2, "as long as nothing was told"
    late = after(WAIT_MS)
    assert both.roll.waited(late) == {ROBIN}
    assert both.take(OVER, at=late)
    assert (both.roll.enrolled(restarted(300)), both.roll.departed(restarted(300))) == (1, {})
    assert both.roll.waited(late) == set()


@pytest.mark.parametrize(
    ("person_id", "at"),
    [
        (ROBIN, after(WAIT_MS - 1)),
        (ROBIN, replace(after(WAIT_MS), up_ms=NOW.up_ms)),
        (ROBIN, replace(after(WAIT_MS), at_ms=NOW.at_ms)),
        (ROBIN, restarted(300)),
        (ALEX, after(WAIT_MS)),
        ("kim", after(WAIT_MS)),
    ],
    ids=["too early", "clock set forward", "clock set back", "just started", "who never waited", "nobody"],
)
def test_one_that_is_not_over_is_not_ended(home: Home, person_id: str, at: Moment) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    members = home.roll.members
    assert not home.take(WaitOver(person_id=person_id), at=at)
    assert home.roll.members == members
    assert home.roll.approvers(restarted()).keys() == {ALEX}


@pytest.mark.parametrize("at", [after(WAIT_MS - 1), restarted(300)], ids=["too early", "just started"])
def test_who_went_is_counted_until_the_day_is_over(both: Home, at: Moment) -> None:
    assert both.take(GONE)
    assert not both.take(OVER, at=at)
    assert both.roll.enrolled(at) == 2


def test_a_record_that_gives_itself_another_time_ends_no_wait(home: Home) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    assert home.take(OVER, at=after(WAIT_MS)), "nobody signs it, and whoever writes the file says when it was"
    assert home.roll.approvers(after(WAIT_MS - 1)).keys() == {ALEX}
    assert home.roll.approvers(replace(restarted(), at_ms=NOW.at_ms + WAIT_MS)).keys() == {ALEX, ROBIN}


def test_nor_has_whoever_went_be_counted_no_more(both: Home) -> None:
    assert both.take(GONE)
    assert both.take(OVER, at=after(WAIT_MS))
    assert both.roll.enrolled(after(WAIT_MS - 1)) == 2
    assert both.roll.enrolled(after(WAIT_MS)) == 1


def test_it_is_told_once(both: Home) -> None:
    assert both.take(OVER)
    assert not both.take(OVER)


def test_whoever_came_back_waits_again(both: Home) -> None:
    assert both.take(OVER, GONE)
    again = invitation(change_id=AGAIN)
    assert both.take(proposed(again), both.vote(again), ChangeDone(change_id=AGAIN), both.enrolled(change_id=AGAIN))
    assert both.roll.approvers(NOW).keys() == {ALEX}
    soon = after(WAIT_MS)
    assert both.take(OVER, at=soon), "one record for both waits"
    assert (both.roll.departures[ROBIN].is_over, both.roll.enrolled(restarted(2))) == (True, 2)
    assert both.roll.approvers(restarted(2)).keys() == {ALEX, ROBIN}


def test_of_two_waits_that_is_ended_which_is_over(both: Home) -> None:
    assert both.take(GONE)
    later = after(WAIT_MS // 2)
    again = invitation(change_id=AGAIN)
    back = (proposed(again), both.vote(again), ChangeDone(change_id=AGAIN), both.enrolled(change_id=AGAIN))
    assert both.take(*back, at=later)
    assert both.take(OVER, at=after(WAIT_MS))
    assert (both.roll.departures[ROBIN].is_over, both.roll.members[ROBIN].is_over) == (True, False)


def test_a_viewer_has_waited_too_and_counts_nowhere(home: Home) -> None:
    change = decision(replace(NEW, viewers=(ROBIN,)))
    fact = home.enrolled(role=Role.VIEWER, change_id=ID)
    assert home.take(proposed(change), home.vote(change), ChangeDone(change_id=ID), fact, at=before(WAIT_MS))
    assert home.take(OVER)
    assert home.roll.members[ROBIN].is_usable(restarted())
    assert home.roll.enrolled(restarted()) == 1
