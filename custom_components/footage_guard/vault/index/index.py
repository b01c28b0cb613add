"""The index as the vault uses it.

    index = Index.open(folder / "index.db")
    catch_up(index, journal)
    index.overlapping(camera, from_ms, to_ms, limit=100)

Whoever finds IndexDamaged closes the index, calls `discard`, opens it again and has it catch up with the ledger.
"""

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from ...disk.database import Database
from ...model.clip import Clip, ClipState, Hold
from ...model.errors import ClipUnknown
from ...model.ids import ClipId, HoldId
from . import queries
from .reading import Reading
from .rows import clip_values, hold_values
from .schema import SCHEMA


class Index(Reading):
    """All clips of a vault; each change is durable or undone as a whole. For one lane: never two calls at once."""

    def __init__(self, database: Database) -> None:
        """Own an open file."""
        super().__init__(database)
        self.is_new = database.is_new

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create the index; raise IndexDamaged, IndexTooNew, VaultFileRefused or OSError."""
        return cls(Database(path, SCHEMA))

    def put(self, clip: Clip) -> None:
        """Add a clip, or replace what is known of it; its holds stay."""
        self._database.rows(queries.PUT, clip_values(clip))

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
        """Keep a clip, or change what a hold does to it; raise ClipUnknown."""
        self._database.rows(queries.HOLD, hold_values(hold))

    def end_hold(self, hold_id: HoldId) -> None:
        """End a hold for all its clips; one that is not known has ended."""
        self._database.rows(queries.END_HOLD, {"id": hold_id})

    def clear(self) -> None:
        """Forget everything, to be told anew within the same transaction."""
        self._database.clear()

    def put_epoch(self, epoch: str, leaf: int) -> None:
        """Note which fact of the ledger tells of a month's key; the first one stays."""
        self._database.rows(queries.PUT_EPOCH, {"epoch": epoch, "leaf": leaf})

    def set_taken(self, facts: int) -> None:
        """Note up to which number of the ledger everything is in here."""
        self._database.rows(queries.SET_TAKEN, {"facts": facts})

    def pass_by(self, number: int) -> None:
        """Note that a fact of the ledger cannot be read: it may be a hold of any clip that was told before it."""
        self._database.rows(queries.SET_DOUBT, {"facts": number + 1})
        self.set_taken(number + 1)

    def transaction(self) -> AbstractContextManager[None]:
        """Make several changes one; they are undone together where one raises."""
        return self._database.transaction()

    def stand_still(self, *, is_on: bool) -> None:
        """Have the file stay as it is while it is copied; see `Database.stand_still`."""
        self._database.stand_still(is_on=is_on)

    def write_back(self) -> None:
        """Bring all into the file, as far as nobody reads it; raise OSError."""
        self._database.write_back()

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
