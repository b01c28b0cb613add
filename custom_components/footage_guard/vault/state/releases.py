"""Releases in state.db. Each change survives a power loss before it counts."""

from collections.abc import Collection
from typing import Final

from ...disk.database import Database, Row
from ...model.errors import RequestChanged, RequestUnknown
from ...model.ids import ReleaseId, RequestId
from ...model.lifecycle.release import ReleaseState
from ...model.record import NEWEST_VERSION, ReleaseRecord
from . import request_queries as queries

_STATES: Final = frozenset(ReleaseState)


class Releases:
    """The releases of a vault. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def add(self, record: ReleaseRecord) -> None:
        """Keep a release that begins."""
        self._database.rows(
            queries.ADD_RELEASE,
            {
                "id": record.id,
                "request": record.request_id,
                "state": record.state,
                "version": record.version,
                "changed_ms": record.changed_ms,
            },
        )

    def get_release(self, release_id: ReleaseId) -> ReleaseRecord:
        """Return a release; raise RequestUnknown."""
        for row in self._database.rows(queries.GET_RELEASE, {"id": release_id}):
            return _release(row)
        raise RequestUnknown

    def of_request(self, request_id: RequestId) -> list[ReleaseRecord]:
        """Return the releases of a request, the oldest first."""
        return [_release(row) for row in self._database.rows(queries.RELEASES_OF, {"request": request_id})]

    def in_states(self, states: Collection[ReleaseState]) -> list[ReleaseRecord]:
        """Return releases in some states, the oldest of each first."""
        found = [
            (state, _release(row))
            for state in states
            for row in self._database.rows(queries.RELEASES_IN, {"state": state})
        ]
        # One that cannot be read has ended, whatever its state says.
        return [release for state, release in found if release.state is state]

    def move(self, release_id: ReleaseId, state: ReleaseState, *, was: int, version: int, now_ms: int) -> None:
        """Have a release of one version be in a state with another; raise RequestChanged where it is not that one."""
        values = {"id": release_id, "state": state, "was": was, "version": version, "now_ms": now_ms}
        if not self._database.rows(queries.MOVE_RELEASE, values):
            raise RequestChanged


def _release(row: Row) -> ReleaseRecord:
    release_id, request_id, word, version, changed_ms = row
    # By a release that cannot be read nothing leaves.
    is_readable = word in _STATES and version <= NEWEST_VERSION
    return ReleaseRecord(
        id=ReleaseId(release_id),
        request_id=RequestId(request_id),
        state=ReleaseState(word) if is_readable else ReleaseState.ENDED,
        version=version,
        changed_ms=changed_ms,
    )
