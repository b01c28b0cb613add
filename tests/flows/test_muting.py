"""What is muted is told before it is so, ends when a person says so, and no crash ends it."""

import pytest

from custom_components.footage_guard.flows.muting import end_mute, mute
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.errors import NotMuted, RequestUnknown
from custom_components.footage_guard.model.ids import RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.request_facts import MuteEnded, MuteFact, RequestsMuted
from custom_components.footage_guard.model.rules.rule import Mute

from .office import HOUR_MS, NOW_MS, Office, Point

EVERYTHING = MuteScope.EVERYTHING


def received(office: Office, **changed: object) -> RequestId:
    return receive(office.desk, office.request(**changed), now_ms=NOW_MS).id  # type: ignore[arg-type]  # fields


def told(office: Office) -> list[MuteFact]:
    return [fact for fact in office.history.told if isinstance(fact, RequestsMuted | MuteEnded)]


@pytest.mark.parametrize("scope", MuteScope)
def test_it_is_told_by_which_request_and_never_whom_and_ends(office: Office, scope: MuteScope) -> None:
    first = received(office)
    muted = mute(office.desk, first, scope, until_ms=None, actor="anna")
    assert told(office) == [RequestsMuted(request_id=first, scope=scope, until_ms=None, actor="anna")]
    assert "northtown" not in repr(told(office)).casefold()
    assert office.state.requests.mutes() == [muted]
    aside = received(office)
    assert office.state.requests.head(aside).state is RequestState.SET_ASIDE
    # By another one of the same requester, too.
    end_mute(office.desk, aside, scope, actor="bert")
    assert told(office)[-1] == MuteEnded(request_id=aside, scope=scope, actor="bert")
    assert not office.state.requests.mutes()
    with pytest.raises(NotMuted):
        end_mute(office.desk, first, scope, actor="bert")


def test_what_lasts_longer_already_is_told_once(office: Office) -> None:
    first = received(office)
    longer = mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + HOUR_MS)
    for until_ms in (NOW_MS + 1, NOW_MS + HOUR_MS):
        assert mute(office.desk, first, EVERYTHING, until_ms=until_ms) == longer
    assert len(told(office)) == 1
    assert mute(office.desk, first, EVERYTHING, until_ms=None).until_ms is None
    assert len(told(office)) == 2


def test_of_a_request_whose_words_are_gone_its_own_mute_is_ended(office: Office) -> None:
    first, other = (
        received(office),
        received(
            office, requester={"type": "insurer", "organisation": "Else", "email": "a@b.example"}, case_reference=""
        ),
    )
    mute(office.desk, first, MuteScope.REQUESTER, until_ms=None)
    mute(office.desk, other, MuteScope.REQUESTER, until_ms=None)
    office.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", {"id": first})
    end_mute(office.desk, first, MuteScope.REQUESTER, actor="anna")
    assert [each.by for each in office.state.requests.mutes()] == [other]


def test_one_that_an_older_version_made_is_ended_by_whom_it_is_about(office: Office) -> None:
    first = received(office)
    office.state.requests.mute(Mute(scope=EVERYTHING, key="", until_ms=None))
    end_mute(office.desk, first, EVERYTHING, actor="anna")
    assert not office.state.requests.mutes()
    with pytest.raises(RequestUnknown):
        end_mute(office.desk, make_request_id(1, 1), EVERYTHING, actor="anna")


@pytest.mark.parametrize("point", Point)
def test_a_crash_while_muting_leaves_it_muted_or_as_if_nobody_had_asked(office: Office, point: Point) -> None:
    first = received(office)
    with office.ending(point):
        mute(office.desk, first, EVERYTHING, until_ms=None, actor="anna")
    resolve(office.desk, now_ms=NOW_MS)
    assert bool(told(office)) is bool(office.state.requests.mutes())


@pytest.mark.parametrize("point", Point)
def test_a_crash_while_it_is_ended_leaves_it_muted_unless_it_had_ended(office: Office, point: Point) -> None:
    first = received(office)
    mute(office.desk, first, EVERYTHING, until_ms=None, actor="anna")
    with office.ending(point):
        end_mute(office.desk, first, EVERYTHING, actor="anna")
    resolve(office.desk, now_ms=NOW_MS)
    is_over = point is Point.AFTER_BOOK
    assert bool(office.state.requests.mutes()) is not is_over
    # What the ledger was told last is so.
    assert isinstance(told(office)[-1], MuteEnded) is is_over
    before = len(told(office))
    office.restart()
    resolve(office.desk, now_ms=NOW_MS)
    assert len(told(office)) == before
