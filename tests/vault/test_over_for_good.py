"""What is over stays over when the clock is set back: a proposal, an invitation, a door that closes by itself."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.model.change import IntakeChange
from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.intake import IntakeKind
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import OPEN_MS, WAIT_MS
from custom_components.footage_guard.model.people_facts import ChangeDone, PolicyLowered, VaultRemoved
from custom_components.footage_guard.model.policy import Policy

from .test_roll import HEAD, ID, NOW, OPEN, ROBIN, Home, after, decision, home, invitation, proposed

__all__ = ["home"]

DOOR = "00" * 32
BACK = replace(NOW, at_ms=NOW.at_ms + 1000)
"""A second later by the clock that was set back."""

type IsOpen = Callable[[Home, Moment], bool]


def _propose(home: Home) -> IsOpen:
    assert home.take(proposed(invitation()))
    return lambda home, now: home.roll.changes[ID].is_open(now)


def _invite(home: Home) -> IsOpen:
    assert home.invite()
    return lambda home, now: home.roll.invitations[ROBIN].is_open(now)


def _open(home: Home) -> IsOpen:
    door = IntakeChange(
        **HEAD, intake_sha256=DOOR, door=IntakeKind.ONE_DAY, key_sha256=None, closes_ms=NOW.at_ms + WAIT_MS
    )
    assert home.take(proposed(door), home.vote(door), ChangeDone(change_id=ID))
    return lambda home, now: home.roll.closings[DOOR].is_open(now)


ENDING = pytest.mark.parametrize(
    ("begin", "length_ms"),
    [(_propose, OPEN_MS), (_invite, OPEN_MS), (_open, WAIT_MS)],
    ids=["change", "person", "door"],
)


@ENDING
def test_it_is_open_for_its_time(home: Home, begin: Callable[[Home], IsOpen], length_ms: int) -> None:
    is_open = begin(home)
    assert is_open(home, after(length_ms - 1))
    assert not is_open(home, after(length_ms))


@ENDING
def test_the_clock_that_nobody_sets_ends_it_too(home: Home, begin: Callable[[Home], IsOpen], length_ms: int) -> None:
    is_open = begin(home)
    assert is_open(home, replace(BACK, up_ms=NOW.up_ms + length_ms - 1))
    assert not is_open(home, replace(BACK, up_ms=NOW.up_ms + length_ms))
    # After a start of the machine as well, as far as it is known to have run.
    assert is_open(home, replace(BACK, boot="other", up_ms=length_ms - 1))
    assert not is_open(home, replace(BACK, boot="other", up_ms=length_ms))


@ENDING
def test_what_was_told_after_its_end_has_it_be_over(
    home: Home, begin: Callable[[Home], IsOpen], length_ms: int
) -> None:
    is_open = begin(home)
    restarted = replace(BACK, boot="other", up_ms=0)
    home.take(VaultRemoved(), at=after(length_ms - 1))
    assert is_open(home, restarted)
    home.take(VaultRemoved(), at=after(length_ms))
    assert not is_open(home, restarted)


@ENDING
def test_what_was_seen_after_its_end_has_it_be_over(
    home: Home, begin: Callable[[Home], IsOpen], length_ms: int
) -> None:
    is_open = begin(home)
    home.roll.see(after(length_ms))
    assert not is_open(home, BACK)


@pytest.mark.parametrize("late_ms", [1, WAIT_MS // 2])
def test_what_is_agreed_to_at_the_last_moment_has_its_wait(home: Home, late_ms: int) -> None:
    change = decision(OPEN)
    assert home.take(proposed(change))
    voted = after(OPEN_MS - late_ms)
    assert home.take(home.vote(change), at=voted)
    due = after(OPEN_MS - late_ms + WAIT_MS)
    assert home.roll.changes[ID].is_open(due)
    assert home.take(ChangeDone(change_id=ID), at=due)
    assert home.roll.decided == OPEN


def test_what_was_agreed_to_is_not_done_for_ever(home: Home) -> None:
    change = decision(OPEN)
    assert home.take(proposed(change))
    assert home.take(home.vote(change), at=after(WAIT_MS))
    assert home.roll.changes[ID].is_open(after(WAIT_MS + OPEN_MS - 1))
    assert not home.take(ChangeDone(change_id=ID), at=after(WAIT_MS + OPEN_MS))


def test_nobody_votes_and_nobody_enrolls_by_what_is_over(home: Home) -> None:
    assert home.invite()
    home.roll.see(after(OPEN_MS))
    assert not home.take(home.enrolled(), at=BACK)
    change = replace(invitation(), person_id="kim")
    assert home.take(proposed(change))
    home.roll.see(after(OPEN_MS))
    assert not home.take(home.vote(change), at=BACK)


def test_what_is_begun_after_a_clock_ran_ahead_is_open(home: Home) -> None:
    """Nobody is kept out for years because a clock was wrong once."""
    ahead = after(1000 * WAIT_MS)
    stricter = Decided(policy=Policy(veto_hours=1), mode=Mode.SEALED)
    assert home.take(PolicyLowered(decided=stricter.as_text(), actor="alex"), at=ahead)
    assert home.invite(BACK)
    assert home.roll.invitations[ROBIN].is_open(BACK)
