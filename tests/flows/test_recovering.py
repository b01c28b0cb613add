"""A recovery that is itself cut off, a book that is older than the history, and rows that cannot be read."""

from collections.abc import Callable
from contextlib import suppress
import shutil
from unittest.mock import Mock, patch

import pytest

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.asking import ask
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.errors import StateDamaged
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import HoldId, RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.rules.rule import MuteScope

from .office import DOOR, HOUR_MS, NOW_MS, Office, Point, Stop, _stopping
from .test_deciding import CALLED
from .test_every_crash import RELEASE, asked, released

NEIGHBOR = {"type": "neighbour", "person_name": "Eve"}


def received(office: Office, **changed: object) -> RequestId:
    request = office.request(Channel.FORM, "", **changed)  # type: ignore[arg-type]  # fields
    return receive(office.desk, request, now_ms=NOW_MS).id


def going_live(office: Office) -> RequestId:
    """Cut off a release that goes live, after the ledger was told."""
    request_id = asked(office, RequestState.APPROVED)
    released(office, request_id, ReleaseState.COOLING)
    with office.ending(Point.BEFORE_BOOK):
        office.desk.move_release(RELEASE, ReleaseInput.GO_LIVE, actor="anna", now_ms=NOW_MS)
    return request_id


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("passed", range(3))
def test_a_recovery_that_is_cut_off_leaves_nothing_live(office: Office, point: Point, passed: int) -> None:
    request_id = going_live(office)
    with office.ending(point, passed):
        resolve(office.desk, now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is not ReleaseState.LIVE
    assert resolve(office.desk, now_ms=NOW_MS) is False
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.ENDED
    assert office.state.requests.head(request_id).state is RequestState.PENDING


def test_a_recovery_that_the_disk_refuses_is_begun_anew(office: Office) -> None:
    going_live(office)
    office.history.stop = Stop(Point.LEDGER_REFUSED)
    with pytest.raises(OSError, match="no room"):
        resolve(office.desk, now_ms=NOW_MS)
    assert office.desk.is_behind
    resolve(office.desk, now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.ENDED


def refused(office: Office, doing: str, passed: int = 0) -> RequestId:
    """Have the book's disk refuse once while something is done."""
    request_id = received(office) if doing == "decline" else office.request().id
    stop = office.history.stop = Stop(Point.BOOK_REFUSED, passed)
    do: dict[str, Callable[[], object]] = {
        "decline": lambda: deciding.decline(office.desk, request_id, actor="anna", now_ms=NOW_MS),
        "receive": lambda: received(office),
    }
    with patch.object(Database, "rows", _stopping(stop, Database.rows)), pytest.raises(OSError, match="no room"):
        do[doing]()
    office.history.stop = None
    return request_id


def test_what_the_book_refused_is_told_when_it_stands(office: Office) -> None:
    request_id = refused(office, "decline")
    resolve(office.desk, now_ms=NOW_MS)
    assert office.told[-1] == (request_id, Happening.DECLINED)


def test_a_request_that_was_not_looked_at_is_told_later(office: Office) -> None:
    refused(office, "receive", passed=1)
    assert office.desk.is_behind
    resolve(office.desk, now_ms=NOW_MS)
    assert office.told[-1][1] is Happening.NEEDS_DECISION


def test_a_hold_that_is_refused_is_placed_later(office: Office) -> None:
    office.shelf.add(DOOR, NOW_MS - 18 * HOUR_MS)
    with patch.object(office.shelf, "hold", side_effect=OSError(28, "no")), pytest.raises(OSError, match="no"):
        received(office)
    assert office.desk.is_behind
    resolve(office.desk, now_ms=NOW_MS)
    (record,) = office.state.requests.in_states((RequestState.PENDING,))
    assert HoldId(record.id) in office.shelf.holds


@pytest.mark.parametrize("is_crash", [True, False])
def test_a_hold_that_is_not_ended_is_ended_later(office: Office, is_crash: bool) -> None:
    office.shelf.add(DOOR, NOW_MS - 18 * HOUR_MS)
    record = ask(office.desk, office.request(Channel.AUTOMATION), now_ms=NOW_MS)
    if is_crash:
        with office.ending(Point.AFTER_BOOK):
            deciding.withdraw(office.desk, record.id, actor=None, now_ms=NOW_MS)
    else:
        with patch.object(office.shelf, "end_hold", side_effect=OSError(28, "no")):
            deciding.withdraw(office.desk, record.id, actor=None, now_ms=NOW_MS)
        assert office.told[-1] == (record.id, Happening.WITHDRAWN)
    assert office.shelf.holds
    assert office.desk.is_behind
    resolve(office.desk, now_ms=NOW_MS)
    assert not office.shelf.holds


def back_up(office: Office) -> None:
    office.state._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(office.folder / "state.db", office.folder / "old.db")


def restore(office: Office) -> None:
    office.state.close()
    for suffix in ("-wal", "-shm"):
        (office.folder / f"state.db{suffix}").unlink(missing_ok=True)
    shutil.copy(office.folder / "old.db", office.folder / "state.db")
    office.restart()


@pytest.mark.parametrize("before", [0, 1])
def test_a_book_that_has_lost_a_request_is_known_to_be_older(office: Office, before: int) -> None:
    """It has lost mutes and wrong secrets as well, so whoever uses it locks down."""
    for _ in range(before):
        received(office)
    back_up(office)
    received(office)
    restore(office)
    assert resolve(office.desk, now_ms=NOW_MS)
    office.restart()
    assert not resolve(office.desk, now_ms=NOW_MS)


@pytest.mark.parametrize("is_new", [False, True])
def test_the_worst_is_assumed_also_where_it_cannot_go_on(office: Office, *, is_new: bool) -> None:
    if not is_new:
        received(office)
    back_up(office)
    received(office)
    restore(office)
    worst: list[str] = []
    with (
        patch("custom_components.footage_guard.flows.resolving._go_on", side_effect=OSError(28, "no")),
        suppress(OSError),
    ):
        resolve(office.desk, now_ms=NOW_MS, assume_worst=lambda: worst.append("worst"))
    assert worst == ["worst"]


@pytest.mark.parametrize("before", [0, 1])
def test_where_the_worst_cannot_be_noted_it_is_found_again(office: Office, before: int) -> None:
    for _ in range(before):
        received(office)
    back_up(office)
    received(office)
    restore(office)
    with pytest.raises(OSError, match="no"):
        resolve(office.desk, now_ms=NOW_MS, assume_worst=Mock(side_effect=OSError(28, "no")))
    assert resolve(office.desk, now_ms=NOW_MS) is True


def test_a_no_outlives_the_restoring_of_an_older_book(office: Office) -> None:
    request_id = received(office)
    back_up(office)
    declined = deciding.decline(office.desk, request_id, actor="anna", now_ms=NOW_MS)
    deciding.verify(office.desk, request_id, CALLED, actor="anna", now_ms=NOW_MS, version=declined.version)
    restore(office)
    assert resolve(office.desk, now_ms=NOW_MS) is True
    assert office.state.requests.head(request_id).state is RequestState.DECLINED


def test_what_left_does_not_look_as_if_it_never_had(office: Office) -> None:
    request_id = received(office)
    back_up(office)
    office.desk.move(request_id, RequestInput.APPROVE, actor="anna", now_ms=NOW_MS)
    office.desk.move(request_id, RequestInput.DISCLOSE, actor=None, now_ms=NOW_MS)
    restore(office)
    assert resolve(office.desk, now_ms=NOW_MS) is True
    assert office.state.requests.head(request_id).state is RequestState.DISCLOSED


@pytest.mark.parametrize("point", [Point.AFTER_LEDGER, Point.AFTER_BOOK, Point.LEDGER_REFUSED])
def test_an_older_book_revives_no_release_and_loses_no_other_no(office: Office, point: Point) -> None:
    request_id = asked(office, RequestState.APPROVED)
    released(office, request_id, ReleaseState.COOLING)
    other = received(office, requester=NEIGHBOR, case_reference="")
    back_up(office)
    office.desk.move_release(RELEASE, ReleaseInput.GO_LIVE, actor=None, now_ms=NOW_MS)
    deciding.decline(office.desk, other, actor="anna", now_ms=NOW_MS)
    restore(office)
    with office.ending(point):
        resolve(office.desk, now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.ENDED
    assert office.state.requests.head(other).state is RequestState.DECLINED


def spoil(office: Office, request_id: RequestId, column: str) -> None:
    office.state._database.rows(f"UPDATE requests SET {column} = x'7b7d' WHERE id = :id", {"id": request_id})  # noqa: S608  # ours


@pytest.mark.parametrize("column", ["content", "verification", "findings"])
def test_a_request_that_cannot_be_read_hides_no_other(office: Office, column: str) -> None:
    broken, whole = received(office), received(office, requester=NEIGHBOR, case_reference="")
    spoil(office, broken, column)
    book = office.state.requests
    assert [record.id for record in book.in_states((RequestState.PENDING,))] == [whole]
    assert [*office.state.lists.page((1 << 62, ""), 10)] == [whole, broken]
    assert book.unreadable == {broken}
    with pytest.raises(StateDamaged):
        book.get_request(broken)
    # A no needs no words, and neither does the end.
    with pytest.raises(StateDamaged):
        deciding.decline(office.desk, broken, actor="anna", now_ms=NOW_MS)
    assert book.head(broken).state is RequestState.DECLINED
    assert close_due(office.desk, now_ms=book.get_request(whole).request.closes_ms) == 2
    assert {book.head(each).state for each in (broken, whole)} == {RequestState.CLOSED, RequestState.EXPIRED}


def test_a_row_with_the_content_of_another_is_not_shown(office: Office) -> None:
    one, other = received(office), received(office, requester=NEIGHBOR, case_reference="")
    office.state._database.rows(
        "UPDATE requests SET content = (SELECT content FROM requests WHERE id = :other) WHERE id = :one",
        {"one": one, "other": other},
    )
    with pytest.raises(StateDamaged):
        office.state.requests.get_request(one)


def test_behind_a_record_that_cannot_be_read_nothing_leaves_and_nothing_is_forgotten(office: Office) -> None:
    """It may have ended what is live, or be what was told of a request that is kept."""
    request_id = asked(office, RequestState.PENDING)
    released(office, request_id, ReleaseState.LIVE)
    resolve(office.desk, now_ms=NOW_MS)
    with office.ending(Point.AFTER_LEDGER):
        receive(office.desk, office.request(Channel.FORM, "", requester=NEIGHBOR, case_reference=""), now_ms=NOW_MS)
    (kept,) = office.state.requests.untold()
    office.history.damaged.add(len(office.history.told) - 1)
    office.desk.is_behind = True
    assert not resolve(office.desk, now_ms=NOW_MS), "it is not an older file, and locks nothing"
    assert office.state.releases.get_release(RELEASE).state is not ReleaseState.LIVE
    assert [*office.state.requests.untold()] == [kept]


def test_words_that_nobody_wrote_expose_nothing(office: Office) -> None:
    request_id = asked(office, RequestState.PENDING)
    released(office, request_id, ReleaseState.LIVE)
    office.state._database.rows("UPDATE releases SET state = 'nonsense'")
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.ENDED
    office.state._database.rows("INSERT INTO mutes (scope, key) VALUES ('nonsense', '')")
    (mute,) = office.state.requests.mutes()
    assert mute.scope is MuteScope.EVERYTHING
    office.state._database.rows("UPDATE requests SET state = 'nonsense'")
    with pytest.raises(StateDamaged):
        office.state.requests.head(request_id)
