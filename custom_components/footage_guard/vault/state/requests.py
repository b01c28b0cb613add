"""Requests in state.db, with what is muted. Each change survives a power loss before it counts."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
import hmac
from typing import Final

from ...disk.database import Database, Row
from ...model.canonical import Json, canonical, parse_canonical
from ...model.errors import RequestChanged, RequestUnknown, StateDamaged
from ...model.ids import RequestId
from ...model.lifecycle.request import RequestState
from ...model.record import NEWEST_VERSION, Head, Keys, RequestRecord, Span
from ...model.request.erased import erased
from ...model.request.plain import as_plain, from_plain
from ...model.request.request import Verification, read_request
from ...model.request.words import Channel, Level
from ...model.rules.rule import Finding
from ...model.rules.stored import dump_findings, read_findings
from . import request_queries as queries
from .drafts import erase_drafts
from .intakes import Asked
from .mutes import Mutes

NEWEST: Final = (1 << 62, "")
"""Before the newest request in the list."""


class Requests(Mutes):
    """The requests of a vault. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        super().__init__(database)
        # What is erased is overwritten, and not only let go.
        database.rows("PRAGMA secure_delete = ON")
        self.asked = Asked(database)
        self.is_scrubbed = False
        """Whether what was erased is known to be in no other part of the files; a crash may have come in between."""
        self.unreadable: set[RequestId] = set()
        """Requests that were found to be unreadable, for whoever tells people."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make several changes one."""
        return self._database.transaction()

    def add(self, record: RequestRecord, keys: Keys) -> None:
        """Keep a request of which the ledger is to be told next; until `tell`, nobody sees it."""
        request = record.request
        self._database.rows(
            queries.ADD,
            {
                "id": request.id,
                "content": canonical(request.as_json()),
                "received_ms": request.received_ms,
                "closes_ms": request.closes_ms,
                "channel": request.channel,
                "organisation": keys.organisation,
                "case_key": keys.case,
                "twin": keys.twin,
                # Of each camera by itself: another camera beside it makes no other question.
                "pair": " ".join(sorted(keys.pairs)),
                "state": record.state,
                "version": record.version,
                "changed_ms": record.changed_ms,
                "verification": canonical(as_plain(record.verification)),
                "findings": dump_findings(record.findings),
            },
        )

    def note(self, request_id: RequestId, findings: tuple[Finding, ...]) -> None:
        """Keep what the rules found in a request."""
        self._database.rows(queries.NOTE, {"id": request_id, "findings": dump_findings(findings)})

    def amend(self, request_id: RequestId) -> None:
        """Note that whoever asked has sent another request in place of this one."""
        self._database.rows(queries.AMEND, {"id": request_id})

    def tell(self, request_id: RequestId, leaf: int) -> None:
        """Note which fact of the ledger says that a request was received."""
        self._database.rows(queries.TELL, {"leaf": leaf, "id": request_id})

    def untold(self) -> list[RequestId]:
        """Return requests of which the ledger may know nothing."""
        return [RequestId(row[0]) for row in self._database.rows(queries.UNTOLD)]

    def forget(self, request_id: RequestId) -> None:
        """Remove a request that nobody was told of."""
        self._database.rows(queries.FORGET, {"id": request_id})

    def get_request(self, request_id: RequestId) -> RequestRecord:
        """Return a request; raise RequestUnknown, or StateDamaged where what is stored is no request."""
        return _record(self._one(queries.GET, request_id))

    def received(self, request_id: RequestId) -> tuple[RequestRecord, bytes, int]:
        """Return a request, its digest and which fact says that it was received; raise as `get_request` does.

        By one question: a list has hundreds of them.
        """
        *row, leaf = self._one(queries.RECEIVED, request_id)
        _, content, *_ = row
        return _record(tuple(row)), sha256(content).digest(), int(leaf)

    def digest(self, request_id: RequestId) -> bytes:
        """Return the SHA-256 of what is stored of a request, which is its canonical form; raise RequestUnknown."""
        return sha256(self._one(queries.CONTENT, request_id)[0]).digest()

    def head(self, request_id: RequestId) -> Head:
        """Return how a request stands without reading what somebody wrote; raise RequestUnknown or StateDamaged.

        A no needs no more, and reaches a request that cannot be read.
        """
        state, version = self._one(queries.HEAD, request_id)
        return Head(_state(state), _version(version))

    def restore(self, request_id: RequestId, head: Head) -> None:
        """Have a request stand as the ledger says, where what is stored of that cannot be read."""
        self._database.rows(queries.RESTORE, {"id": request_id, **head._asdict()})

    def leaf(self, request_id: RequestId) -> int:
        """Return the number of the fact that says that a request was received; raise RequestUnknown."""
        return int(self._one(queries.LEAF, request_id)[0])

    def in_states(self, states: Collection[RequestState], most: int = 1 << 30) -> list[RequestRecord]:
        """Return requests in some states, the oldest of each first, and of each no more than so many."""
        return [
            record
            for state in states
            for record in self._readable(self._database.rows(queries.IN_STATE, {"state": state, "limit": most}))
        ]

    def count_in(self, state: RequestState) -> int:
        """Return how many requests are in a state."""
        return self._count(queries.COUNT_IN, {"state": state})

    @property
    def is_empty(self) -> bool:
        """Whether there is no request at all."""
        return not self._database.rows(queries.ANY)

    def to_close(self, until_ms: int, most: int = 1 << 30) -> list[tuple[RequestId, int]]:
        """Return id and version of what was announced to close by a moment and has not, the first of them."""
        rows = self._database.rows(queries.TO_CLOSE, {"until_ms": until_ms, "limit": most})
        return [(RequestId(request_id), version) for request_id, version in rows]

    def move(self, request_id: RequestId, state: RequestState, *, was: int, version: int, now_ms: int) -> None:
        """Have a request of one version be in a state with another; raise RequestChanged where it is not that one."""
        values = {"id": request_id, "state": state, "was": was, "version": version, "now_ms": now_ms}
        if not self._database.rows(queries.MOVE, values):
            raise RequestChanged

    def verify(self, request_id: RequestId, verification: Verification, *, was: int, version: int, now_ms: int) -> None:
        """Note how somebody knows who asks; raise RequestChanged where the request is not of that version."""
        values = {
            "id": request_id,
            "verification": canonical(as_plain(verification)),
            "was": was,
            "version": version,
            "now_ms": now_ms,
        }
        if not self._database.rows(queries.VERIFY, values):
            raise RequestChanged

    def count_of_case(self, organisation: str, case: str, level: Level) -> int:
        """Return how many requests of a requester for a case were looked at and not set aside.

        Here and below those count of which at least as much is known who asks.
        """
        rows = self._database.rows(queries.OF_CASE, {"organisation": organisation, "case_key": case})
        return sum(_level(each) >= level for (each,) in rows)

    def count_open_of(self, organisation: str, level: Level) -> int:
        """Return how many requests of a requester have not been closed for the outside, however they were decided."""
        rows = self._database.rows(queries.OPEN_OF, {"organisation": organisation})
        return sum(_level(each) >= level for (each,) in rows)

    def count_between(self, channels: Iterable[Channel], span: Span, level: Level) -> int:
        """Return how many requests that somebody was shown came by some ways in a span."""
        return sum(
            _level(each) >= level
            for channel in channels
            for (each,) in self._database.rows(queries.SINCE, {"channel": channel, **span._asdict()})
        )

    def queue(self, channels: Iterable[Channel], below: Level) -> list[RequestId]:
        """Return what came by some ways, was set aside, and is of nobody known so well; the oldest first."""
        rows = [row for channel in channels for row in self._database.rows(queries.QUEUE, {"channel": channel})]
        # An id begins with when it was made.
        return sorted([RequestId(request_id) for request_id, verification in rows if _level(verification) < below])

    def is_of(self, request_id: RequestId, channel: Channel, organisation: str) -> bool:
        """Tell whether a request came by this way from this requester, also where its words are gone already.

        Nothing that somebody wrote is read, and the same is done for every request, however it was decided.
        """
        mark = self._mark(request_id, organisation)
        for by, name, asked_by in self._database.rows(queries.WHO_ASKED, {"id": request_id}):
            return bool(by == channel) & (bool(name == organisation) | bool(asked_by == mark))
        return False

    def to_erase(self, before_ms: int, most: int = 1 << 30, *, now_ms: int) -> list[tuple[RequestId, int]]:
        """Return id and version of what has ended by a moment, or was dropped, and still has its words; the first.

        Nothing of it could still be collected.
        """
        rows = self._database.rows(queries.TO_ERASE, {"before_ms": before_ms, "limit": most, "now_ms": now_ms})
        return [(RequestId(request_id), version) for request_id, version in rows]

    def erase(self, request_id: RequestId, *, was: int, version: int) -> None:
        """Have the words of a request be gone; raise RequestChanged where it is not of that version."""
        try:
            record = self.get_request(request_id)
            content = canonical(erased(record.request).as_json())
            # A mark tells where in a text something stood.
            findings = dump_findings(tuple([replace(finding, marks=()) for finding in record.findings]))
        except StateDamaged:
            content = findings = b""
        values = {
            "id": request_id,
            "content": content,
            "findings": findings,
            # Whoever asked must not see by an amendment that their words are gone already.
            "asked_by": self._mark_of(request_id),
            "was": was,
            "version": version,
        }
        self.is_scrubbed = False
        if not self._database.rows(queries.ERASE, values):
            raise RequestChanged
        erase_drafts(self._database, request_id)

    def scrub(self) -> None:
        """Have what was erased be in no other part of the files, as far as nobody reads them; raise OSError."""
        self.is_scrubbed = self._database.write_back()

    def count_waiting(self, channel: Channel) -> int:
        """Return how many requests of a channel wait for a person."""
        return self._count(queries.COUNT_WAITING, {"channel": channel})

    def count_asked(self, channel: Channel, span: Span) -> int:
        """Return how many requests came by a channel in a span, whatever became of them."""
        return self._count(queries.COUNT_ASKED, {"channel": channel, **span._asdict()})

    def twins(self, twin: str) -> list[RequestId]:
        """Return requests of the home itself that ask the same and have not ended."""
        return [RequestId(row[0]) for row in self._database.rows(queries.TWINS, {"twin": twin})]

    def was_declined(self, keys: Keys, span: Span) -> bool:
        """Tell whether footage of one of the cameras for the same recipient, or the same words, were declined then."""
        if self._count(queries.COUNT_DECLINED, {"twin": keys.twin, **span._asdict()}):
            return True
        refused = self._database.rows(queries.PAIRS_DECLINED, span._asdict())
        return any(not keys.pairs.isdisjoint(pairs.split()) for (pairs,) in refused)

    @property
    def taken(self) -> int:
        """How many facts of the ledger were looked at."""
        return self._count(queries.TAKEN, {})

    def set_taken(self, facts: int) -> None:
        """Note how many facts of the ledger were looked at."""
        self._database.rows(queries.SET_TAKEN, {"facts": facts})

    @property
    def closed_until_ms(self) -> int:
        """The newest moment up to which everything that was announced to close has closed."""
        return self._count(queries.CLOSED_UNTIL, {})

    def close_until(self, until_ms: int) -> None:
        """Have everything that was announced to close by then be closed; it never goes back.

        Only as far as something was announced: with a clock that is wrong once, what comes later must not be closed.
        """
        ((due_ms,),) = self._database.rows(queries.DUE, {"until_ms": until_ms})
        if due_ms is not None and due_ms > self.closed_until_ms:
            with self.transaction():
                self._database.rows(queries.CLOSE_UNTIL, {"until_ms": due_ms})
                self._database.rows(queries.FORGET_WHO)

    def _mark_of(self, request_id: RequestId) -> bytes | None:
        for _, organisation, _ in self._database.rows(queries.WHO_ASKED, {"id": request_id}):
            return self._mark(request_id, organisation) if organisation else None
        return None

    def _mark(self, request_id: RequestId, organisation: str) -> bytes:
        """Return what tells who asked a request, for whoever knows the name and this file; in each another one."""
        ((key,),) = self._database.rows(queries.ASKING_KEY)
        return hmac.digest(key, f"{request_id} {organisation}".encode(), "sha256")

    def _readable(self, rows: Iterable[Row]) -> list[RequestRecord]:
        """Return the requests of rows; those that are none are noted and left out, so that they hide no other."""
        found: list[RequestRecord] = []
        for row in rows:
            try:
                found.append(_record(row))
            except StateDamaged:
                self.unreadable.add(RequestId(row[0]))
        return found

    def _one(self, query: str, request_id: RequestId) -> Row:
        for row in self._database.rows(query, {"id": request_id}):
            return row
        raise RequestUnknown

    def _count(self, query: str, values: Mapping[str, object]) -> int:
        ((count,),) = self._database.rows(query, values)
        return int(count)


def _record(row: Row) -> RequestRecord:
    request_id, content, state, version, changed_ms, verification, findings, is_erased = row
    try:
        request = read_request(content)
        if request.id != request_id:
            raise StateDamaged
        return RequestRecord(
            request=request,
            state=_state(state),
            version=_version(version),
            changed_ms=changed_ms,
            verification=_verification(verification),
            findings=read_findings(findings),
            is_erased=bool(is_erased),
        )
    except ValueError as err:
        raise StateDamaged from err


def _state(stored: str) -> RequestState:
    try:
        return RequestState(stored)
    except ValueError as err:
        raise StateDamaged from err


def _version(stored: int) -> int:
    if stored > NEWEST_VERSION:
        raise StateDamaged
    return stored


@lru_cache
def _verification(stored: bytes) -> Verification:
    """Return how somebody knows who asks, which is the same for most requests; raise ValueError."""
    return from_plain(Verification, _json(stored))


def _level(verification: bytes) -> Level:
    """Return how sure somebody is of who asks; of what cannot be read, not at all."""
    try:
        return _verification(verification).level
    except ValueError:
        return Level.NONE


def _json(data: bytes) -> Json:
    value: Json = parse_canonical(data)
    return value
