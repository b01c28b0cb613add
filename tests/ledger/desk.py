"""A ledger for tests: where it lies, what it is told, and a clock that ticks with every record."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
import shutil

from hypothesis import strategies as st

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.account import Account, Gap, GapReason, Trigger, TriggerKind
from custom_components.footage_guard.model.approval_facts import (
    DraftFrozen,
    DraftMade,
    DraftWatched,
    ReleaseApproved,
    VoteCast,
)
from custom_components.footage_guard.model.clip import NO_DIGEST, ClipState, HoldKind
from custom_components.footage_guard.model.facts import (
    ClipAccounted,
    ClipCut,
    ClipFound,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochErased,
    EpochMade,
    Fact,
    HistoryAccepted,
    HoldEnded,
    HoldLifted,
    HoldPlaced,
    NothingRecorded,
    Picture,
    Removal,
)
from custom_components.footage_guard.model.history import Finding
from custom_components.footage_guard.model.ids import (
    CameraId,
    ChangeId,
    ClipId,
    HoldId,
    ReleaseId,
    RequestId,
    make_clip_id,
)
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownLeft
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import (
    MuteEnded,
    ReleaseMoved,
    RequestErased,
    RequestMoved,
    RequestReceived,
    RequestScreened,
    RequestsMuted,
    RequestUndone,
    RequestVerified,
)
from custom_components.footage_guard.model.share import Access, Client
from custom_components.footage_guard.model.share_facts import ShareAccessed, ShareOpened, ShareShortened
from custom_components.footage_guard.model.unlock_facts import (
    IdentityExported,
    PassphraseChanged,
    PinSet,
    RecoveryCodeMade,
    VaultUnlocked,
)
from custom_components.footage_guard.model.vote import Method, Transport
from custom_components.footage_guard.model.watch_facts import ClipWatched, View

from .papers import process_facts
from .people import people_facts

START_MS = 1_795_507_200_000  # 2026-11-24T08:00Z
KEY = bytes(range(32))  # of ledgers that live for a second

_ms = st.integers(0, 253_402_300_799_999)
_digests = st.binary(min_size=32, max_size=32)
_clip_ids = st.builds(make_clip_id, st.integers(0, 2**48 - 1), st.integers(0, 2**80 - 1))
_hold_ids = _clip_ids.map(HoldId)
_request_ids = _clip_ids.map(RequestId)
_versions = st.integers(1, 2**53 - 1)
_people = st.text("0123456789abcdef", min_size=32, max_size=32)
_cameras = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(CameraId)
_pictures = st.builds(
    Picture,
    codec=st.sampled_from(["h264", "h265"]),
    width=st.integers(1, 8192),
    height=st.integers(1, 8192),
    clock_offset_ms=st.none() | st.integers(-(10**9), 10**9),
)
_epochs = st.sampled_from(["2026-11", "2026-11.2", "1999-01.10"])


def _gaps(cuts: list[int], reasons: list[GapReason]) -> tuple[Gap, ...]:
    """Return gaps between each two of these moments."""
    spans = zip(cuts[::2], cuts[1::2], reasons, strict=False)
    return tuple(Gap(from_ms=from_ms, to_ms=to_ms, why=why) for from_ms, to_ms, why in spans)


_accounts = st.builds(
    lambda asked, triggers, cuts, reasons: Account(
        asked_from_ms=min(asked), asked_to_ms=max(asked), triggers=triggers, gaps=_gaps(cuts, reasons)
    ),
    asked=st.tuples(_ms, _ms),
    triggers=st.lists(st.builds(Trigger, kind=st.sampled_from(TriggerKind), at_ms=_ms), max_size=4).map(tuple),
    cuts=st.lists(_ms, max_size=8, unique=True).map(sorted),
    reasons=st.lists(st.sampled_from(GapReason), min_size=4, max_size=4),
)


def _ended[Ended: (ClipSealed, ClipCut)](kind: type[Ended]) -> st.SearchStrategy[Ended]:
    return st.builds(
        lambda start_ms, length_ms, **rest: kind(start_ms=start_ms, end_ms=start_ms + length_ms, **rest),
        start_ms=st.integers(0, 253_402_200_000_000),
        length_ms=st.integers(0, 600_000),
        clip_id=_clip_ids,
        camera=_cameras,
        epoch=_epochs,
        picture=_pictures,
        size_bytes=st.integers(0, 2**53 - 1),
        digest=_digests.filter(lambda digest: digest != NO_DIGEST),
        header_digest=_digests,
        imported=st.booleans(),
    )


facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        ClipOpened,
        clip_id=_clip_ids,
        camera=_cameras,
        start_ms=_ms,
        epoch=_epochs,
        picture=_pictures,
        header_digest=_digests,
        imported=st.booleans(),
    ),
    _ended(ClipSealed),
    _ended(ClipCut),
    st.builds(ClipRemoved, clip_id=_clip_ids, reason=st.sampled_from(Removal)),
    st.builds(ClipMissing, clip_id=_clip_ids),
    st.builds(ClipFound, clip_id=_clip_ids, state=st.sampled_from(ClipState)),
    st.builds(ClipAccounted, clip_id=_clip_ids, account=_accounts),
    st.builds(NothingRecorded, camera=_cameras, account=_accounts),
    st.builds(
        HoldPlaced,
        hold_id=_hold_ids,
        kind=st.sampled_from(HoldKind),
        clip_ids=st.lists(_clip_ids, max_size=4).map(tuple),
        made_ms=_ms,
        until_ms=st.none() | _ms,
    ),
    st.builds(HoldEnded, hold_id=_hold_ids),
    st.builds(HoldLifted, hold_id=_hold_ids, actor=_people),
    st.builds(EpochMade, epoch=_epochs, recipient=_digests),
    st.builds(EpochErased, epoch=_epochs),
    st.builds(
        lambda moments, **rest: RequestReceived(received_ms=min(moments), closes_ms=max(moments), **rest),
        moments=st.tuples(_ms, _ms),
        request_id=_request_ids,
        channel=st.sampled_from(Channel),
        digest=_digests,
        supersedes=st.none() | _request_ids,
    ),
    st.builds(RequestScreened, request_id=_request_ids, findings_sha256=_digests),
    st.builds(
        RequestMoved,
        request_id=_request_ids,
        version=_versions,
        by=st.sampled_from(RequestInput),
        state=st.sampled_from(RequestState),
        actor=st.none() | _people,
    ),
    st.builds(RequestUndone, request_id=_request_ids, version=_versions, state=st.sampled_from(RequestState)),
    st.builds(
        RequestVerified,
        request_id=_request_ids,
        version=_versions,
        level=st.sampled_from(Level),
        method=st.sampled_from(["called_back", "served"]),
        actor=_people,
    ),
    st.builds(LockdownEntered, reason=st.sampled_from(LockdownReason), since_ms=st.integers(0, 99)),
    st.builds(LockdownLeft, actor=_people, asked_ms=st.integers(0, 99)),
    st.builds(
        RequestsMuted,
        request_id=_request_ids,
        scope=st.sampled_from(MuteScope),
        until_ms=st.none() | st.integers(0, 99),
        actor=st.none() | _people,
    ),
    st.builds(MuteEnded, request_id=_request_ids, scope=st.sampled_from(MuteScope), actor=_people),
    st.builds(RequestErased, request_id=_request_ids, version=_versions),
    st.builds(
        ReleaseMoved,
        release_id=_clip_ids.map(ReleaseId),
        request_id=_request_ids,
        version=_versions,
        by=st.sampled_from(ReleaseInput),
        state=st.sampled_from(ReleaseState),
        actor=st.none() | _people,
    ),
    st.builds(DraftMade, release_id=_clip_ids.map(ReleaseId), request_id=_request_ids, actor=_people),
    st.lists(st.tuples(_digests, _digests), min_size=1, max_size=3).flatmap(
        lambda files: st.builds(
            DraftFrozen,
            release_id=_clip_ids.map(ReleaseId),
            request_id=_request_ids,
            statement_sha256=_digests,
            files=st.just(tuple(file for file, _ in files)),
            redactions=st.just(tuple(recipe for _, recipe in files)),
            needed=st.integers(1, 16),
            policy_sha256=_digests,
        )
    ),
    st.builds(DraftWatched, release_id=_clip_ids.map(ReleaseId), file_sha256=_digests, actor=_people),
    st.builds(
        VoteCast,
        release_id=_clip_ids.map(ReleaseId),
        statement_sha256=_digests,
        actor=_people,
        public_key=_digests,
        signature=st.binary(min_size=64, max_size=64),
        cast_ms=_ms,
        method=st.sampled_from(Method),
        transport=st.sampled_from(Transport),
    ),
    st.builds(
        ReleaseApproved,
        release_id=_clip_ids.map(ReleaseId),
        request_id=_request_ids,
        statement_sha256=_digests,
        actors=st.lists(_people, min_size=1, max_size=3).map(tuple),
        live_from_ms=_ms,
    ),
    st.builds(ClipWatched, clip_id=_clip_ids, view=st.sampled_from(View), actor=_people),
    st.builds(VaultUnlocked, actor=_people),
    st.builds(PinSet, person_id=_people),
    st.builds(PassphraseChanged, person_id=_people),
    st.builds(RecoveryCodeMade, person_id=_people),
    st.builds(IdentityExported, change_id=_clip_ids.map(ChangeId), epoch=_epochs, actor=_people),
    st.builds(HistoryAccepted, finding=st.sampled_from(Finding), size=st.integers(0, 99), known=st.integers(0, 99)),
    st.builds(
        ShareOpened,
        release_id=_clip_ids.map(ReleaseId),
        request_id=_request_ids,
        left=st.integers(0, 99),
        network=st.sampled_from(["", "192.0.2.0/24"]),
        client=st.sampled_from(Client),
    ),
    st.builds(
        ShareAccessed,
        release_id=_clip_ids.map(ReleaseId),
        access=st.sampled_from(Access),
        file=st.none() | st.integers(0, 99),
        size_bytes=_ms,
        network=st.sampled_from(["", "192.0.2.0/24"]),
        client=st.sampled_from(Client),
    ),
    st.builds(
        ShareShortened,
        release_id=_clip_ids.map(ReleaseId),
        left=st.integers(0, 99),
        not_after_ms=_ms,
        actor=st.none() | _people,
    ),
    people_facts,
    process_facts,
)


def clip_id(number: int) -> ClipId:
    """Return an id that tells which fact it belongs to."""
    return make_clip_id(START_MS, number)


def fact(number: int) -> Fact:
    """Return a fact that no other number gives."""
    return ClipMissing(clip_id=clip_id(number))


def ticking(start_ms: int = START_MS) -> Callable[[], Moment]:
    """Return a clock that goes on by a millisecond each time it is asked."""
    ticks = count()
    return lambda: Moment(at_ms=start_ms + (tick := next(ticks)), boot="5c1a", up_ms=tick)


@dataclass(frozen=True)
class Desk:
    """A folder with a ledger and its second place."""

    folder: Path
    clock: Callable[[], Moment] = field(default_factory=ticking)

    @property
    def ledger(self) -> Path:
        """Where the ledger lies."""
        return self.folder / "ledger"

    @property
    def cache(self) -> Path:
        """Where the second place lies."""
        return self.folder / "cache"

    @property
    def log(self) -> Path:
        """The log."""
        return self.ledger / "log"

    @property
    def seen(self) -> Path:
        """The second place."""
        return self.cache / "ledger.seen"

    @contextmanager
    def opened(self) -> Iterator[Ledger]:
        """Open the ledger for a moment."""
        ledger = self.open()
        try:
            yield ledger
        finally:
            ledger.close()

    def open(self) -> Ledger:
        """Open the ledger."""
        return Ledger.open(self.ledger, self.cache, self.clock)

    def tell(self, *numbers: int) -> None:
        """Append facts and close the ledger."""
        with self.opened() as ledger:
            for number in numbers:
                ledger.append(fact(number))

    def told(self) -> list[Fact]:
        """Return all facts, each proven."""
        with self.opened() as ledger:
            return [ledger.read(number) for number in range(ledger.size)]

    def ends(self) -> list[int]:
        """Return where each record ends in the log."""
        data, place, found = self.log.read_bytes(), 0, list[int]()
        while place < len(data):
            place += FRAME_BYTES + int.from_bytes(data[place : place + 4])
            found.append(place)
        return found

    def frames(self) -> list[bytes]:
        """Return the records with their frames."""
        data, ends = self.log.read_bytes(), self.ends()
        return [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def write_frames(self, frames: list[bytes]) -> None:
        """Replace the log."""
        self.log.write_bytes(b"".join(frames))

    def snapshot(self) -> dict[Path, bytes]:
        """Return all files."""
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def restore(self, snapshot: Mapping[Path, bytes]) -> None:
        """Bring all files back to what they were."""
        for path in self.snapshot().keys() - snapshot.keys():
            path.unlink()
        for path, content in snapshot.items():
            path.write_bytes(content)

    def copy(self, name: str) -> Desk:
        """Return a copy of everything; the clock goes on."""
        shutil.copytree(self.folder, self.folder.with_name(name))
        return Desk(self.folder.with_name(name), self.clock)


def facts_of(*numbers: int) -> list[Fact]:
    """Return several facts."""
    return [fact(number) for number in numbers]
