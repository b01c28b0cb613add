"""A receipt is put together from what the ledger was told, and lacks nothing of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from custom_components.footage_guard.flows import cooling, receipting
from custom_components.footage_guard.flows.desk import hold_of
from custom_components.footage_guard.ledger.checkpoint import open_note, parse_verifier_key
from custom_components.footage_guard.ledger.merkle import check_inclusion, leaf_hash
from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import FactUnknown, NotLiveYet, RequestUnknown
from custom_components.footage_guard.model.facts import ClipRemoved, HoldPlaced, Removal
from custom_components.footage_guard.model.ids import ClipId, ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.receipt import Custody, Receipt
from custom_components.footage_guard.model.request_facts import MuteEnded
from custom_components.footage_guard.model.share import Client
from custom_components.footage_guard.model.share_facts import ShareOpened
from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from tests.damage import spoil
from tools.verify_receipt import main

from .notary import Notary, opened_at
from .office import DAY_MS, NOW_MS

ALWAYS = [
    *(Custody.RECEIVED, Custody.CAPTURED, Custody.SEALED, Custody.DRAFTED, Custody.FROZEN),
    *(Custody.VOTED, Custody.VOTED, Custody.APPROVED, Custody.LIVE),
]


@pytest.fixture
def notary(tmp_path: Path) -> Iterator[Notary]:
    """Return a home with a real ledger, in which two have to agree."""
    yield from opened_at(tmp_path)


def events(found: Receipt) -> list[Custody]:
    return [each.event for each in found.events]


def test_all_that_happened_is_in_it(notary: Notary) -> None:
    found = notary.receipt(notary.released().draft_id)
    assert events(found) == [Custody.ENROLLED, Custody.ENROLLED, *ALWAYS]


def test_every_record_is_proven_to_one_checkpoint(notary: Notary) -> None:
    found = notary.receipt(notary.released().draft_id)
    public = parse_verifier_key(found.verifier_key)
    newest = open_note(found.checkpoint.encode(), found.statement.instance, public)
    assert newest == notary.ledger.newest()
    for each in found.events:
        leaf = leaf_hash(each.record)
        check_inclusion(leaf=leaf, index=each.number, size=newest.size, proof=each.proof, root=newest.root)


def test_nothing_is_proven_before_it_is_live(notary: Notary) -> None:
    statement = notary.frozen()
    with pytest.raises(NotLiveYet):
        notary.receipt(statement.draft_id)
    notary.cast(statement, "ada")
    notary.cast(statement, "ben")
    with pytest.raises(NotLiveYet):
        notary.receipt(statement.draft_id)
    with pytest.raises(RequestUnknown):
        notary.receipt(ReleaseId("01KAZ0000000000000000000ZZ"))


def test_under_another_key_than_it_was_approved_under_nothing_is_proven(notary: Notary) -> None:
    """Whoever checked that receipt was told that it is a forgery."""
    statement = notary.released()
    with pytest.raises(FactUnknown):
        receipting.receipt(
            replace(notary.booth, instance="footage-guard/0123456789abcdef"),
            notary.ledger,
            statement.draft_id,
            issued_ms=NOW_MS,
        )


def test_what_has_ended_is_proven_still(notary: Notary) -> None:
    statement = notary.released()
    notary.pass_time(40 * DAY_MS)
    cooling.go_on(notary.booth, notary.now)
    assert events(notary.receipt(statement.draft_id))[-1] is Custody.LIVE


def test_an_opening_is_the_newest(notary: Notary, tmp_path: Path) -> None:
    statement = notary.released()
    opened = ShareOpened(
        release_id=statement.draft_id,
        request_id=statement.request_id,
        left=2,
        network="192.0.2.0/24",
        client=Client.PHONE,
    )
    found = notary.receipt(statement.draft_id, notary.tell(opened))
    assert events(found)[-1] is Custody.OPENED
    receipt, footage = tmp_path / "receipt.json", tmp_path / "footage"
    receipt.write_bytes(notary.dumped(found))
    footage.write_bytes(*notary.files[statement.draft_id])
    assert main([str(receipt), str(footage)]) == 0


def test_a_clip_that_was_removed_since_is_found_by_what_it_was(notary: Notary) -> None:
    statement = notary.released()
    before = notary.receipt(statement.draft_id).events
    for clip in notary.office.shelf.clips:
        notary.tell(ClipRemoved(clip_id=clip.id, reason=Removal.AGE))
    notary.office.shelf.clips.clear()
    after = notary.receipt(statement.draft_id).events
    assert [(each.event, each.number, each.record) for each in after] == [
        (each.event, each.number, each.record) for each in before
    ]


def _spoil(notary: Notary, folder: Path, number: int, offset: int) -> None:
    """Have a record be another than was written: its frame, or what lies in it."""
    begin = notary.ledger._log.begin_of(number)
    spoil(folder / "ledger" / "log", begin + offset)
    with pytest.raises(FactUnknown):
        notary.ledger.read(number)


@pytest.mark.parametrize("offset", [FRAME_BYTES - 1, FRAME_BYTES])
def test_a_record_that_cannot_be_read_is_missed_by_no_receipt_that_does_not_need_it(
    notary: Notary, tmp_path: Path, offset: int
) -> None:
    request_id = notary.asked()
    other = notary.tell(MuteEnded(request_id=request_id, scope=MuteScope.CASE, actor="ada"))
    statement = notary.released(request_id=request_id)
    before = notary.receipt(statement.draft_id).events
    _spoil(notary, tmp_path, other, offset)
    after = notary.receipt(statement.draft_id).events
    assert [(each.event, each.number) for each in after] == [(each.event, each.number) for each in before]
    _spoil(notary, tmp_path, next(each.number for each in before if each.event is Custody.DRAFTED), offset)
    with pytest.raises(FactUnknown):
        notary.receipt(statement.draft_id)


@pytest.mark.parametrize("offset", [FRAME_BYTES - 1, FRAME_BYTES])
def test_where_one_begins_to_look_may_be_a_record_that_cannot_be_read(
    notary: Notary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offset: int
) -> None:
    monkeypatch.setattr(receipting, "_NEAR", 2)
    clip = notary.clip()
    for _ in range(9):
        notary.tell(ClipWatched(clip_id=clip.id, view=View.CLIP, actor="ada"))
    statement = notary.released(clip)
    # So that its end is looked for, too.
    notary.office.shelf.clips.clear()
    before = notary.receipt(statement.draft_id).events
    needed = {each.number for each in before}
    for number in sorted({*range(1, notary.ledger.size)} - needed):
        _spoil(notary, tmp_path, number, offset)
    after = notary.receipt(statement.draft_id).events
    assert [(each.event, each.number) for each in after] == [(each.event, each.number) for each in before]


def test_a_clip_that_is_given_in_two_parts_is_proven_once(notary: Notary) -> None:
    statement = notary.released(notary.clip(), notary.clip())
    found = notary.receipt(statement.draft_id)
    assert events(found).count(Custody.SEALED) == events(found).count(Custody.CAPTURED) == 2
    assert len(found.files()) == 2


@pytest.mark.parametrize(("others", "held"), [((), 1), ((ClipId("01KAZ0000000000000000000AA"),), 0)])
def test_a_hold_is_in_it_unless_it_tells_of_other_clips(notary: Notary, others: tuple[ClipId, ...], held: int) -> None:
    clip, request_id = notary.clip(), notary.asked()
    notary.tell(
        HoldPlaced(
            hold_id=hold_of(request_id),
            kind=HoldKind.REQUEST,
            clip_ids=(clip.id, *others),
            made_ms=NOW_MS,
            until_ms=None,
        )
    )
    found = notary.receipt(notary.released(clip, request_id=request_id).draft_id)
    assert events(found).count(Custody.HELD) == held


def test_whoever_let_a_voter_in_is_in_it(notary: Notary) -> None:
    notary.enroll("cleo", "ben")
    notary.active.append("cleo")
    statement = notary.released(voters=("ada", "cleo"))
    told = [each.told["fact"]["person_id"] for each in notary.receipt(statement.draft_id).events[:3]]
    assert told == ["ada", "ben", "cleo"]


def test_a_voter_nobody_enrolled_proves_nothing(notary: Notary) -> None:
    notary.active.append("cleo")
    statement = notary.released(voters=("ada", "cleo"))
    with pytest.raises(FactUnknown):
        notary.receipt(statement.draft_id)


def test_who_is_not_needed_is_not_in_it(tmp_path: Path) -> None:
    for notary in opened_at(tmp_path, Policy(quorum=1)):
        found = notary.receipt(notary.released(voters=("ada",)).draft_id)
        assert events(found).count(Custody.ENROLLED) == len(found.votes) == 1


def test_a_vote_that_is_gone_from_the_book_is_missed(notary: Notary) -> None:
    statement = notary.released()
    notary.office.state.drafts._database.rows("DELETE FROM votes WHERE person_id = 'ben'")
    with pytest.raises(FactUnknown):
        notary.receipt(statement.draft_id)


def test_a_moment_that_was_put_into_the_book_is_not_believed(notary: Notary) -> None:
    one, other = notary.released(), notary.released()
    schedule = notary.booth.drafts.approved(other.draft_id)
    assert schedule is not None
    notary.office.state.drafts._database.rows(
        "UPDATE approved SET leaf = :leaf WHERE release = :release",
        {"leaf": schedule.leaf, "release": one.draft_id},
    )
    with pytest.raises(FactUnknown):
        notary.receipt(one.draft_id)


def test_the_history_is_looked_at_where_it_must_be(notary: Notary, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(200):
        notary.clip()
    statement = notary.released()
    notary.receipt(statement.draft_id)
    notary.booth.desk.move_release(statement.draft_id, ReleaseInput.REVOKE, actor="ada", now_ms=NOW_MS)
    looked: list[range] = []
    find = notary.ledger.find

    def finding(mark: bytes, start: int, size: int) -> Iterator[int]:
        looked.append(range(start, size))
        return find(mark, start, size)

    monkeypatch.setattr(notary.ledger, "find", finding)
    notary.receipt(statement.draft_id)
    # To where the request came, to the clip's begin, and on to where it went live.
    assert len(looked) == 3
    assert not any(0 in numbers for numbers in looked)
