"""What a request asks for is kept while it is open, so that time does not decide."""

from typing import Final

from ..model.clip import HoldKind
from ..model.record import RequestRecord
from ..model.request.words import Level
from ..model.retention import DAY_MS
from .desk import Desk, hold_of
from .matching import clips_to_hold

_AFTER_CLOSING_MS: Final = DAY_MS


def hold(desk: Desk, record: RequestRecord, *, now_ms: int) -> None:
    """Keep what was asked for, so that time does not decide."""
    clip_ids = clips_to_hold(desk, record.request)
    if clip_ids:
        kind = HoldKind.REQUEST if record.verification.level >= Level.CALLED_BACK else HoldKind.ACTION
        until_ms = record.request.closes_ms + _AFTER_CLOSING_MS
        desk.clips.hold(hold_of(record.id), kind, clip_ids, now_ms=now_ms, until_ms=until_ms)
