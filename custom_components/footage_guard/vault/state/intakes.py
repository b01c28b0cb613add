"""Doors to the outside, in state.db: their words, and what was sent by each. The ledger says which of them are open."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Final

from ...disk.database import Database
from ...model.canonical import canonical
from ...model.ids import IntakeId, RequestId
from ...model.intake import Intake, IntakeUnreadable, read_intake
from ...model.retention import DAY_MS
from ...model.signature import Signed

_INTAKES: Final = """
CREATE TABLE intakes (
  -- SHA-256 of the content, in hex; the ledger says what became of it.
  digest TEXT NOT NULL PRIMARY KEY,
  -- RFC 8785 form of what approvers agreed to.
  content BLOB NOT NULL,
  -- UTC, milliseconds since 1970.
  kept_ms INTEGER NOT NULL CHECK (kept_ms >= 0)
) STRICT, WITHOUT ROWID
"""
_ASKED: Final = """
CREATE TABLE asked (
  -- By which door.
  intake TEXT NOT NULL,
  -- Digest of the name that whoever sent it gave it: sent again, it is the same request.
  sent_as BLOB NOT NULL,
  request TEXT NOT NULL,
  -- UTC, milliseconds since 1970.
  at_ms INTEGER NOT NULL CHECK (at_ms >= 0),
  PRIMARY KEY (intake, sent_as)
) STRICT, WITHOUT ROWID
"""
_SIGNED: Final = """
CREATE TABLE signed (
  -- Thumbprint of a pinned key, and what tells this signature from every other one of it.
  kid BLOB NOT NULL,
  jti TEXT NOT NULL,
  request TEXT NOT NULL,
  -- Until when it would be good: UTC, milliseconds since 1970.
  until_ms INTEGER NOT NULL CHECK (until_ms >= 0),
  PRIMARY KEY (kid, jti)
) STRICT, WITHOUT ROWID
"""
STATEMENTS: Final = (
    _INTAKES,
    _ASKED,
    "CREATE INDEX asked_by_time ON asked (at_ms)",
    "CREATE INDEX asked_by_request ON asked (request, intake)",
    _SIGNED,
    "CREATE INDEX signed_by_time ON signed (until_ms)",
)
TABLES: Final = ("intakes", "asked", "signed")
REMEMBERED_MS: Final = 40 * DAY_MS
"""Longer than a request can be open."""
_COUNT: Final = """
SELECT count(*) FROM asked
WHERE intake = :intake AND at_ms >= :since_ms AND request IN (SELECT id FROM requests)
"""


class Intakes:
    """The words of all doors. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def keep(self, intake: Intake, now_ms: int) -> None:
        """Keep what a door is; by itself it opens none."""
        self._database.rows(
            "INSERT INTO intakes VALUES (:digest, :content, :now_ms) ON CONFLICT DO NOTHING",
            {"digest": intake.digest.hex(), "content": canonical(intake.as_json()), "now_ms": now_ms},
        )

    def keep_only(self, digests: Collection[str]) -> None:
        """Forget all but these, by their digest in hex; raise OSError."""
        for (digest,) in self._database.rows("SELECT digest FROM intakes"):
            if digest not in digests:
                self._database.rows("DELETE FROM intakes WHERE digest = :digest", {"digest": digest})

    def all(self) -> Mapping[str, Intake]:
        """Return all of them by their digest in hex, the oldest first; what is none of ours is left out."""
        found: dict[str, Intake] = {}
        for digest, content in self._database.rows("SELECT digest, content FROM intakes ORDER BY kept_ms, digest"):
            try:
                intake = read_intake(content)
            except IntakeUnreadable:
                continue
            if intake.digest.hex() == digest:
                found[digest] = intake
        return found


class Asked:
    """What was sent by each door. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def find(self, intake: IntakeId, sent_as: str) -> RequestId | None:
        """Return the request that was sent under a name by a door."""
        for (request,) in self._database.rows(
            "SELECT request FROM asked WHERE intake = :intake AND sent_as = :sent_as",
            {"intake": intake, "sent_as": _digest(intake, sent_as)},
        ):
            return RequestId(request)
        return None

    def door_of(self, request: RequestId) -> IntakeId | None:
        """Return by which door a request came, None for one that came by none or long ago."""
        for (intake,) in self._database.rows("SELECT intake FROM asked WHERE request = :request", {"request": request}):
            return IntakeId(intake)
        return None

    def count(self, intake: IntakeId, since_ms: int) -> int:
        """Return how many requests came by a door since a moment.

        What was noted and is not there does not count: a crash or a full disk came before it.
        """
        ((count,),) = self._database.rows(_COUNT, {"intake": intake, "since_ms": since_ms})
        return int(count)

    def note(self, intake: IntakeId, sent_as: str, request: RequestId, now_ms: int) -> None:
        """Note what is about to be taken in; what was noted long ago is forgotten."""
        self._database.rows("DELETE FROM asked WHERE at_ms < :before_ms", {"before_ms": now_ms - REMEMBERED_MS})
        self._database.rows(
            "INSERT OR REPLACE INTO asked VALUES (:intake, :sent_as, :request, :now_ms)",
            {"intake": intake, "sent_as": _digest(intake, sent_as), "request": request, "now_ms": now_ms},
        )

    def signed(self, mark: Signed) -> RequestId | None:
        """Return the request that came with a signature."""
        for (request,) in self._database.rows(
            "SELECT request FROM signed WHERE kid = :kid AND jti = :jti", {"kid": mark.kid, "jti": mark.jti}
        ):
            return RequestId(request)
        return None

    def note_signed(self, mark: Signed, request: RequestId, now_ms: int) -> None:
        """Note with which request a signature came; one that is good no more is forgotten.

        By a clock that was set back it would be good again: so it is remembered for a while longer.
        """
        self._database.rows("DELETE FROM signed WHERE until_ms < :before_ms", {"before_ms": now_ms - REMEMBERED_MS})
        self._database.rows(
            "INSERT OR REPLACE INTO signed VALUES (:kid, :jti, :request, :until_ms)",
            {"kid": mark.kid, "jti": mark.jti, "request": request, "until_ms": mark.until_ms},
        )


def _digest(intake: IntakeId, sent_as: str) -> bytes:
    """Return what stands for a name: it was a stranger's to choose."""
    return sha256(f"{intake} {sent_as}".encode()).digest()
