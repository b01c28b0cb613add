"""A state.db of each earlier version is brought to the present one, and what was decided in it holds."""

from collections.abc import Iterator
from pathlib import Path
import sqlite3

import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import StateDamaged
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lockdown import Lockdown, LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.record import Keys, RequestRecord, Span
from custom_components.footage_guard.model.request.plain import as_plain
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.rules.rule import Finding, FindingKind, Mute, MuteScope, case_key
from custom_components.footage_guard.model.rules.stored import dump_findings
from custom_components.footage_guard.vault.state.damaged import DAMAGED
from custom_components.footage_guard.vault.state.schema import SCHEMA
from custom_components.footage_guard.vault.state.state import State
from tests.model.request.sending import UNVERIFIED, WHOLE, parsed

from .older_state import FILE, STEPS, write_older

REQUEST = parsed(WHOLE)
ORGANISATION = REQUEST.requester.organisation_key
DECIDED = (
    "INSERT INTO policy VALUES ('mode', 'convenience'), ('quorum', '3')",
    "INSERT INTO lockdown VALUES (0, 'asked', 9)",
)
COUNTED = ("INSERT INTO step_up VALUES ('a1e8', 4, 11, 'boot', 7)",)
CONTENT, KNOWN = (canonical(each).hex() for each in (REQUEST.as_json(), as_plain(UNVERIFIED)))
ASKED = tuple(
    each.replace("REQUEST", REQUEST.id)
    for each in (
        "INSERT INTO requests VALUES ('REQUEST', x'CONTENT', RECEIVED, CLOSES, 'form', 'city police', '2026110815', '',"
        " '', 'declined', 2, 77, x'KNOWN', x'5b5d', 5)".replace("CONTENT", CONTENT)
        .replace("KNOWN", KNOWN)
        .replace("RECEIVED", str(REQUEST.received_ms))
        .replace("CLOSES", str(REQUEST.closes_ms)),
        "INSERT INTO releases VALUES ('01KAZ0000000000000000000RR', 'REQUEST', 'declined', 3, 78)",
        "INSERT INTO mutes VALUES ('requester', 'city police', NULL)",
        "INSERT INTO notified VALUES ('REQUEST', 79)",
        "UPDATE desk SET taken = 6, closed_until_ms = 80",
    )
)
OF_VERSION = ((), DECIDED, DECIDED + COUNTED, DECIDED + COUNTED + ASKED)
VERSIONS = range(1, len(STEPS) + 1)


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest, tmp_path: Path) -> int:
    """The version of a file that an older one left."""
    number: int = request.param
    write_older(tmp_path, number, *OF_VERSION[number])
    return number


@pytest.fixture
def state(tmp_path: Path, version: int) -> Iterator[State]:
    """The state that is made of it."""
    assert version
    opened = State.load(tmp_path, 7)
    yield opened
    opened.close()


def _version(folder: Path) -> int:
    connection = sqlite3.connect(folder / FILE)
    ((number,),) = connection.execute("PRAGMA user_version")
    connection.close()
    return int(number)


def test_what_was_decided_holds_and_the_file_is_a_present_one(tmp_path: Path, state: State) -> None:
    assert (state.mode, state.policy.quorum) == (Mode.CONVENIENCE, 3)
    assert state.lockdown == Lockdown(reason=LockdownReason.ASKED, since_ms=9)
    assert not (tmp_path / DAMAGED).exists()
    assert _version(tmp_path) == len(SCHEMA.steps)


def test_it_is_brought_up_once(tmp_path: Path, state: State) -> None:
    state.close()
    again = State.load(tmp_path, 7)
    assert again.lockdown == Lockdown(reason=LockdownReason.ASKED, since_ms=9)
    again.close()


@pytest.mark.parametrize("version", [2, 3], indirect=True)
def test_wrong_secrets_stay_counted(state: State) -> None:
    assert state.attempts.wrong()["a1e8"].count == 4


@pytest.mark.parametrize("version", [3], indirect=True)
def test_requests_stay_what_they_were(state: State) -> None:
    book = state.requests
    record = book.get_request(REQUEST.id)
    assert (record.request, record.state, record.version) == (REQUEST, RequestState.DECLINED, 2)
    assert not record.is_erased
    assert state.standings.find(REQUEST.id) == (REQUEST.channel, RequestState.DECLINED, REQUEST.closes_ms, 80)
    assert state.lists.page((1 << 62, ""), 9) == [REQUEST.id]
    assert (book.leaf(REQUEST.id), book.taken, book.closed_until_ms) == (5, 6, 80)
    assert book.count_open_of(REQUEST.requester.organisation_key, Level.NONE) == 1
    (release,) = state.releases.of_request(REQUEST.id)
    assert release.state is ReleaseState.DECLINED


FOUND = dump_findings((Finding(rule="daily_limit", kind=FindingKind.SET_ASIDE),)).hex()
ASIDE = "UPDATE requests SET findings = x'FOUND'".replace("FOUND", FOUND)


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ((), 1),
        (("UPDATE requests SET state = 'closed'",), 1),
        (("UPDATE requests SET state = 'set_aside'", ASIDE), 0),
        (("UPDATE requests SET state = 'closed'", ASIDE), 0),
        (("UPDATE requests SET state = 'received'",), 0),
    ],
)
def test_what_was_shown_counts_and_what_was_set_aside_does_not(
    tmp_path: Path, changes: tuple[str, ...], count: int
) -> None:
    write_older(tmp_path, 3, *OF_VERSION[3], *changes)
    state = State.load(tmp_path, 7)
    assert state.requests.count_of_case("citypolice", "2026110815", Level.NONE) == count
    state.close()


MUTED = "INSERT INTO mutes VALUES ('requester', 'city-police.', 90), ('case', 'abc', NULL), ('nonsense', 'x', 1)"


def test_a_mute_of_an_older_version_is_about_whom_it_was_and_holds_no_word_any_more(tmp_path: Path) -> None:
    """It used to hold the name for ever, also where the request was erased."""
    write_older(tmp_path, 3, *OF_VERSION[3], MUTED, "UPDATE mutes SET until_ms = 70 WHERE key = 'city police'")
    state = State.load(tmp_path, 7)
    book = state.requests
    about = ((MuteScope.REQUESTER, "citypolice", 90), (MuteScope.CASE, "abc", None))
    sound = [Mute(scope=scope, key=book.mute_key(scope, key, Level.NONE), until_ms=ends) for scope, key, ends in about]
    unreadable = Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None, is_readable=False)
    assert sorted(book.mutes(), key=str) == sorted([*sound, unreadable], key=str)
    assert {len(mute.key) for mute in sound} == {64}
    state.close()
    words = b"city-police.", b"requestercity"
    assert not [word for word in words for path in tmp_path.glob("state.db*") if word in path.read_bytes()]


@pytest.mark.parametrize(
    ("reference", "is_kept"), [("\u0930\u093e\u092e 7", True), ("Case 26-118/A", True), ("", False)]
)
def test_a_case_counts_by_the_words_of_its_request_where_they_are_there(
    tmp_path: Path, reference: str, *, is_kept: bool
) -> None:
    """The older key had lost the vowels of some scripts."""
    request = parsed(WHOLE | {"case_reference": reference or "Case 26-118/A"})
    content = canonical(request.as_json()).hex() if is_kept else "00"
    older = "".join(char for char in request.case_reference.casefold() if char.isalnum())
    kept = "UPDATE requests SET content = x'CONTENT', case_key = 'OLDER', id = 'ID'"
    for name, value in (("CONTENT", content), ("OLDER", older), ("ID", request.id)):
        kept = kept.replace(name, value)
    write_older(tmp_path, 3, *OF_VERSION[3], kept)
    state = State.load(tmp_path, 7)
    assert state.requests.count_of_case("citypolice", case_key(request.case_reference), Level.NONE) == 1
    state.close()


@pytest.mark.parametrize("version", [3], indirect=True)
@pytest.mark.parametrize("column", ["state", "channel"])
def test_a_request_that_stands_in_no_way_there_is_is_damage(state: State, column: str) -> None:
    state._database.rows("UPDATE requests SET COLUMN = 'elsewhere'".replace("COLUMN", column))
    with pytest.raises(StateDamaged):
        state.standings.find(REQUEST.id)


@pytest.mark.parametrize(("since_ms", "is_refused"), [(77, True), (78, False)])
def test_a_no_is_one_for_as_long_as_it_was(tmp_path: Path, since_ms: int, *, is_refused: bool) -> None:
    write_older(tmp_path, 3, *OF_VERSION[3], "UPDATE requests SET pair = 'p', twin = 't'")
    state = State.load(tmp_path, 7)
    assert state.requests.was_declined(Keys(pairs=frozenset("p"), twin="t"), Span(since_ms, 99)) is is_refused
    state.close()


@pytest.mark.parametrize("version", [3], indirect=True)
def test_who_asked_is_known_by_a_key_of_this_file_once_the_words_are_gone(state: State) -> None:
    book = state.requests
    state._database.rows("UPDATE desk SET closed_until_ms = 0")
    book.erase(REQUEST.id, was=2, version=3)
    assert book.is_of(REQUEST.id, REQUEST.channel, "citypolice")
    assert not book.is_of(REQUEST.id, REQUEST.channel, "another")
    assert not book.is_of(REQUEST.id, Channel.API, "citypolice")


@pytest.mark.parametrize("version", [3], indirect=True)
def test_what_is_new_works_with_what_is_old(state: State) -> None:
    book = state.requests
    book.amend(REQUEST.id)
    assert state.standings.find(REQUEST.id) == (REQUEST.channel, RequestState.WITHDRAWN, REQUEST.closes_ms, 80)
    book.erase(REQUEST.id, was=2, version=3)
    assert book.get_request(REQUEST.id).is_erased


def test_a_file_of_any_version_takes_a_request(state: State) -> None:
    newer = parsed(WHOLE, request_id="01KAZ0000000000000000000BB")
    record = RequestRecord(
        request=newer, state=RequestState.RECEIVED, version=0, changed_ms=1, verification=UNVERIFIED, findings=()
    )
    state.requests.add(record, Keys())
    state.requests.tell(newer.id, 8)
    assert state.requests.get_request(newer.id) == record
