"""What a request asks for is kept while it is open, so that time does not decide; where not, the owner is told."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from ..model.clip import Clip, ClipState, HoldKind
from ..model.errors import RequestUnknown, StateDamaged
from ..model.ids import RequestId
from ..model.lifecycle.request import ENDED, RequestState
from ..model.policy import MB
from ..model.record import RequestRecord
from ..model.request.words import Level
from ..model.retention import ACTION_HELD_BYTES, ACTION_HOLDS, ASIDE_HELD_PART, DAY_MS
from ..model.rules.rule import Finding, Holding
from ..model.rules.screening import after_hold, reasons
from .desk import Desk, hold_of
from .matching import MOST_CLIPS, Wanted, clips_to_hold

MAY_BE_SHOWN: Final = frozenset({"open_limit", "daily_limit"})
"""Set aside for these alone, a request may be the real one, and the others of somebody who is in its way."""
_AFTER_CLOSING_MS: Final = DAY_MS
_EVER_MS: Final = 1 << 62
_HOUR_MS: Final = 3_600_000
"""A request closes at the next full hour behind what it says."""


def hold(desk: Desk, record: RequestRecord, *, now_ms: int) -> tuple[Finding, ...]:
    """Keep what was asked for, and return the findings with what became of it; raise OSError."""
    wanted = clips_to_hold(desk, record.request)
    _place(desk, record, wanted, now_ms)
    return _told(desk, record, wanted)


def hold_in_room(desk: Desk, record: RequestRecord, *, now_ms: int) -> tuple[Finding, ...]:
    """Keep what was asked for only where no other hold has to end for it, and new clips have room; the same otherwise.

    Of a request that nobody is asked about there can be many, whoever signs them.
    """
    wanted = clips_to_hold(desk, record.request)
    if _has_room(desk, record, wanted.clips):
        _place(desk, record, wanted, now_ms)
    return _told(desk, record, wanted)


def loose_aside(desk: Desk) -> list[RequestId]:
    """Return what waits for nobody, may be the real one and is not held; the oldest first, for its clips are."""
    held = {*desk.clips.held_for_requests()}
    aside = desk.book.in_states((RequestState.SET_ASIDE,))
    return [each.id for each in aside if hold_of(each.id) not in held and reasons(each.findings) <= MAY_BE_SHOWN]


def hold_aside(desk: Desk, request_id: RequestId, *, now_ms: int) -> None:
    """Keep what `loose_aside` found where there has come to be room, and nothing has become of it; raise OSError.

    One in a turn: how many clips each asks for, and how many of these wait, those decide who ask.
    """
    with suppress(RequestUnknown, StateDamaged):
        record = desk.book.get_request(request_id)
        if record.state is RequestState.SET_ASIDE and _has_room(desk, record):
            desk.book.note(request_id, hold_in_room(desk, record, now_ms=now_ms))


def as_held(desk: Desk, record: RequestRecord) -> RequestRecord:
    """Return a request with what keeps its clips now: other holds may have pushed theirs out since it was looked at."""
    if record.is_erased or record.state in ENDED | {RequestState.RECEIVED}:
        return record
    return replace(record, findings=_told(desk, record, clips_to_hold(desk, record.request)))


def _has_room(desk: Desk, record: RequestRecord, clips: Iterable[Clip] = ()) -> bool:
    """Tell whether some more clips can be kept for a request that nobody was shown."""
    if _is_known(record):
        # What is kept already takes up no more.
        more_bytes = _size(clip for clip in clips if not desk.clips.holds_of(clip.id))
        return desk.clips.held_bytes() + more_bytes <= ASIDE_HELD_PART * desk.home.policy.vault_quota_mb * MB
    holds, held_bytes = desk.clips.held_for_actions()
    return holds < ACTION_HOLDS and held_bytes + _size(clips) <= ACTION_HELD_BYTES


def _size(clips: Iterable[Clip]) -> int:
    return sum(clip.size_bytes for clip in clips if clip.state is not ClipState.MISSING)


def _is_known(record: RequestRecord) -> bool:
    return record.verification.level >= Level.CALLED_BACK


def _place(desk: Desk, record: RequestRecord, wanted: Wanted, now_ms: int) -> None:
    if wanted.clips:
        kind = HoldKind.REQUEST if _is_known(record) else HoldKind.ACTION
        until_ms = record.request.closes_ms + _AFTER_CLOSING_MS
        clip_ids = [clip.id for clip in wanted.clips]
        desk.clips.hold(hold_of(record.id), kind, clip_ids, now_ms=now_ms, until_ms=until_ms)


def _told(desk: Desk, record: RequestRecord, wanted: Wanted) -> tuple[Finding, ...]:
    there = [clip for clip in wanted.clips if clip.state is not ClipState.MISSING]
    ends = [ends_ms for clip in there if (ends_ms := _kept_until(desk, clip)) is not None]
    first_ms = min(ends, default=record.request.closes_ms)
    holding = Holding(
        loose=len(there) - len(ends),
        ends_ms=first_ms if first_ms < record.request.closes_ms - _HOUR_MS else None,
        cut_at=MOST_CLIPS if wanted.is_cut else None,
    )
    return after_hold(record.findings, holding)


def _kept_until(desk: Desk, clip: Clip) -> int | None:
    """Return until when a clip is kept, None where nothing keeps it."""
    ends = [_EVER_MS if held.until_ms is None else held.until_ms for held in desk.clips.holds_of(clip.id)]
    return max(ends, default=None)
