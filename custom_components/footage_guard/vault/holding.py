"""Holding clips, so that neither age nor quota takes them, and letting them go again. It shows nothing to anybody.

known clips ──> rules ──> HoldPlaced ──> HoldEnded for each older hold of actions that the quota pushes out
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
import secrets
from typing import Final

from ..model.clip import Clip, ClipState, HoldKind, Kept
from ..model.errors import ClipUnknown, HoldNotOfAction, HoldNotOfOwner, HoldUnknown
from ..model.facts import HoldEnded, HoldPlaced
from ..model.ids import ClipId, HoldId, make_hold_id
from ..model.retention import DAY_MS, WantedHold, action_hold_ends_ms, holds_over_quota, may_hold, may_hold_so_many
from .vault import Vault

OF_OWNER: Final = frozenset({HoldKind.OWNER, HoldKind.LEGAL})
"""What a person ends with a secret, and nothing else does early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """How somebody wants clips to be held."""

    kind: HoldKind
    now_ms: int
    """UTC, milliseconds since 1970."""
    until_ms: int | None
    quota_bytes: int
    """Of the vault."""
    hold_id: HoldId | None = None
    """The hold's, where it is not just anyone: that of a request has its id, however often it is placed."""
    of_requests: frozenset[HoldId] = frozenset()
    """Holds of requesters, which no action takes for one of its own."""

    @property
    def ends_ms(self) -> int | None:
        """When the hold may end by itself; None for never."""
        if self.kind is HoldKind.ACTION:
            return action_hold_ends_ms(self.now_ms, self.until_ms)
        return self.until_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A hold that is in force."""

    hold_id: HoldId
    clip_ids: tuple[ClipId, ...]
    until_ms: int | None
    ended: tuple[HoldId, ...] = ()
    """What ended for it."""
    is_new: bool = True


def place(vault: Vault, clip_ids: Iterable[ClipId], placing: Placing) -> Placed:
    """Hold clips; raise ClipUnknown, HoldTooLarge, TooManyHolds, HoldLeavesNoRoom, IndexDamaged or OSError.

    Raises FactUnknown where the record of one of them cannot be read, and then none is held.

    1. They are clips, and not too many for one record.
    2. They are not too large for one hold, and what is held leaves room to record.
    3. Where an action holds just these clips, that hold is the answer: asking every second adds no record.
    4. Index and ledger say the same of each clip. Without this, whoever edits a row has somebody rely on a hold that
       keeps nothing.
    5. The ledger is told. Only then do older holds of actions end, so that nothing is let go in vain.
    """
    # 1
    names = tuple(dict.fromkeys(clip_ids))
    may_hold_so_many(placing.kind, len(names))
    vault.catch_up()
    clips = [_get(vault, clip_id) for clip_id in names]
    # 2
    may_hold(_wanted(vault, clips, placing.kind), placing.quota_bytes)
    # 3
    others = _others(vault, placing)
    same = _same(vault, others, names, placing)
    if same is not None and _lasts(same, placing):
        return Placed(hold_id=same.hold_id, clip_ids=names, until_ms=same.until_ms, is_new=False)
    # 4
    for clip in clips:
        vault.may_act_on(clip)
    # 5
    fact = HoldPlaced(
        hold_id=placing.hold_id or make_hold_id(placing.now_ms, secrets.randbits(80)),
        kind=placing.kind,
        clip_ids=names,
        made_ms=placing.now_ms,
        until_ms=placing.ends_ms,
    )
    mine = Kept(fact.hold_id, fact.made_ms, fact.until_ms, _size(clips))
    # Last whatever the clock says: one that was set back must not make the new hold the oldest.
    over = holds_over_quota([*(kept for kept in others if kept is not same), mine]) if others else []
    vault.tell(fact)
    ended = tuple(_end_all(vault, [*([same.hold_id] if same is not None else []), *over]))
    return Placed(hold_id=fact.hold_id, clip_ids=names, until_ms=fact.until_ms, ended=ended)


def end_of_action(vault: Vault, hold_id: HoldId, of_requests: frozenset[HoldId]) -> None:
    """End a hold that an action placed, and none of a request; raise HoldUnknown, HoldNotOfAction or OSError."""
    vault.catch_up()
    kind = vault.index.kind_of_hold(hold_id)
    if kind is None:
        raise HoldUnknown
    if kind is not HoldKind.ACTION or hold_id in of_requests:
        raise HoldNotOfAction
    vault.tell(HoldEnded(hold_id=hold_id))


def kept_for_owner(vault: Vault, hold_id: HoldId) -> tuple[HoldKind, int]:
    """Return for what a hold is that a person may end, and how many clips it keeps.

    Raises HoldUnknown, HoldNotOfOwner, IndexDamaged or OSError.
    """
    vault.catch_up()
    kind = vault.index.kind_of_hold(hold_id)
    if kind is None:
        raise HoldUnknown
    if kind not in OF_OWNER:
        raise HoldNotOfOwner
    return kind, len(vault.index.clips_of_hold(hold_id))


def _get(vault: Vault, clip_id: ClipId) -> Clip:
    clip = vault.index.get(clip_id)
    if clip is None:
        raise ClipUnknown
    return clip


def _others(vault: Vault, placing: Placing) -> list[Kept]:
    """Return the holds that share a quota with a new one, the oldest first."""
    kept = vault.index.kept_by(HoldKind.ACTION) if placing.kind is HoldKind.ACTION else []
    return [other for other in kept if other.hold_id != placing.hold_id]


def _same(vault: Vault, others: Iterable[Kept], names: Iterable[ClipId], placing: Placing) -> Kept | None:
    """Return an action's hold of just these clips; a request has one of its own."""
    if placing.hold_id is not None:
        return None
    wanted = {*names}
    of_actions = (kept for kept in others if kept.hold_id not in placing.of_requests)
    return next((kept for kept in of_actions if {*vault.index.clips_of_hold(kept.hold_id)} == wanted), None)


def _wanted(vault: Vault, clips: list[Clip], kind: HoldKind) -> WantedHold:
    added = [clip for clip in clips if not vault.index.holds_of(clip.id)]
    return WantedHold(
        kind=kind,
        size_bytes=_size(clips),
        held_bytes=vault.index.held_bytes(tuple(HoldKind)) + _size(added),
        others=vault.index.count_holds(kind),
    )


def _size(clips: Iterable[Clip]) -> int:
    return sum(clip.size_bytes for clip in clips if clip.state is not ClipState.MISSING)


def _lasts(kept: Kept, placing: Placing) -> bool:
    """Tell whether a hold ends about as late as a new one would."""
    ends_ms = placing.ends_ms
    return kept.until_ms is None or (ends_ms is not None and kept.until_ms >= ends_ms - DAY_MS)


def _end_all(vault: Vault, hold_ids: Iterable[HoldId]) -> Iterator[HoldId]:
    """End holds, and yield those that have; the next sweep ends what the disk refuses now."""
    for hold_id in hold_ids:
        try:
            vault.tell(HoldEnded(hold_id=hold_id))
        except OSError:
            return
        yield hold_id
