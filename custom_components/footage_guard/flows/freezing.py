"""The files of a draft are finished: from now on it is voted on, as it stands and not otherwise.

statement kept ─ DraftFrozen ─ statement told ─ ReleaseMoved ─ frozen
"""

from dataclasses import dataclass, replace
from typing import Final

from ..model.approval import ApprovalStatement, ApprovedFile, Terms
from ..model.clip import Clip
from ..model.draft import Draft, Piece, cooling_minutes, may_still_be_given
from ..model.errors import ExportChanged, NotFrozen, RequestChanged, StatementChanged, TermsOver
from ..model.ids import ClipId, ReleaseId
from ..model.lifecycle.advance import advance
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.record import ReleaseRecord, RequestRecord
from ..model.redaction.recipe import Moment
from ..model.request.instant import Instant
from .booth import Booth, Voters, clips_of, frozen_fact, is_told, needed_for, origin_of, recipient_of, undecided
from .first_time import is_first_time

FIXED: Final = frozenset({ReleaseState.FROZEN, ReleaseState.VOTING, ReleaseState.COOLING, ReleaseState.LIVE})
"""Where a draft has finished files that may leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file that was made of a clip."""

    clip_id: ClipId
    source_sha256: bytes
    """Of the clip it was made of."""
    redactions_sha256: bytes
    """Of the recipe it was made by."""
    from_ms: int
    """When its first picture is, since the clip's first one."""
    to_ms: int
    """When its last one is not shown any more."""
    size_bytes: int
    sha256: bytes
    """Of the bytes that would leave."""
    has_sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """All files of a draft."""

    files: tuple[Exported, ...]
    """In the order of the draft."""
    version: int
    """That of the draft they were made of."""
    missing: int = 0
    """Pictures of the time that could not be decoded, and are in none of them."""


def freeze(
    booth: Booth, release_id: ReleaseId, finished: Finished, *, voters: Voters, nonce: bytes, now_ms: int
) -> ApprovalStatement:
    """Fix what is voted on, and return it; `nonce` is random.

    1. The draft is what it was when the files were begun. Without this, votes would be for a draft without its files.
    2. The request waits for a decision, in the words that were received.
    3. The files are those of the clips that the draft names, made as it says, and these clips are what the ledger
       knows.
    4. No sound leaves that the draft does not name. Whoever makes files leaves it out; this is looked at once more.
    5. The policy allows it on these terms, and it could be collected before its time is over and its request closes.
    6. As many votes as the policy says are needed, and everybody's where a camera looks at something indoors. The
       number never falls afterwards, whoever is removed; where it rises, the draft is frozen anew: see `thawing`.

    Raises RequestChanged, RequestNotPending, ExportChanged, DraftInvalid, LinksOff, TermsOver, TransitionRefused, what
    `as_received` and `clips_of` raise, or OSError.
    """
    # 1
    release = booth.desk.releases.get_release(release_id)
    if release.version != finished.version:
        raise RequestChanged
    advance(release.state, ReleaseInput.FREEZE)
    draft = booth.drafts.get_draft(release_id)
    # 2
    request = undecided(booth, draft.request_id)
    # 3
    files = finished.files
    clips = clips_of(booth, draft)
    wanted = [(clip.id, clip.digest, piece.redaction.sha256) for piece, clip in zip(draft.pieces, clips, strict=True)]
    if [(each.clip_id, each.source_sha256, each.redactions_sha256) for each in files] != wanted:
        raise ExportChanged
    # 4
    if any(file.has_sound and not piece.redaction.audio for file, piece in zip(files, draft.pieces, strict=True)):
        raise ExportChanged
    # 5, 6
    may_still_be_given(draft, booth.policy(), now_ms)
    fixed = _Fixed(
        files=_files(files, draft.pieces, clips),
        needed=needed_for(booth, [clip.camera for clip in clips], voters),
        cooling_minutes=_cooling(booth, draft, request),
        nonce=nonce,
    )
    statement = _stated(booth, draft, request, fixed)
    if statement.terms.not_after.ms <= now_ms + statement.terms.wait_ms:
        raise TermsOver
    may_wait(statement.terms, request, now_ms)
    booth.drafts.freeze(statement, finished.missing)
    _tell(booth, statement, release, now_ms)
    return statement


def may_wait(terms: Terms, request: RequestRecord, now_ms: int) -> None:
    """Pass a wait that is over before its request closes, which ends what still cools off; raise TermsOver."""
    if terms.wait_ms and request.request.closes_ms <= now_ms + terms.wait_ms:
        raise TermsOver


def finished_files(booth: Booth, release_id: ReleaseId) -> tuple[ApprovedFile, ...]:
    """Return the finished files of a draft, as they would leave.

    Raises DraftUnknown, NotFrozen, or StatementChanged where the ledger was told of others.
    """
    booth.drafts.get_draft(release_id)
    record, frozen = booth.desk.releases.get_release(release_id), booth.drafts.frozen(release_id)
    if record.state not in FIXED or frozen is None:
        raise NotFrozen
    if not is_told(booth, frozen):
        raise StatementChanged
    return frozen.statement.files


def restated(booth: Booth, frozen: ApprovalStatement, draft: Draft, request: RequestRecord) -> ApprovalStatement:
    """Return what would be frozen of a draft now, with the same files and never fewer votes.

    Whatever of it was changed since, in any file of ours, makes it another one than was frozen; so does it where more
    have to agree by now: somebody became an approver, or a camera looks at something indoors. Raises LinksOff, or
    StatementChanged where the draft has another number of files, or where it is not known yet who may vote.
    """
    voters = booth.voters()
    if len(draft.pieces) != len(frozen.files) or voters is None:
        raise StatementChanged
    files = tuple(
        replace(file, clip_id=piece.clip_id, redactions_sha256=piece.redaction.sha256)
        for file, piece in zip(frozen.files, draft.pieces, strict=True)
    )
    fixed = _Fixed(
        files=files,
        needed=max(frozen.needed, needed_for(booth, [file.camera for file in frozen.files], voters)),
        cooling_minutes=frozen.terms.cooling_minutes,
        nonce=frozen.nonce,
    )
    return _stated(booth, draft, request, fixed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fixed:
    """What is decided once, when a draft is frozen."""

    files: tuple[ApprovedFile, ...]
    needed: int
    cooling_minutes: int
    nonce: bytes


def _stated(booth: Booth, draft: Draft, request: RequestRecord, fixed: _Fixed) -> ApprovalStatement:
    policy = booth.policy()
    return ApprovalStatement(
        instance=booth.instance,
        draft_id=draft.id,
        request_id=request.id,
        request_sha256=booth.desk.book.digest(request.id),
        files=fixed.files,
        recipient=recipient_of(draft, request),
        sender=draft.sender,
        purpose=draft.purpose,
        legal_basis=draft.legal_basis,
        delivery=draft.delivery,
        share_origin=origin_of(draft, policy),
        age_recipient=draft.age_recipient,
        terms=Terms(
            max_downloads=draft.max_downloads,
            not_after=draft.not_after,
            cooling_minutes=fixed.cooling_minutes,
            veto_hours=policy.veto_hours,
            access_code=draft.access_code,
            hand_over=draft.hand_over,
            stream_only=draft.stream_only,
        ),
        needed=fixed.needed,
        policy_sha256=policy.digest,
        nonce=fixed.nonce,
    )


def _cooling(booth: Booth, draft: Draft, request: RequestRecord) -> int:
    is_new = is_first_time(booth, recipient_of(draft, request))
    return cooling_minutes(draft, booth.policy(), is_first_time=is_new)


def _files(exported: tuple[Exported, ...], pieces: tuple[Piece, ...], clips: list[Clip]) -> tuple[ApprovedFile, ...]:
    """Return the files by names that tell nothing of the home."""
    return tuple(
        ApprovedFile(
            name=f"footage-{number}.{'png' if isinstance(piece.redaction.cut, Moment) else 'mp4'}",
            size_bytes=file.size_bytes,
            sha256=file.sha256,
            clip_id=clip.id,
            source_sha256=clip.digest,
            camera=clip.camera,
            start=Instant(ms=clip.start_ms + file.from_ms, offset_min=0),
            end=Instant(ms=clip.start_ms + file.to_ms, offset_min=0),
            audio=file.has_sound,
            redactions_sha256=file.redactions_sha256,
        )
        for number, (file, piece, clip) in enumerate(zip(exported, pieces, clips, strict=True), 1)
    )


def _tell(booth: Booth, statement: ApprovalStatement, release: ReleaseRecord, now_ms: int) -> None:
    booth.drafts.tell(release.id, booth.desk.journal.append(frozen_fact(statement)))
    booth.desk.move_release(
        release.id,
        ReleaseInput.FREEZE,
        actor=None,
        now_ms=now_ms,
        version=release.version,
        also=lambda: booth.drafts.want(release.id, is_wanted=False),
    )
