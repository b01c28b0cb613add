"""Which clips go, which stay and when recording stops: one rule, asked by whoever is about to remove something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .clip import Clip, ClipState, HoldKind, Kept
from .errors import ClipUnknown, HoldLeavesNoRoom, HoldTooLarge, TooManyHolds
from .facts import Removal
from .ids import CameraId, HoldId

DAY_MS: Final = 86_400_000
DEFAULT_DAYS: Final = 14
DEFAULT_QUOTA_BYTES: Final = 20_000_000_000
ACTION_HOLDS: Final = 5
"""Holds of automations and of requesters nobody has verified, all together."""
ACTION_HELD_BYTES: Final = 2_000_000_000
ACTION_HOLD_DAYS: Final = 14
ACTION_HELD_CLIPS: Final = 1_000
"""In one hold. Each that is placed is a record of the ledger, which nobody can make shorter again."""
ACTION_HOLDS_AN_HOUR: Final = 20
"""So many may be placed; without a bound, an automation that runs in a loop fills the disk with records."""
ASIDE_HELD_PART: Final = 0.5
"""Of the quota, with all else that is held: beyond it nothing more is held for a request that nobody was shown.

Such requests can be many, also of one who signs. Without this, whoever sends them could have each new clip go as soon
as it came, and leave the home no room to hold anything itself.
"""
HELD_CLIPS: Final = 8_000
"""In one hold of any kind: a record of the ledger can name some 9,000."""
OWNER_HOLDS: Final = 100
OWNER_HELD_PART: Final = 0.75
"""Of the quota; the rest is for new clips. Without this, whoever may hold could have each go as soon as it came."""
FULL_BYTES: Final = 64 * 1024 * 1024
"""Below this no clip is begun or gone on with: the ledger and Home Assistant itself need the rest."""
ROOM_BYTES: Final = 256 * 1024 * 1024
"""Above this recording begins again. The gap keeps it from starting and stopping with every clip."""
SCARCE_BYTES: Final = 1024 * 1024 * 1024
"""Below this a person is told, hours of recording before the disk is full."""
AMPLE_BYTES: Final = 1536 * 1024 * 1024
"""Above this it is over."""
_SURPRISE_MS: Final = 7 * DAY_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the policy allows to be kept."""

    days: int
    """Of every camera without days of its own, also one that was removed."""
    quota_bytes: int
    """Of all files together; held clips may exceed it."""
    days_by_camera: Mapping[CameraId, int] = field(default_factory=dict)

    def old_before_ms(self, camera: CameraId, now_ms: int) -> int:
        """Return before when a clip of this camera must have ended to be too old."""
        return now_ms - self.days_by_camera.get(camera, self.days) * DAY_MS


def why_removed(clip: Clip, *, is_held: bool, limits: Limits, now_ms: int | None, used_bytes: int) -> Removal | None:
    """Return why a clip goes now, or None for one that stays.

    `now_ms` is None while nobody knows how late it is: then nothing is too old. Whoever asks because of the quota asks
    for the oldest clip first, with what is used at that moment.
    """
    if is_held or clip.state is ClipState.OPEN:
        return None
    if now_ms is not None and clip.end_ms <= limits.old_before_ms(clip.camera, now_ms):
        return Removal.AGE
    if used_bytes > limits.quota_bytes and clip.state is not ClipState.MISSING:
        return Removal.QUOTA
    return None


def is_clock_right(*, now_ms: int, last_ms: int, steady_ms: int) -> bool:
    """Tell whether clips may go because of their age, and holds because their time is over.

    A clock that jumps years ahead would make all of them old at once, and at first that looks like a home that was
    switched off: where the last clip from before is older than a week, nothing goes before the clock has run
    without a jump for a day, in which somebody or a time server can set it right.
    """
    return now_ms - last_ms <= _SURPRISE_MS or steady_ms >= DAY_MS


def action_hold_ends_ms(made_ms: int, asked_ms: int | None) -> int:
    """Return when a hold of an automation, or of a requester nobody verified, ends at the latest."""
    latest = made_ms + ACTION_HOLD_DAYS * DAY_MS
    return latest if asked_ms is None else max(made_ms, min(asked_ms, latest))


def holds_over_quota(kept: Sequence[Kept]) -> list[HoldId]:
    """Return which holds of actions must end, the oldest first, given all of them oldest first."""
    over: list[HoldId] = []
    count, size = len(kept), sum(hold.size_bytes for hold in kept)
    for hold in kept:
        if count <= ACTION_HOLDS and size <= ACTION_HELD_BYTES:
            break
        over.append(hold.hold_id)
        count, size = count - 1, size - hold.size_bytes
    return over


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedHold:
    """What somebody wants to be kept, and what is kept already."""

    kind: HoldKind
    size_bytes: int
    """Of the clips it keeps."""
    held_bytes: int
    """Of all clips that are held once these are."""
    others: int
    """Holds of the same kind."""


def may_hold_so_many(kind: HoldKind, clips: int) -> None:
    """Pass as many clips as one hold can keep; raise HoldTooLarge, or ClipUnknown for none."""
    if not clips:
        raise ClipUnknown
    if clips > (ACTION_HELD_CLIPS if kind is HoldKind.ACTION else HELD_CLIPS):
        raise HoldTooLarge


def may_hold(wanted: WantedHold, quota_bytes: int) -> None:
    """Pass a hold that leaves room to record; raise HoldTooLarge, TooManyHolds or HoldLeavesNoRoom.

    An action's hold makes others of actions end, see `holds_over_quota`; one that would push out itself is refused.
    A request's and a law's are bounded by their own rules: refusing them would lose what somebody has to keep. For what
    waits set aside that is `ASIDE_HELD_PART`.
    """
    match wanted.kind:
        case HoldKind.ACTION if wanted.size_bytes > ACTION_HELD_BYTES:
            raise HoldTooLarge
        case HoldKind.OWNER if wanted.others >= OWNER_HOLDS:
            raise TooManyHolds
        case HoldKind.OWNER if wanted.held_bytes > OWNER_HELD_PART * quota_bytes:
            raise HoldLeavesNoRoom


def has_room(free_bytes: int, *, was_full: bool) -> bool:
    """Tell whether a clip may be begun."""
    return free_bytes >= (ROOM_BYTES if was_full else FULL_BYTES)


def is_scarce(free_bytes: int, *, was_scarce: bool) -> bool:
    """Tell whether a disk is nearly full."""
    return free_bytes < (AMPLE_BYTES if was_scarce else SCARCE_BYTES)
