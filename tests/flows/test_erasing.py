"""Of what nobody is asked about only so much is kept, and no words for ever; what the ledger was told stays."""

from contextlib import closing
from pathlib import Path
import shutil
import sqlite3
from unittest.mock import patch

import pytest

from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.ending import RELEASE_ENDED
from custom_components.footage_guard.flows.erasing import MOST, MOST_SET_ASIDE, WORDS_DAYS, drop_oldest, erase_due
from custom_components.footage_guard.flows.receiving import receive, settle_next, take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.flows.words import as_received
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import StateDamaged, TransitionRefused
from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.record import ReleaseRecord
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.request_facts import RequestErased, RequestReceived
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope
from custom_components.footage_guard.vault.state.requests import Requests

from .office import DAY_MS, NOW_MS, Killed, Office, Point, police
from .test_deciding import CALLED
from .test_every_crash import RELEASE, released
from .test_recovering import back_up, restore

WORDS_MS = WORDS_DAYS * DAY_MS
CANARY = "Zebedee Quagmire"


def asked(office: Office, **changed: object) -> RequestId:
    """Have somebody ask whose every word can be found again."""
    requester = police()["requester"] | {"organisation": CANARY, "person_name": CANARY}
    fields: dict[str, object] = {"requester": requester, "case_reference": CANARY, "purpose": f"For {CANARY}."}
    fields |= changed
    return receive(office.desk, office.request(**fields), now_ms=NOW_MS).id  # type: ignore[arg-type]  # fields


def muted(office: Office) -> None:
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))


def ended(office: Office) -> tuple[RequestId, int]:
    """Have a request ask and close; return it and when it closed."""
    request_id = asked(office)
    at_ms = office.state.requests.get_request(request_id).request.closes_ms
    close_due(office.desk, now_ms=at_ms)
    return request_id, at_ms


def erase(office: Office, now_ms: int) -> int:
    return erase_due(office.desk, now_ms=now_ms, is_clock_right=True)


def on_disk(office: Office) -> bool:
    """Tell whether a word is anywhere in the files of the book."""
    return any(CANARY.encode() in path.read_bytes() for path in Path(office.folder).glob("state.db*"))


def seen(office: Office, request_id: RequestId) -> Outside:
    found = office.state.standings.find(request_id)
    assert found is not None
    return outside(found.state, closes_ms=found.closes_ms, closed_until_ms=found.closed_until_ms)


def test_words_end_some_time_after_their_request_and_not_before(office: Office) -> None:
    request_id, at_ms = ended(office)
    whole = office.state.requests.get_request(request_id)
    assert erase(office, at_ms + WORDS_MS - 1) == 0
    assert on_disk(office)
    assert erase(office, at_ms + WORDS_MS) == 1
    assert not on_disk(office)
    left = office.state.requests.get_request(request_id)
    assert left.is_erased
    assert not whole.is_erased
    assert (left.state, left.request.scope.window_from) == (whole.state, whole.request.scope.window_from)
    assert erase(office, at_ms + 2 * WORDS_MS) == 0


def test_the_ledger_still_proves_what_was_asked(office: Office) -> None:
    request_id, at_ms = ended(office)
    digest = office.state.requests.get_request(request_id).request.digest
    erase(office, at_ms + WORDS_MS)
    first, last = office.history.told[0], office.history.told[-1]
    assert isinstance(first, RequestReceived)
    assert first.digest == digest
    assert last == RequestErased(request_id=request_id, version=3)
    assert office.state.requests.leaf(request_id) == 0


def test_with_a_clock_that_may_be_wrong_nothing_is_long_ago(office: Office) -> None:
    _, at_ms = ended(office)
    assert erase_due(office.desk, now_ms=at_ms + 100 * WORDS_MS, is_clock_right=False) == 0
    assert on_disk(office)


def test_what_is_open_keeps_its_words(office: Office) -> None:
    request_id = asked(office)
    assert erase(office, NOW_MS + 100 * WORDS_MS) == 0
    deciding.decline(office.desk, request_id, actor="anna", now_ms=NOW_MS)
    assert erase(office, NOW_MS + 100 * WORDS_MS) == 0


def test_while_something_can_be_collected_the_words_stay(office: Office) -> None:
    request_id = asked(office)
    for by in (RequestInput.APPROVE, RequestInput.DISCLOSE):
        office.desk.move(request_id, by, actor="anna", now_ms=NOW_MS)
    released(office, request_id, ReleaseState.LIVE)
    at_ms = office.state.requests.get_request(request_id).request.closes_ms
    close_due(office.desk, now_ms=at_ms)
    assert erase(office, at_ms + WORDS_MS) == 0
    office.desk.move_release(RELEASE, ReleaseInput.EXPIRE, actor=None, now_ms=at_ms)
    assert erase(office, at_ms + WORDS_MS) == 1


@pytest.mark.parametrize("state", ReleaseState)
def test_of_what_nothing_can_be_collected_any_more_the_words_go(office: Office, state: ReleaseState) -> None:
    request_id, at_ms = ended(office)
    released(office, request_id, state)
    assert erase(office, at_ms + WORDS_MS) == (state in RELEASE_ENDED)


def test_what_can_still_be_collected_keeps_no_other_words(office: Office) -> None:
    """The first ones of a turn used to be all that was looked at."""
    for number in range(MOST):
        live = asked(office)
        office.state.releases.add(
            ReleaseRecord(
                id=ReleaseId(f"01KAZ00000000000000000{number:04}"),
                request_id=live,
                state=ReleaseState.LIVE,
                version=0,
                changed_ms=NOW_MS,
            )
        )
    last, at_ms = ended(office)
    while close_due(office.desk, now_ms=at_ms):
        pass
    assert erase(office, at_ms + WORDS_MS) == 1
    assert office.state.requests.get_request(last).is_erased


@pytest.mark.parametrize("wrong_ms", [0, NOW_MS + 3650 * DAY_MS])
def test_a_clock_that_was_wrong_when_it_ended_neither_takes_the_words_nor_keeps_them(
    office: Office, wrong_ms: int
) -> None:
    request_id = asked(office)
    at_ms = office.state.requests.get_request(request_id).request.closes_ms
    office.desk.move(request_id, RequestInput.WITHDRAW, actor=None, now_ms=wrong_ms)
    assert erase(office, at_ms + WORDS_MS - 1) == 0
    assert erase(office, at_ms + WORDS_MS) == 1


def test_many_are_erased_in_turns(office: Office) -> None:
    muted(office)
    for _ in range(MOST + 1):
        last = asked(office)
    at_ms = office.state.requests.get_request(last).request.closes_ms
    while close_due(office.desk, now_ms=at_ms):
        pass
    assert [erase(office, at_ms + WORDS_MS) for _ in range(3)] == [MOST, 1, 0]


def test_a_request_that_cannot_be_read_is_erased_too(office: Office) -> None:
    request_id, at_ms = ended(office)
    office.state._database.rows("UPDATE requests SET content = :text", {"text": f"{{}}{CANARY}".encode()})
    assert erase(office, at_ms + WORDS_MS) == 1
    assert not on_disk(office)
    with pytest.raises(StateDamaged):
        office.state.requests.get_request(request_id)


@pytest.mark.parametrize("point", Point)
def test_erasing_that_is_cut_off_is_done_later(office: Office, point: Point) -> None:
    request_id, at_ms = ended(office)
    with office.ending(point):
        erase(office, at_ms + WORDS_MS)
    resolve(office.desk, now_ms=at_ms + WORDS_MS)
    erase(office, at_ms + WORDS_MS)
    told = [fact for fact in office.history.told if isinstance(fact, RequestErased)]
    assert told == [RequestErased(request_id=request_id, version=3)]
    head = office.state.requests.head(request_id)
    assert (head.state, head.version) == (RequestState.EXPIRED, 3)
    assert not on_disk(office)


def killed_before_scrubbing(office: Office, folder: Path) -> None:
    """Erase, and go on from the files as they are, with nothing tidied up by an orderly end."""
    _, at_ms = ended(office)
    with pytest.raises(Killed), patch.object(Requests, "scrub", side_effect=Killed):
        erase(office, at_ms + WORDS_MS)
    for path in office.folder.glob("state.db*"):
        shutil.copy(path, folder)
    office.folder = folder
    assert on_disk(office)
    office.restart()


def test_words_that_a_crash_left_in_the_journal_are_gone_after_the_next_start(office: Office, tmp_path: Path) -> None:
    """They used to stay until something else was erased."""
    (folder := tmp_path / "again").mkdir()
    killed_before_scrubbing(office, folder)
    assert on_disk(office)
    assert erase(office, NOW_MS) == 0
    assert not on_disk(office)


def test_words_are_gone_once_nobody_reads_the_file_any_more(office: Office) -> None:
    _, at_ms = ended(office)
    office.state._database.rows("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(office.folder / "state.db", autocommit=True)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM requests").fetchall()
        assert erase(office, at_ms + WORDS_MS) == 1
        assert on_disk(office)
    assert erase(office, at_ms + WORDS_MS) == 0
    assert not on_disk(office)


def test_an_older_book_brings_no_words_back(office: Office) -> None:
    request_id, at_ms = ended(office)
    other = receive(office.desk, office.request(), now_ms=NOW_MS).id
    back_up(office)
    deciding.decline(office.desk, other, actor="anna", now_ms=NOW_MS)
    erase(office, at_ms + WORDS_MS)
    restore(office)
    assert not office.state.requests.get_request(request_id).is_erased
    assert resolve(office.desk, now_ms=at_ms) is True
    assert office.state.requests.get_request(request_id).is_erased


def test_what_was_erased_counts_for_nobody(office: Office) -> None:
    muted(office)
    for _ in range(MOST_SET_ASIDE + 1):
        asked(office)
    erase(office, NOW_MS)
    office.state._database.rows("DELETE FROM mutes")
    nameless = office.request(requester={"type": "other"}, case_reference="")
    assert receive(office.desk, nameless, now_ms=NOW_MS).state is RequestState.PENDING


def test_of_what_nobody_is_asked_about_the_oldest_is_dropped(office: Office) -> None:
    muted(office)
    ids = [asked(office) for _ in range(MOST_SET_ASIDE + 2)]
    book = office.state.requests
    assert book.count_in(RequestState.SET_ASIDE) == MOST_SET_ASIDE
    assert [book.head(each).state for each in ids[:3]] == [
        RequestState.CLOSED,
        RequestState.CLOSED,
        RequestState.SET_ASIDE,
    ]
    assert erase_due(office.desk, now_ms=NOW_MS, is_clock_right=False) == 2
    assert [book.get_request(each).is_erased for each in ids[:3]] == [True, True, False]
    # The outside sees no difference, before and after.
    assert {seen(office, each) for each in ids} == {Outside.OPEN}
    close_due(office.desk, now_ms=book.get_request(ids[-1]).request.closes_ms)
    assert {seen(office, each) for each in ids} == {Outside.CLOSED}


def test_what_was_dropped_does_not_come_back(office: Office) -> None:
    muted(office)
    ids = [asked(office) for _ in range(MOST_SET_ASIDE + 1)]
    version = office.state.requests.head(ids[0]).version
    with pytest.raises(TransitionRefused):
        deciding.reopen(office.desk, ids[0], actor="anna", now_ms=NOW_MS, version=version)


def test_nothing_that_somebody_vouched_for_or_decided_is_dropped(office: Office) -> None:
    first, declined = asked(office), receive(office.desk, office.request(), now_ms=NOW_MS).id
    deciding.decline(office.desk, declined, actor="anna", now_ms=NOW_MS)
    muted(office)
    known = asked(office)
    version = office.state.requests.head(known).version
    deciding.verify(office.desk, known, CALLED, actor="anna", now_ms=NOW_MS, version=version)
    for _ in range(MOST_SET_ASIDE + 3):
        asked(office)
    head = office.state.requests.head
    assert head(first).state is RequestState.PENDING
    assert head(declined).state is RequestState.DECLINED
    assert head(known).state is RequestState.SET_ASIDE
    assert office.state.requests.count_in(RequestState.SET_ASIDE) == MOST_SET_ASIDE + 1


def test_what_the_home_asks_itself_is_in_no_queue(office: Office) -> None:
    muted(office)
    own = receive(office.desk, office.request(Channel.AUTOMATION), now_ms=NOW_MS).id
    for _ in range(MOST_SET_ASIDE):
        asked(office)
    assert office.state.requests.head(own).state is RequestState.SET_ASIDE
    assert office.state.requests.count_in(RequestState.SET_ASIDE) == MOST_SET_ASIDE + 1


@pytest.mark.parametrize("point", Point)
def test_dropping_that_is_cut_off_is_done_later(office: Office, point: Point) -> None:
    muted(office)
    ids = [asked(office) for _ in range(MOST_SET_ASIDE)]
    take_in(office.desk, office.request(), now_ms=NOW_MS)
    # Passed before: that it was set aside.
    with office.ending(point, 1) as stop:
        settle_next(office.desk, now_ms=NOW_MS)
    assert stop.is_over
    resolve(office.desk, now_ms=NOW_MS)
    drop_oldest(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(ids[0]).state is RequestState.CLOSED
    assert office.state.requests.count_in(RequestState.SET_ASIDE) == MOST_SET_ASIDE


def test_marks_go_with_the_words_they_mark(office: Office) -> None:
    request_id = asked(office, message=f"You must hand it over, {CANARY}.")
    at_ms = office.state.requests.get_request(request_id).request.closes_ms
    close_due(office.desk, now_ms=at_ms)
    assert any(finding.marks for finding in office.state.requests.get_request(request_id).findings)
    erase(office, at_ms + WORDS_MS)
    findings = office.state.requests.get_request(request_id).findings
    assert "pressure" in {finding.rule for finding in findings}
    assert not any(finding.marks for finding in findings)


def test_what_is_left_is_a_request_that_can_be_listed(office: Office) -> None:
    request_id, at_ms = ended(office)
    erase(office, at_ms + WORDS_MS)
    (first,) = office.state.lists.page((1 << 62, ""), 10, is_open=False)
    assert first == request_id
    listed = as_received(office.desk, first)
    assert CANARY.encode() not in canonical(listed.request.as_json())
    assert not office.state.requests.unreadable
