"""What the flows need of the other parts, which they do not know."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import time
from typing import Final, Protocol

from ..model.approval import Approval, ApprovalStatement
from ..model.ballot import CastVote, Frozen, Schedule
from ..model.canonical import Json
from ..model.clip import Clip, Hold, HoldKind
from ..model.draft import Draft
from ..model.facts import Fact
from ..model.ids import CameraId, ClipId, HoldId, ReleaseId, RequestId
from ..model.lifecycle.release import ReleaseState
from ..model.lifecycle.request import RequestState
from ..model.policy import Policy
from ..model.record import Head, Keys, ReleaseRecord, RequestRecord, Span
from ..model.request.request import Verification
from ..model.request.words import Channel, Level
from ..model.rules.rule import Finding, Mute, MuteScope
from ..model.share import Lease
from ..model.vote import Vote
from .entry_port import ByDoors

MANY: Final = 1 << 30


class Journal(Protocol):
    """The history: what it was told stands."""

    def append(self, fact: Fact, /) -> int:
        """Have a fact survive a power loss, then return its number; raise OSError, and nothing has happened."""

    def read(self, number: int) -> Fact:
        """Return the fact with a number, proven to be part of the history; raise FactUnknown or OSError."""

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on, oldest first; none where there are not that many."""

    def of_request(self, request_id: RequestId, start: int) -> Iterable[Fact]:
        """Return the facts that name a request, from a number on, the oldest first; raise FactUnknown or OSError."""

    @property
    def size(self) -> int:
        """How many facts there are; the next one gets this number."""


class Book(ByDoors, Protocol):
    """The requests. Each change survives a power loss before it counts."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make several changes one."""

    def add(self, record: RequestRecord, keys: Keys) -> None:
        """Keep a request of which the ledger is to be told next; until `tell`, nobody sees it."""

    def note(self, request_id: RequestId, findings: tuple[Finding, ...]) -> None:
        """Keep what the rules found in a request."""

    def amend(self, request_id: RequestId) -> None:
        """Note that whoever asked has sent another request in place of this one."""

    def tell(self, request_id: RequestId, leaf: int) -> None:
        """Note which fact says that a request was received."""

    def untold(self) -> list[RequestId]:
        """Return requests of which the ledger may know nothing."""

    def forget(self, request_id: RequestId) -> None:
        """Remove a request that nobody was told of."""

    def get_request(self, request_id: RequestId) -> RequestRecord:
        """Return a request; raise RequestUnknown or StateDamaged."""

    def received(self, request_id: RequestId) -> tuple[RequestRecord, bytes, int]:
        """Return a request, its digest and the number of the fact that says that it was received; raise the same."""

    def digest(self, request_id: RequestId) -> bytes:
        """Return the SHA-256 of what is stored of a request, which is its canonical form; raise RequestUnknown."""

    def head(self, request_id: RequestId) -> Head:
        """Return how a request stands, also of one that cannot be read; raise RequestUnknown or StateDamaged."""

    def restore(self, request_id: RequestId, head: Head) -> None:
        """Have a request stand as the ledger says, where what is stored of that cannot be read."""

    unreadable: set[RequestId]
    """Requests that were found to be unreadable, for whoever tells people."""

    def leaf(self, request_id: RequestId) -> int:
        """Return the number of the fact that says that a request was received; raise RequestUnknown."""

    def in_states(self, states: Collection[RequestState], most: int = MANY) -> list[RequestRecord]:
        """Return requests in some states, the oldest of each first, and of each no more than so many."""

    def count_in(self, state: RequestState) -> int:
        """Return how many requests are in a state."""

    def to_close(self, until_ms: int, most: int = MANY) -> list[tuple[RequestId, int]]:
        """Return id and version of what was announced to close by a moment and has not, the first of them."""

    def move(self, request_id: RequestId, state: RequestState, *, was: int, version: int, now_ms: int) -> None:
        """Have a request of one version be in a state with another; raise RequestChanged where it is not that one."""

    def verify(self, request_id: RequestId, verification: Verification, *, was: int, version: int, now_ms: int) -> None:
        """Note how somebody knows who asks; raise RequestChanged where the request is not of that version."""

    def count_of_case(self, organisation: str, case: str, level: Level) -> int:
        """Return how many requests of a requester for a case were looked at and not set aside.

        Here and below those count of which at least as much is known who asks.
        """

    def count_open_of(self, organisation: str, level: Level) -> int:
        """Return how many requests of a requester have not been closed for the outside, however they were decided."""

    def count_between(self, channels: Iterable[Channel], span: Span, level: Level) -> int:
        """Return how many requests that somebody was shown came by some ways in a span."""

    def queue(self, channels: Iterable[Channel], below: Level) -> list[RequestId]:
        """Return what came by some ways, was set aside, and is of nobody known so well; the oldest first."""

    def is_of(self, request_id: RequestId, channel: Channel, organisation: str) -> bool:
        """Tell whether a request came by this way from this requester, also where its words are gone already."""

    def to_erase(self, before_ms: int, most: int = MANY, *, now_ms: int) -> list[tuple[RequestId, int]]:
        """Return id and version of what has ended by a moment, or was dropped, and still has its words; the first.

        Nothing of it could still be collected.
        """

    def erase(self, request_id: RequestId, *, was: int, version: int) -> None:
        """Have the words of a request be gone; raise RequestChanged where it is not of that version."""

    is_scrubbed: bool
    """Whether what was erased is known to be in no other part of the files; not at a start."""

    def scrub(self) -> None:
        """Have what was erased be in no other part of the files, as far as nobody reads them; raise OSError."""

    def count_waiting(self, channel: Channel) -> int:
        """Return how many requests of a channel wait for a person."""

    def count_asked(self, channel: Channel, span: Span) -> int:
        """Return how many requests came by a channel in a span, whatever became of them."""

    def twins(self, twin: str) -> list[RequestId]:
        """Return requests of the home itself that ask the same and have not ended."""

    def was_declined(self, keys: Keys, span: Span) -> bool:
        """Tell whether footage of one of the cameras for the same recipient, or the same words, were declined then."""

    def mutes(self) -> list[Mute]:
        """Return what is muted."""

    def mute_key(self, scope: MuteScope, about: str, level: Level) -> str:
        """Return what tells a mute about a requester's or a case's key at a level; "" for everything."""

    def end_mute(self, mute: Mute) -> None:
        """Have something be muted no more."""

    def mute(self, mute: Mute) -> None:
        """Mute a requester, a case or everything; of two times the later counts."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no request at all."""

    @property
    def taken(self) -> int:
        """How many facts of the ledger were looked at."""

    def set_taken(self, facts: int) -> None:
        """Note how many facts of the ledger were looked at."""

    @property
    def closed_until_ms(self) -> int:
        """The newest announced moment up to which everything has closed."""

    def close_until(self, until_ms: int) -> None:
        """Have everything that was announced to close by then be closed, in one step; it never goes back."""


class Releases(Protocol):
    """The releases of requests."""

    def add(self, record: ReleaseRecord) -> None:
        """Keep a release that begins."""

    def get_release(self, release_id: ReleaseId) -> ReleaseRecord:
        """Return a release; raise RequestUnknown."""

    def of_request(self, request_id: RequestId) -> list[ReleaseRecord]:
        """Return the releases of a request."""

    def in_states(self, states: Collection[ReleaseState]) -> list[ReleaseRecord]:
        """Return releases in some states."""

    def move(self, release_id: ReleaseId, state: ReleaseState, *, was: int, version: int, now_ms: int) -> None:
        """Have a release of one version be in a state with another; raise RequestChanged where it is not that one."""


class Clips(Protocol):
    """What is in the vault, and what is kept of it."""

    def overlapping(self, camera: CameraId | None, from_ms: int, to_ms: int, limit: int) -> list[Clip]:
        """Return clips that show something of a span, the oldest first."""

    def get(self, clip_id: ClipId) -> Clip | None:
        """Return a clip, or None for one that is not there."""

    def hold(
        self, hold_id: HoldId, kind: HoldKind, clip_ids: Sequence[ClipId], *, now_ms: int, until_ms: int | None
    ) -> bool:
        """Keep clips until the hold is ended, and tell whether quotas and history allow it; raise OSError.

        What is over a quota goes, the oldest hold first. A clip of which the history cannot be read is left out.
        """

    def holds_of(self, clip_id: ClipId) -> Sequence[Hold]:
        """Return what keeps a clip."""

    def end_hold(self, hold_id: HoldId) -> None:
        """Let clips go again; a hold that is not there has ended. Raises OSError."""

    def held_for_requests(self) -> list[HoldId]:
        """Return holds that may be those of requests."""

    def oldest_ms(self) -> int | None:
        """Return when the oldest clip begins."""

    def held_for_actions(self) -> tuple[int, int]:
        """Return how many holds there are under the common quota, and how many bytes they keep."""

    def held_bytes(self) -> int:
        """Return how many bytes anything keeps; what is kept twice counts once."""

    def gaps_in(self, clip: Clip) -> Sequence[tuple[int, int]]:
        """Return the spans of a clip in which it has no pictures, as far as its recorder told."""


class Home(Protocol):
    """What the flows ask of the home."""

    @property
    def policy(self) -> Policy:
        """The policy in force."""

    def local_time(self, ms: int) -> time:
        """Return what the clocks on the walls of the home show."""

    outdoor: Mapping[CameraId, bool]
    """For each camera there is, whether it looks at nothing indoors."""


class DraftBook(Protocol):
    """The drafts, with what was decided about each. Each change survives a power loss before it counts."""

    def keep(self, draft: Draft) -> None:
        """Keep what a person wrote, in place of what they had written before; its files are not wanted yet."""

    def get_draft(self, release_id: ReleaseId) -> Draft:
        """Return a draft; raise DraftUnknown or StateDamaged."""

    def want(self, release_id: ReleaseId, *, is_wanted: bool) -> None:
        """Note whether somebody waits for the files of a draft."""

    def wanted(self) -> list[ReleaseId]:
        """Return drafts whose files somebody waits for, the oldest first."""

    def freeze(self, statement: ApprovalStatement, missing: int) -> None:
        """Keep what will be voted on, and how many pictures are in no file of it; until `tell`, nobody sees it."""

    def tell(self, release_id: ReleaseId, leaf: int) -> None:
        """Note which fact says what is voted on."""

    def frozen(self, release_id: ReleaseId) -> Frozen | None:
        """Return what was frozen last, None where nothing was; raise StateDamaged."""

    def add_vote(self, release_id: ReleaseId, vote: Vote, leaf: int) -> None:
        """Keep a person's vote, of which the ledger was told, in place of one for what it was before."""

    def votes(self, release_id: ReleaseId) -> list[CastVote]:
        """Return the votes for a draft, the oldest first."""

    def approve(self, release_id: ReleaseId, schedule: Schedule) -> None:
        """Note from when on what was approved may leave."""

    def approved(self, release_id: ReleaseId) -> Schedule | None:
        """Return from when on something may leave; None where it was never approved."""

    def all_frozen(self) -> list[Frozen]:
        """Return what was frozen last of each draft whose words are there; what cannot be read is nothing."""


class IsSigned(Protocol):
    """Looks at signatures."""

    def __call__(self, public_key: bytes, signature: bytes, statement: Json) -> bool:
        """Tell whether a signature is that of a key over a statement."""


@dataclass(frozen=True, slots=True)
class Share:
    """By what the recipient gets it."""

    share_id: str
    url: str | None = field(default=None, repr=False)
    """Shown once, to whoever cast the last vote; None for a file."""
    access_code: str | None = field(default=None, repr=False)
    """Shown once, to the same person; None where none is asked for."""


class Shares(Protocol):
    """Makes what the recipient gets, of what was approved."""

    def make(self, approval: Approval, live_from_ms: int) -> Share:
        """Prepare a share that gives nothing while its release is not live; raise OSError, and there is none."""


class Proven(Protocol):
    """A record of the history, and what proves it."""

    @property
    def record(self) -> bytes:
        """As it lies there."""

    @property
    def path(self) -> tuple[bytes, ...]:
        """From the record to the root."""


class Told(Protocol):
    """A record of the history, as it was told."""

    @property
    def fact(self) -> Fact:
        """What it says."""


class Proofs(Protocol):
    """The history for whoever has to prove something with it."""

    @property
    def size(self) -> int:
        """How many records there are."""

    @property
    def verifier_key(self) -> str:
        """The public key in the text form that tools for signed notes read."""

    def find(self, mark: bytes, start: int, size: int, /) -> Iterator[int]:
        """Yield the numbers of records from `start` to before `size` that hold some bytes, the oldest first."""

    def people(self) -> Iterator[tuple[int, Told]]:
        """Yield the records on people and policy, the oldest first; raise FactUnknown or OSError."""

    def prove(self, number: int, size: int, /) -> Proven:
        """Return the proof that a record is among the first ones; raise FactUnknown or OSError."""

    def note(self, size: int, /) -> bytes:
        """Return a signed checkpoint of the first records; raise FactUnknown."""


class LeaseBook(Protocol):
    """Without a lease nothing of a release leaves. Each change survives a power loss before it counts."""

    def keep(self, lease: Lease) -> None:
        """Keep a lease, in place of any other of its release; raise OSError."""

    def of(self, release_id: ReleaseId) -> Lease | None:
        """Return the lease of a release, None where there is none."""

    def all(self) -> list[Lease]:
        """Return all leases."""

    def count(self, release_id: ReleaseId) -> None:
        """Count a download before anything of it is sent; raise OSError."""

    def count_try(self, release_id: ReleaseId) -> None:
        """Count an access code as wrong before it is looked at; raise OSError."""

    def give_back_try(self, release_id: ReleaseId) -> None:
        """An access code was right."""

    def shorten(self, release_id: ReleaseId, *, left: int, not_after_ms: int) -> None:
        """Have less be there, or for a shorter time; never more."""

    def end(self, release_id: ReleaseId) -> None:
        """Have nothing of a release leave any more; raise OSError."""

    def is_over(self, end_ms: int, now_ms: int) -> bool:
        """Tell whether a moment has passed by the latest time that was ever seen; what was over stays over.

        Raises OSError.
        """
