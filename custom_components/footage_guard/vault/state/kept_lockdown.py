"""Whether the ledger knows of the lockdown in state.db, and its end. Each change survives a power loss."""

from typing import Final

from ...disk.database import Database

STATEMENTS: Final = (
    # Number of the fact that says so; none while the ledger has not been told.
    "ALTER TABLE lockdown ADD COLUMN leaf INTEGER CHECK (leaf >= 0)",
)


class KeptLockdown:
    """The row of the lockdown. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the table of an open file."""
        self._database = database

    @property
    def is_untold(self) -> bool:
        """Whether there is a lockdown of which the ledger has not been told."""
        return bool(self._database.rows("SELECT 1 FROM lockdown WHERE leaf IS NULL"))

    def note(self, leaf: int | None) -> None:
        """Note which fact tells of the lockdown, or that none does; raise OSError."""
        self._database.rows("UPDATE lockdown SET leaf = :leaf", {"leaf": leaf})

    def leave(self) -> None:
        """Have no lockdown be in force; raise OSError."""
        self._database.rows("DELETE FROM lockdown")
