"""A challenge is good once, soon, for one person in one login over one connection, and for one statement."""

import gc
from types import SimpleNamespace
from typing import Any, cast

import pytest

from custom_components.footage_guard.bridge.proof.actor import Actor
from custom_components.footage_guard.bridge.proof.challenges import LASTS_S, MOST, Challenges, may_be_same
from custom_components.footage_guard.model.errors import ChallengeExpired, ChallengeUsed, StatementChanged

STATEMENT = "5c" * 32


def _connection() -> Any:
    return SimpleNamespace(subscriptions={"auth": lambda: None})


def _actor(person: str = "alex", login: str = "one", connection: Any = None) -> Actor:
    return Actor(person_id=person, login_id=login, connection=connection or _connection())


class Clock:
    """A clock that only a test moves."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still."""
    return Clock()


@pytest.fixture
def challenges(clock: Clock) -> Challenges:
    """Give a store that never gave any."""
    return Challenges(clock)


def test_it_is_good_for_what_it_was_given_for(challenges: Challenges) -> None:
    actor = _actor()
    assert challenges.take(actor, challenges.give(actor, STATEMENT)) == STATEMENT


def test_no_two_are_the_same_and_none_can_be_guessed(challenges: Challenges) -> None:
    actor = _actor()
    given = {challenges.give(actor, STATEMENT) for _ in range(100)}
    assert len(given) == 100
    assert {len(challenge) for challenge in given} == {43}, "256 bits"


def test_it_is_good_once(challenges: Challenges) -> None:
    actor = _actor()
    challenge = challenges.give(actor, STATEMENT)
    challenges.take(actor, challenge)
    with pytest.raises(ChallengeUsed):
        challenges.take(actor, challenge)


def test_a_command_of_the_same_login_later_is_the_same_person(challenges: Challenges) -> None:
    connection = _connection()
    challenge = challenges.give(_actor(connection=connection), STATEMENT)
    assert challenges.take(_actor(connection=connection), challenge) == STATEMENT


@pytest.mark.parametrize("other", [{"person": "robin"}, {"login": "two"}, {}], ids=["person", "login", "connection"])
def test_somebody_else_is_refused_and_uses_it_up(challenges: Challenges, other: dict[str, str]) -> None:
    connection = _connection()
    actor = _actor(connection=connection)
    challenge = challenges.give(actor, STATEMENT)
    elsewhere = _actor(**other, connection=connection if other else None)
    for who in (elsewhere, actor):
        with pytest.raises(ChallengeUsed):
            challenges.take(who, challenge)


@pytest.mark.parametrize("challenge", [None, 5, [], {}, "", "x", "\ud800", b"x"])
def test_anything_else_is_none(challenges: Challenges, challenge: object) -> None:
    challenges.give(_actor(), STATEMENT)
    with pytest.raises(ChallengeUsed):
        challenges.take(_actor(), challenge)


def test_it_ends_in_time(challenges: Challenges, clock: Clock) -> None:
    actor = _actor()
    first, second = (challenges.give(actor, STATEMENT) for _ in range(2))
    clock.now_s += LASTS_S - 0.001
    assert challenges.take(actor, first) == STATEMENT
    clock.now_s += 0.001
    with pytest.raises(ChallengeExpired):
        challenges.take(actor, second)
    with pytest.raises(ChallengeUsed):
        challenges.take(actor, second)


def test_one_person_s_oldest_go_first_and_nobody_else_s(challenges: Challenges) -> None:
    alex, robin = _actor(), _actor("robin")
    kept = challenges.give(robin, STATEMENT)
    given = [challenges.give(alex, STATEMENT) for _ in range(MOST + 2)]
    for challenge in given[:2]:
        with pytest.raises(ChallengeUsed):
            challenges.take(alex, challenge)
    for challenge in given[2:]:
        assert challenges.take(alex, challenge) == STATEMENT
    assert challenges.take(robin, kept) == STATEMENT


def test_it_ends_with_its_connection(challenges: Challenges) -> None:
    actor = _actor()
    challenge = challenges.give(actor, STATEMENT)
    # As Home Assistant does it.
    for stop in cast("dict[object, Any]", actor.connection.subscriptions).values():
        stop()
    assert not challenges._given
    with pytest.raises(ChallengeUsed):
        challenges.take(actor, challenge)


def test_nothing_of_one_that_is_used_stays_at_the_connection(challenges: Challenges) -> None:
    actor = _actor()
    for _ in range(2 * MOST):
        challenges.take(actor, challenges.give(actor, STATEMENT))
    challenges.give(actor, STATEMENT)
    challenges.clear()
    assert actor.connection.subscriptions.keys() == {"auth"}
    assert not challenges._given


def test_the_store_does_not_hold_what_it_gave(challenges: Challenges) -> None:
    actor = _actor()
    challenge = challenges.give(actor, STATEMENT)
    shown = repr(vars(challenges)) + repr(actor.connection.subscriptions) + repr(actor)
    assert challenge not in shown
    gc.collect()


@pytest.mark.parametrize("other", [None, 5, "", "5c" * 31, "5C" * 32, "é", "\ud800", b"5c" * 32])
def test_another_statement_is_refused(other: object) -> None:
    may_be_same(STATEMENT, STATEMENT, STATEMENT)
    for others in ((other, STATEMENT), (STATEMENT, other)):
        with pytest.raises(StatementChanged):
            may_be_same(STATEMENT, *others)
