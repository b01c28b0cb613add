"""What the index can be asked. `camera` None is all cameras; times are milliseconds since 1970 in UTC."""

from collections.abc import Collection

from ...disk.database import Database, Values
from ...model.clip import (
    MAX_CLIP_MS,
    QUARTER_MS,
    Clip,
    ClipState,
    Count,
    Hold,
    HoldKind,
    Kept,
    KeptBy,
    Opened,
    Position,
)
from ...model.ids import CameraId, ClipId, HoldId
from . import queries
from .queries import Scoped
from .rows import parse_clip, parse_hold, parse_kept_by, parse_kind


class Reading:
    """Questions. Each may raise IndexDamaged or OSError."""

    def __init__(self, database: Database) -> None:
        """Ask this file."""
        self._database = database

    def get(self, clip_id: ClipId) -> Clip | None:
        """Return a clip."""
        rows = self._database.rows(queries.GET, {"id": clip_id})
        return parse_clip(rows[0]) if rows else None

    def overlapping(self, camera: CameraId | None, from_ms: int, to_ms: int, limit: int) -> list[Clip]:
        """Return the clips that show something of a span, oldest first."""
        if to_ms <= from_ms:
            return []
        span = {"from_ms": from_ms, "to_ms": to_ms, "longest_ms": MAX_CLIP_MS}
        return self._clips(queries.OVERLAPPING, camera, limit, span)

    def page(self, camera: CameraId | None, before: Position, limit: int, from_ms: int = 0) -> list[Clip]:
        """Return the clips before a position, newest first; begin with NEWEST, go on with the last one's position.

        Those that show nothing from `from_ms` on are left out. A clip that is put meanwhile, even with the same start
        as another, makes none come twice or never.
        """
        place = {"start_ms": before.start_ms, "id": before.clip_id}
        return self._clips(queries.PAGE, camera, limit, {**place, "from_ms": from_ms, "longest_ms": MAX_CLIP_MS})

    def page_of_hold(self, hold_id: HoldId, before: Position, limit: int) -> list[Clip]:
        """Return the clips that a hold keeps before a position, newest first, as `page` does."""
        values = {"hold": hold_id, "start_ms": before.start_ms, "id": before.clip_id, "limit": max(0, limit)}
        return [parse_clip(row) for row in self._database.rows(queries.PAGE_OF_HOLD, values)]

    def older_than(self, camera: CameraId | None, before_ms: int, limit: int) -> list[Clip]:
        """Return clips that were over by then, oldest first: none that is held or being written."""
        return self._clips(queries.OLDER, camera, limit, {"before_ms": before_ms})

    def oldest_unheld(self, limit: int) -> list[Clip]:
        """Return the oldest clips whose removal makes room: none that is held, being written or missing."""
        return [parse_clip(row) for row in self._database.rows(queries.OLDEST, {"limit": max(0, limit)})]

    def cameras(self) -> list[CameraId]:
        """Return every camera that has, or had, clips."""
        return [CameraId(camera) for (camera,) in self._database.rows(queries.CAMERAS)]

    def open_clips(self) -> list[Clip]:
        """Return the clips whose end is not known, oldest first."""
        return [parse_clip(row) for row in self._database.rows(queries.OPEN)]

    def months(self) -> list[str]:
        """Return the months (UTC) in which clips start, in no order."""
        return [month for (month,) in self._database.rows(queries.MONTHS, {"quarter_ms": QUARTER_MS})]

    def states(self, from_ms: int, to_ms: int) -> dict[ClipId, ClipState]:
        """Return what became of all clips that start in a span."""
        rows = self._database.rows(queries.STATES, {"from_ms": from_ms, "to_ms": to_ms})
        return {ClipId(clip_id): ClipState(state) for clip_id, state in rows}

    def taken(self) -> int:
        """Return the number of the ledger below which everything is in here."""
        return sum(facts for (facts,) in self._database.rows(queries.TAKEN))

    def doubt(self) -> int:
        """Return the number of the ledger below which a fact could not be read; 0 where all could."""
        return sum(facts for (facts,) in self._database.rows(queries.DOUBT))

    def doubted_bytes(self) -> int:
        """Return the size of all files that are there of clips of which nobody knows whether they are held."""
        if not self.doubt():
            return 0
        ((size,),) = self._database.rows(queries.DOUBTED)
        return int(size)

    def counts_per_quarter(self, camera: CameraId | None, from_ms: int, to_ms: int) -> list[Count]:
        """Return how many clips start in each quarter of an hour that begins in a span, without the empty ones.

        The span of a local day begins and ends at a quarter in every zone; see `days`.
        """
        quarters = {"first": -(-from_ms // QUARTER_MS), "end": -(-to_ms // QUARTER_MS), "quarter_ms": QUARTER_MS}
        return [Count(*row) for row in self._database.rows(queries.QUARTERS, {"camera": camera or "", **quarters})]

    def total_bytes(self, camera: CameraId | None) -> int:
        """Return the size of all files that are there."""
        return sum(size for (size,) in self._database.rows(queries.TOTAL, {"camera": camera or ""}))

    def bytes_since(self, from_ms: int) -> int:
        """Return the size of all files that are there of clips that start from then on."""
        ((size,),) = self._database.rows(queries.SINCE, {"from_ms": from_ms})
        return int(size)

    def first_ms(self) -> int | None:
        """Return when the oldest clip starts, or None without clips."""
        rows = self._database.rows(queries.FIRST)
        return int(rows[0][0]) if rows else None

    def by_epoch(self) -> list[Opened]:
        """Return what the key of each epoch opens, without those that open nothing. It looks at every clip."""
        return [Opened(*row) for row in self._database.rows(queries.BY_EPOCH)]

    def clips_of_epoch(self, epoch: str) -> int:
        """Return how many clips need the key of an epoch, also those that are missing: a backup may hold them.

        Erasing a key cannot be undone, so the ledger has the last word on whether none needs it.
        """
        return sum(count for (count,) in self._database.rows(queries.OF_EPOCH, {"epoch": epoch}))

    def epoch_leaf(self, epoch: str) -> int | None:
        """Return the number of the fact that tells of a month's key, or None where none does."""
        rows = self._database.rows(queries.EPOCH_LEAF, {"epoch": epoch})
        return int(rows[0][0]) if rows else None

    def holds_of(self, clip_id: ClipId) -> list[Hold]:
        """Return what keeps a clip, oldest first."""
        return [parse_hold(row) for row in self._database.rows(queries.HOLDS_OF, {"clip": clip_id})]

    def expired_holds(self, now_ms: int) -> list[Hold]:
        """Return the holds whose time has passed. They hold until they are ended, which the ledger is told first."""
        return [parse_hold(row) for row in self._database.rows(queries.EXPIRED_HOLDS, {"now_ms": now_ms})]

    def clips_of_hold(self, hold_id: HoldId) -> list[ClipId]:
        """Return what a hold keeps, in the order of ids; nothing for one that is not known."""
        return [ClipId(clip_id) for (clip_id,) in self._database.rows(queries.CLIPS_OF_HOLD, {"id": hold_id})]

    def kind_of_hold(self, hold_id: HoldId) -> HoldKind | None:
        """Return who or what placed a hold, or None for one that is not known."""
        rows = self._database.rows(queries.KIND_OF_HOLD, {"id": hold_id})
        return parse_kind(rows[0]) if rows else None

    def count_holds(self, kind: HoldKind) -> int:
        """Return how many holds of a kind there are."""
        return sum(count for (count,) in self._database.rows(queries.COUNT_HOLDS, {"kind": kind}))

    def holds(self) -> list[KeptBy]:
        """Return all holds with what they keep, oldest first."""
        return [parse_kept_by(row) for row in self._database.rows(queries.HOLDS)]

    def kept_by(self, kind: HoldKind) -> list[Kept]:
        """Return the holds of a kind with what they keep, oldest first."""
        return [Kept(HoldId(row[0]), *row[1:]) for row in self._database.rows(queries.KEPT, {"kind": kind})]

    def held_bytes(self, kinds: Collection[HoldKind]) -> int:
        """Return the size of the files with a hold of some of the kinds; a file with two counts once."""
        wanted = {f"kind_{place}": kind if kind in kinds else None for place, kind in enumerate(HoldKind)}
        ((size,),) = self._database.rows(queries.HELD_BYTES, wanted)
        return int(size)

    def _clips(self, query: Scoped, camera: CameraId | None, limit: int, values: Values) -> list[Clip]:
        sql = query.all if camera is None else query.one
        rows = self._database.rows(sql, {**values, "camera": camera, "limit": max(0, limit)})
        return [parse_clip(row) for row in rows]
