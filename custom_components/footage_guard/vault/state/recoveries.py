"""What will open with a new passphrase once a recovery has waited; it opens nothing without that passphrase."""

from collections.abc import Collection
from typing import Final

from ...disk.database import Database
from ...model.ids import ChangeId
from ..keyring.wrap import SALT_BYTES, Cost, Credential, Wrap, is_affordable

STATEMENTS: Final = (
    """
CREATE TABLE recoveries (
  change_id TEXT NOT NULL PRIMARY KEY,
  memory_kib INTEGER NOT NULL,
  iterations INTEGER NOT NULL,
  lanes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  -- The ledger holds the digest of all of these.
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID
""",
)
TABLES: Final = ("recoveries",)


class Recoveries:
    """The recoveries of a vault. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the table of an open file."""
        self._database = database

    def keep(self, change_id: ChangeId, made: Wrap) -> None:
        """Keep what a recovery puts in place; raise OSError."""
        self._database.rows(
            "INSERT INTO recoveries VALUES (:change_id, :memory_kib, :iterations, :lanes, :salt, :sealed)",
            {
                "change_id": change_id,
                "memory_kib": made.cost.memory_kib,
                "iterations": made.cost.iterations,
                "lanes": made.cost.lanes,
                "salt": made.salt,
                "sealed": made.sealed,
            },
        )

    def of(self, change_id: ChangeId) -> Wrap | None:
        """Return what a recovery puts in place; None where there is nothing, or what we did not write."""
        for memory_kib, iterations, lanes, salt, sealed in self._database.rows(
            "SELECT memory_kib, iterations, lanes, salt, sealed FROM recoveries WHERE change_id = :change_id",
            {"change_id": change_id},
        ):
            cost = Cost(memory_kib=memory_kib, iterations=iterations, lanes=lanes)
            if is_affordable(cost) and len(salt) == SALT_BYTES:
                return Wrap(credential=Credential.PASSPHRASE, cost=cost, salt=salt, sealed=sealed)
        return None

    def keep_only(self, change_ids: Collection[ChangeId]) -> None:
        """Drop what belongs to none of these: a crash may have come between the ledger and this file."""
        for (change_id,) in self._database.rows("SELECT change_id FROM recoveries"):
            if change_id not in change_ids:
                self.drop(ChangeId(change_id))

    def drop(self, change_id: ChangeId) -> None:
        """Keep it no more; raise OSError."""
        self._database.rows("DELETE FROM recoveries WHERE change_id = :change_id", {"change_id": change_id})
