"""The index as the vault uses it.

    index = Index.open(folder / "index.sqlite")
    index.put(clip)
    index.overlapping(camera, from_ms, to_ms, limit=100)

Whoever finds IndexDamaged closes the index, calls `discard`, opens it again and rebuilds it from the ledger; the same
where `is_new` tells that a file that should have been there was not.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from ...model.clip import Clip, ClipState, Hold
from ...model.errors import ClipUnknown
from ...model.ids import ClipId, HoldId
from . import queries
from .database import Database
from .reading import Reading
from .rows import clip_values, hold_values, parse_hold


class Index(Reading):
    """All clips of a vault; each change is durable or undone as a whole. For one lane: never two calls at once."""

    def __init__(self, database: Database) -> None:
        """Own an open file."""
        super().__init__(database)
        self.is_new = database.is_new

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create the index; raise IndexDamaged, IndexTooNew, VaultFileRefused or OSError."""
        return cls(Database(path))

    def put(self, clip: Clip) -> None:
        """Add a clip, or replace what is known of it; its holds stay."""
        self._database.rows(queries.PUT, clip_values(clip))

    def seal(self, clip_id: ClipId, end_ms: int, size_bytes: int, digest: bytes, header_digest: bytes) -> None:
        """Tell how a clip that was being written ended; raise ClipUnknown or ClipInvalid."""
        with self.transaction():
            clip = self._known(clip_id)
            if clip.state is not ClipState.OPEN:
                raise ClipUnknown
            self.put(
                replace(
                    clip,
                    end_ms=end_ms,
                    size_bytes=size_bytes,
                    digest=digest,
                    header_digest=header_digest,
                    state=ClipState.SEALED,
                )
            )

    def mark(self, clip_id: ClipId, state: ClipState) -> None:
        """Tell what became of a clip; raise ClipUnknown, or ClipInvalid where its end was never written."""
        with self.transaction():
            self.put(replace(self._known(clip_id), state=state))

    def remove(self, clip_id: ClipId) -> None:
        """Forget a clip whose file is gone, with its holds; one that is not known is forgotten.

        Whether it may go was decided before its file went.
        """
        self._database.rows(queries.REMOVE, {"id": clip_id})

    def hold(self, hold: Hold) -> None:
        """Keep a clip, or change a hold; raise ClipUnknown."""
        self._database.rows(queries.HOLD, hold_values(hold))

    def end_hold(self, hold_id: HoldId) -> None:
        """End a hold; one that is not known has ended."""
        self._database.rows(queries.END_HOLD, {"id": hold_id})

    def rebuild(self, clips: Iterable[Clip]) -> None:
        """Replace all clips at once; holds stay where their clip does. If anything fails, nothing has changed."""
        with self.transaction():
            holds = [parse_hold(row) for row in self._database.rows(queries.HOLDS)]
            self._database.clear()
            for clip in clips:
                self.put(clip)
            for hold in holds:
                self._database.rows(queries.HOLD_IF_THERE, hold_values(hold))

    def transaction(self) -> AbstractContextManager[None]:
        """Make several changes one; they are undone together where one raises."""
        return self._database.transaction()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        """Return the index itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def _known(self, clip_id: ClipId) -> Clip:
        clip = self.get(clip_id)
        if clip is None:
            raise ClipUnknown
        return clip
