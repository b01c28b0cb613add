"""Facts about people and lockdowns that cannot be: what the ledger was told cannot be taken back."""

from collections.abc import Callable

import pytest

from custom_components.footage_guard.model.decided import Decided, DecidedInvalid, parse_decided
from custom_components.footage_guard.model.ids import ChangeId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownFactInvalid, LockdownLeft
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people_facts import (
    ChangeProposed,
    ChangeVoted,
    PeopleFactInvalid,
    PersonAssumed,
    RecoveryAsked,
)
from custom_components.footage_guard.model.policy import Policy

CHANGE = ChangeId("01KB0000000000000000000000")
KEY, SIGNATURE, DIGEST = bytes(32), bytes(64), bytes(32)


@pytest.mark.parametrize(
    "make",
    [
        lambda: PersonAssumed(person_id="", root=KEY, approver_key=KEY),
        lambda: PersonAssumed(person_id="ada", root=KEY[1:], approver_key=KEY),
        lambda: PersonAssumed(person_id="ada", root=KEY, approver_key=KEY[1:]),
        lambda: ChangeProposed(change_id=CHANGE, statement="[]"),
        lambda: ChangeProposed(change_id=CHANGE, statement="{ }"),
        lambda: ChangeProposed(change_id=CHANGE, statement="\ud800"),
        lambda: ChangeVoted(change_id=CHANGE, person_id="ada", public_key=KEY[1:], signature=SIGNATURE),
        lambda: ChangeVoted(change_id=CHANGE, person_id="ada", public_key=KEY, signature=SIGNATURE[1:]),
        lambda: RecoveryAsked(change_id=CHANGE, person_id="", wrap_sha256=DIGEST),
        lambda: RecoveryAsked(change_id=CHANGE, person_id="ada", wrap_sha256=DIGEST[1:]),
    ],
)
def test_a_fact_about_people_that_cannot_be_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(PeopleFactInvalid):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: LockdownEntered(reason=LockdownReason.ASKED, since_ms=-1),
        lambda: LockdownLeft(actor="ada", asked_ms=-1),
        lambda: LockdownLeft(actor="", asked_ms=0),
    ],
)
def test_a_fact_about_a_lockdown_that_cannot_be_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(LockdownFactInvalid):
        make()


@pytest.mark.parametrize("viewers", [("ben", "ada"), ("ada", "ada"), ("",)])
def test_viewers_have_one_spelling(viewers: tuple[str, ...]) -> None:
    with pytest.raises(DecidedInvalid):
        Decided(policy=Policy(), mode=Mode.SEALED, viewers=viewers)


DECIDED = Decided(policy=Policy(), mode=Mode.SEALED, viewers=("ada",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800",
        "{}",
        DECIDED.as_text().replace('"quorum"', '"quorums"'),
        DECIDED.as_text().replace('"sealed"', '"open"'),
        DECIDED.as_text().replace('"quorum":"1"', '"quorum":"01"'),
        DECIDED.as_text().replace('["ada"]', '["ada","ada"]'),
    ],
)
def test_what_was_decided_is_read_in_its_one_spelling(text: str) -> None:
    assert parse_decided(DECIDED.as_text()) == DECIDED
    with pytest.raises(DecidedInvalid):
        parse_decided(text)


def test_what_exposes_more_is_named() -> None:
    more = Decided(policy=Policy(public_links=True), mode=Mode.CONVENIENCE, viewers=("ada", "ben"))
    assert more.raised_from(DECIDED) == ("public_links", "mode", "viewers")
    assert DECIDED.raised_from(more) == ()
