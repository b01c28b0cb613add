"""Who counts, for what, and how often."""

from dataclasses import replace
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.canonical import Json, canonical
from custom_components.footage_guard.model.vote import Method, Transport, Vote, VoteInvalid, signed, tally

STATEMENT = "a" * 64
APPROVERS = {"ada": b"A" * 32, "ben": b"B" * 32, "cleo": b"C" * 32}


def vote(person_id: str = "ada", public_key: bytes | None = None, statement: str = STATEMENT) -> Vote:
    return Vote(
        person_id=person_id,
        public_key=APPROVERS[person_id] if public_key is None else public_key,
        signature=bytes(64),
        statement_sha256=statement,
        cast_ms=0,
        method=Method.PASSPHRASE,
        transport=Transport.TLS,
    )


@pytest.mark.parametrize(
    ("votes", "counted"),
    [
        ([], 0),
        ([vote()], 1),
        ([vote(), vote()], 1),
        ([vote(), vote("ben")], 2),
        ([vote(), vote("ben"), vote("cleo")], 3),
        ([vote(statement="b" * 64)], 0),
        ([vote(statement="A" * 64)], 0),
        ([vote(public_key=b"B" * 32)], 0),
        ([vote("ben", b"A" * 32), vote()], 1),
    ],
)
def test_a_person_counts_once_with_their_own_key_for_this_statement(votes: list[Vote], counted: int) -> None:
    assert len(tally(votes, STATEMENT, APPROVERS, needed=2).counted) == counted
    assert tally(votes, STATEMENT, APPROVERS, needed=2).passed is (counted >= 2)


def test_one_secret_under_two_names_is_one_person() -> None:
    both = {"ada": b"A" * 32, "ada2": b"A" * 32}
    votes = [vote(), replace(vote(), person_id="ada2")]
    assert len(tally(votes, STATEMENT, both, needed=2).counted) == 1


def test_who_was_removed_does_not_count_and_no_fewer_are_needed() -> None:
    votes = [vote(), vote("ben")]
    assert tally(votes, STATEMENT, APPROVERS, needed=2).passed
    left = {"ada": APPROVERS["ada"], "cleo": APPROVERS["cleo"]}
    assert not tally(votes, STATEMENT, left, needed=2).passed


@pytest.mark.parametrize("needed", [0, -1])
def test_nobody_is_never_enough(needed: int) -> None:
    with pytest.raises(ValueError, match=str(needed)):
        tally([vote()], STATEMENT, APPROVERS, needed=needed)


@pytest.mark.parametrize(
    "change", [{"public_key": b""}, {"signature": bytes(63)}, {"person_id": ""}, {"cast_ms": -1}], ids=str
)
def test_a_vote_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(VoteInvalid):
        replace(vote(), **change)


@given(st.dictionaries(st.text(max_size=4), st.integers(0, 9)))
def test_what_is_signed_is_nothing_else_of_ours(statement: dict[str, Json]) -> None:
    assert signed(statement).startswith(b"footage-guard/approval/v1\0{")
    assert signed(statement).removeprefix(b"footage-guard/approval/v1\0") == canonical(statement)
