"""What is told of clips: times, sizes and what became of them, and never what they show."""

from typing import Any

from ...model.clip import Clip, ClipState, Hold
from ...vault.finding import Found, Search, find
from ..common.problems import disk_refuses
from ..common.times import to_text
from ..runtime import VaultRuntime


async def async_find(vault: VaultRuntime, search: Search) -> Found:
    """Return a page of clips; raise DiskRefused or NotLoaded. Neither lock nor lockdown keeps anybody from it."""
    with disk_refuses():
        return await vault.async_do_in_turn(lambda inner: find(inner, search))


def clip_as_json(clip: Clip, holds: tuple[Hold, ...]) -> dict[str, Any]:
    """Return what automations and the panel are told of a clip, beside which camera it is of."""
    return {
        "clip_id": clip.id,
        "start": to_text(clip.start_ms),
        "end": None if clip.state is ClipState.OPEN else to_text(clip.end_ms),
        "size_bytes": clip.size_bytes,
        "state": clip.state.value,
        "imported": clip.imported,
        "held": bool(holds),
    }
