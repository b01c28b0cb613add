"""What persons of the home see of shares: those that go out or did, and who opened them."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from ...flows.booth import Booth
from ...flows.cooling import live_from_ms
from ...flows.releasing import statement_of
from ...ledger.leaves import Leaf
from ...ledger.ledger import Ledger
from ...model.approval import ApprovalStatement
from ...model.ballot import Now, Schedule
from ...model.errors import FactUnknown
from ...model.ids import ReleaseId
from ...model.lifecycle.release import ReleaseState
from ...model.readable import if_readable, is_bad_sector
from ...model.record import ReleaseRecord
from ...model.request_facts import ReleaseMoved
from ...model.share import Lease
from ...model.share_facts import ShareAccessed, ShareOpened, ShareShortened
from ..common.times import to_text
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from .share_json import files_as_json

MOST: Final = 100
"""Shares that are listed: all that go out or will, and of those that ended the newest where there is room left."""
MOST_ACCESSES: Final = 200
"""Of one share, the newest."""
_MARK: Final = b'"release_id"'
"""In every record on a share, and in few others."""
_PASSED_BY: Final = 256
"""Records of which it cannot be told where they begin, more than lie in a bad sector; what lies behind is not looked at
where there are more."""
_SHARED: Final = (ReleaseState.COOLING, ReleaseState.LIVE, ReleaseState.ENDED)


class _Told:
    """What the history says of one share since it was approved."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.accesses: deque[Leaf] = deque(maxlen=MOST_ACCESSES)
        # Of several moves the newest: that of what has ended is its end.
        self.end: dict[str, Any] | None = None

    def take(self, leaf: Leaf) -> None:
        """Note one more record."""
        if isinstance(leaf.fact, ReleaseMoved):
            self.end = {"at": to_text(leaf.moment.at_ms), "by": leaf.fact.by.value}
        else:
            self.accesses.append(leaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareShown:
    """A share with what became of it."""

    record: ReleaseRecord
    statement: ApprovalStatement | None
    """None where its words were erased, or are not what the ledger was told, as far as that can be read."""
    schedule: Schedule
    live_from_ms: int
    lease: Lease | None
    """None for what gives nothing any more."""


async def async_shares(vault: VaultRuntime, requests: RequestDesk) -> dict[str, Any]:
    """Return shares with who opened them, those that ended last, of either kind the newest first.

    `is_whole` tells whether all records on them could be read; where not, who opened one may be missing. Raises OSError
    or NotLoaded.
    """
    found = await requests.async_decide(_shares)
    told, is_whole = await vault.async_read(lambda: _told(found, vault.ledger))
    return {"shares": [_as_json(share, told[share.record.id]) for share in found], "is_whole": is_whole}


def _shares(booth: Booth, now: Now) -> list[ShareShown]:
    """Return what goes out or will, and the newest of what did. Blocking, for the lane.

    Without the first, many that are over hide one that still gives footage, and nobody sees that it can be stopped.
    """
    shown: list[ShareShown] = []
    found = booth.desk.releases.in_states(_SHARED)
    for record in sorted(found, key=lambda each: (each.state is not ReleaseState.ENDED, each.id), reverse=True):
        if len(shown) >= MOST and record.state is ReleaseState.ENDED:
            break
        schedule = booth.drafts.approved(record.id)
        if schedule is not None:
            shown.append(
                ShareShown(
                    record=record,
                    statement=_statement(booth, record.id),
                    schedule=schedule,
                    live_from_ms=live_from_ms(booth, record, schedule, now),
                    lease=booth.leases.of(record.id),
                )
            )
    return shown


def _statement(booth: Booth, release_id: ReleaseId) -> ApprovalStatement | None:
    try:
        return statement_of(booth, release_id)
    except OSError as err:
        if not is_bad_sector(err):
            raise
        return None


def _as_json(share: ShareShown, told: _Told) -> dict[str, Any]:
    statement, lease = share.statement, share.lease
    return {
        "share_id": share.record.id,
        "request_id": share.record.request_id,
        "state": share.record.state.value,
        "live_from": to_text(share.live_from_ms),
        "not_after": _end(statement, lease),
        "downloads_left": 0 if lease is None else lease.left,
        "code_tries_left": None if lease is None or lease.code_sha256 is None else lease.tries,
        **(_ERASED if statement is None else _stated(statement)),
        "accesses": [_access(leaf) for leaf in told.accesses],
        "ended": told.end if share.record.state is ReleaseState.ENDED else None,
    }


_ERASED: Final[dict[str, Any]] = {
    "delivery": None,
    "recipient": None,
    "purpose": None,
    "max_downloads": None,
    "files": [],
}


def _stated(statement: ApprovalStatement) -> dict[str, Any]:
    return {
        "delivery": statement.delivery.value,
        "recipient": {"name": statement.recipient.name, "organisation": statement.recipient.organisation},
        "purpose": statement.purpose,
        "max_downloads": statement.terms.max_downloads,
        "files": files_as_json(statement),
    }


def _end(statement: ApprovalStatement | None, lease: Lease | None) -> str | None:
    ends = [lease.not_after_ms] if lease is not None else []
    ends += [statement.terms.not_after.ms] if statement is not None else []
    return to_text(min(ends)) if ends else None


def _told(shares: Sequence[ShareShown], ledger: Ledger) -> tuple[Mapping[ReleaseId, _Told], bool]:
    """Return who opened each share and how it ended, by one pass of the log, and whether all of it could be read.

    Blocking, beside the lane.
    """
    found = {share.record.id: _Told() for share in shares}
    start = min((share.schedule.leaf for share in shares), default=ledger.size)
    is_whole = True
    for leaf in _leaves(ledger, start):
        if leaf is None:
            is_whole = False
        elif (
            isinstance(leaf.fact, ReleaseMoved | ShareOpened | ShareAccessed | ShareShortened)
            and leaf.fact.release_id in found
        ):
            found[leaf.fact.release_id].take(leaf)
    return found, is_whole


def _leaves(ledger: Ledger, start: int) -> Iterator[Leaf | None]:
    """Yield what can be read on shares from a number on, and None for what cannot.

    Whoever stops a share must not be kept from it by a bad record.
    """
    size = ledger.size
    for _ in range(_PASSED_BY):
        try:
            for number in ledger.find(_MARK, start, size):
                start = number + 1
                yield if_readable(partial(ledger.leaf, number))
        except FactUnknown:
            # Where that one begins cannot be told.
            yield None
            start += 1
        except OSError as err:
            if not is_bad_sector(err):
                raise
            # A bad sector: what lies from it on cannot be looked through.
            yield None
            return
        else:
            return
    yield None


def _access(leaf: Leaf) -> dict[str, Any]:
    fact, at = leaf.fact, to_text(leaf.moment.at_ms)
    match fact:
        case ShareOpened():
            told = {"what": "opened", "downloads_left": fact.left, "network": fact.network, "client": fact.client.value}
        case ShareAccessed():
            told = {
                "what": fact.access.value,
                "file": fact.file,
                "size": fact.size_bytes,
                "network": fact.network,
                "client": fact.client.value,
            }
        case ShareShortened():
            told = {
                "what": "shortened",
                "downloads_left": fact.left,
                "not_after": to_text(fact.not_after_ms),
                "person_id": fact.actor,
            }
        case _:
            told = {}
    return {"at": at, **told}
