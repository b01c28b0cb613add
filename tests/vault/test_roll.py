"""What facts on people and policy add up to, and that one which no approver signed adds up to nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.model.change import Change, ExportChange, InviteChange, PolicyChange
from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.ids import ChangeId
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import OPEN_MS, WAIT_MS, Role, has_waited, waits_until_ms
from custom_components.footage_guard.model.people_facts import (
    ChangeDone,
    ChangeProposed,
    ChangeStopped,
    ChangeVoted,
    PeopleAssumed,
    PeopleFact,
    PersonAssumed,
    PersonEnrolled,
    PersonRemoved,
    PolicyLowered,
    VaultAdopted,
    VaultFounded,
    VaultRemoved,
)
from custom_components.footage_guard.model.policy import STRICTEST, Policy
from custom_components.footage_guard.vault.keyring.wrap import Secrets
from custom_components.footage_guard.vault.roll import Roll, admission
from custom_components.footage_guard.vault.signing import sign

NOW = Moment(at_ms=1_795_507_200_000, boot="5c1a", up_ms=86_400_000)
NEW = Decided(policy=Policy(), mode=Mode.SEALED)
ID = ChangeId("01KB0000000000000000000000")
INVITED, AGAIN = (ChangeId(f"01KB000000000000000000000{n}") for n in (7, 8))
ALEX, ROBIN = "alex", "robin"


def after(ms: int) -> Moment:
    """Return a moment of the same start of the machine."""
    return replace(NOW, at_ms=NOW.at_ms + ms, up_ms=NOW.up_ms + ms)


def public(held: Secrets) -> dict[str, bytes]:
    """Return the public halves of somebody's keys, as facts name them."""
    assert held.approver is not None
    return {"root": held.root.recipient.public, "approver_key": held.approver.public_key().public_bytes_raw()}


@dataclass
class Home:
    """A vault of one approver, and somebody else with keys."""

    roll: Roll
    alex: Secrets
    robin: Secrets

    def take(self, *facts: PeopleFact, at: Moment = NOW) -> bool:
        """Take facts, and tell whether all of them rest on something."""
        before = self.roll.doubtful
        for fact in facts:
            self.roll.take(fact, at)
        return self.roll.doubtful == before

    def vote(self, change: Change, person_id: str = ALEX, held: Secrets | None = None) -> ChangeVoted:
        """Return somebody's vote."""
        key, signature = sign(held or self.alex, change.as_json())
        return ChangeVoted(change_id=change.change_id, person_id=person_id, public_key=key, signature=signature)

    def invite(self, at: Moment = NOW) -> bool:
        """Have Robin be invited."""
        change = invitation(change_id=INVITED)
        done = ChangeDone(change_id=INVITED)
        return self.take(proposed(change), self.vote(change), done, at=at)

    def enrolled(self, **changed: Any) -> PersonEnrolled:
        """Return the fact that Robin enrolled, admitted by Alex."""
        fields: dict[str, Any] = {
            "person_id": ROBIN,
            **public(self.robin),
            "change_id": INVITED,
            "role": Role.APPROVER,
            "usable_from_ms": NOW.at_ms + WAIT_MS,
            "admitted_by": ALEX,
            "signature": bytes(64),
        }
        fact = PersonEnrolled(**{**fields, **changed})
        return replace(fact, signature=sign(self.alex, admission(fact))[1])


@pytest.fixture
def home() -> Home:
    """A new vault."""
    made = Home(roll=Roll(), alex=Secrets.generate(), robin=Secrets.generate())
    assert made.take(VaultFounded(person_id=ALEX, **public(made.alex), decided=NEW.as_text()))
    return made


def proposed(change: Change) -> ChangeProposed:
    """Return the fact that it is proposed."""
    return ChangeProposed(change_id=change.change_id, statement=change.as_text())


HEAD: dict[str, Any] = {"change_id": ID, "ledger": "ledger", "by": ALEX, "needed": 1, "nonce": "00" * 16}


def invitation(**changed: Any) -> InviteChange:
    """Return the change that invites Robin."""
    return InviteChange(**{**HEAD, "person_id": ROBIN, **changed})


def decision(wanted: Decided, before: Decided = NEW, **changed: Any) -> PolicyChange:
    """Return a change of what is in force."""
    fields = {**HEAD, "before": before.digest.hex(), "decided": wanted, "raised": wanted.raised_from(before)}
    return PolicyChange(**{**fields, **changed})


LAXER = Decided(policy=Policy(link_days=31), mode=Mode.SEALED)
OPEN = Decided(policy=Policy(), mode=Mode.CONVENIENCE)


def test_before_anything_is_known_the_least_is_assumed() -> None:
    assert (Roll().decided.policy, Roll().decided.mode, Roll().approvers(NOW)) == (STRICTEST, Mode.SEALED, {})


def test_the_first_approver_acts_at_once(home: Home) -> None:
    assert home.roll.approvers(NOW) == {ALEX: public(home.alex)["approver_key"]}
    assert home.roll.decided == NEW
    assert home.take(VaultRemoved(), VaultAdopted())
    assert home.roll.approvers(NOW)


@pytest.mark.parametrize("late", [0, WAIT_MS - 1])
def test_whoever_enrolled_waits(home: Home, late: int) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    assert [*home.roll.approvers(after(late))] == [ALEX]
    assert [*home.roll.approvers(after(WAIT_MS))] == [ALEX, ROBIN]
    assert not home.roll.invitations


@pytest.mark.parametrize(
    "forge",
    [
        lambda home: replace(home.enrolled(), signature=bytes(64)),
        lambda home: replace(home.enrolled(), **public(Secrets.generate())),
        lambda home: replace(home.enrolled(), role=Role.VIEWER),
        lambda home: replace(home.enrolled(), admitted_by=ROBIN),
        lambda home: home.enrolled(role=Role.VIEWER),
        lambda home: home.enrolled(person_id="somebody"),
        lambda home: home.enrolled(person_id=ALEX),
        lambda home: home.enrolled(change_id=ChangeId("01KB0000000000000000000001")),
        lambda home: home.enrolled(**public(home.alex)),
    ],
)
def test_nobody_is_let_in_whom_no_approver_signed_for(home: Home, forge: Callable[[Home], PersonEnrolled]) -> None:
    assert home.invite()
    assert not home.take(forge(home))
    assert [*home.roll.members] == [ALEX]


def test_nobody_is_let_in_uninvited_or_too_late(home: Home) -> None:
    assert not home.take(home.enrolled())
    assert home.invite()
    assert not home.take(home.enrolled(), at=after(OPEN_MS))
    assert [*home.roll.members] == [ALEX]


@pytest.mark.parametrize(
    "fact",
    [
        lambda home: VaultFounded(person_id=ROBIN, **public(home.robin), decided=NEW.as_text()),
        lambda home: PersonAssumed(person_id=ROBIN, **public(home.robin)),
        lambda _: PeopleAssumed(decided=LAXER.as_text()),
        lambda _: PolicyLowered(decided=LAXER.as_text(), actor=ALEX),
        lambda _: PolicyLowered(decided=OPEN.as_text(), actor=ALEX),
        lambda _: PolicyLowered(decided=replace(NEW, viewers=(ROBIN,)).as_text(), actor=ALEX),
        lambda _: PolicyLowered(decided='{"policy":"any"}', actor=ALEX),
        lambda _: proposed(decision(LAXER, needed=0)),
        lambda _: proposed(decision(LAXER, by=ROBIN)),
        lambda _: proposed(decision(LAXER, raised=())),
        lambda _: proposed(decision(LAXER, before=OPEN)),
        lambda _: ChangeProposed(change_id=ID, statement=decision(LAXER, change_id="x").as_text()),
        lambda _: ChangeProposed(change_id=ID, statement='{"kind":"policy/apply"}'),
        lambda _: ChangeProposed(change_id=ID, statement='{"kind":["policy/apply"]}'),
        lambda _: ChangeProposed(change_id=ID, statement='{"kind":"another"}'),
        lambda home: home.vote(invitation()),
        lambda _: ChangeDone(change_id=ID),
        lambda _: ChangeStopped(change_id=ID, actor=ALEX),
        lambda _: PersonRemoved(person_id=ROBIN, actor=ALEX),
        lambda _: PersonRemoved(person_id=ALEX, actor=ALEX),
    ],
)
def test_what_rests_on_nothing_changes_nothing(home: Home, fact: Callable[[Home], PeopleFact]) -> None:
    told = fact(home)
    assert not home.roll.would_take(told, NOW)
    assert not home.take(told)
    assert (home.roll.decided, [*home.roll.members], home.roll.changes) == (NEW, [ALEX], {})


@pytest.mark.parametrize(
    "vote",
    [
        lambda home: home.vote(invitation(), ROBIN, home.robin),
        lambda home: home.vote(invitation(), ALEX, home.robin),
        lambda home: replace(home.vote(invitation()), signature=bytes(64)),
        lambda home: home.vote(invitation(person_id="somebody")),
        lambda home: replace(home.vote(invitation(nonce="11" * 16)), change_id=ID),
    ],
)
def test_a_vote_that_its_person_did_not_cast_is_none(home: Home, vote: Callable[[Home], ChangeVoted]) -> None:
    assert home.take(proposed(invitation()))
    assert not home.take(vote(home))
    assert not home.take(ChangeDone(change_id=ID))
    assert not home.roll.invitations


def test_what_decides_about_votes_waits(home: Home) -> None:
    change = decision(OPEN)
    assert home.take(proposed(change), home.vote(change))
    assert not home.take(ChangeDone(change_id=ID), at=after(WAIT_MS - 1))
    assert home.take(ChangeDone(change_id=ID), at=after(WAIT_MS))
    assert home.roll.decided == OPEN


def test_what_was_stopped_is_never_done(home: Home) -> None:
    change = decision(OPEN)
    assert home.take(proposed(change), home.vote(change), ChangeStopped(change_id=ID, actor=ALEX))
    assert not home.take(ChangeDone(change_id=ID), at=after(WAIT_MS))
    assert not home.take(proposed(change)), "its signatures are good for nothing any more"
    assert not home.roll.changes


def test_a_key_of_a_month_needs_every_approver(home: Home) -> None:
    change = ExportChange(**HEAD, epoch="2026-11", recipient="00" * 32)
    assert home.invite()
    assert home.take(home.enrolled())
    late = after(WAIT_MS)
    assert not home.take(proposed(change), at=late)
    both = replace(change, needed=2)
    assert home.take(proposed(both), home.vote(both), at=late)
    assert not home.take(ChangeDone(change_id=ID), at=after(3 * WAIT_MS))
    assert home.take(home.vote(both, ROBIN, home.robin), at=late)
    assert home.take(ChangeDone(change_id=ID), at=after(2 * WAIT_MS))
    assert home.roll.decided == NEW


def test_whoever_went_counts_for_a_day_by_both_clocks(home: Home) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    late, later = after(WAIT_MS), after(2 * WAIT_MS)
    assert home.take(PersonRemoved(person_id=ROBIN, actor=ALEX), at=late)
    assert home.roll.approvers(late).keys() == {ALEX}
    alone = ExportChange(**HEAD, epoch="2026-11", recipient="00" * 32)
    for soon in (late, after(2 * WAIT_MS - 1), replace(later, up_ms=late.up_ms), replace(later, at_ms=late.at_ms)):
        assert home.roll.enrolled(soon) == 2
        assert not home.take(proposed(alone), at=soon)
    assert home.roll.departed(late)[ROBIN].actor == ALEX
    assert home.roll.enrolled(later) == 1
    assert home.take(proposed(alone), at=later)


def test_whoever_came_back_counts_once(home: Home) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    late = after(WAIT_MS)
    assert home.take(PersonRemoved(person_id=ROBIN, actor=ROBIN), at=late)
    again = invitation(change_id=AGAIN)
    back = home.enrolled(change_id=AGAIN)
    assert home.take(proposed(again), home.vote(again), ChangeDone(change_id=AGAIN), back, at=late)
    assert home.roll.enrolled(late) == 2
    later = after(2 * WAIT_MS)
    assert (home.roll.enrolled(later), home.roll.departed(later)) == (2, {})


def test_whoever_never_decided_does_not_count_when_they_go(home: Home) -> None:
    assert home.invite()
    assert home.take(home.enrolled(), PersonRemoved(person_id=ROBIN, actor=ALEX))
    assert home.roll.enrolled(NOW) == 1


def test_the_vote_of_whoever_was_removed_is_void(home: Home) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    late = after(WAIT_MS)
    strict = Decided(policy=Policy(quorum=2), mode=Mode.SEALED)
    assert home.take(PolicyLowered(decided=strict.as_text(), actor=ALEX), at=late)
    change = decision(NEW, strict, needed=2)
    assert home.take(proposed(change), home.vote(change), home.vote(change, ROBIN, home.robin), at=late)
    assert home.take(PersonRemoved(person_id=ROBIN, actor=ALEX), at=late)
    assert not home.take(ChangeDone(change_id=ID), at=after(2 * WAIT_MS))
    assert home.roll.decided.policy.quorum == 2
    assert home.roll.removed == {ROBIN}


def test_whoever_came_back_votes_anew(home: Home) -> None:
    assert home.invite()
    assert home.take(home.enrolled())
    late, later = after(WAIT_MS), after(2 * WAIT_MS)
    change = ExportChange(**{**HEAD, "needed": 2}, epoch="2026-11", recipient="00" * 32)
    assert home.take(proposed(change), home.vote(change, ROBIN, home.robin), home.vote(change), at=late)
    assert home.roll.changes[ID].counted(home.roll.approvers(late)) == [ROBIN, ALEX]
    assert home.take(PersonRemoved(person_id=ROBIN, actor=ALEX), at=late)
    home.robin = Secrets.generate()
    again = invitation(change_id=AGAIN)
    assert home.take(proposed(again), home.vote(again), ChangeDone(change_id=AGAIN), at=late)
    assert home.take(home.enrolled(change_id=AGAIN), at=late)
    assert home.roll.changes[ID].counted(home.roll.approvers(later)) == [ALEX]
    assert home.take(home.vote(change, ROBIN, home.robin), at=later)
    assert sorted(home.roll.changes[ID].counted(home.roll.approvers(later))) == [ALEX, ROBIN]


def test_where_there_are_keys_and_no_history_everybody_waits() -> None:
    home = Home(roll=Roll(), alex=Secrets.generate(), robin=Secrets.generate())
    assert not home.take(PeopleAssumed(decided=NEW.as_text())), "nobody was named"
    assert home.take(PersonAssumed(person_id=ALEX, **public(home.alex)), PeopleAssumed(decided=NEW.as_text()))
    assert home.roll.approvers(NOW) == {}
    assert [*home.roll.approvers(after(WAIT_MS))] == [ALEX]


@pytest.mark.parametrize(
    ("now", "waited"),
    [
        (Moment(at_ms=WAIT_MS, boot="a", up_ms=5 + WAIT_MS), True),
        (Moment(at_ms=WAIT_MS - 1, boot="a", up_ms=5 + WAIT_MS), False),
        (Moment(at_ms=WAIT_MS, boot="a", up_ms=4 + WAIT_MS), False),
        (Moment(at_ms=WAIT_MS, boot="b", up_ms=WAIT_MS), True),
        (Moment(at_ms=9 * WAIT_MS, boot="b", up_ms=WAIT_MS - 1), False),
        (Moment(at_ms=WAIT_MS, boot="", up_ms=5 + WAIT_MS), True),
        (Moment(at_ms=WAIT_MS, boot="", up_ms=4), False),
    ],
)
def test_a_wait_is_over_by_both_clocks(now: Moment, waited: bool) -> None:
    assert has_waited(WAIT_MS, Moment(at_ms=0, boot="a" if now.boot else "", up_ms=5), now) is waited


HOUR_MS = WAIT_MS // 24


@pytest.mark.parametrize(
    ("now", "until_ms"),
    [
        (Moment(at_ms=HOUR_MS, boot="a", up_ms=HOUR_MS), WAIT_MS),
        (Moment(at_ms=HOUR_MS + 9, boot="a", up_ms=HOUR_MS), WAIT_MS),
        (Moment(at_ms=9 * HOUR_MS, boot="a", up_ms=HOUR_MS), WAIT_MS + 8 * HOUR_MS),
        (Moment(at_ms=30 * HOUR_MS, boot="b", up_ms=0), WAIT_MS + 30 * HOUR_MS),
        (Moment(at_ms=0, boot="a", up_ms=HOUR_MS), WAIT_MS),
        (Moment(at_ms=90 * HOUR_MS, boot="b", up_ms=WAIT_MS), 90 * HOUR_MS),
    ],
)
def test_the_end_of_a_wait_is_told_as_it_will_be(now: Moment, until_ms: int) -> None:
    """After a start of the machine it was told as it was before, in the past."""
    since = Moment(at_ms=0, boot="a", up_ms=0)
    assert waits_until_ms(WAIT_MS, since, now) == until_ms
    assert waits_until_ms(WAIT_MS, since, now, was_told=True) == WAIT_MS
    assert waits_until_ms(0, since, now) == 0


STRICTER = Decided(policy=Policy(quorum=2), mode=Mode.SEALED)


@pytest.fixture
def both(home: Home) -> Home:
    """A vault of two approvers, of whom one is enough, as it is NOW."""
    assert home.invite(before(WAIT_MS))
    assert home.take(home.enrolled(), at=before(WAIT_MS))
    assert [*home.roll.approvers(NOW)] == [ALEX, ROBIN]
    return home


def before(ms: int) -> Moment:
    """Return a moment of the same start of the machine, in the past."""
    return after(-ms)


def test_what_was_proposed_under_a_smaller_quorum_is_done_by_the_larger_one(both: Home) -> None:
    change = invitation(person_id="kim")
    raised = PolicyLowered(decided=STRICTER.as_text(), actor=ALEX)
    assert both.take(proposed(change), both.vote(change), raised)
    assert (change.needed, both.roll.needed(change, NOW)) == (1, 2)
    assert not both.take(ChangeDone(change_id=ID))
    assert both.take(both.vote(change, ROBIN, both.robin), ChangeDone(change_id=ID))
    assert [*both.roll.invitations] == ["kim"]


def test_what_fewer_agreed_to_waits_anew_after_the_vote_that_was_lacking(both: Home) -> None:
    key = ExportChange(**{**HEAD, "needed": 2}, epoch="2026-11", recipient="00" * 32)
    assert both.take(proposed(key), both.vote(key), both.vote(key, ROBIN, both.robin))
    kim, late = Secrets.generate(), after(WAIT_MS)
    other = invitation(change_id=ChangeId("01KB0000000000000000000001"), person_id="kim")
    enrolled = both.enrolled(person_id="kim", **public(kim), change_id=other.change_id)
    assert both.take(proposed(other), both.vote(other), ChangeDone(change_id=other.change_id), enrolled)
    assert not both.take(ChangeDone(change_id=ID), at=late), "one more is an approver by now"
    assert both.take(both.vote(key, "kim", kim), at=late)
    assert not both.take(ChangeDone(change_id=ID), at=after(2 * WAIT_MS - 1))
    assert both.take(ChangeDone(change_id=ID), at=after(2 * WAIT_MS))
