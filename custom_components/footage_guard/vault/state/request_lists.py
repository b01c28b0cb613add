"""Which requests there are, told from indexes and columns alone: nothing that somebody wrote is read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ...disk.database import Database, Row
from ...model.errors import RequestUnknown
from ...model.ids import RequestId
from ...model.lifecycle.request import RequestState
from ...model.record import UnreadableRequest
from ...model.report import Tally
from ...model.rules.screening import reasons
from ...model.rules.stored import FindingsUnreadable, read_findings
from . import request_queries as queries

_STATES: Final = frozenset(RequestState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What was set aside and not decided."""

    count: int
    reasons: dict[str, int]
    """By the rule; a request can have several, and one that cannot be read has none."""


class RequestLists:
    """The requests of a vault, by their ids. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def page(self, before: tuple[int, str], limit: int, *, is_open: bool | None = None) -> list[RequestId]:
        """Return requests before a place in the list, the newest first: all, those that have not ended, or the others.

        A place is when a request was received and its id.
        """
        received_ms, request_id = before
        values = {"received_ms": received_ms, "id": request_id, "limit": limit}
        return [RequestId(row[0]) for row in self._database.rows(queries.PAGES[is_open], values)]

    def in_state(self, state: RequestState, most: int) -> list[RequestId]:
        """Return requests in a state, the oldest first, and no more than so many."""
        values = {"state": state, "limit": most}
        return [RequestId(row[0]) for row in self._database.rows(queries.IDS_IN_STATE, values)]

    def aside(self) -> Aside:
        """Return how many requests wait on nobody's screen, and why."""
        found = [_reasons(findings) for (findings,) in self._database.rows(queries.ASIDE)]
        return Aside(count=len(found), reasons=dict(sorted(Counter(chain.from_iterable(found)).items())))

    def place(self, request_id: RequestId) -> tuple[int, str]:
        """Return where a request is in the list; raise RequestUnknown."""
        (received_ms,) = self._one(queries.PLACE, {"id": request_id})
        return received_ms, request_id

    def outline(self, request_id: RequestId, problem: str) -> UnreadableRequest:
        """Return what is known of a request whose words are not to be shown; raise RequestUnknown."""
        state, version, received_ms, closes_ms = self._one(queries.OUTLINE, {"id": request_id})
        return UnreadableRequest(
            id=request_id,
            state=RequestState(state) if state in _STATES else None,
            version=version,
            received_ms=received_ms,
            closes_ms=closes_ms,
            problem=problem,
        )

    def tally(self, from_ms: int, before_ms: int) -> list[Tally]:
        """Return how many requests of each kind were received in a time, by months in UTC."""
        values = {"from_ms": from_ms, "before_ms": before_ms}
        return [
            Tally(
                month=month,
                requester_type=requester_type,
                legal_basis=legal_basis,
                state=state,
                was_shared=bool(was_shared),
                was_declined=bool(was_declined),
                count=count,
            )
            for month, requester_type, legal_basis, state, was_declined, was_shared, count in self._database.rows(
                queries.TALLY, values
            )
        ]

    def _one(self, query: str, values: Mapping[str, object]) -> Row:
        for row in self._database.rows(query, values):
            return row
        raise RequestUnknown


def _reasons(findings: bytes) -> frozenset[str]:
    try:
        return reasons(read_findings(findings))
    except FindingsUnreadable:
        return frozenset()
