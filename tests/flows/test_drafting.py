"""A draft is written, changed and dropped by a person, and frozen with the files that were made of it."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.flows import deciding, drafting, freezing
from custom_components.footage_guard.flows.cooling import go_on
from custom_components.footage_guard.flows.erasing import WORDS_DAYS, erase_due
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.model.approval_facts import DraftFrozen, DraftMade
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.draft import draft_as_json
from custom_components.footage_guard.model.errors import (
    ClipNotFinished,
    ClipRemovedOutside,
    ClipUnknown,
    DraftInvalid,
    DraftUnknown,
    ExportChanged,
    FootageGuardError,
    Reason,
    RequestChanged,
    RequestNotPending,
    RequestUnknown,
    StateDamaged,
    StatementChanged,
    TermsOver,
    TransitionRefused,
)
from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput
from custom_components.footage_guard.model.policy import Policy
from tests.model.approving import part
from tests.model.redaction.made import recipe

from .office import DAY_MS, NOW_MS, Office
from .polls import Polls

NOBODY = ReleaseId("01KB0000000000000000000000")


@pytest.fixture
def polls(office: Office) -> Polls:
    return Polls(office)


def update(polls: Polls, release_id: ReleaseId, version: int = 0, **changed: object) -> None:
    draft = polls.written(polls.office.shelf.clips[0], **changed)
    drafting.update(polls.booth, release_id, draft, actor="ada", now_ms=polls.now.ms, version=version)


def test_a_draft_is_told_and_kept(polls: Polls) -> None:
    record = polls.drafted()
    assert (record.state, record.version) == (ReleaseState.DRAFTED, 0)
    assert polls.told(DraftMade) == [DraftMade(release_id=record.id, request_id=record.request_id, actor="ada")]
    assert polls.booth.drafts.get_draft(record.id).purpose == "A bicycle was taken."


def test_what_is_refused_is_told_to_nobody(polls: Polls) -> None:
    request_id = polls.asked()
    before = len(polls.office.history.told)
    with pytest.raises(DraftInvalid):
        polls.drafted(request_id=request_id, purpose="")
    assert len(polls.office.history.told) == before
    assert not polls.office.state.releases.of_request(request_id)


@pytest.mark.parametrize("by", [RequestInput.DECLINE, RequestInput.WITHDRAW, RequestInput.CLOSE, RequestInput.APPROVE])
def test_a_request_that_waits_for_nobody_gets_no_draft(polls: Polls, by: RequestInput) -> None:
    request_id = polls.asked()
    polls.office.desk.move(request_id, by, actor=None, now_ms=NOW_MS)
    with pytest.raises(RequestNotPending):
        polls.drafted(request_id=request_id)


def test_there_has_to_be_a_request(polls: Polls) -> None:
    with pytest.raises(RequestUnknown):
        polls.drafted(request_id=RequestId(NOBODY))


@pytest.mark.parametrize(
    ("state", "error"),
    [(ClipState.OPEN, ClipNotFinished), (ClipState.MISSING, ClipRemovedOutside), (None, ClipUnknown)],
)
def test_a_clip_has_to_be_there_and_whole(
    polls: Polls, state: ClipState | None, error: type[FootageGuardError]
) -> None:
    clip = polls.clip()
    polls.office.shelf.clips = [] if state is None else [replace(clip, state=state)]
    with pytest.raises(error):
        polls.drafted(clip)


@pytest.mark.parametrize(
    ("cut", "field"), [({"at_ms": 30_000}, "at_ms"), ({"from_ms": 30_000, "to_ms": 30_001}, "from_ms")]
)
def test_a_part_begins_within_its_clip(polls: Polls, cut: dict[str, int], field: str) -> None:
    clip = polls.clip()
    clips = [{"clip_id": clip.id, "redaction": part()}, {"clip_id": clip.id, "redaction": {"cut": cut}}]
    with pytest.raises(DraftInvalid) as refused:
        polls.drafted(clip, clips=clips)
    assert dict(refused.value.problems) == {f"clips.1.redaction.cut.{field}": Reason.OUT_OF_RANGE}
    # Nobody knows how long a clip is that was cut off.
    polls.office.shelf.clips = [replace(clip, state=ClipState.CUT)]
    assert polls.drafted(clip, clips=clips).state is ReleaseState.DRAFTED


def test_a_change_names_the_version_somebody_saw(polls: Polls) -> None:
    record = polls.drafted()
    update(polls, record.id, purpose="Another purpose.")
    with pytest.raises(RequestChanged):
        update(polls, record.id, purpose="A third purpose.")
    assert polls.booth.drafts.get_draft(record.id).purpose == "Another purpose."
    with pytest.raises(DraftUnknown):
        update(polls, NOBODY)


def test_making_the_files_of_a_draft_is_stopped_whatever_is_allowed_by_now(polls: Polls) -> None:
    record = polls.drafted()
    before = polls.booth.drafts.get_draft(record.id)
    # By then its last day is too soon.
    polls.pass_time(before.not_after.ms - polls.now.ms)
    again = draft_as_json(before)
    stopped = polls.update(record.id, again, record.version)
    assert (stopped.state, stopped.version) == (ReleaseState.DRAFTED, record.version + 1)
    assert polls.booth.drafts.get_draft(record.id) == before
    with pytest.raises(DraftInvalid):
        polls.update(record.id, {**again, "purpose": "Another purpose."}, stopped.version)


@pytest.mark.parametrize("is_frozen", [False, True])
def test_a_draft_is_dropped(polls: Polls, *, is_frozen: bool) -> None:
    record = polls.drafted()
    if is_frozen:
        polls.freeze(record.id)
    assert drafting.cancel(polls.booth, record.id, actor="ada", now_ms=NOW_MS).state is ReleaseState.VOID
    with pytest.raises(TransitionRefused):
        drafting.cancel(polls.booth, record.id, actor="ada", now_ms=NOW_MS)
    with pytest.raises(DraftUnknown):
        drafting.cancel(polls.booth, NOBODY, actor="ada", now_ms=NOW_MS)


def test_a_no_ends_drafts_and_votes(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    deciding.decline(polls.office.desk, statement.request_id, actor=None, now_ms=NOW_MS)
    assert polls.state(statement.draft_id) is ReleaseState.DECLINED
    with pytest.raises(RequestNotPending):
        update(polls, statement.draft_id)


def test_what_is_frozen_is_told_and_nobody_waits_for_files_any_more(polls: Polls) -> None:
    record = polls.drafted()
    polls.office.state.drafts.want(record.id, is_wanted=True)
    assert polls.office.state.drafts.wanted() == [record.id]
    statement = polls.freeze(record.id)
    assert polls.state(record.id) is ReleaseState.FROZEN
    assert not polls.office.state.drafts.wanted()
    (fact,) = polls.told(DraftFrozen)
    assert fact.files == (statement.files[0].sha256,)
    assert fact.redactions == (statement.files[0].redactions_sha256,)
    (file,) = statement.files
    assert (file.name, file.camera) == ("footage-1.mp4", "door")
    clip = polls.office.shelf.clips[0]
    assert (file.start.ms - clip.start_ms, file.end.ms - clip.start_ms) == (40, 29_960)
    assert file.redactions_sha256 == polls.booth.drafts.get_draft(record.id).pieces[0].redaction.sha256


@pytest.mark.parametrize("how", ["another recipe", "another clip", "one more", "one less"])
def test_another_draft_in_its_place_is_another_statement(polls: Polls, how: str) -> None:
    """Whoever writes state.db has persons be shown other files than those that were made."""
    statement = polls.frozen(polls.clip(), polls.clip())
    draft = polls.booth.drafts.get_draft(statement.draft_id)
    one, other = draft.pieces
    pieces = {
        "another recipe": (replace(one, redaction=recipe(0, 10)), other),
        "another clip": (replace(one, clip_id=other.clip_id), other),
        "one more": (one, other, one),
        "one less": (one,),
    }[how]
    polls.office.state.drafts.keep(replace(draft, pieces=pieces))
    with pytest.raises(StatementChanged):
        polls.cast(statement)


def test_a_still_is_a_picture(polls: Polls) -> None:
    clip = polls.clip()
    both = [{"clip_id": clip.id, "redaction": part()}, {"clip_id": clip.id, "redaction": {"cut": {"at_ms": 5}}}]
    assert [file.name for file in polls.frozen(clip, clips=both).files] == ["footage-1.mp4", "footage-2.png"]


def test_files_of_a_draft_that_was_changed_freeze_nothing(polls: Polls) -> None:
    record = polls.drafted()
    files = freezing.Finished(files=polls.exported(record.id), version=record.version)
    update(polls, record.id)
    with pytest.raises(RequestChanged):
        freezing.freeze(polls.booth, record.id, files, voters=polls.voters, nonce=bytes(16), now_ms=NOW_MS)
    assert polls.state(record.id) is ReleaseState.DRAFTED


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"source_sha256": b"\0" * 32}, ExportChanged),
        ({"clip_id": "01KB0000000000000000000000"}, ExportChanged),
        ({"redactions_sha256": b"\0" * 32}, ExportChanged),
        ({"has_sound": True}, ExportChanged),
    ],
)
def test_files_that_are_not_what_the_draft_says_freeze_nothing(
    polls: Polls, changed: dict[str, object], error: type[FootageGuardError]
) -> None:
    record = polls.drafted()
    with pytest.raises(error):
        polls.freeze(record.id, **changed)
    assert polls.state(record.id) is ReleaseState.DRAFTED
    assert not polls.told(DraftFrozen)


def test_as_many_files_as_clips(polls: Polls) -> None:
    record = polls.drafted(polls.clip(), polls.clip())
    both = polls.exported(record.id)
    for files in (both[:1], both[::-1], (), (*both, both[0])):
        with pytest.raises(ExportChanged):
            freezing.freeze(
                polls.booth,
                record.id,
                freezing.Finished(files=files, version=0),
                voters=polls.voters,
                nonce=bytes(16),
                now_ms=NOW_MS,
            )


@pytest.mark.parametrize("has_sound", [False, True])
def test_sound_is_named_where_there_is_some(polls: Polls, *, has_sound: bool) -> None:
    clip = polls.clip()
    record = polls.drafted(clip, clips=[{"clip_id": clip.id, "redaction": part(audio=True)}])
    assert polls.freeze(record.id, has_sound=has_sound).files[0].audio is has_sound


def test_what_is_frozen_is_not_frozen_twice(polls: Polls) -> None:
    statement = polls.frozen()
    with pytest.raises(TransitionRefused):
        polls.freeze(statement.draft_id)


def test_what_would_be_over_is_not_frozen(polls: Polls) -> None:
    record = polls.drafted(not_after="2026-11-24T09:00:00Z")
    polls.pass_time(51 * 60_000)
    with pytest.raises(TermsOver):
        polls.freeze(record.id)


def test_what_would_still_wait_when_its_request_closes_is_not_frozen(polls: Polls) -> None:
    asked = polls.office.request(expires_at="2026-11-25T08:00:00Z")
    record = polls.drafted(request_id=receive(polls.office.desk, asked, now_ms=NOW_MS).id)
    polls.pass_time(DAY_MS - 10 * 60_000)
    with pytest.raises(TermsOver):
        polls.freeze(record.id)
    polls.pass_time(-1, 0)
    assert polls.freeze(record.id).terms.wait_ms == 10 * 60_000


def test_new_recipients_and_many_clips_cool_off(office: Office) -> None:
    polls = Polls(office, Policy(cooling_minutes=10), "ada")
    known = {"organisation": "", "level": 1, "method": "answered"}
    first = polls.frozen(recipient={"name": "B. Wood", **known})
    assert first.terms.cooling_minutes == 10
    polls.cast(first)
    polls.pass_time(10 * 60_000)
    go_on(polls.booth, polls.now)
    again = polls.frozen(recipient={"name": "b wood.", **known})
    assert again.terms.cooling_minutes == 0
    many = polls.frozen(*[polls.clip() for _ in range(4)], recipient={"name": "B. Wood", **known})
    assert many.terms.cooling_minutes == 10


def test_the_words_of_a_draft_end_with_those_of_its_request(polls: Polls) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    polls.office.desk.move(statement.request_id, RequestInput.CLOSE, actor=None, now_ms=NOW_MS)
    drafting.cancel(polls.booth, statement.draft_id, actor="ada", now_ms=NOW_MS)
    later = NOW_MS + (WORDS_DAYS + 1) * DAY_MS
    assert erase_due(polls.office.desk, now_ms=later, is_clock_right=True) == 1
    with pytest.raises(DraftUnknown):
        polls.booth.drafts.get_draft(statement.draft_id)
    assert polls.booth.drafts.frozen(statement.draft_id) is None
    assert not polls.booth.drafts.votes(statement.draft_id)


@pytest.mark.parametrize("table", ["drafts", "frozen"])
def test_what_cannot_be_read_is_told(polls: Polls, table: str) -> None:
    statement = polls.frozen()
    column = {"drafts": "content", "frozen": "statement"}[table]
    polls.office.state._database.rows(f"UPDATE {table} SET {column} = x'7b7d'")  # noqa: S608  # for a test
    read = {"drafts": polls.booth.drafts.get_draft, "frozen": polls.booth.drafts.frozen}[table]
    with pytest.raises(StateDamaged):
        read(statement.draft_id)
