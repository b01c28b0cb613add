"""What approvers are shown of a draft and its votes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...flows.booth import Booth, Voters, is_told, stands
from ...flows.cooling import live_from_ms
from ...flows.freezing import FIXED
from ...flows.voting import standing_votes
from ...model.approval import ApprovalStatement
from ...model.ballot import Now
from ...model.canonical import Json
from ...model.draft import Draft, draft_as_json
from ...model.errors import StatementChanged
from ...model.ids import CameraId, ClipId, ReleaseId
from ...model.job import JobView
from ...model.record import ReleaseRecord
from ...model.vote import Vote
from ..common.times import to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftShown:
    """A draft with what became of it."""

    record: ReleaseRecord
    draft: Draft
    written: Mapping[str, Json]
    """It as a person would write it again; made in the lane, for a recipe may be long."""
    cameras: tuple[CameraId, ...]
    """Of its clips, as far as they are there: a request is shown without those indoors until somebody names them."""
    statement: ApprovalStatement | None
    """What is voted on; None while it is not frozen, and once it has ended."""
    imported: tuple[ClipId, ...]
    """Clips in it that another recorder made; their times are those that somebody claimed."""
    missing: int
    """Pictures that could not be decoded, and are in no file."""
    votes: tuple[Vote, ...]
    """Those that count now."""
    live_from_ms: int | None


def shown(release_id: ReleaseId, voters: Voters, booth: Booth, now: Now) -> DraftShown:
    """Return all of a draft, as the ledger was told of it. Blocking, for the lane.

    Raises DraftUnknown, StateDamaged, or StatementChanged where state.db says something else.
    """
    draft = booth.drafts.get_draft(release_id)
    record = booth.desk.releases.get_release(release_id)
    frozen = booth.drafts.frozen(release_id) if record.state in FIXED else None
    if not stands(booth, record) or (frozen is not None and not is_told(booth, frozen)):
        raise StatementChanged
    schedule = booth.drafts.approved(release_id)
    return DraftShown(
        record=record,
        draft=draft,
        written=draft_as_json(draft),
        cameras=tuple(sorted(_cameras(booth, draft))),
        statement=None if frozen is None else frozen.statement,
        imported=() if frozen is None else tuple(_imported(booth, frozen.statement)),
        missing=0 if frozen is None else frozen.missing,
        votes=() if frozen is None else standing_votes(booth, frozen.statement, voters).counted,
        live_from_ms=None if schedule is None else live_from_ms(booth, record, schedule, now),
    )


def _cameras(booth: Booth, draft: Draft) -> set[CameraId]:
    clips = [booth.desk.clips.get(piece.clip_id) for piece in draft.pieces]
    return {clip.camera for clip in clips if clip is not None}


def _imported(booth: Booth, statement: ApprovalStatement) -> Iterator[ClipId]:
    for clip_id in dict.fromkeys(file.clip_id for file in statement.files):
        clip = booth.desk.clips.get(clip_id)
        if clip is not None and clip.imported:
            yield clip_id


def moved_as_json(record: ReleaseRecord) -> dict[str, Any]:
    """Return which draft it is and how it stands."""
    return {
        "draft_id": record.id,
        "request_id": record.request_id,
        "state": record.state.value,
        "version": record.version,
    }


def job_as_json(job: JobView) -> dict[str, Any]:
    """Return how far the files are."""
    return {
        "state": job.state.value,
        "percent": job.percent,
        "file": job.file,
        "files": job.files,
        "pictures_done": job.pictures_done,
        "pictures": job.pictures,
        "left_s": job.left_s,
        "missing": job.missing,
        "problem": job.problem,
    }


def draft_shown_as_json(found: DraftShown, job: JobView | None) -> dict[str, Any]:
    """Return all of a draft."""
    statement = found.statement
    return {
        **moved_as_json(found.record),
        "changed": to_text(found.record.changed_ms),
        "draft": found.written,
        "cameras": [*found.cameras],
        "job": None if job is None else job_as_json(job),
        "statement": None if statement is None else statement.as_json(),
        "statement_sha256": None if statement is None else statement.sha256,
        "imported": [*found.imported],
        "missing": found.missing,
        "votes": [
            {
                "person_id": vote.person_id,
                "cast": to_text(vote.cast_ms),
                "method": vote.method.value,
                "transport": vote.transport.value,
            }
            for vote in found.votes
        ],
        "needed": None if statement is None else statement.needed,
        "live_from": None if found.live_from_ms is None else to_text(found.live_from_ms),
    }
