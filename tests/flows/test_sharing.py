"""A link gives what was voted for, as long and as often; whatever else is true of it, nothing leaves."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from custom_components.footage_guard.flows import cooling, sharing
from custom_components.footage_guard.flows.sharing import Held, Visitor
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.errors import (
    AccessCodeWrong,
    CodesUsedUp,
    FootageGuardError,
    LedgerRolledBack,
    LinksOff,
    LockedDown,
    NotLiveYet,
    NotYourRelease,
    ShareNotShorter,
    ShareOver,
    ShareUnknown,
    ShareUsedUp,
    StatementChanged,
)
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.share import CODE_TRIES, Client
from custom_components.footage_guard.model.share_facts import ShareOpened, ShareShortened

from .office import HOUR_MS, NOW_MS, Killed, Office, Point, Stop
from .polls import CODE, SECRET, Polls

LINKS = Policy(public_links=True, share_origin="https://home.example", cooling_minutes=0)
VISITOR = Visitor("192.0.2.0/24", Client.BROWSER)
MINUTE_MS = 60_000


@pytest.fixture
def polls(office: Office) -> Polls:
    return Polls(office, LINKS, "ada")


def live(polls: Polls, **changed: Any) -> ApprovalStatement:
    """Return a link that is live."""
    written: dict[str, Any] = {"delivery": "link", "max_downloads": 2, **changed}
    draft = polls.drafted(**written)
    statement = polls.freeze(draft.id)
    polls.cast(statement, "ada")
    return statement


def held(statement: ApprovalStatement, secret: bytes = SECRET, code: bytes | None = None) -> Held:
    return Held(
        release_id=statement.draft_id,
        secret_sha256=sha256(secret).digest(),
        code_sha256=None if code is None else sha256(code).digest(),
    )


def opened(polls: Polls, who: Held) -> ApprovalStatement:
    return sharing.open_share(polls.booth, who, VISITOR, now_ms=polls.now.ms)[0].statement


def state(polls: Polls, release_id: ReleaseId) -> ReleaseState:
    return polls.booth.desk.releases.get_release(release_id).state


def must_give_nothing(polls: Polls, statement: ApprovalStatement, error: type[FootageGuardError]) -> None:
    """Whoever holds the link gets nothing, and it costs no download."""
    lease = polls.leases.of(statement.draft_id)
    for look in (
        lambda: sharing.may_be_opened(polls.booth, statement.draft_id, now_ms=polls.now.ms),
        lambda: sharing.look_at(polls.booth, held(statement), now_ms=polls.now.ms),
        lambda: opened(polls, held(statement)),
    ):
        with pytest.raises(error):
            look()
    assert polls.leases.of(statement.draft_id) == lease
    assert not polls.told(ShareOpened)


def test_a_download_is_counted_and_told_before_it_is_given(polls: Polls) -> None:
    statement = live(polls)
    assert opened(polls, held(statement)) == statement
    (fact,) = polls.told(ShareOpened)
    assert fact == ShareOpened(
        release_id=statement.draft_id,
        request_id=statement.request_id,
        left=1,
        network="192.0.2.0/24",
        client=Client.BROWSER,
    )
    assert (statement.request_id, Happening.COLLECTED) in polls.office.told
    opened(polls, held(statement))
    with pytest.raises(ShareUsedUp):
        opened(polls, held(statement))
    assert [each.left for each in polls.told(ShareOpened)] == [1, 0]


def test_what_the_ledger_is_not_told_of_is_not_given_and_not_given_back(polls: Polls) -> None:
    statement = live(polls)
    polls.office.history.stop = Stop(Point.BEFORE_LEDGER)
    with pytest.raises(Killed):
        opened(polls, held(statement))
    polls.office.history.stop = None
    lease = polls.leases.of(statement.draft_id)
    assert lease is not None
    assert lease.left == 1
    assert not polls.told(ShareOpened)


@pytest.mark.parametrize("secret", [b"", b"another", SECRET + b" "])
def test_another_secret_opens_nothing(polls: Polls, secret: bytes) -> None:
    statement = live(polls)
    with pytest.raises(ShareUnknown):
        sharing.look_at(polls.booth, held(statement, secret), now_ms=polls.now.ms)
    with pytest.raises(ShareUnknown):
        opened(polls, held(statement, secret))
    assert not polls.told(ShareOpened)


def test_the_secret_of_one_link_opens_no_other(polls: Polls) -> None:
    one = live(polls)
    with pytest.raises(ShareUnknown):
        opened(polls, replace(held(one), release_id=ReleaseId("01KB0000000000000000000000")))


def test_nothing_leaves_in_a_lockdown(polls: Polls) -> None:
    statement = live(polls)
    polls.is_locked_down = True
    must_give_nothing(polls, statement, LockedDown)


def test_nothing_leaves_by_an_older_history(polls: Polls) -> None:
    statement = live(polls)
    polls.is_rolled_back = True
    must_give_nothing(polls, statement, LedgerRolledBack)


def test_nothing_leaves_without_a_lease(polls: Polls) -> None:
    statement = live(polls)
    polls.leases.end(statement.draft_id)
    must_give_nothing(polls, statement, ShareUnknown)
    assert not sharing.end_idle(polls.booth, (), now_ms=polls.now.ms).kept
    assert state(polls, statement.draft_id) is ReleaseState.ENDED


def test_nothing_leaves_while_it_cools_off(polls: Polls) -> None:
    polls.policy = replace(LINKS, veto_hours=2)
    statement = live(polls)
    assert state(polls, statement.draft_id) is ReleaseState.COOLING
    must_give_nothing(polls, statement, NotLiveYet)
    assert sharing.end_idle(polls.booth, (), now_ms=polls.now.ms).served == {statement.draft_id}


def test_what_cools_off_without_a_lease_never_goes_live(polls: Polls) -> None:
    polls.policy = replace(LINKS, veto_hours=2)
    statement = live(polls)
    polls.leases.end(statement.draft_id)
    polls.pass_time(3 * HOUR_MS)
    cooling.go_on(polls.booth, polls.now)
    assert state(polls, statement.draft_id) is ReleaseState.VOID
    assert polls.office.desk.book.head(statement.request_id).state is RequestState.PENDING


def test_a_row_brings_nothing_back_that_was_revoked(polls: Polls) -> None:
    statement = live(polls)
    lease = polls.leases.of(statement.draft_id)
    assert lease is not None
    sharing.revoke(polls.booth, statement.draft_id, actor="ada", now_ms=polls.now.ms)
    polls.leases.keep(lease)
    polls.office.state._database.rows("UPDATE releases SET state = 'live', version = version - 1")
    must_give_nothing(polls, statement, NotLiveYet)


def test_nothing_leaves_once_links_are_off(polls: Polls) -> None:
    statement = live(polls)
    polls.policy = Policy(cooling_minutes=0)
    must_give_nothing(polls, statement, LinksOff)
    going = sharing.end_idle(polls.booth, (), now_ms=polls.now.ms)
    assert going.kept == {statement.draft_id}
    assert not going.served
    polls.policy = LINKS
    assert opened(polls, held(statement)) == statement


def test_nothing_leaves_by_another_statement(polls: Polls) -> None:
    statement = live(polls)
    polls.office.state._database.rows("UPDATE frozen SET leaf = leaf + 1")
    must_give_nothing(polls, statement, StatementChanged)


def test_what_is_over_stays_over_when_the_clock_is_set_back(polls: Polls) -> None:
    statement = live(polls)
    polls.pass_time(2 * 365 * 24 * HOUR_MS)
    must_give_nothing(polls, statement, ShareOver)
    polls.pass_time(-2 * 365 * 24 * HOUR_MS, 1000)
    must_give_nothing(polls, statement, ShareOver)
    cooling.go_on(polls.booth, polls.now)
    assert state(polls, statement.draft_id) is ReleaseState.ENDED


def test_a_code_is_asked_for_and_five_wrong_ones_end_the_link(polls: Polls) -> None:
    statement = live(polls, access_code=True)
    for code in (None, None):
        with pytest.raises(AccessCodeWrong):
            opened(polls, held(statement, code=code))
    for number in range(CODE_TRIES - 1):
        with pytest.raises(AccessCodeWrong):
            opened(polls, held(statement, code=b"%d" % number))
    assert opened(polls, held(statement, code=CODE)) == statement
    with pytest.raises(AccessCodeWrong):
        opened(polls, held(statement, code=b"another"))
    assert state(polls, statement.draft_id) is ReleaseState.ENDED
    with pytest.raises(ShareUnknown):
        opened(polls, held(statement, code=CODE))
    assert (statement.request_id, Happening.REVOKED) in polls.office.told


def test_a_wrong_code_is_counted_before_it_is_looked_at(polls: Polls, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = live(polls, access_code=True)

    def pull_the_plug(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(sharing, "compare_digest", lambda one, other: len(one) == len(other) or pull_the_plug())
    who = held(statement, code=CODE)
    monkeypatch.setattr(polls.booth.leases, "give_back_try", pull_the_plug)
    with pytest.raises(KeyboardInterrupt):
        opened(polls, who)
    lease = polls.leases.of(statement.draft_id)
    assert lease is not None
    assert (lease.tries, lease.left) == (CODE_TRIES - 1, 2)


@pytest.mark.parametrize("refuses", ["leases", "ledger"])
def test_the_fifth_wrong_code_is_the_last_one_whatever_the_disk_refuses(
    polls: Polls, monkeypatch: pytest.MonkeyPatch, refuses: str
) -> None:
    """Nobody used to hear that it was, and where the lease stayed, nothing ended the release before its time."""
    statement = live(polls, access_code=True)
    for _ in range(CODE_TRIES - 1):
        with pytest.raises(AccessCodeWrong):
            opened(polls, held(statement, code=b"another"))

    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(*{"leases": (polls.leases, "end"), "ledger": (polls.office.history, "append")}[refuses], refuse)
        with pytest.raises(CodesUsedUp):
            opened(polls, held(statement, code=b"another"))
        with pytest.raises(ShareUnknown):
            opened(polls, held(statement, code=CODE))
    sharing.end_idle(polls.booth, frozenset(), now_ms=polls.now.ms)
    assert state(polls, statement.draft_id) is ReleaseState.ENDED


def test_revoking_lowers_whatever_the_disk_refuses_afterwards(polls: Polls) -> None:
    statement = live(polls)
    polls.office.history.stop = Stop(Point.BEFORE_LEDGER)
    with pytest.raises(Killed):
        sharing.revoke(polls.booth, statement.draft_id, actor="ada", now_ms=polls.now.ms)
    polls.office.history.stop = None
    must_give_nothing(polls, statement, ShareUnknown)


def test_all_that_goes_out_or_will_is_taken_back_at_once(polls: Polls) -> None:
    one = live(polls)
    polls.policy = replace(LINKS, veto_hours=2)
    other = live(polls)
    assert sharing.revoke_all(polls.booth, actor=None, now_ms=polls.now.ms) == 2
    assert state(polls, one.draft_id) is ReleaseState.ENDED
    assert state(polls, other.draft_id) is ReleaseState.VOID
    assert polls.leases.all() == []
    assert polls.office.desk.book.head(other.request_id).state is RequestState.PENDING


def test_a_share_is_only_ever_made_less(polls: Polls) -> None:
    statement = live(polls)
    end_ms = statement.terms.not_after.ms
    for left, not_after_ms in ((3, None), (None, end_ms + 1), (2, end_ms), (1, end_ms + 1), (None, None)):
        with pytest.raises(ShareNotShorter):
            sharing.shorten(polls.booth, statement.draft_id, left=left, not_after_ms=not_after_ms, actor="ada")
    lease = sharing.shorten(polls.booth, statement.draft_id, left=1, not_after_ms=end_ms - 5, actor="ada")
    assert (lease.left, lease.not_after_ms) == (1, end_ms - 5)
    assert polls.told(ShareShortened) == [
        ShareShortened(release_id=statement.draft_id, left=1, not_after_ms=end_ms - 5, actor="ada")
    ]
    sharing.shorten(polls.booth, statement.draft_id, left=None, not_after_ms=NOW_MS - 1, actor=None)
    must_give_nothing(polls, statement, ShareOver)
    sharing.end_idle(polls.booth, (), now_ms=polls.now.ms)
    assert state(polls, statement.draft_id) is ReleaseState.ENDED
    with pytest.raises(ShareUnknown):
        sharing.shorten(polls.booth, statement.draft_id, left=0, not_after_ms=None, actor=None)


def test_a_moment_less_each_time_had_the_ledger_grow_without_end(polls: Polls) -> None:
    statement = live(polls)
    end_ms = statement.terms.not_after.ms
    with pytest.raises(ShareNotShorter):
        sharing.shorten(polls.booth, statement.draft_id, left=None, not_after_ms=end_ms - MINUTE_MS + 1, actor="ada")
    assert not polls.told(ShareShortened)
    sharing.shorten(polls.booth, statement.draft_id, left=None, not_after_ms=end_ms - MINUTE_MS, actor="ada")
    sharing.shorten(polls.booth, statement.draft_id, left=None, not_after_ms=-1, actor="ada")
    with pytest.raises(ShareNotShorter):
        sharing.shorten(polls.booth, statement.draft_id, left=None, not_after_ms=-2 * MINUTE_MS, actor="ada")
    assert [fact.not_after_ms for fact in polls.told(ShareShortened)] == [end_ms - MINUTE_MS, 0]


def test_it_is_looked_at_when_an_earlier_end_comes(polls: Polls) -> None:
    statement = live(polls)
    polls.policy = replace(LINKS, veto_hours=2)
    waiting = live(polls)
    assert cooling.go_on(polls.booth, polls.now) == 2 * HOUR_MS
    for each, not_after_ms in ((statement, polls.now.ms + 5 * MINUTE_MS), (waiting, NOW_MS - 1)):
        sharing.shorten(polls.booth, each.draft_id, left=None, not_after_ms=not_after_ms, actor="ada")
    # What cools off is over when it is live: until then there is nothing to be looked at again and again.
    assert cooling.go_on(polls.booth, polls.now) == 5 * MINUTE_MS
    sharing.shorten(polls.booth, statement.draft_id, left=None, not_after_ms=NOW_MS - 1, actor="ada")
    sharing.end_idle(polls.booth, (), now_ms=polls.now.ms)
    assert state(polls, statement.draft_id) is ReleaseState.ENDED
    assert cooling.go_on(polls.booth, polls.now) == 2 * HOUR_MS


@pytest.mark.parametrize("point", [Point.LEDGER_REFUSED, Point.BEFORE_LEDGER])
def test_what_the_history_says_is_less_is_less(polls: Polls, point: Point) -> None:
    statement = live(polls)
    polls.office.history.stop = Stop(point)
    with pytest.raises((OSError, Killed)):
        sharing.shorten(polls.booth, statement.draft_id, left=0, not_after_ms=None, actor="ada")
    polls.office.history.stop = None
    lease = polls.leases.of(statement.draft_id)
    assert lease is not None
    assert lease.left == 0
    assert not polls.told(ShareShortened)


def test_what_is_used_up_ends_once_nobody_fetches_it(polls: Polls) -> None:
    statement = live(polls, max_downloads=1)
    opened(polls, held(statement))
    assert sharing.end_idle(polls.booth, {statement.draft_id}, now_ms=polls.now.ms).kept == {statement.draft_id}
    assert state(polls, statement.draft_id) is ReleaseState.LIVE
    assert not sharing.end_idle(polls.booth, (), now_ms=polls.now.ms).kept
    assert state(polls, statement.draft_id) is ReleaseState.ENDED
    assert (statement.request_id, Happening.ENDED) in polls.office.told


def test_a_lease_of_what_was_never_released_goes(polls: Polls) -> None:
    statement = live(polls)
    lease = polls.leases.of(statement.draft_id)
    assert lease is not None
    polls.leases.keep(replace(lease, release_id=ReleaseId("01KB0000000000000000000000")))
    sharing.end_idle(polls.booth, (), now_ms=polls.now.ms)
    assert [each.release_id for each in polls.leases.all()] == [statement.draft_id]


def test_a_file_is_collected_and_never_by_a_link(polls: Polls) -> None:
    statement = live(polls, delivery="file", max_downloads=1)
    with pytest.raises(ShareUnknown):
        opened(polls, held(statement, b""))
    assert sharing.may_be_collected(polls.booth, statement.draft_id, now_ms=polls.now.ms) == statement
    sharing.count_collected(polls.booth, statement.draft_id, Visitor("", Client.PANEL), now_ms=polls.now.ms)
    with pytest.raises(ShareUsedUp):
        sharing.may_be_collected(polls.booth, statement.draft_id, now_ms=polls.now.ms)
    with pytest.raises(ShareUnknown):
        sharing.may_be_collected(polls.booth, live(polls).draft_id, now_ms=polls.now.ms)
    with pytest.raises(ShareUnknown):
        sharing.may_be_collected(polls.booth, ReleaseId("01KB0000000000000000000000"), now_ms=polls.now.ms)


def test_only_somebody_who_voted_for_a_file_collects_it(polls: Polls) -> None:
    statement = live(polls, delivery="file", max_downloads=1)
    assert sharing.may_collect(polls.booth, statement.draft_id, "ada", now_ms=polls.now.ms) == statement
    with pytest.raises(NotYourRelease):
        sharing.may_collect(polls.booth, statement.draft_id, "ben", now_ms=polls.now.ms)


def test_nor_somebody_who_voted_for_what_it_was_before_it_was_edited(polls: Polls) -> None:
    statement = live(polls, delivery="file", max_downloads=1)
    # A vote stays in the book when a draft is edited, and is void.
    polls.office.state._database.rows(
        "INSERT INTO votes SELECT release, 'ben', public_key, signature, hex(zeroblob(32)), cast_ms, method, transport,"
        " leaf FROM votes"
    )
    assert {cast.vote.person_id for cast in polls.booth.drafts.votes(statement.draft_id)} == {"ada", "ben"}
    with pytest.raises(NotYourRelease):
        sharing.may_collect(polls.booth, statement.draft_id, "ben", now_ms=polls.now.ms)


def test_a_release_that_ended_is_not_revoked_again(polls: Polls) -> None:
    statement = live(polls)
    polls.booth.desk.move_release(statement.draft_id, ReleaseInput.LOCK_DOWN, actor=None, now_ms=polls.now.ms)
    with pytest.raises(FootageGuardError):
        sharing.revoke(polls.booth, statement.draft_id, actor=None, now_ms=polls.now.ms)
