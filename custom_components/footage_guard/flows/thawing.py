"""Finished files nobody voted on do not fill a disk: the oldest drafts are written on again, and lose their files.

What somebody voted for, or what is approved, keeps its files whatever their size.
"""

from typing import Final

from ..model.errors import StateDamaged
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.record import ReleaseRecord
from .booth import Booth

MOST_BYTES: Final = 5_000_000_000
"""Of finished files that nobody voted on, beside those of the draft that was frozen last."""


def thaw_oldest(booth: Booth, *, now_ms: int) -> None:
    """Have the oldest drafts go back to where their files are made, until the rest is small enough; raise OSError."""
    frozen = sorted(booth.desk.releases.in_states((ReleaseState.FROZEN,)), key=lambda record: record.changed_ms)
    sizes = [_size(booth, record) for record in frozen]
    left = sum(sizes[:-1])
    for record, size in zip(frozen[:-1], sizes, strict=False):
        if left <= MOST_BYTES:
            return
        booth.desk.move_release(record.id, ReleaseInput.EDIT, actor=None, now_ms=now_ms, version=record.version)
        left -= size


def _size(booth: Booth, record: ReleaseRecord) -> int:
    try:
        frozen = booth.drafts.frozen(record.id)
    except StateDamaged:
        # It can only be dropped, and must not keep others from going back.
        return 0
    return 0 if frozen is None else sum(file.size_bytes for file in frozen.statement.files)
