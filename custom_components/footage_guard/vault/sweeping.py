"""What the vault lets go by itself: holds that ended, clips that are too old or too many, keys nobody needs.

Each is told to the ledger first. A crash in between leaves a file the ledger knows to be removed; `reconcile`, which
runs at every start, removes it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from ..model.clip import MAX_CLIP_MS, Clip, HoldKind, Position, month_of
from ..model.errors import FactUnknown, LedgerError
from ..model.facts import ClipOpened, ClipRemoved, ClipSealed, EpochErased, EpochMade, Fact, HoldEnded, Removal
from ..model.ids import CameraId, ClipId, HoldId, ReleaseId, begun_ms
from ..model.lifecycle.release import ReleaseState
from ..model.readable import readable
from ..model.retention import DAY_MS, Limits, holds_over_quota, is_clock_right, why_removed
from .place import place_of
from .state.state import State
from .vault import Vault

_BATCH = 100
_HAS_FILES = (ReleaseState.FROZEN, ReleaseState.VOTING, ReleaseState.COOLING, ReleaseState.LIVE)


@dataclass(slots=True)
class Swept:
    """What went."""

    removed: dict[ClipId, Removal] = field(default_factory=dict)
    ended: list[HoldId] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    """Epochs whose clips nobody can open any more."""


class Sweep:
    """One sweep of a vault; raises OSError or IndexDamaged where ledger or index cannot take what happens."""

    def __init__(
        self, vault: Vault, limits: Limits, now: datetime, *, steady_ms: int, with_files: Iterable[ReleaseId]
    ) -> None:
        """Sweep by these limits; `steady_ms` is for how long the clock has been seen to run without a jump.

        `with_files` are the releases whose finished files somebody still needs.
        """
        self._vault = vault
        self._limits = limits
        self._now = now
        self._now_ms = int(now.timestamp() * 1000)
        self._steady_ms = steady_ms
        self._files_since = min((month_of(begun_ms(release)) for release in with_files), default=None)
        """The first month for whose key a file that is still needed may be written."""
        self._known_ms: int | None = None
        """The time, once it is believed."""
        self._swept = Swept()

    def run(self) -> Swept:
        """Let go what has to."""
        self._vault.catch_up()
        if self._is_clock_right():
            self._known_ms = self._now_ms
            self._end_holds(hold.id for hold in self._vault.index.expired_holds(self._now_ms))
        self._end_holds(holds_over_quota(self._vault.index.kept_by(HoldKind.ACTION)))
        if self._known_ms is not None:
            for camera in self._vault.index.cameras():
                self._remove_aged(camera)
        self._remove_over_quota()
        self._erase_epochs()
        return self._swept

    def _end_holds(self, over: Iterable[HoldId]) -> None:
        for hold_id in dict.fromkeys(over):
            self._tell(HoldEnded(hold_id=hold_id))
            self._swept.ended.append(hold_id)

    def _tell(self, fact: Fact) -> None:
        """Tell, and go on only by an index that knows of it: one that is behind would still count what is gone."""
        self._vault.tell(fact)
        self._vault.catch_up()

    def _is_clock_right(self) -> bool:
        """Ask the clip that came last before the clock was set: those after it only know the new time.

        Last in the ledger: a clock that was wrong before has left clips of the same wrong time, and they must not
        vouch for it when it is wrong again.
        """
        # A clip begins with what was seen shortly before.
        set_at_ms = self._now_ms - self._steady_ms - MAX_CLIP_MS
        last_ms = self._now_ms
        if self._steady_ms < DAY_MS:
            # In a vault of imported clips alone, the newest of them is all there is to ask.
            newest = (clip.start_ms for clip in self._vault.index.page(None, Position(set_at_ms), 1))
            last_ms = next((ms for ms in self._starts() if ms < set_at_ms), next(newest, self._now_ms))
        return is_clock_right(now_ms=self._now_ms, last_ms=last_ms, steady_ms=self._steady_ms)

    def _starts(self) -> Iterator[int]:
        """Yield when our clips began, the last one first."""
        journal = self._vault.journal
        for number in reversed(range(journal.size)):
            with suppress(FactUnknown, OSError):
                fact = journal.read(number)
                if isinstance(fact, ClipOpened) and not fact.imported:
                    yield fact.start_ms

    def _remove_aged(self, camera: CameraId) -> None:
        before_ms = self._limits.old_before_ms(camera, self._now_ms)
        self._remove(lambda: self._vault.index.older_than(camera, before_ms, _BATCH))

    def _remove_over_quota(self) -> None:
        def too_many() -> list[Clip]:
            return self._vault.index.oldest_unheld(_BATCH) if self._used() > self._limits.quota_bytes else []

        self._remove(too_many)

    def _remove(self, candidates: Callable[[], list[Clip]]) -> None:
        """Remove candidates as long as there are some and the rule says so; nothing else decides.

        While their disk is away none: they would be told to be gone, and lie there.
        """
        if not self._vault.store.is_there():
            return
        while clips := candidates():
            before = len(self._swept.removed)
            for clip in clips:
                self._ask_and_remove(clip)
            if len(self._swept.removed) == before:
                return

    def _ask_and_remove(self, clip: Clip) -> None:
        reason = why_removed(
            clip,
            is_held=bool(self._vault.index.holds_of(clip.id)),
            limits=self._limits,
            now_ms=self._known_ms,
            used_bytes=self._used(),
        )
        if reason is None:
            return
        try:
            self._vault.may_act_on(clip)
        except LedgerError, OSError:
            # It stays, for nobody knows whether its row is right; it must not keep the others, or the disk fills.
            return
        self._vault.tell(ClipRemoved(clip_id=clip.id, reason=reason))
        self._vault.store.delete(place_of(clip))
        self._vault.catch_up()
        self._swept.removed[clip.id] = reason

    def _used(self) -> int:
        """Return what there is of clips, less what may be held, as far as others need it.

        New clips keep half the quota, and would go as soon as they came otherwise; the vault takes half as much more.
        """
        spared = min(self._vault.index.doubted_bytes(), self._limits.quota_bytes // 2)
        return self._vault.index.total_bytes(None) - spared

    def _erase_epochs(self) -> None:
        vault = self._vault
        month = month_of(self._now_ms)
        # A finished file does not say for which of the months since its draft began it was written.
        before = month if self._files_since is None else min(month, self._files_since)
        idle = [epoch.id for epoch in vault.keyring.epochs if epoch.id.partition(".")[0] < before]
        idle = [epoch for epoch in idle if not vault.index.clips_of_epoch(epoch)]
        needed = _needed_epochs(vault) if idle else frozenset()
        for epoch in idle:
            if epoch not in needed:
                vault.tell(EpochErased(epoch=epoch))
                vault.keyring.delete_epoch(epoch, self._now)
                self._swept.erased.append(epoch)


def releases_with_files(state: State) -> frozenset[ReleaseId]:
    """Return the releases whose finished files are there, or are being made, until they are over.

    Raises StateDamaged or OSError, by which nothing goes.
    """
    finished = {release.id for release in state.releases.in_states(_HAS_FILES)}
    return frozenset({*finished, *state.drafts.wanted()})


def _needed_epochs(vault: Vault) -> frozenset[str]:
    """Return the epochs of all clips that were not removed, as the ledger tells: erasing a key cannot be undone.

    A record that cannot be read may tell of a clip of the epoch that was recorded with then, or with the next one where
    the record of that cannot be read either, so that both are needed.
    """
    epochs: dict[ClipId, str] = {}
    doubted: set[str] = set()
    recent, lost = "", 0
    for _number, fact in readable(vault.journal, may_lack=True):
        match fact:
            case ClipSealed():
                # Of when its clip began, which may be another month than that of the clips around: it says nothing of
                # what is lost, unless that is how it began.
                if lost == 1 and fact.clip_id not in epochs:
                    recent, lost = fact.epoch, 0
                epochs[fact.clip_id] = fact.epoch
            case ClipOpened() | EpochMade():
                recent = fact.epoch
                if isinstance(fact, ClipOpened):
                    epochs[fact.clip_id] = recent
                doubted |= {recent} if lost else set()
                lost = 0
            case ClipRemoved():
                epochs.pop(fact.clip_id, None)
            case None:
                doubted.add(recent)
                lost += 1
    return frozenset({*epochs.values(), *doubted})
