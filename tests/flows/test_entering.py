"""Coming by a door: once for each thing that was sent, and after a crash neither lost nor there twice."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.flows.entering import Entry, enter
from custom_components.footage_guard.flows.receiving import take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.errors import IntakeFull
from custom_components.footage_guard.model.ids import make_intake_id
from custom_components.footage_guard.model.intake import Intake, IntakeKind
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.request import FootageRequest
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.model.request_facts import RequestReceived
from custom_components.footage_guard.model.signature import Flaw, Signed, verified
from custom_components.footage_guard.vault.state.intakes import REMEMBERED_MS

from .office import DAY_MS, NOW_MS, Alone, Office, Point

GATE = Intake(
    id=make_intake_id(NOW_MS, 7),
    kind=IntakeKind.GENERAL,
    label="Sign at the gate",
    requester_type=None,
    organisation="",
    key=None,
    per_day=2,
    opens_ms=NOW_MS,
    closes_ms=None,
)
BACK = replace(GATE, id=make_intake_id(NOW_MS, 8))


def sent(office: Office) -> FootageRequest:
    """Return a request that was sent by the gate."""
    return replace(office.request(), intake=GATE.id)


def come(
    office: Office,
    request: FootageRequest,
    sent_as: str | None = None,
    door: Intake = GATE,
    now_ms: int = NOW_MS,
    signed: Signed | None = None,
) -> RequestRecord:
    """Come by a door, after whatever a crash left was made up for."""
    if office.desk.is_behind:
        resolve(office.desk, now_ms=now_ms)
    entry = Entry(intake=door, request=request, sent_as=sent_as, signed=signed)
    return enter(office.desk, entry, now_ms=now_ms)


def received(office: Office) -> int:
    """Return of how many requests the ledger was told."""
    return sum(isinstance(fact, RequestReceived) for fact in office.history.told)


def test_a_name_stands_for_one_request_of_its_door(office: Office) -> None:
    first = come(office, sent(office), "a")
    assert come(office, sent(office), "a").id == first.id
    assert come(office, sent(office), "a", BACK).id != first.id, "a name is of one door"
    assert come(office, sent(office), "b").id != first.id
    assert received(office) == 3


def test_the_door_of_a_request_is_told_by_its_digest(office: Office) -> None:
    record = come(office, sent(office), "a")
    assert record.request.intake == GATE.id
    assert office.state.requests.get_request(record.id).request == record.request
    assert replace(record.request, intake=None).digest != record.request.digest
    assert "intake" not in replace(record.request, intake=None).as_json()


def test_a_day_has_room_for_so_many(office: Office) -> None:
    first = come(office, sent(office), "a")
    come(office, sent(office))
    with pytest.raises(IntakeFull):
        come(office, sent(office))
    assert come(office, sent(office), "a").id == first.id, "what is there already needs no room"
    come(office, sent(office), door=BACK)
    come(office, sent(office), now_ms=NOW_MS + DAY_MS + 1)


def test_what_a_full_disk_kept_out_takes_no_room(office: Office) -> None:
    """It used up what a link has room for in a day."""
    resolve(office.desk, now_ms=NOW_MS)
    for _ in range(GATE.per_day):
        with office.refusing(Point.LEDGER_REFUSED):
            come(office, sent(office))
    assert received(office) == 0
    for _ in range(GATE.per_day):
        come(office, sent(office))
    with pytest.raises(IntakeFull):
        come(office, sent(office))


def test_names_are_kept_as_digests_and_not_for_ever(office: Office) -> None:
    come(office, sent(office), "what a stranger chose")
    rows = office.state.requests._database.rows("SELECT * FROM asked")
    assert "stranger" not in str(rows)
    come(office, sent(office), "b", now_ms=NOW_MS + REMEMBERED_MS + 1)
    assert len(office.state.requests._database.rows("SELECT * FROM asked")) == 1


def test_a_signature_counts_once(office: Office) -> None:
    mark = Signed(kid=bytes(32), jti="0123456789abcdef", until_ms=NOW_MS + DAY_MS)
    request = replace(sent(office), verification=verified(mark, NOW_MS))
    first = come(office, request, "a", signed=mark)
    assert (first.verification.level, first.verification.method) == (Level.SIGNED, "signature")
    assert come(office, request, "a", signed=mark) == first, "the same delivery"
    again = come(office, replace(request, id=sent(office).id), "b", BACK, signed=mark)
    assert (again.verification.level, again.verification.method) == (Level.NONE, Flaw.REPLAYED)
    other = come(office, replace(request, id=sent(office).id), "c", BACK, signed=replace(mark, kid=bytes(31) + b"1"))
    assert other.verification.level is Level.SIGNED


def test_what_came_by_a_door_is_amended_by_the_same_one(office: Office) -> None:
    first = come(office, sent(office), "a", GATE)
    by_other = replace(office.request(supersedes=first.id), intake=BACK.id)
    come(office, by_other, "b", BACK)
    without = office.request(supersedes=first.id)
    take_in(office.desk, without, now_ms=NOW_MS)
    flawed = replace(office.request(supersedes=first.id), intake=GATE.id, verification=verified(Flaw.MISSING, NOW_MS))
    come(office, flawed, "c", replace(GATE, per_day=9))
    told = {fact.request_id: fact.supersedes for fact in office.history.told if isinstance(fact, RequestReceived)}
    assert [told[each.id] for each in (by_other, without, flawed)] == [None, None, None]
    good = replace(office.request(supersedes=first.id), intake=GATE.id)
    come(office, good, "d", replace(GATE, per_day=9))
    told = {fact.request_id: fact.supersedes for fact in office.history.told if isinstance(fact, RequestReceived)}
    assert told[good.id] == first.id


@pytest.mark.parametrize("point", [*Point, Alone.BEFORE_ROW, Alone.AFTER_ROW])
@pytest.mark.parametrize("passed", range(4))
def test_after_a_crash_it_is_sent_again_and_there_once(office: Office, point: Point | Alone, passed: int) -> None:
    resolve(office.desk, now_ms=NOW_MS)
    first = sent(office)
    with office.ending(point, passed):
        come(office, first, "a")
    record = come(office, sent(office), "a")
    assert come(office, sent(office), "a").id == record.id
    assert received(office) == len([*office.state.lists.page((1 << 62, ""), 10, is_open=None)]) == 1
