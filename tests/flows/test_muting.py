"""What is muted is told before it is so, ends when a person says so, and no crash ends it."""

from typing import Any

import pytest

from custom_components.footage_guard.flows.deciding import decline
from custom_components.footage_guard.flows.erasing import erase_due
from custom_components.footage_guard.flows.muting import end_mute, mute, shown_mutes
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.errors import NothingToMute, NotMuted, RequestUnknown
from custom_components.footage_guard.model.ids import RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.request.request import Verification
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import MuteEnded, MuteFact, RequestsMuted
from custom_components.footage_guard.model.rules.rule import Mute
from custom_components.footage_guard.model.rules.screening import reasons

from .office import DAY_MS, HOUR_MS, NOW_MS, Office, Point, police

EVERYTHING = MuteScope.EVERYTHING
_IN_BOOK = {Point.BEFORE_BOOK, Point.BOOK_REFUSED}


def received(office: Office, **changed: object) -> RequestId:
    return receive(office.desk, office.request(**changed), now_ms=NOW_MS).id  # type: ignore[arg-type]  # fields


def other(organisation: str = "Else") -> dict[str, object]:
    """Return what makes it a request of somebody else."""
    requester = {"type": "insurer", "organisation": organisation, "email": "a@b.example"}
    return {"requester": requester, "case_reference": ""}


def reasons_of(office: Office, request_id: RequestId) -> frozenset[str]:
    """Return by which rules a request waits on nobody's screen."""
    return reasons(office.state.requests.get_request(request_id).findings)


def pending(office: Office) -> list[RequestId]:
    return [record.id for record in office.state.requests.in_states((RequestState.PENDING,))]


def told(office: Office) -> list[MuteFact]:
    return [fact for fact in office.history.told if isinstance(fact, RequestsMuted | MuteEnded)]


@pytest.mark.parametrize("scope", MuteScope)
def test_it_is_told_by_which_request_and_never_whom_and_ends(office: Office, scope: MuteScope) -> None:
    first = received(office)
    muted = mute(office.desk, first, scope, until_ms=None, actor="anna", now_ms=NOW_MS)
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
    longer = mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    for until_ms in (NOW_MS + 1, NOW_MS + HOUR_MS):
        assert mute(office.desk, first, EVERYTHING, until_ms=until_ms, now_ms=NOW_MS) == longer
    assert len(told(office)) == 1
    assert mute(office.desk, first, EVERYTHING, until_ms=None, now_ms=NOW_MS).until_ms is None
    assert len(told(office)) == 2


def test_a_moment_longer_each_time_had_the_ledger_grow_without_end(office: Office) -> None:
    first = received(office)
    known = mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + 30 * DAY_MS, now_ms=NOW_MS)
    for later_ms in range(1, 1000):
        again = mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + 30 * DAY_MS + later_ms, now_ms=NOW_MS + later_ms)
        assert again == known
    assert len(told(office)) == 1
    assert mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + 31 * DAY_MS, now_ms=NOW_MS) != known


def test_one_that_is_over_is_no_reason_not_to_mute_again(office: Office) -> None:
    first = received(office)
    mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + 1, now_ms=NOW_MS)
    again = mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + 2, now_ms=NOW_MS + 1)
    assert again.until_ms == NOW_MS + 2
    assert len(told(office)) == 2


def test_of_one_that_is_over_by_a_clock_that_is_right_nothing_is_left(office: Office) -> None:
    lasting, over = received(office), received(office, **other())
    kept = mute(office.desk, lasting, MuteScope.REQUESTER, until_ms=NOW_MS + HOUR_MS + 1, now_ms=NOW_MS)
    mute(office.desk, over, MuteScope.REQUESTER, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    before = len(told(office))
    for is_clock_right, left in ((False, 2), (True, 1)):
        erase_due(office.desk, now_ms=NOW_MS + HOUR_MS, is_clock_right=is_clock_right)
        assert len(office.state.requests.mutes()) == left
    assert office.state.requests.mutes() == [kept]
    office.restart()
    resolve(office.desk, now_ms=NOW_MS + HOUR_MS)
    assert office.state.requests.mutes() == [kept]
    assert len(told(office)) == before


def test_of_a_request_whose_words_are_gone_its_own_mute_is_ended(office: Office) -> None:
    first, second = received(office), received(office, **other())
    mute(office.desk, first, MuteScope.REQUESTER, until_ms=None, now_ms=NOW_MS)
    mute(office.desk, second, MuteScope.REQUESTER, until_ms=None, now_ms=NOW_MS)
    office.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", {"id": first})
    end_mute(office.desk, first, MuteScope.REQUESTER, actor="anna")
    assert [each.by for each in office.state.requests.mutes()] == [second]


NAMES = ("Northtown Police.", "Northtown-Police", "N.orthtown  P\u00f6lice", "NORTHTOWNPOLICE")


@pytest.mark.parametrize("organisation", NAMES)
def test_another_dot_or_hyphen_gets_around_neither_a_mute_nor_a_limit(office: Office, organisation: str) -> None:
    """It used to get around both."""
    requester = police()["requester"] | {"organisation": organisation}
    first = received(office)
    second = received(office, requester=requester, case_reference="another")
    assert reasons_of(office, second) == {"open_limit"}
    mute(office.desk, first, MuteScope.REQUESTER, until_ms=None, now_ms=NOW_MS)
    third = received(office, requester=requester, case_reference="one more")
    assert reasons_of(office, third) == {"open_limit", "muted_requester"}


@pytest.mark.parametrize(
    "reference", ["NT.2026.117", "nt 2026/117", "NT\u20132026\u2013117", "NT2026\uff11\uff11\uff17"]
)
def test_another_way_to_write_a_case_gets_around_neither_a_mute_nor_a_limit(office: Office, reference: str) -> None:
    mute_by = received(office, supersedes=received(office))
    assert "case_limit" in reasons_of(office, received(office, case_reference=reference))
    mute(office.desk, mute_by, MuteScope.CASE, until_ms=None, now_ms=NOW_MS)
    assert "muted_case" in reasons_of(office, received(office, case_reference=reference))


SIGNED = Verification(level=Level.SIGNED, method="signature", by_user=None, at_ms=NOW_MS)
ONE = (MuteScope.REQUESTER, MuteScope.CASE)


@pytest.mark.parametrize("scope", ONE)
def test_who_writes_under_another_name_until_they_are_muted_mutes_nobody_who_signs(
    office: Office, scope: MuteScope
) -> None:
    """What the real authority had signed used to wait on nobody's screen, and its clips were not held."""
    impostor = received(office)
    decline(office.desk, impostor, actor="anna", now_ms=NOW_MS)
    mute(office.desk, impostor, scope, until_ms=None, now_ms=NOW_MS)
    assert f"muted_{scope}" in reasons_of(office, received(office))
    real = received(office, verification=SIGNED)
    assert real in pending(office)
    # Whoever mutes them, too, hears of neither.
    mute(office.desk, real, scope, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    assert reasons_of(office, received(office, verification=SIGNED)) >= {f"muted_{scope}"}
    assert f"muted_{scope}" in reasons_of(office, received(office))
    assert [about for _, about in shown_mutes(office.desk, now_ms=NOW_MS)] == [
        shown_mutes(office.desk, now_ms=NOW_MS)[0][1]
    ] * 2
    # By one of them both are ended: the list has them under one name.
    end_mute(office.desk, impostor, scope, actor="anna")
    assert not office.state.requests.mutes()


@pytest.mark.parametrize("scope", ONE)
def test_who_signs_and_is_muted_writes_without_a_signature_in_vain(office: Office, scope: MuteScope) -> None:
    mute(office.desk, received(office, verification=SIGNED), scope, until_ms=None, now_ms=NOW_MS)
    assert f"muted_{scope}" in reasons_of(office, received(office))
    assert f"muted_{scope}" in reasons_of(office, received(office, verification=SIGNED))


def test_everything_is_everything_however_well_somebody_is_known(office: Office) -> None:
    mute(office.desk, received(office), EVERYTHING, until_ms=None, now_ms=NOW_MS)
    assert "muted_everything" in reasons_of(office, received(office, verification=SIGNED))


def vale(kind: str) -> dict[str, Any]:
    """Return what makes it a request of Robin Vale."""
    return {"requester": {"type": kind, "person_name": "Robin Vale"}, "case_reference": "NT-2026-117"}


def of_home(office: Office, channel: Channel) -> RequestId:
    """Have an automation of Robin Vale, or Robin Vale in the panel, want to give footage away."""
    fields = vale("household") if channel is Channel.UI else {}
    return receive(office.desk, office.request(channel, "Robin Vale", **fields), now_ms=NOW_MS).id


@pytest.mark.parametrize("scope", ONE)
@pytest.mark.parametrize("channel", [Channel.AUTOMATION, Channel.UI])
def test_by_what_the_home_asks_nobody_of_the_same_name_is_muted(
    office: Office, channel: Channel, scope: MuteScope
) -> None:
    """A stranger of that name used to be muted, and the automation was not."""
    own = of_home(office, channel)
    with pytest.raises(NothingToMute):
        mute(office.desk, own, scope, until_ms=None, now_ms=NOW_MS)
    mute(office.desk, received(office, **vale("neighbour")), scope, until_ms=None, now_ms=NOW_MS)
    with pytest.raises(NotMuted):
        end_mute(office.desk, own, scope, actor="anna")
    mute(office.desk, own, EVERYTHING, until_ms=None, now_ms=NOW_MS)
    assert len(office.state.requests.mutes()) == 2


@pytest.mark.parametrize("scope", ONE)
@pytest.mark.parametrize("channel", [Channel.UI, Channel.PAPER])
def test_by_what_was_typed_in_of_somebody_outside_they_are_muted(
    office: Office, channel: Channel, scope: MuteScope
) -> None:
    typed = receive(office.desk, office.request(channel, **vale("neighbour")), now_ms=NOW_MS).id
    mute(office.desk, typed, scope, until_ms=None, now_ms=NOW_MS)
    assert f"muted_{scope}" in reasons_of(office, received(office, **vale("neighbour")))


@pytest.mark.parametrize("scope", ONE)
def test_one_that_an_older_version_made_by_what_the_home_asked_can_be_ended(office: Office, scope: MuteScope) -> None:
    own = of_home(office, Channel.AUTOMATION)
    office.state.requests.mute(Mute(scope=scope, key="0" * 64, until_ms=None, by=own))
    end_mute(office.desk, own, scope, actor="anna")
    assert not office.state.requests.mutes()


def test_a_mute_holds_no_word_of_whom_it_is_about(office: Office) -> None:
    """It used to hold a name in the clear, for longer than the request."""
    requester = police()["requester"] | {"organisation": "Quokkafalter", "person_name": "B. Quokkafalter"}
    first = received(office, requester=requester, case_reference="Quokkafalter/7")
    for scope in MuteScope:
        mute(office.desk, first, scope, until_ms=None, now_ms=NOW_MS)
    rows = office.state._database.rows("SELECT scope, key FROM mutes")
    assert sorted(len(key) for _, key in rows) == [0, 64, 64]
    assert len({key for _, key in rows}) == 3
    assert "quokka" not in f"{rows} {office.state.requests.mutes()}".casefold()
    # Another home makes another digest of the same name.
    office.state._database.rows("UPDATE desk SET asking_key = randomblob(32)")
    later = received(office, requester=requester, case_reference="Quokkafalter/7")
    assert reasons_of(office, later) & {"muted_requester", "muted_case", "muted_everything"} == {"muted_everything"}


UNREADABLE = (
    "INSERT INTO mutes (scope, key) VALUES ('nonsense', '')",
    "INSERT INTO mutes (scope, key, until_ms) VALUES ('requester', 'city police', 1)",
    "INSERT INTO mutes (scope, key) VALUES ('everything', 'x')",
    "INSERT INTO mutes (scope, key) VALUES (CAST(x'ff' AS TEXT), CAST(x'fe' AS TEXT))",
    "INSERT INTO mutes (scope, key, request) VALUES ('case', CAST(x'ff' AS TEXT), CAST(x'ff' AS TEXT))",
)


@pytest.mark.parametrize("row", UNREADABLE)
def test_one_that_cannot_be_read_mutes_everything_until_a_person_ends_it(office: Office, row: str) -> None:
    """It used to stay for ever: to end it changed nothing, and said that it had."""
    first = received(office)
    sound = mute(office.desk, first, MuteScope.CASE, until_ms=None, now_ms=NOW_MS)
    office.state._database.rows(row)
    assert [each.is_readable for each in office.state.requests.mutes()].count(False) == 1
    aside = received(office, **other())
    assert reasons_of(office, aside) == {"muted_everything"}
    with pytest.raises(NotMuted):
        end_mute(office.desk, aside, MuteScope.REQUESTER, actor="anna")
    # By any request, as everything is.
    end_mute(office.desk, aside, EVERYTHING, actor="anna")
    assert told(office)[-1] == MuteEnded(request_id=aside, scope=EVERYTHING, actor="anna")
    assert office.state.requests.mutes() == [sound]
    assert received(office, **other("Else 2")) in pending(office)


def test_everything_is_ended_by_a_request_that_cannot_be_read_as_well(office: Office) -> None:
    first, second = received(office), received(office, **other())
    mute(office.desk, first, EVERYTHING, until_ms=None, now_ms=NOW_MS)
    for row in UNREADABLE:
        office.state._database.rows(row)
    office.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", {"id": second})
    end_mute(office.desk, second, EVERYTHING, actor="anna")
    assert not office.state.requests.mutes()


@pytest.mark.parametrize("point", Point)
def test_a_crash_while_one_that_cannot_be_read_is_ended_leaves_it_unless_it_had_ended(
    office: Office, point: Point
) -> None:
    first = received(office)
    office.state._database.rows(UNREADABLE[0])
    with office.ending(point):
        end_mute(office.desk, first, EVERYTHING, actor="anna")
    resolve(office.desk, now_ms=NOW_MS)
    is_over = point is Point.AFTER_BOOK
    assert bool(office.state.requests.mutes()) is not is_over
    assert [type(fact) for fact in told(office)][-1:] == (
        [MuteEnded] if is_over else [RequestsMuted] if point in {Point.AFTER_LEDGER, *_IN_BOOK} else []
    )


def test_to_mute_everything_beside_one_that_cannot_be_read_is_a_wish_of_its_own(office: Office) -> None:
    first = received(office)
    office.state._database.rows(UNREADABLE[0])
    mute(office.desk, first, EVERYTHING, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    assert told(office) == [RequestsMuted(request_id=first, scope=EVERYTHING, until_ms=NOW_MS + HOUR_MS, actor=None)]
    end_mute(office.desk, first, EVERYTHING, actor="anna")
    assert not office.state.requests.mutes()


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
        mute(office.desk, first, EVERYTHING, until_ms=None, actor="anna", now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    assert bool(told(office)) is bool(office.state.requests.mutes())


@pytest.mark.parametrize("point", Point)
def test_a_crash_while_it_is_ended_leaves_it_muted_unless_it_had_ended(office: Office, point: Point) -> None:
    first = received(office)
    mute(office.desk, first, EVERYTHING, until_ms=None, actor="anna", now_ms=NOW_MS)
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
