"""What a request asks for is kept while it is open, so that time does not decide; where not, the owner is told."""

from typing import Final

from ..model.clip import HoldKind
from ..model.record import RequestRecord
from ..model.request.words import Level
from ..model.retention import ACTION_HELD_BYTES, ACTION_HOLDS, DAY_MS
from ..model.rules.rule import Finding, Holding
from ..model.rules.screening import after_hold
from .desk import Desk, hold_of
from .matching import MOST_CLIPS, Wanted, clips_to_hold

_AFTER_CLOSING_MS: Final = DAY_MS


def hold(desk: Desk, record: RequestRecord, *, now_ms: int) -> tuple[Finding, ...]:
    """Keep what was asked for, and return the findings with what became of it; raise OSError."""
    wanted = clips_to_hold(desk, record.request)
    return _told(record, wanted, is_held=_place(desk, record, wanted, now_ms))


def hold_in_room(desk: Desk, record: RequestRecord, *, now_ms: int) -> tuple[Finding, ...]:
    """Keep what was asked for only where no other hold has to end for it; the same otherwise.

    Of a request that nobody is asked about there can be many.
    """
    wanted = clips_to_hold(desk, record.request)
    holds, held_bytes = desk.clips.held_for_actions()
    has_room = holds < ACTION_HOLDS and held_bytes + wanted.size_bytes <= ACTION_HELD_BYTES
    return _told(record, wanted, is_held=has_room and _place(desk, record, wanted, now_ms))


def _place(desk: Desk, record: RequestRecord, wanted: Wanted, now_ms: int) -> bool:
    if not wanted.clips:
        return False
    kind = HoldKind.REQUEST if record.verification.level >= Level.CALLED_BACK else HoldKind.ACTION
    until_ms = record.request.closes_ms + _AFTER_CLOSING_MS
    clip_ids = [clip.id for clip in wanted.clips]
    return desk.clips.hold(hold_of(record.id), kind, clip_ids, now_ms=now_ms, until_ms=until_ms)


def _told(record: RequestRecord, wanted: Wanted, *, is_held: bool) -> tuple[Finding, ...]:
    cut_at = MOST_CLIPS if wanted.is_cut else None
    return after_hold(record.findings, Holding(clips=len(wanted.clips), is_held=is_held, cut_at=cut_at))
