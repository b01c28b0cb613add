"""The ports of the flows made real: the vault's clips and history, and what the home says of itself. For its lane."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time

from homeassistant.util import dt as dt_util

from ...model.clip import Clip, Hold, HoldKind
from ...model.errors import (
    ClipUnknown,
    FactUnknown,
    HoldLeavesNoRoom,
    HoldTooLarge,
    IndexDamaged,
    LedgerError,
    TooManyHolds,
)
from ...model.facts import Fact, HoldEnded
from ...model.ids import CameraId, ClipId, HoldId, RequestId
from ...model.policy import MB, Policy
from ...model.quiet import QuietHours
from ...vault.finding import account_of
from ...vault.holding import Placing, place
from ...vault.state.state import State
from ...vault.vault import Vault

_KNOWN_FACTS = 2_000
_EVER_MS = (0, 1 << 50)


type Find = Callable[[RequestId, int], Iterable[int]]


class VaultJournal:
    """The history of a vault, as the flows see it; its index takes what they tell in turn."""

    def __init__(self, vault: Vault, find: Find) -> None:
        """Tell and read in this vault; `find` yields the numbers of the facts that name a request, from one on."""
        self._vault = vault
        self._find = find
        self._read: dict[int, Fact] = {}

    def append(self, fact: Fact, /) -> int:
        """Have a fact survive a power loss, then return its number; raise OSError, and nothing has happened."""
        return self._vault.tell(fact)

    def read(self, number: int) -> Fact:
        """Return the fact with a number, proven to be part of the history; raise FactUnknown or OSError."""
        fact = self._read.get(number)
        if fact is None:
            fact = self._vault.journal.read(number)
            if len(self._read) >= _KNOWN_FACTS:
                self._read.clear()
            # A fact never changes, and a list of requests is asked for again and again.
            self._read[number] = fact
        return fact

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on, the oldest first."""
        return self._vault.journal.facts(start)

    def of_request(self, request_id: RequestId, start: int) -> list[Fact]:
        """Return the facts that name a request, from a number on, the oldest first; raise FactUnknown or OSError."""
        return [self.read(number) for number in self._find(request_id, start)]

    @property
    def size(self) -> int:
        """How many facts there are."""
        return self._vault.journal.size


class VaultClips:
    """The clips of a vault, as the flows see them."""

    def __init__(self, vault: Vault, state: State) -> None:
        """Read and hold in this vault."""
        self._vault = vault
        self._state = state

    def overlapping(self, camera: CameraId | None, from_ms: int, to_ms: int, limit: int) -> list[Clip]:
        """Return clips that show something of a span, the oldest first; raise IndexDamaged or OSError."""
        return self._vault.index.overlapping(camera, from_ms, to_ms, limit)

    def get(self, clip_id: ClipId) -> Clip | None:
        """Return a clip, or None for one that is not there."""
        return self._vault.index.get(clip_id)

    def hold(
        self, hold_id: HoldId, kind: HoldKind, clip_ids: Sequence[ClipId], *, now_ms: int, until_ms: int | None
    ) -> bool:
        """Keep clips as far as quotas and history allow: the request waits for a person without a hold, too."""
        placing = Placing(
            kind=kind,
            now_ms=now_ms,
            until_ms=until_ms,
            quota_bytes=self._state.policy.vault_quota_mb * MB,
            hold_id=hold_id,
        )
        try:
            try:
                place(self._vault, clip_ids, placing)
            except FactUnknown, OSError:
                # No sweep removes a clip whose record cannot be read. It must not keep the others from being held.
                place(self._vault, self._readable(clip_ids), placing)
        except ClipUnknown, HoldTooLarge, TooManyHolds, HoldLeavesNoRoom, LedgerError:
            return False
        return True

    def _readable(self, clip_ids: Iterable[ClipId]) -> Iterator[ClipId]:
        """Yield the clips whose record can be read."""
        for clip_id in clip_ids:
            clip = self._vault.index.get(clip_id)
            with suppress(FactUnknown, OSError):
                if clip is not None:
                    self._vault.journal.read(clip.leaf)
                yield clip_id

    def holds_of(self, clip_id: ClipId) -> Sequence[Hold]:
        """Return what keeps a clip."""
        return self._vault.index.holds_of(clip_id)

    def end_hold(self, hold_id: HoldId) -> None:
        """Let clips go again; a hold that is not there has ended, and one that is not found ends by itself."""
        with suppress(IndexDamaged):
            self._vault.catch_up()
            if self._vault.index.kind_of_hold(hold_id) is not None:
                self._vault.tell(HoldEnded(hold_id=hold_id))

    def held_for_requests(self) -> list[HoldId]:
        """Return holds that may be those of requests."""
        kinds = (HoldKind.ACTION, HoldKind.REQUEST)
        return [kept.hold_id for kind in kinds for kept in self._vault.index.kept_by(kind)]

    def oldest_ms(self) -> int | None:
        """Return when the oldest clip begins."""
        return next((clip.start_ms for clip in self._vault.index.overlapping(None, *_EVER_MS, 1)), None)

    def held_for_actions(self) -> tuple[int, int]:
        """Return how many holds there are under the common quota, and how many bytes they keep."""
        kept = self._vault.index.kept_by(HoldKind.ACTION)
        return len(kept), sum(each.size_bytes for each in kept)

    def held_bytes(self) -> int:
        """Return how many bytes anything keeps; what is kept twice counts once."""
        return self._vault.index.held_bytes(tuple(HoldKind))

    def gaps_in(self, clip: Clip) -> Sequence[tuple[int, int]]:
        """Return the spans of a clip in which it has no pictures, as far as its recorder told."""
        account = account_of(self._vault.journal, clip)
        return [] if account is None else [(gap.from_ms, gap.to_ms) for gap in account.gaps]


class ThisHome:
    """What the home says of itself."""

    def __init__(self, state: State, outdoor: Mapping[CameraId, bool], quiet_hours: QuietHours | None) -> None:
        """Take the policy from the state, where no flow of Home Assistant reaches it.

        Hours of quiet guard nothing: where none were decided, those of the options hold.
        """
        self._state = state
        self._quiet_hours = quiet_hours
        self.outdoor = outdoor
        """For each camera there is, whether it looks at nothing indoors."""

    @property
    def policy(self) -> Policy:
        """The policy in force; raise StateDamaged or OSError."""
        policy = self._state.policy
        return replace(policy, quiet_hours=policy.quiet_hours or self._quiet_hours)

    def local_time(self, ms: int) -> time:
        """Return what the clocks on the walls show at a moment (UTC, milliseconds since 1970)."""
        return datetime.fromtimestamp(ms / 1000, dt_util.get_default_time_zone()).time()
