"""Holds that somebody outside asks for. They keep clips and show nothing, so no lock or lockdown is in their way."""

from collections import deque
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..model.clip import HoldKind, KeptBy
from ..model.errors import RequestUnknown, SpanInvalid, TooManyHolds
from ..model.ids import HoldId, RequestId
from ..model.policy import MB
from ..model.retention import ACTION_HOLDS_AN_HOUR
from ..vault.holding import Placed, Placing, end_of_action, place
from .choosing import Chosen, chosen_ids, hold_id_of
from .clock import steady_s, wall_ms
from .opening import OpenVault
from .problems import disk_refuses
from .runtime import VaultRuntime
from .times import to_text

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
