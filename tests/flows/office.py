"""A desk for tests: its book is a real file, its history survives restarts, and each step can be the last one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch
from weakref import finalize

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.flows.desk import Books, Desk
from custom_components.footage_guard.model.clip import Clip, ClipState, Hold, HoldKind
from custom_components.footage_guard.model.errors import FactUnknown, LedgerDamaged
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId, RequestId, make_clip_id, make_request_id
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.parse import parse_request
from custom_components.footage_guard.model.request.request import FootageRequest, Verification
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.vault.leases import Leases
from custom_components.footage_guard.vault.state.state import State

NOW_MS = 1_795_507_200_000  # 2026-11-24T08:00Z
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
DOOR, GARDEN, HALL = CameraId("door"), CameraId("garden"), CameraId("hall")
UNVERIFIED = Verification(level=Level.NONE, method="", by_user=None, at_ms=None)


class Killed(BaseException):
    """The process ended here."""


class Point(StrEnum):
    """Where it ends, or where the disk refuses."""

    BEFORE_LEDGER = "before the ledger is told"
    AFTER_LEDGER = "after the ledger was told"
    BEFORE_BOOK = "before the book is committed"
    AFTER_BOOK = "after the book was committed"
    LEDGER_REFUSED = "the ledger's disk refuses"
    BOOK_REFUSED = "the book's disk refuses"


class Alone(StrEnum):
    """The same, where something is kept by itself: a row in no transaction, or a hold."""

    BEFORE_ROW = "before a row is kept"
    AFTER_ROW = "after a row was kept"
    BEFORE_HOLD = "before a hold begins or ends"
    AFTER_HOLD = "after a hold began or ended"
    HOLD_REFUSED = "the disk refuses a hold"


HOLDS: Final = (Alone.BEFORE_HOLD, Alone.AFTER_HOLD, Alone.HOLD_REFUSED)


@dataclass
class Stop:
    """Ends what is done at a point, when it has been passed some times."""

    point: Point | Alone | None
    passed: int = 0
    is_over: bool = False

    def at(self, point: Point | Alone, error: BaseException) -> None:
        if point is self.point and not self.is_over:
            self.is_over = not self.passed
            self.passed -= 1
            if self.is_over:
                raise error


class History:
    """Facts that stand once they are told."""

    def __init__(self) -> None:
        self.told: list[Fact] = []
        self.stop: Stop | None = None
        self.damaged: set[int] = set()

    def append(self, fact: Fact, /) -> int:
        stop = self.stop or Stop(None)
        stop.at(Point.BEFORE_LEDGER, Killed())
        stop.at(Point.LEDGER_REFUSED, OSError(28, "no room"))
        self.told.append(fact)
        stop.at(Point.AFTER_LEDGER, Killed())
        return len(self.told) - 1

    def read(self, number: int) -> Fact:
        if not 0 <= number < len(self.told):
            raise FactUnknown
        return self.told[number]

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        for number, fact in [*enumerate(self.told)][start:]:
            if number in self.damaged:
                raise LedgerDamaged(number)
            yield number, fact

    def of_request(self, request_id: RequestId, start: int) -> list[Fact]:
        return [fact for fact in self.told[start:] if getattr(fact, "request_id", None) == request_id]

    @property
    def size(self) -> int:
        return len(self.told)


@dataclass
class Shelf:
    """Clips and holds."""

    clips: list[Clip] = field(default_factory=list)
    holds: dict[HoldId, tuple[HoldKind, tuple[ClipId, ...], int | None]] = field(default_factory=dict)
    gaps: dict[ClipId, Sequence[tuple[int, int]]] = field(default_factory=dict)
    most_held: int = 1000
    stop: Stop | None = None

    def overlapping(self, camera: CameraId | None, from_ms: int, to_ms: int, limit: int) -> list[Clip]:
        found = [clip for clip in self.clips if camera in {None, clip.camera} and clip.overlaps(from_ms, to_ms)]
        return sorted(found, key=lambda clip: clip.position)[:limit]

    def get(self, clip_id: ClipId) -> Clip | None:
        return next((clip for clip in self.clips if clip.id == clip_id), None)

    def hold(
        self, hold_id: HoldId, kind: HoldKind, clip_ids: Sequence[ClipId], *, now_ms: int, until_ms: int | None
    ) -> bool:
        assert now_ms
        if kind is HoldKind.ACTION and len(clip_ids) > self.most_held:
            return False
        with self._passing():
            self.holds[hold_id] = (kind, tuple(clip_ids), until_ms)
        return True

    def holds_of(self, clip_id: ClipId) -> list[Hold]:
        return [
            Hold(id=hold_id, kind=kind, clip_id=clip_id, made_ms=0, until_ms=until_ms)
            for hold_id, (kind, clip_ids, until_ms) in self.holds.items()
            if clip_id in clip_ids
        ]

    def end_hold(self, hold_id: HoldId) -> None:
        with self._passing():
            self.holds.pop(hold_id, None)

    @contextmanager
    def _passing(self) -> Iterator[None]:
        stop = self.stop or Stop(None)
        stop.at(Alone.BEFORE_HOLD, Killed())
        stop.at(Alone.HOLD_REFUSED, OSError(28, "no room"))
        yield
        stop.at(Alone.AFTER_HOLD, Killed())

    def held_for_requests(self) -> list[HoldId]:
        return [*self.holds]

    def oldest_ms(self) -> int | None:
        return min((clip.start_ms for clip in self.clips), default=None)

    def held_for_actions(self) -> tuple[int, int]:
        kept = [clip_ids for kind, clip_ids, _ in self.holds.values() if kind is HoldKind.ACTION]
        return len(kept), sum(map(len, kept))

    def held_bytes(self) -> int:
        kept = {clip_id for _, clip_ids, _ in self.holds.values() for clip_id in clip_ids}
        return sum(clip.size_bytes for clip in self.clips if clip.id in kept)

    def gaps_in(self, clip: Clip) -> Sequence[tuple[int, int]]:
        return self.gaps.get(clip.id, ())

    def add(self, camera: CameraId, start_ms: int, seconds: float = 30.0) -> Clip:
        """Put a clip there."""
        clip = Clip(
            id=make_clip_id(start_ms, len(self.clips)),
            camera=camera,
            start_ms=start_ms,
            end_ms=start_ms + round(seconds * 1000),
            epoch="2026-11",
            size_bytes=1000,
            digest=bytes([1] * 32),
            header_digest=bytes([2] * 32),
            state=ClipState.SEALED,
            imported=False,
            leaf=1,
        )
        self.clips.append(clip)
        return clip


@dataclass
class House:
    """A home with two cameras outside and one inside."""

    policy: Policy = field(default_factory=Policy)
    outdoor: Mapping[CameraId, bool] = field(default_factory=lambda: {DOOR: True, GARDEN: True, HALL: False})

    def local_time(self, ms: int) -> time:
        return time(ms // HOUR_MS % 24)


class Office:
    """All of it, through as many restarts as wanted."""

    def __init__(self, folder: Path) -> None:
        self.history, self.shelf, self.house = History(), Shelf(), House()
        self.told: list[tuple[RequestId, Happening]] = []
        self.folder = folder
        self._numbers = 0
        self.state = State.found(folder, Mode.SEALED)
        self.leases = Leases.open(folder)
        finalize(self, self.leases.close)
        self.desk = self._desk()

    def restart(self, *, is_lost: bool = False) -> None:
        """Begin again with what is on disk; what was not committed never happened."""
        self.state.close()
        self.history.stop = self.shelf.stop = None
        self.state = State.load(self.folder, NOW_MS)
        assert (self.state.lockdown is not None) is is_lost
        self.desk = self._desk()

    def request(
        self,
        channel: Channel = Channel.FORM,
        caller: str = "",
        verification: Verification = UNVERIFIED,
        **changed: object,
    ) -> FootageRequest:
        """Return a request of the police, or of an automation; `changed` replaces fields."""
        self._numbers += 1
        return parse_request(
            (police() if channel is not Channel.AUTOMATION else wish()) | changed,
            request_id=make_request_id(NOW_MS + self._numbers, self._numbers),
            received_ms=NOW_MS,
            channel=channel,
            verification=verification,
            caller=caller,
        )

    @contextmanager
    def ending(self, point: Point | Alone, passed: int = 0) -> Iterator[Stop]:
        """Have the process end, or the disk refuse, at a point of what is done inside; then restart.

        The point is passed some times before. Where there is none so late, nothing ends.
        """
        stop = self.history.stop = self.shelf.stop = Stop(point, passed)
        with patch.object(Database, "rows", _stopping(stop, Database.rows)), suppress(Killed, OSError):
            yield stop
        assert stop.is_over or passed
        self.restart()

    @contextmanager
    def refusing(self, point: Point, passed: int = 0) -> Iterator[None]:
        """Have the disk refuse once at a point of what is done inside, and go on without a restart."""
        stop = self.history.stop = Stop(point, passed)
        with patch.object(Database, "rows", _stopping(stop, Database.rows)), suppress(OSError):
            yield
        self.history.stop = None

    def _desk(self) -> Desk:
        return Desk(
            journal=self.history,
            books=Books(self.state.requests, self.state.releases, self.leases),
            clips=self.shelf,
            home=self.house,
            told=self._hear,
        )

    def _hear(self, record: RequestRecord, happening: Happening) -> None:
        self.told.append((record.id, happening))


def _stopping(stop: Stop, rows: Callable[..., Any]) -> Callable[..., Any]:
    def stopping(database: Database, sql: str, values: Mapping[str, object] | None = None) -> Any:
        if sql != "COMMIT":
            if not sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")) or database._connection.in_transaction:
                return rows(database, sql, values)
            stop.at(Alone.BEFORE_ROW, Killed())
            result = rows(database, sql, values)
            stop.at(Alone.AFTER_ROW, Killed())
            return result
        stop.at(Point.BEFORE_BOOK, Killed())
        stop.at(Point.BOOK_REFUSED, OSError(28, "no room"))
        result = rows(database, sql, values)
        stop.at(Point.AFTER_BOOK, Killed())
        return result

    return stopping


def police() -> dict[str, Any]:
    """Return what an officer might send."""
    return {
        "requester": {
            "type": "law_enforcement",
            "organisation": "Northtown Police",
            "person_name": "A. Hall",
            "email": "hall@northtown.example",
        },
        "case_reference": "NT-2026-117",
        "scope": {"window_from": "2026-11-23T14:00:00+00:00", "window_to": "2026-11-23T15:00:00+00:00"},
        "purpose": "A bicycle was taken from the street.",
    }


def wish(recipient: str = "Neighbor at number 5", camera: str = DOOR) -> dict[str, Any]:
    """Return what an automation might ask."""
    return {
        "scope": {"window_from": "2026-11-23T14:00:00+00:00", "window_to": "2026-11-23T14:30:00+00:00"},
        "purpose": "A parcel was taken.",
        "proposal": {"recipient": recipient, "camera": camera},
    }
