"""What tests of the actions on requests have in common."""

from datetime import UTC, datetime
from typing import Any, Final

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.state.requests import NEWEST
from custom_components.footage_guard.vault.vault import Vault
from tests.pictures import PICTURE

from .asked import ago
from .kept import MINUTE_MS, Kept

UNKNOWN: Final = "01KB0000000000000000000000"
NAMES: Final = {"camera": "sensor.front_door_last_clip", "recipient": "Parcel service"}


def desk(kept: Kept) -> RequestDesk:
    """Return the requests of the vault that is loaded now."""
    found: RequestDesk = kept.entry.runtime_data.requests
    return found


async def asked(kept: Kept) -> list[RequestRecord]:
    """Return all requests, the newest first."""
    found = await desk(kept).async_page(NEWEST, 100, is_open=None)
    return [each for each in found if isinstance(each, RequestRecord)]


async def clip(kept: Kept, minutes_ago: int = 90) -> ClipId:
    """Record half a minute of the front door."""
    start_ms = wall_ms() - minutes_ago * MINUTE_MS

    def do(vault: Vault) -> ClipId:
        begun = record(vault, kept.door, start_ms, datetime.now(UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(start_ms + MINUTE_MS // 2)
        return begun.clip_id

    return await kept.runtime.async_do(do)


def share(**changed: Any) -> dict[str, Any]:
    """Return what shares an hour of the front door."""
    return {**NAMES, "from": ago(2), "to": ago(1), **changed}
