"""Holds that somebody outside asks for. They keep clips and show nothing, so no lock or lockdown is in their way."""

from collections import deque
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.clip import HoldKind, KeptBy
from ...model.errors import LockedDown, RequestUnknown, SpanInvalid, StatementChanged, TooManyHolds
from ...model.facts import HoldLifted
from ...model.ids import HoldId, RequestId
from ...model.policy import MB
from ...model.retention import ACTION_HOLDS_AN_HOUR
from ...model.vault_statement import LiftHold
from ...vault.holding import Placed, Placing, end_of_action, kept_for_owner, place
from ..common.clock import steady_s, wall_ms
from ..common.problems import disk_refuses
from ..common.times import to_text
from ..keeping.opening import OpenVault
from ..proof.actor import Actor
from ..proof.proving import Proof, async_prove
from ..runtime import VaultRuntime
from .choosing import Chosen, chosen_ids, hold_id_of

_HOUR_S: Final = 3600.0
_PLACED: Final[HassKey[deque[float]]] = HassKey(f"{DOMAIN}_holds_placed")
"""When actions placed holds within the last hour; a reload of the entry does not forget it."""


async def async_hold_for_action(
    hass: HomeAssistant, vault: VaultRuntime, chosen: Chosen, until_ms: int | None
) -> Placed:
    """Hold clips for an automation, for 14 days at most; raise what `async_hold` raises.

    Raises TooManyHolds also where actions placed many within an hour: each is a record of the ledger, which nobody can
    make shorter again.
    """
    placed = hass.data.setdefault(_PLACED, deque())
    while placed and placed[0] < steady_s() - _HOUR_S:
        placed.popleft()
    if len(placed) >= ACTION_HOLDS_AN_HOUR:
        raise TooManyHolds
    at_s = steady_s()
    placed.append(at_s)
    done: Placed | None = None
    try:
        done = await async_hold(vault, chosen, HoldKind.ACTION, until_ms)
    finally:
        if done is None or not done.is_new:
            placed.remove(at_s)
    return done


async def async_hold(vault: VaultRuntime, chosen: Chosen, kind: HoldKind, until_ms: int | None) -> Placed:
    """Hold clips until then (UTC, milliseconds since 1970), or for ever.

    Raises SpanInvalid, ClipUnknown, HoldTooLarge, TooManyHolds, HoldLeavesNoRoom, VaultFull, DiskRefused or NotLoaded.
    """
    now_ms = wall_ms()
    if until_ms is not None and until_ms <= now_ms:
        raise SpanInvalid

    def hold(opened: OpenVault) -> Placed:
        placing = Placing(
            kind=kind,
            now_ms=now_ms,
            until_ms=until_ms,
            quota_bytes=opened.state.policy.vault_quota_mb * MB,
            of_requests=_of_requests(opened),
        )
        return place(opened.vault, chosen_ids(opened.vault, chosen), placing)

    with disk_refuses():
        return await vault.async_work(hold)


async def async_release(vault: VaultRuntime, raw: str) -> None:
    """End a hold that an action placed; raise HoldUnknown, HoldNotOfAction, VaultFull, DiskRefused or NotLoaded."""
    hold_id = hold_id_of(raw)
    with disk_refuses():
        await vault.async_work(lambda opened: end_of_action(opened.vault, hold_id, _of_requests(opened)))


async def async_would_lift(vault: VaultRuntime, actor: Actor, raw: object) -> LiftHold:
    """Return what a person agrees to who ends a hold of the owner's.

    Raises LockedDown, HoldUnknown, HoldNotOfOwner, DiskRefused or NotLoaded.
    """
    hold_id = hold_id_of(raw)
    with disk_refuses():
        return await vault.async_work(lambda opened: _would_lift(vault, actor, hold_id, opened))


async def async_lift(vault: VaultRuntime, actor: Actor, raw: object, proof: Proof) -> HoldId:
    """End a hold of the owner's, of which retention and quota may take the clips then.

    1. The person proves that they mean exactly this hold.
    2. In the lane, where nothing else happens meanwhile: it is what they were shown, and there is no lockdown.
    3. The ledger is told who did it, and only then the clips may go.

    Raises StatementChanged, VaultFull, what `async_would_lift` raises and what `async_prove` raises.
    """
    # 1
    shown = await async_would_lift(vault, actor, raw)
    stated = (await async_prove(vault, actor, lambda: shown, proof)).statement

    def lift(opened: OpenVault) -> None:
        # 2
        if _would_lift(vault, actor, stated.hold_id, opened) != stated:
            raise StatementChanged
        # 3
        opened.vault.tell(HoldLifted(hold_id=stated.hold_id, actor=actor.person_id))

    with disk_refuses():
        await vault.async_work(lift)
    return stated.hold_id


def _would_lift(vault: VaultRuntime, actor: Actor, hold_id: HoldId, opened: OpenVault) -> LiftHold:
    if vault.lockdown is not None:
        raise LockedDown
    held_for, clips = kept_for_owner(opened.vault, hold_id)
    return LiftHold(
        person_id=actor.person_id,
        ledger=opened.ledger.newest().origin,
        hold_id=hold_id,
        held_for=held_for,
        clips=clips,
    )


def _of_requests(opened: OpenVault) -> frozenset[HoldId]:
    """Return the holds under the common quota that requesters have: each has the id of its request. Blocking."""
    kept = opened.vault.index.kept_by(HoldKind.ACTION)
    return frozenset(hold.hold_id for hold in kept if _is_request(opened, hold.hold_id))


def _is_request(opened: OpenVault, hold_id: HoldId) -> bool:
    try:
        opened.state.requests.leaf(RequestId(hold_id))
    except RequestUnknown:
        return False
    return True


def placed_as_json(placed: Placed) -> dict[str, Any]:
    """Return what whoever placed a hold is told."""
    return {
        "hold_id": placed.hold_id,
        "clip_ids": [*placed.clip_ids],
        "until": None if placed.until_ms is None else to_text(placed.until_ms),
        "ended": [*placed.ended],
    }


def hold_as_json(hold: KeptBy) -> dict[str, Any]:
    """Return what the panel is told of a hold; its clips are listed by themselves."""
    return {
        "hold_id": hold.hold_id,
        "kind": hold.kind.value,
        "made": to_text(hold.made_ms),
        "until": None if hold.until_ms is None else to_text(hold.until_ms),
        "clips": hold.clips,
        "size_bytes": hold.size_bytes,
    }
