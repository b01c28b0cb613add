"""The words of legal papers, in state.db. What became of each the ledger says."""

from typing import Final, NamedTuple

from ...disk.database import Database
from ...model.canonical import canonical
from ...model.ids import ProcessId
from ...model.process import Process

_PROCESSES: Final = """
CREATE TABLE processes (
  id TEXT NOT NULL PRIMARY KEY,
  -- RFC 8785 form of what a person typed; the ledger holds its digest. None where it was erased.
  content BLOB,
  -- Number of the fact that says it was loaded; none while the ledger has not been told.
  leaf INTEGER CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
"""
STATEMENTS: Final = (_PROCESSES,)
TABLES: Final = ("processes",)


class Row(NamedTuple):
    """What is kept of a paper."""

    id: ProcessId
    content: bytes | None
    leaf: int | None


class Processes:
    """The papers of a household. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the table of an open file."""
        self._database = database

    def keep(self, process: Process) -> None:
        """Keep a paper of which the ledger is to be told next; until `tell`, nobody sees it."""
        self._database.rows(
            "INSERT INTO processes (id, content) VALUES (:id, :content)",
            {"id": process.id, "content": canonical(process.as_json())},
        )

    def tell(self, process_id: ProcessId, leaf: int) -> None:
        """Note which fact says that a paper was loaded."""
        self._database.rows("UPDATE processes SET leaf = :leaf WHERE id = :id", {"id": process_id, "leaf": leaf})

    def rows(self) -> list[Row]:
        """Return all papers, the newest first."""
        found = self._database.rows("SELECT id, content, leaf FROM processes ORDER BY id DESC")
        return [Row(ProcessId(process_id), content, leaf) for process_id, content, leaf in found]

    def erase(self, process_id: ProcessId) -> None:
        """Have the words of a paper be gone, as far as this file is concerned; `scrub` does the rest."""
        self._database.rows("UPDATE processes SET content = NULL WHERE id = :id", {"id": process_id})

    def drop(self, process_id: ProcessId) -> None:
        """Have a paper never have been here, of which the ledger was not told."""
        self._database.rows("DELETE FROM processes WHERE id = :id", {"id": process_id})
