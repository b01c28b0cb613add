"""Leases of shares, in a file that no backup carries: what is not in it is shared no more.

A file that is missing or damaged begins anew, empty: then nothing is shared, and whoever wants to share decides anew.
"""

from pathlib import Path
from typing import Final, Self

from ..disk.database import Database, Row, Schema, Step, Synced, discard
from ..model.errors import LeasesDamaged, LeasesTooNew
from ..model.ids import ReleaseId
from ..model.share import CODE_TRIES, Lease, LeaseInvalid

FILE: Final = "leases.db"
APPLICATION: Final = 0x4647736C
"""The letters FGsl."""
_LEASES: Final = """
CREATE TABLE leases (
  release TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of the secret in the link; none for what has no link.
  secret_sha256 BLOB,
  -- SHA-256 of the secret and the access code; none where no code is asked for.
  code_sha256 BLOB,
  -- Downloads.
  left INTEGER NOT NULL CHECK (left >= 0),
  -- Wrong access codes that are still allowed.
  tries INTEGER NOT NULL CHECK (tries >= 0),
  -- UTC, milliseconds since 1970.
  not_after_ms INTEGER NOT NULL CHECK (not_after_ms >= 0),
  -- CRC-32 of each file, four bytes each.
  crcs BLOB NOT NULL
) STRICT, WITHOUT ROWID
"""
_CLOCK: Final = """
CREATE TABLE clock (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  -- The latest time that was seen: UTC, milliseconds since 1970. What was over by it stays over.
  seen_ms INTEGER NOT NULL CHECK (seen_ms >= 0)
) STRICT
"""
_SCHEMA: Final = Schema(
    application=APPLICATION,
    steps=(
        Step(
            reason="Leases, and the latest time.",
            statements=(f"PRAGMA application_id = {APPLICATION}", _LEASES, _CLOCK),
        ),
    ),
    tables=("leases", "clock"),
    # A download that was counted must not be there again after a power loss.
    synced=Synced.ALL,
    damaged=LeasesDamaged,
    too_new=LeasesTooNew,
    orphaned=LeasesDamaged,
)
_KEEP: Final = """
INSERT INTO leases VALUES (:release, :secret_sha256, :code_sha256, :left, :tries, :not_after_ms, :crcs)
ON CONFLICT DO UPDATE SET secret_sha256 = excluded.secret_sha256, code_sha256 = excluded.code_sha256,
  left = excluded.left, tries = excluded.tries, not_after_ms = excluded.not_after_ms, crcs = excluded.crcs
"""
_ALL: Final = "SELECT release, secret_sha256, code_sha256, left, tries, not_after_ms, crcs FROM leases"
_SEE: Final = """
INSERT INTO clock VALUES (0, :now_ms) ON CONFLICT DO UPDATE SET seen_ms = max(seen_ms, excluded.seen_ms)
"""
_SEEN_MS: Final = 60_000
"""By so much the latest time goes on before it is written, unless something is over by it."""
_CRC_BYTES: Final = 4


class Leases:
    """The leases of a vault; each change survives a power loss before it counts. For one lane."""

    def __init__(self, database: Database) -> None:
        """Own an open file; raise LeasesDamaged or OSError."""
        self._database = database
        self._kept_ms = max([0, *(int(seen_ms) for (seen_ms,) in database.rows("SELECT seen_ms FROM clock"))])
        """The latest time that is on the disk."""
        self._seen_ms = self._kept_ms

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the leases, or begin with none where the file cannot be read; raise VaultFileRefused or OSError."""
        path = folder / FILE
        try:
            return cls._open(path)
        except LeasesDamaged, LeasesTooNew:
            discard(path)
            return cls._open(path)

    @classmethod
    def _open(cls, path: Path) -> Self:
        database = Database(path, _SCHEMA)
        try:
            leases = cls(database)
            leases.all()
        except BaseException:
            database.close()
            raise
        return leases

    @property
    def seen_ms(self) -> int:
        """The latest time that was ever seen."""
        return self._seen_ms

    def keep(self, lease: Lease) -> None:
        """Keep a lease, in place of any other of its release; raise OSError."""
        values = {
            "release": lease.release_id,
            "secret_sha256": lease.secret_sha256,
            "code_sha256": lease.code_sha256,
            "left": lease.left,
            "tries": lease.tries,
            "not_after_ms": lease.not_after_ms,
            "crcs": b"".join(crc.to_bytes(_CRC_BYTES) for crc in lease.crcs),
        }
        self._database.rows(_KEEP, values)

    def of(self, release_id: ReleaseId) -> Lease | None:
        """Return the lease of a release; None where there is none, and then nothing of it leaves."""
        for row in self._database.rows(f"{_ALL} WHERE release = :release", {"release": release_id}):
            return _lease(row)
        return None

    def all(self) -> list[Lease]:
        """Return all leases."""
        return [lease for row in self._database.rows(_ALL) if (lease := _lease(row)) is not None]

    def count(self, release_id: ReleaseId) -> None:
        """Count a download before anything of it is sent; raise OSError."""
        self._database.rows("UPDATE leases SET left = left - 1 WHERE release = :release", {"release": release_id})

    def count_try(self, release_id: ReleaseId) -> None:
        """Count an access code as wrong before it is looked at; raise OSError."""
        self._database.rows("UPDATE leases SET tries = tries - 1 WHERE release = :release", {"release": release_id})

    def give_back_try(self, release_id: ReleaseId) -> None:
        """An access code was right."""
        self._database.rows(
            "UPDATE leases SET tries = min(tries + 1, :most) WHERE release = :release",
            {"release": release_id, "most": CODE_TRIES},
        )

    def shorten(self, release_id: ReleaseId, *, left: int, not_after_ms: int) -> None:
        """Have less be there, or for a shorter time; never more."""
        self._database.rows(
            "UPDATE leases SET left = min(left, :left), not_after_ms = min(not_after_ms, :not_after_ms) "
            "WHERE release = :release",
            {"release": release_id, "left": left, "not_after_ms": not_after_ms},
        )

    def end(self, release_id: ReleaseId) -> None:
        """Have nothing of a release leave any more; raise OSError."""
        self._database.rows("DELETE FROM leases WHERE release = :release", {"release": release_id})

    def is_over(self, end_ms: int, now_ms: int) -> bool:
        """Tell whether a moment has passed by the latest time that was ever seen; raise OSError.

        What was over once stays over, also when the clock is set back and the home starts again: that is on the disk
        before it is told. Otherwise the time is written once a minute at most, for anybody may ask who has a link, and
        each write waits for the disk.
        """
        self._seen_ms = max(self._seen_ms, now_ms)
        is_over = self._seen_ms >= end_ms
        if self._seen_ms >= self._kept_ms + _SEEN_MS or (is_over and self._kept_ms < end_ms):
            self._database.rows(_SEE, {"now_ms": self._seen_ms})
            self._kept_ms = self._seen_ms
        return is_over

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _lease(row: Row) -> Lease | None:
    """Return a lease; None for a row that we did not write."""
    release, secret_sha256, code_sha256, left, tries, not_after_ms, crcs = row
    if len(crcs) % _CRC_BYTES:
        return None
    try:
        return Lease(
            release_id=ReleaseId(release),
            secret_sha256=secret_sha256,
            code_sha256=code_sha256,
            left=left,
            tries=tries,
            not_after_ms=not_after_ms,
            crcs=tuple(int.from_bytes(crcs[at : at + _CRC_BYTES]) for at in range(0, len(crcs), _CRC_BYTES)),
        )
    except LeaseInvalid:
        return None
