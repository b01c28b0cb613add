"""A person writes a draft for a request, changes and drops it. None of it lets anything out; an edit voids votes."""

from collections.abc import Sequence

from ..model.approval_facts import DraftMade
from ..model.clip import Clip, ClipState
from ..model.draft import Draft, Piece, draft_as_json, parse_draft
from ..model.errors import DraftInvalid, Reason, RequestChanged
from ..model.ids import ReleaseId, RequestId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.record import ReleaseRecord, RequestRecord
from ..model.redaction.recipe import Moment
from .booth import Booth, clips_of, origin_of, undecided


def create(
    booth: Booth, request_id: RequestId, raw: object, *, release_id: ReleaseId, actor: str, now_ms: int
) -> ReleaseRecord:
    """Begin a draft for a request; `raw` is JSON from a page.

    Raises RequestNotPending, DraftInvalid, what `clips_of` and `origin_of` raise, or OSError.
    """
    draft = _parsed(booth, undecided(booth, request_id), raw, release_id=release_id, now_ms=now_ms)
    record = ReleaseRecord(
        id=release_id, request_id=request_id, state=ReleaseState.DRAFTED, version=0, changed_ms=now_ms
    )
    booth.desk.journal.append(DraftMade(release_id=release_id, request_id=request_id, actor=actor))
    with booth.desk.book.transaction():
        booth.desk.releases.add(record)
        booth.drafts.keep(draft)
    return record


def update(booth: Booth, release_id: ReleaseId, raw: object, *, actor: str, now_ms: int, version: int) -> ReleaseRecord:
    """Put another draft in the place of one; `version` is that of the one somebody saw.

    What it was before loses its votes and its files in the same step. The same draft once more is how the making of its
    files is stopped, so nothing of it is looked at: it is again before its files are made. Raises what `create` raises,
    DraftUnknown, RequestChanged or TransitionRefused.
    """
    before = booth.drafts.get_draft(release_id)
    request = undecided(booth, before.request_id)
    is_same = raw == draft_as_json(before)
    draft = before if is_same else _parsed(booth, request, raw, release_id=release_id, now_ms=now_ms)
    return booth.desk.move_release(
        release_id,
        ReleaseInput.EDIT,
        actor=actor,
        now_ms=now_ms,
        version=version,
        also=lambda: booth.drafts.keep(draft),
    )


def written(booth: Booth, release_id: ReleaseId, version: int) -> Draft:
    """Return a draft that is written on, in the version somebody saw; raise RequestChanged or DraftUnknown."""
    record = booth.desk.releases.get_release(release_id)
    if record.state is not ReleaseState.DRAFTED or record.version != version:
        raise RequestChanged
    return booth.drafts.get_draft(release_id)


def cancel(booth: Booth, release_id: ReleaseId, *, actor: str, now_ms: int) -> ReleaseRecord:
    """Drop a draft, whatever its state before the last vote; raise DraftUnknown, TransitionRefused or OSError."""
    booth.drafts.get_draft(release_id)
    return booth.desk.move_release(release_id, ReleaseInput.CANCEL, actor=actor, now_ms=now_ms)


def _parsed(booth: Booth, request: RequestRecord, raw: object, *, release_id: ReleaseId, now_ms: int) -> Draft:
    policy = booth.policy()
    draft = parse_draft(raw, release_id=release_id, request=request.request, policy=policy, now_ms=now_ms)
    _may_be_shown(draft.pieces, clips_of(booth, draft))
    origin_of(draft, policy)
    return draft


def _may_be_shown(pieces: Sequence[Piece], clips: Sequence[Clip]) -> None:
    """Pass parts that begin within their clips; raise DraftInvalid. Where a clip was cut off, nobody knows its end."""
    late = {
        f"clips.{at}.redaction.cut.{'at_ms' if isinstance(piece.redaction.cut, Moment) else 'from_ms'}"
        for at, (piece, clip) in enumerate(zip(pieces, clips, strict=True))
        if clip.state is ClipState.SEALED and _begin_ms(piece) >= clip.end_ms - clip.start_ms
    }
    if late:
        raise DraftInvalid(dict.fromkeys(sorted(late), Reason.OUT_OF_RANGE))


def _begin_ms(piece: Piece) -> int:
    cut = piece.redaction.cut
    return cut.at_ms if isinstance(cut, Moment) else cut.from_ms
