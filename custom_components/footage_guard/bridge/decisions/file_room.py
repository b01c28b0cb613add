"""Room on the disk for the files of a draft: asked for before they are begun, and looked at while they are made.

A camera needs the same disk, and Home Assistant its database: whoever makes files gives up first. Blocking.
"""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Final

from ...disk.files import free_bytes
from ...model.clip import Clip
from ...model.draft import Piece
from ...model.errors import FilesLackRoom
from ...model.redaction.recipe import Moment
from ...model.retention import ROOM_BYTES

STILL_BYTES: Final = 16_000_000
"""Of a still; one of noise in 4K would take more."""
_EACH_S: Final = 1.0


class FileRoom:
    """The disk that files are made on. Use it from one thread."""

    def __init__(self, folder: Path) -> None:
        """Look at the disk of a folder."""
        self._folder = folder
        self._next_s = 0.0

    def may_take(self, size_bytes: int) -> None:
        """Pass so many bytes, beside which there is still room to record; raise FilesLackRoom or OSError."""
        if free_bytes(self._folder) < size_bytes + ROOM_BYTES:
            raise FilesLackRoom

    def may_go_on(self) -> None:
        """Pass while there is room to record; looks once a second. Raises FilesLackRoom or OSError."""
        now_s = monotonic()
        if now_s >= self._next_s:
            self._next_s = now_s + _EACH_S
            self.may_take(0)


def needed_bytes(parts: Sequence[tuple[Piece, Clip]]) -> int:
    """Return about how much the files of a draft take while they are made.

    A file is about as large as what it is made of. How large it is in fact depends on what is to be seen: for a camera
    that spares its bits it is more, and that is noticed by `may_go_on`. What waits to be sent off takes as much again.
    """
    sizes = [_about(piece, clip) for piece, clip in parts]
    return sum(sizes) + max(sizes, default=0)


def _about(piece: Piece, clip: Clip) -> int:
    cut = piece.redaction.cut
    if isinstance(cut, Moment):
        return STILL_BYTES
    length_ms = clip.end_ms - clip.start_ms
    if length_ms <= 0:
        return clip.size_bytes
    return clip.size_bytes * max(0, min(cut.to_ms, length_ms) - cut.from_ms) // length_ms
