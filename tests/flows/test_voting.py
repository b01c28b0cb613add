"""Who votes for what, how often, and what becomes of it: exactly one outcome each."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from custom_components.footage_guard.flows import cooling, deciding, drafting, releasing, voting
from custom_components.footage_guard.flows.ports import Share
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.releasing import Released
from custom_components.footage_guard.flows.voting import Waiting
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.approval_facts import DraftFrozen, ReleaseApproved, VoteCast
from custom_components.footage_guard.model.errors import (
    AlreadyVoted,
    DraftInvalid,
    ExportChanged,
    FootageGuardError,
    LinksOff,
    LockedDown,
    NotAnApprover,
    NotFrozen,
    Reason,
    RequestNotPending,
    StatementChanged,
    TermsOver,
)
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request.request import Verification
from custom_components.footage_guard.model.request.words import Level

from .office import HALL, HOUR_MS, NOW_MS, Office
from .polls import KEYS, TWO, Polls, public

CALLED = Verification(level=Level.CALLED_BACK, method="called_back", by_user="ada", at_ms=NOW_MS)


@pytest.fixture
def polls(office: Office) -> Polls:
    """Two approvers, both of whom are needed."""
    return Polls(office)


def refused(polls: Polls, statement: ApprovalStatement, error: type[FootageGuardError], **how: Any) -> None:
    """A vote is refused, and nothing of it is kept or told."""
    before = len(polls.office.history.told)
    with pytest.raises(error):
        polls.cast(statement, **how)
    assert len(polls.office.history.told) == before


def test_the_first_vote_waits_and_the_last_one_releases(polls: Polls) -> None:
    statement = polls.frozen()
    assert polls.cast(statement) == Waiting(votes=1, needed=2)
    assert polls.state(statement.draft_id) is ReleaseState.VOTING
    assert not polls.shares.of
    released = polls.cast(statement, "ben")
    assert released == Released(share=Share(statement.draft_id, None), live_from_ms=NOW_MS + 600_000, is_live=False)
    assert (polls.state(statement.draft_id), polls.stage(statement)) == (ReleaseState.COOLING, RequestState.APPROVED)
    ((approval, live_from_ms),) = polls.shares.of
    assert (approval.statement, live_from_ms) == (statement, NOW_MS + 600_000)
    assert [vote.person_id for vote in approval.votes] == ["ada", "ben"]


def test_the_ledger_knows_what_and_who_before_it_counts(polls: Polls) -> None:
    statement = polls.frozen()
    for name in ("ada", "ben"):
        polls.cast(statement, name)
    digest = bytes.fromhex(statement.sha256)
    (frozen,) = polls.told(DraftFrozen)
    assert (frozen.statement_sha256, frozen.needed) == (digest, 2)
    votes = polls.told(VoteCast)
    assert [(vote.actor, vote.public_key, vote.statement_sha256) for vote in votes] == [
        (name, public(name), digest) for name in ("ada", "ben")
    ]
    assert [vote.signature for vote in votes] == [polls.vote(statement, name).signature for name in ("ada", "ben")]
    (approved,) = polls.told(ReleaseApproved)
    assert (approved.actors, approved.live_from_ms) == (("ada", "ben"), NOW_MS + 600_000)


def test_where_one_is_enough_one_releases(office: Office) -> None:
    polls = Polls(office, Policy())
    assert isinstance(polls.cast(polls.frozen()), Released)


def test_a_camera_indoors_needs_everybody_who_is_enrolled(office: Office) -> None:
    polls = Polls(office, Policy())
    polls.enrolled = 3
    assert polls.frozen(polls.clip(), polls.clip(HALL)).needed == 3


def test_a_camera_that_was_removed_counts_as_indoors(office: Office) -> None:
    polls = Polls(office, Policy())
    office.house.outdoor = {}
    assert polls.frozen().needed == 2


def test_whoever_deactivates_a_user_lowers_nothing(office: Office) -> None:
    """A draft that is frozen anew needs those, too, who may not act at this moment."""
    polls = Polls(office, Policy())
    polls.active.remove("ben")
    statement = polls.frozen(polls.clip(HALL))
    assert statement.needed == 2
    assert polls.cast(statement) == Waiting(votes=1, needed=2)


@pytest.mark.parametrize("again", ["ada", "ben"])
def test_a_vote_is_cast_once(polls: Polls, again: str) -> None:
    polls.policy = Policy(quorum=3)
    statement = polls.frozen()
    for name in ("ada", "ben"):
        polls.cast(statement, name)
    refused(polls, statement, AlreadyVoted, name=again)
    assert polls.counted(statement) == 2


def test_one_key_under_two_names_is_one_vote(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    twin = replace(polls.vote(statement), person_id="ben")
    with pytest.raises(AlreadyVoted):
        voting.cast(
            polls.booth,
            statement.draft_id,
            twin,
            voters=replace(polls.voters, approvers={"ada": public("ada"), "ben": public("ada")}),
            on_disk=[file.sha256 for file in statement.files],
            now=polls.now,
        )
    assert polls.state(statement.draft_id) is ReleaseState.VOTING


def test_the_vote_of_somebody_who_was_removed_is_void_and_as_many_are_needed(polls: Polls) -> None:
    polls.active.append("cleo")
    statement = polls.frozen()
    polls.cast(statement)
    polls.active.remove("ada")
    assert polls.counted(statement) == 0
    assert polls.cast(statement, "ben") == Waiting(votes=1, needed=2)
    refused(polls, statement, NotAnApprover, name="ada")
    assert isinstance(polls.cast(statement, "cleo"), Released)
    assert polls.told(ReleaseApproved)[0].actors == ("ben", "cleo")


def test_whoever_gets_another_key_votes_anew(polls: Polls) -> None:
    """The vote was by a key that the ledger does not know as theirs any more."""
    statement = polls.frozen()
    polls.cast(statement)
    other = replace(polls.voters, approvers={"ada": public("cleo"), "ben": public("ben")})
    assert not voting.standing_votes(polls.booth, statement, other).counted


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": bytes(64)},
        {"public_key": public("cleo")},
        {"person_id": "cleo"},
        {"person_id": "ben"},
        {"person_id": "ben", "public_key": public("ben")},
    ],
)
def test_a_vote_that_is_not_theirs_is_none(polls: Polls, changed: dict[str, Any]) -> None:
    statement = polls.frozen()
    refused(polls, statement, NotAnApprover, vote=polls.vote(statement, **changed))


def test_a_signature_over_something_else_is_no_vote(polls: Polls) -> None:
    statement = polls.frozen()
    bare = KEYS["ada"].sign(statement.dump())
    refused(polls, statement, NotAnApprover, vote=polls.vote(statement, signature=bare))
    other = polls.vote(replace(statement, nonce=b"\7" * 16))
    refused(polls, statement, StatementChanged, vote=other)
    refused(polls, statement, NotAnApprover, vote=replace(other, statement_sha256=statement.sha256))


def test_a_vote_for_one_draft_is_none_for_another(polls: Polls) -> None:
    one, other = polls.frozen(), polls.frozen()
    with pytest.raises(StatementChanged):
        polls.cast(other, vote=polls.vote(one))
    assert polls.state(other.draft_id) is ReleaseState.FROZEN


def edited(polls: Polls, statement: ApprovalStatement, **changed: Any) -> None:
    """Change a draft, and have its files be finished again."""
    record = polls.booth.desk.releases.get_release(statement.draft_id)
    clip = polls.office.shelf.clips[0]
    drafting.update(
        polls.booth,
        record.id,
        polls.written(clip, **changed),
        actor="ben",
        now_ms=polls.now.ms,
        version=record.version,
    )


def test_an_edit_voids_all_votes(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    edited(polls, statement, purpose="Another purpose.")
    assert polls.state(statement.draft_id) is ReleaseState.DRAFTED
    refused(polls, statement, NotFrozen, name="ben")
    again = polls.freeze(statement.draft_id)
    assert again.purpose == "Another purpose."
    assert polls.counted(again) == 0
    refused(polls, again, StatementChanged, vote=polls.vote(statement, "ben"))
    assert polls.cast(again, "ben") == Waiting(votes=1, needed=2)
    assert isinstance(polls.cast(again), Released)


def test_the_same_frozen_again_is_another_statement(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    edited(polls, statement)
    again = polls.freeze(statement.draft_id)
    assert replace(again, nonce=statement.nonce) == statement
    assert again.sha256 != statement.sha256
    assert polls.counted(again) == 0


def test_how_the_requester_is_known_is_part_of_it(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    record = polls.booth.desk.book.get_request(statement.request_id)
    deciding.verify(polls.office.desk, record.id, CALLED, actor="ada", now_ms=polls.now.ms, version=record.version)
    refused(polls, statement, NotFrozen, name="ben")
    again = polls.freeze(statement.draft_id)
    assert (again.recipient.level, again.recipient.method) == (Level.CALLED_BACK, "called_back")


def _decline(polls: Polls, statement: ApprovalStatement) -> None:
    deciding.decline(polls.office.desk, statement.request_id, actor=None, now_ms=polls.now.ms)


def _lock_down(polls: Polls, _statement: ApprovalStatement) -> None:
    polls.is_locked_down = True


def _veto(polls: Polls, statement: ApprovalStatement) -> None:
    releasing.veto(polls.booth, statement.draft_id, actor="ben", now_ms=polls.now.ms)


def _cancel(polls: Polls, statement: ApprovalStatement) -> None:
    drafting.cancel(polls.booth, statement.draft_id, actor="ben", now_ms=polls.now.ms)


def _policy(polls: Polls, _statement: ApprovalStatement) -> None:
    polls.policy = Policy(quorum=1)


def _late(polls: Polls, _statement: ApprovalStatement) -> None:
    polls.pass_time(7 * 24 * HOUR_MS)


def _other_vault(polls: Polls, _statement: ApprovalStatement) -> None:
    polls.booth = replace(polls.booth, instance="footage_guard/another")


@pytest.mark.parametrize(
    ("doing", "error"),
    [
        (_decline, NotFrozen),
        (_lock_down, LockedDown),
        (_veto, NotFrozen),
        (_cancel, NotFrozen),
        (_policy, StatementChanged),
        (_late, TermsOver),
        (_other_vault, StatementChanged),
    ],
)
def test_what_happens_between_two_votes_ends_them(
    polls: Polls, doing: Callable[[Polls, ApprovalStatement], None], error: type[FootageGuardError]
) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    doing(polls, statement)
    refused(polls, statement, error, name="ben")
    with pytest.raises(error):
        voting.decidable(polls.booth, statement.draft_id, now_ms=polls.now.ms)


def test_nothing_is_voted_for_that_would_still_wait_when_its_request_closes(polls: Polls) -> None:
    """The last voter used to get a link that never worked."""
    asked = polls.office.request(expires_at="2026-11-25T08:00:00Z")
    statement = polls.frozen(request_id=receive(polls.office.desk, asked, now_ms=NOW_MS).id)
    polls.cast(statement)
    polls.pass_time(24 * HOUR_MS - statement.terms.wait_ms)
    refused(polls, statement, TermsOver, name="ben")
    with pytest.raises(TermsOver):
        voting.decidable(polls.booth, statement.draft_id, now_ms=polls.now.ms)
    polls.pass_time(-1, 0)
    assert isinstance(polls.cast(statement, "ben"), Released)
    polls.pass_time(statement.terms.wait_ms)
    cooling.go_on(polls.booth, polls.now)
    assert polls.state(statement.draft_id) is ReleaseState.LIVE


def test_what_does_not_wait_is_voted_for_until_its_request_closes(office: Office) -> None:
    polls = Polls(office, Policy(cooling_minutes=0))
    asked = office.request(expires_at="2026-11-25T08:00:00Z")
    statement = polls.frozen(request_id=receive(office.desk, asked, now_ms=NOW_MS).id)
    polls.pass_time(24 * HOUR_MS - 1)
    released = polls.cast(statement)
    assert isinstance(released, Released)
    assert released.is_live


def test_a_file_that_is_another_one_is_not_voted_for(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    for on_disk in ([], [b"\0" * 32], [statement.files[0].sha256] * 2):
        with pytest.raises(ExportChanged):
            voting.cast(
                polls.booth,
                statement.draft_id,
                polls.vote(statement, "ben"),
                voters=polls.voters,
                on_disk=on_disk,
                now=polls.now,
            )
    assert polls.state(statement.draft_id) is ReleaseState.VOTING


def test_of_two_drafts_of_one_request_one_is_released(office: Office) -> None:
    polls = Polls(office, Policy())
    request_id = polls.asked()
    one, other = (polls.frozen(request_id=request_id) for _ in range(2))
    assert isinstance(polls.cast(one), Released)
    with pytest.raises(RequestNotPending):
        polls.cast(other)
    assert len(polls.shares.of) == 1


@pytest.mark.parametrize("policy", [Policy(quorum=2), Policy(quorum=2, public_links=True)])
def test_a_link_needs_a_policy_that_allows_it(office: Office, policy: Policy) -> None:
    polls = Polls(office, policy)
    with pytest.raises(LinksOff):
        polls.drafted(delivery="link")


def test_where_links_are_allowed_their_origin_is_part_of_it(office: Office) -> None:
    polls = Polls(office, replace(TWO, public_links=True, share_origin="https://home.example"))
    statement = polls.frozen(delivery="link", max_downloads=3, access_code=True)
    assert (statement.share_origin, statement.terms.max_downloads) == ("https://home.example", 3)
    polls.policy = TWO
    refused(polls, statement, LinksOff)


@pytest.mark.parametrize(
    ("changed", "field"), [({"max_downloads": 2}, "max_downloads"), ({"link_days": 3}, "not_after")]
)
def test_no_files_are_finished_on_terms_that_were_allowed_once(
    office: Office, changed: dict[str, Any], field: str
) -> None:
    links = replace(TWO, public_links=True, share_origin="https://home.example")
    polls = Polls(office, links)
    record = polls.drafted(delivery="link", max_downloads=3)
    polls.policy = replace(links, **changed)
    with pytest.raises(DraftInvalid) as refused_:
        polls.freeze(record.id)
    assert dict(refused_.value.problems) == {field: Reason.OUT_OF_RANGE}
    assert polls.state(record.id) is ReleaseState.DRAFTED


def test_nothing_is_voted_for_before_it_is_frozen(polls: Polls) -> None:
    record = polls.drafted()
    with pytest.raises(NotFrozen):
        voting.decidable(polls.booth, record.id, now_ms=polls.now.ms)
    polls.freeze(record.id)
    assert voting.decidable(polls.booth, record.id, now_ms=polls.now.ms).record.state is ReleaseState.FROZEN


def test_whoever_drops_a_release_that_cools_off_takes_another_way(polls: Polls) -> None:
    """The grid of the states says which; here it is that a draft is not dropped behind a veto's back."""
    statement = polls.frozen()
    for name in ("ada", "ben"):
        polls.cast(statement, name)
    with pytest.raises(FootageGuardError):
        _cancel(polls, statement)
    _veto(polls, statement)
    assert (polls.state(statement.draft_id), polls.stage(statement)) == (ReleaseState.DECLINED, RequestState.PENDING)


@pytest.mark.parametrize("by", [ReleaseInput.VETO, ReleaseInput.DECLINE, ReleaseInput.LOCK_DOWN, ReleaseInput.REVOKE])
def test_what_cools_off_can_be_stopped_by_anybody_who_may(polls: Polls, by: ReleaseInput) -> None:
    statement = polls.frozen()
    for name in ("ada", "ben"):
        polls.cast(statement, name)
    polls.office.desk.move_release(statement.draft_id, by, actor="cleo", now_ms=polls.now.ms)
    polls.pass_time(HOUR_MS)
    cooling.go_on(polls.booth, polls.now)
    assert polls.state(statement.draft_id) in {ReleaseState.DECLINED, ReleaseState.VOID}
    assert polls.stage(statement) is RequestState.PENDING
