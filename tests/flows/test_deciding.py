"""A no ends what was prepared; what raises needs the version that somebody saw."""

from collections.abc import Callable
from functools import partial

import pytest

from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.model.errors import NotWithdrawn, RequestChanged, TransitionRefused
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.request import Verification
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import RequestMoved, RequestVerified

from .office import DOOR, HOUR_MS, NOW_MS, Office
from .test_every_crash import RELEASE, asked, released

CALLED = Verification(level=Level.CALLED_BACK, method="called_back", by_user="anna", at_ms=NOW_MS)
BEFORE_LIVE = (ReleaseState.DRAFTED, ReleaseState.FROZEN, ReleaseState.VOTING, ReleaseState.COOLING)


def pending(office: Office) -> RequestRecord:
    return receive(office.desk, office.request(), now_ms=NOW_MS)


@pytest.mark.parametrize("state", BEFORE_LIVE)
def test_a_no_ends_what_was_prepared(office: Office, state: ReleaseState) -> None:
    record = pending(office)
    released(office, record.id, state)
    deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)
    assert office.state.requests.get_request(record.id).state is RequestState.DECLINED
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.DECLINED


def test_a_no_is_told_once_and_says_who(office: Office) -> None:
    record = pending(office)
    for _ in range(2):
        deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)
    fact = office.history.told[-1]
    assert isinstance(fact, RequestMoved)
    assert (fact.actor, fact.state, fact.version) == ("anna", RequestState.DECLINED, 2)
    assert [happening for _, happening in office.told].count(Happening.DECLINED) == 1


def test_what_has_left_is_not_declined_and_keeps_its_drafts(office: Office) -> None:
    request_id = asked(office, RequestState.DISCLOSED)
    released(office, request_id, ReleaseState.DRAFTED)
    with pytest.raises(TransitionRefused):
        deciding.decline(office.desk, request_id, actor="anna", now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.DRAFTED


@pytest.mark.parametrize("doing", ["decline", "reopen", "verify"])
def test_whoever_saw_an_older_version_changes_nothing(office: Office, doing: str) -> None:
    record = pending(office)
    old = record.version - 1
    before = len(office.history.told)
    do: dict[str, Callable[..., object]] = {
        "decline": deciding.decline,
        "reopen": deciding.reopen,
        "verify": partial(deciding.verify, verification=CALLED),
    }
    with pytest.raises(RequestChanged):
        do[doing](office.desk, record.id, actor="anna", now_ms=NOW_MS, version=old)
    assert len(office.history.told) == before


def test_a_person_takes_a_no_back(office: Office) -> None:
    record = pending(office)
    declined = deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)
    again = deciding.reopen(office.desk, record.id, actor="anna", now_ms=NOW_MS, version=declined.version)
    assert again.state is RequestState.PENDING


def test_only_what_an_automation_asked_can_be_withdrawn_here(office: Office) -> None:
    record = pending(office)
    with pytest.raises(NotWithdrawn):
        deciding.withdraw(office.desk, record.id, actor=None, now_ms=NOW_MS)
    office.shelf.add(DOOR, NOW_MS - 18 * HOUR_MS)
    own = receive(office.desk, office.request(Channel.AUTOMATION), now_ms=NOW_MS)
    released(office, own.id, ReleaseState.COOLING)
    assert deciding.withdraw(office.desk, own.id, actor=None, now_ms=NOW_MS).state is RequestState.WITHDRAWN
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.DECLINED


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (ReleaseState.DRAFTED, ReleaseState.DRAFTED),
        (ReleaseState.FROZEN, ReleaseState.DRAFTED),
        (ReleaseState.VOTING, ReleaseState.DRAFTED),
        (ReleaseState.COOLING, ReleaseState.COOLING),
    ],
)
def test_how_a_requester_is_known_is_kept_and_voids_votes(
    office: Office, state: ReleaseState, after: ReleaseState
) -> None:
    record = pending(office)
    released(office, record.id, state)
    known = deciding.verify(office.desk, record.id, CALLED, actor="anna", now_ms=NOW_MS, version=record.version)
    assert known.verification == CALLED
    assert known.request.verification.level is Level.NONE
    assert office.state.releases.get_release(RELEASE).state is after
    assert any(isinstance(fact, RequestVerified) and fact.actor == "anna" for fact in office.history.told)


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (ReleaseState.DRAFTED, ReleaseState.DRAFTED),
        (ReleaseState.FROZEN, ReleaseState.VOID),
        (ReleaseState.VOTING, ReleaseState.VOID),
        (ReleaseState.COOLING, ReleaseState.VOID),
        (ReleaseState.LIVE, ReleaseState.ENDED),
    ],
)
def test_a_lockdown_ends_whatever_could_leave(office: Office, state: ReleaseState, after: ReleaseState) -> None:
    record = pending(office)
    released(office, record.id, state)
    deciding.lock_down(office.desk, actor=None, now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is after
