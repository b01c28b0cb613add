"""What the history says of a request and of what was prepared for it: how they stand, whatever state.db says.

Without this, whoever can write state.db has persons decide by a level of verification that nobody gave, has warnings of
the rules be gone, or goes on with what was declined or stopped.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from ..model.approval_facts import DraftMade
from ..model.errors import FactUnknown, RequestAltered, StateDamaged
from ..model.facts import Fact
from ..model.ids import ReleaseId, RequestId
from ..model.lifecycle.release import RELEASE_TRANSITIONS, ReleaseState
from ..model.lifecycle.request import REQUEST_TRANSITIONS, RequestState
from ..model.record import Head, ReleaseRecord, RequestRecord
from ..model.request_facts import (
    ReleaseMoved,
    RequestErased,
    RequestMoved,
    RequestReceived,
    RequestScreened,
    RequestUndone,
    RequestVerified,
)
from ..model.rules.rule import Finding
from ..model.rules.screening import of_request
from ..model.rules.stored import dump_findings
from .desk import Desk

type Versioned = RequestMoved | RequestUndone | RequestVerified | RequestErased


@dataclass(slots=True, kw_only=True)
class Told:
    """How a request stands by what the ledger was told, in order."""

    state: RequestState = RequestState.RECEIVED
    state_before: RequestState = RequestState.RECEIVED
    version: int = 0
    verified: list[RequestVerified] = field(default_factory=list)
    """How somebody said they know who asks; the newest counts."""
    findings_sha256: bytes = field(default_factory=lambda: _digest(()))
    """Of nothing, where no rule has looked at it yet."""
    releases: dict[ReleaseId, tuple[ReleaseState, int] | None] = field(default_factory=dict)
    """State and version of what was prepared for it; None of what is not known."""

    def says(self, record: RequestRecord) -> bool:
        """Tell whether this is how a request stands; of one that was erased, how it ended."""
        if (record.state, record.version) != (self.state, self.version):
            return False
        return record.is_erased or (self._says_known(record) and self._says_found(record.findings))

    def says_of(self, release: ReleaseRecord) -> bool:
        """Tell whether this is how a release stands."""
        return self.releases.get(release.id) == (release.state, release.version)

    def _says_known(self, record: RequestRecord) -> bool:
        known = record.verification
        if not self.verified:
            # What it came with is among the words that were received.
            return known == record.request.verification
        newest = self.verified[-1]
        return (known.level, known.method, known.by_user) == (newest.level, newest.method, newest.actor)

    def _says_found(self, findings: Iterable[Finding]) -> bool:
        return self.findings_sha256 == _digest(findings)


def told_of(desk: Desk, request_id: RequestId) -> Told:
    """Return what the ledger was told of a request, from the fact on that the book names.

    Raises RequestUnknown; RequestAltered where it was not told that it came, lacks a step, or is told of another one;
    OSError.
    """
    try:
        received, *facts = desk.journal.of_request(request_id, desk.book.leaf(request_id))
    except (FactUnknown, ValueError) as err:
        raise RequestAltered from err
    # Whoever has a fact of another one come instead hides one of this, such as that something was revoked.
    is_another = any(getattr(fact, "request_id", None) != request_id for fact in (received, *facts))
    if is_another or not isinstance(received, RequestReceived):
        raise RequestAltered
    told, before = Told(), None
    for fact in facts:
        before = _take(told, fact, before)
    return told


def readable_head(desk: Desk, request_id: RequestId) -> Head:
    """Return how a request stands, and have it stand as the ledger was told where not even that can be read.

    For what lowers: a no, and the announced moment, reach every request. Raises as `told_of` does.
    """
    try:
        return desk.book.head(request_id)
    except StateDamaged:
        desk.book.unreadable.add(request_id)
        told = told_of(desk, request_id)
        desk.book.restore(request_id, Head(told.state, told.version))
        return desk.book.head(request_id)


def tell_findings(desk: Desk, record: RequestRecord) -> None:
    """Tell the ledger what the rules found in a request, before the book says so; raise OSError."""
    desk.journal.append(RequestScreened(request_id=record.id, findings_sha256=_digest(record.findings)))


def _take(told: Told, fact: Fact, before: Versioned | None) -> Versioned | None:
    """Have it be as a fact says; return the newest that changed the request."""
    match fact:
        case RequestMoved() | RequestUndone() | RequestVerified() | RequestErased():
            _change(told, fact, before)
            return fact
        case RequestScreened():
            told.findings_sha256 = fact.findings_sha256
        case DraftMade():
            told.releases[fact.release_id] = ReleaseState.DRAFTED, 0
        case ReleaseMoved():
            told.releases[fact.release_id] = _moved(told.releases.get(fact.release_id), fact)
        case _:
            # Mutes name a request, and change nothing of it.
            pass
    return before


def _change(told: Told, fact: Versioned, before: Versioned | None) -> None:
    """Have a request be as a fact says; raise RequestAltered for one that nothing in the history leads to.

    One is not where it was, and what it said is not known; or the ledger was told what followed from a row that
    somebody had written.
    """
    if fact.version != told.version + 1:
        raise RequestAltered
    told.version = fact.version
    match fact:
        case RequestMoved() if REQUEST_TRANSITIONS.get((told.state, fact.by)) is fact.state:
            told.state_before, told.state = told.state, fact.state
        case RequestUndone() if isinstance(before, RequestMoved) and fact.state is told.state_before:
            told.state = fact.state
        case RequestUndone() if isinstance(before, RequestVerified) and fact.state is told.state:
            told.verified.pop()
        case RequestVerified():
            told.verified.append(fact)
        case RequestErased():
            pass
        case _:
            raise RequestAltered


def _moved(was: tuple[ReleaseState, int] | None, fact: ReleaseMoved) -> tuple[ReleaseState, int] | None:
    """Return state and version of a release after a fact; None where nothing in the history leads there."""
    if was is None or (RELEASE_TRANSITIONS.get((was[0], fact.by)), was[1] + 1) != (fact.state, fact.version):
        return None
    return fact.state, fact.version


def _digest(findings: Iterable[Finding]) -> bytes:
    """Return the digest of what was found in a request itself."""
    return sha256(dump_findings(of_request(findings))).digest()
