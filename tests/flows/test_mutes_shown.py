"""A person is told what is muted now, by whom, and at which requests it is ended."""

import pytest

from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.erasing import WORDS_DAYS, erase_due
from custom_components.footage_guard.flows.muting import end_mute, mute, mutes_of, shown_mutes
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.rules.rule import Mute

from .office import DAY_MS, HOUR_MS, NOW_MS, Office
from .test_muting import EVERYTHING, ONE, SIGNED, of_home, other, received


def standing(office: Office, request_id: RequestId, now_ms: int = NOW_MS) -> dict[MuteScope, tuple[bool, int | None]]:
    """Return as what requests like one can be muted, whether they are, and until when."""
    request = office.state.requests.get_request(request_id).request
    found = mutes_of(office.desk, request, now_ms=now_ms)
    return {scope: (mute is not None, mute.until_ms if mute else None) for scope, mute in found}


def test_one_that_is_over_is_shown_as_in_force_no_more(office: Office) -> None:
    """It used to be shown for ever."""
    mute(office.desk, received(office), EVERYTHING, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    assert len(shown_mutes(office.desk, now_ms=NOW_MS + HOUR_MS - 1)) == 1
    assert not shown_mutes(office.desk, now_ms=NOW_MS + HOUR_MS)


def test_whom_it_is_about_is_said_by_the_request_alone(office: Office) -> None:
    requester = {"type": "neighbour", "person_name": "B. Quokka", "email": "a@b.example"}
    first = received(office, requester=requester, case_reference="Q/7")
    for scope in MuteScope:
        mute(office.desk, first, scope, until_ms=None, now_ms=NOW_MS)
    assert {mute.scope: about for mute, about in shown_mutes(office.desk, now_ms=NOW_MS)} == {
        MuteScope.REQUESTER: "B. Quokka",
        MuteScope.CASE: "Q/7",
        EVERYTHING: None,
    }
    # It is about somebody else than the request says.
    office.state._database.rows("UPDATE mutes SET key = lower(hex(zeroblob(32))) WHERE scope = 'case'")
    assert [about for mute, about in shown_mutes(office.desk, now_ms=NOW_MS) if mute.scope is MuteScope.CASE] == [None]


@pytest.mark.parametrize(
    "change", ["UPDATE mutes SET request = NULL", "UPDATE mutes SET request = '01KB0000000000000000000000'"]
)
def test_of_one_without_its_request_nobody_knows_whom_it_is_about(office: Office, change: str) -> None:
    mute(office.desk, received(office), MuteScope.REQUESTER, until_ms=None, now_ms=NOW_MS)
    office.state._database.rows(change)
    assert [about for _, about in shown_mutes(office.desk, now_ms=NOW_MS)] == [None]


@pytest.mark.parametrize("scope", ONE)
def test_on_what_is_signed_stands_no_mute_of_who_only_writes_that_name(office: Office, scope: MuteScope) -> None:
    """It was said to be muted, and nothing there muted it."""
    impostor, real = received(office), received(office, verification=SIGNED)
    mute(office.desk, impostor, scope, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    assert standing(office, impostor)[scope] == (True, NOW_MS + HOUR_MS)
    assert standing(office, real)[scope] == (False, None)
    mute(office.desk, real, scope, until_ms=None, now_ms=NOW_MS)
    assert standing(office, impostor)[scope] == standing(office, real)[scope] == (True, None)


@pytest.mark.parametrize("scope", ONE)
def test_a_mute_is_told_also_where_the_words_of_its_request_are_gone(office: Office, scope: MuteScope) -> None:
    """There was nothing by which to end it, and a later request was said not to be muted."""
    first, nothing = received(office), received(office, **other())
    mute(office.desk, first, scope, until_ms=None, now_ms=NOW_MS)
    at_ms = max(office.state.requests.get_request(each).request.closes_ms for each in (first, nothing))
    close_due(office.desk, now_ms=at_ms)
    assert erase_due(office.desk, now_ms=at_ms + WORDS_DAYS * DAY_MS, is_clock_right=True) == 2
    assert standing(office, first) == {scope: (True, None), EVERYTHING: (False, None)}
    assert standing(office, nothing) == {EVERYTHING: (False, None)}
    assert standing(office, received(office))[scope] == (True, None)
    end_mute(office.desk, first, scope, actor="anna")
    assert standing(office, first) == {EVERYTHING: (False, None)}


def test_of_two_that_mute_a_request_the_later_end_is_told_and_none_that_is_over(office: Office) -> None:
    first, signed = received(office), received(office, verification=SIGNED)
    for request_id, hours in ((first, 1), (signed, 2)):
        mute(office.desk, request_id, MuteScope.CASE, until_ms=NOW_MS + hours * HOUR_MS, now_ms=NOW_MS)
    assert standing(office, first)[MuteScope.CASE] == (True, NOW_MS + 2 * HOUR_MS)
    assert standing(office, first, NOW_MS + 2 * HOUR_MS)[MuteScope.CASE] == (False, None)


@pytest.mark.parametrize("scope", ONE)
def test_by_what_the_home_asks_there_is_everything_to_mute_and_to_end_what_was_muted(
    office: Office, scope: MuteScope
) -> None:
    own = of_home(office, Channel.AUTOMATION)
    assert standing(office, own) == {EVERYTHING: (False, None)}
    office.state.requests.mute(Mute(scope=scope, key="0" * 64, until_ms=None, by=own))
    assert standing(office, own) == {scope: (True, None), EVERYTHING: (False, None)}
