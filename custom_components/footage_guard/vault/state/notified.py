"""Of which requests the people of the home were notified: of each once, also after a restart."""

from collections.abc import Iterable
from typing import Final

from ...disk.database import Database
from ...model.ids import RequestId
from ...model.request.words import Channel

TABLE: Final = """
CREATE TABLE notified (
  request TEXT NOT NULL PRIMARY KEY REFERENCES requests (id) ON DELETE CASCADE,
  -- UTC, milliseconds since 1970.
  at_ms INTEGER NOT NULL CHECK (at_ms >= 0)
) STRICT, WITHOUT ROWID
"""
_OWED: Final = """
SELECT id, channel FROM requests WHERE state = 'pending' AND leaf IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM notified WHERE request = requests.id) ORDER BY received_ms, id
"""
_NOTE: Final = "INSERT INTO notified SELECT id, :at_ms FROM requests WHERE id = :id ON CONFLICT DO NOTHING"


class Notified:
    """The marks of a vault; each survives a power loss before it counts. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def owed(self) -> list[tuple[RequestId, Channel]]:
        """Return requests that wait for a person and of which nobody was notified yet, the oldest first."""
        return [(RequestId(request_id), Channel(channel)) for request_id, channel in self._database.rows(_OWED)]

    def note(self, request_ids: Iterable[RequestId], now_ms: int) -> None:
        """Mark requests for good; raise OSError, after which all are marked or none is."""
        with self._database.transaction():
            for request_id in request_ids:
                self._database.rows(_NOTE, {"id": request_id, "at_ms": now_ms})
