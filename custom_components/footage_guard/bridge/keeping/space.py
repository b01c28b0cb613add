"""How much room the vault takes, how fast it fills, and which keys open what."""

from dataclasses import dataclass
from typing import Any, Final

from homeassistant.core import HomeAssistant

from ...const import DOMAIN
from ...model.clip import HoldKind, Opened
from ...model.ids import CameraId
from ...model.policy import MB
from ...model.retention import DAY_MS
from ...vault.vault import Vault
from ..common.clock import wall_ms
from ..common.paths import clip_folder
from ..common.problems import disk_refuses
from ..common.times import to_text
from ..loaded import loaded_cameras
from ..runtime import VaultRuntime
from .room import Room

WEEK_MS: Final = 7 * DAY_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What the index says."""

    used_bytes: int
    held_bytes: int
    first_ms: int | None
    week_bytes: int
    epochs: tuple[Opened, ...]
    cameras: dict[CameraId, int]


async def async_space(hass: HomeAssistant, vault: VaultRuntime) -> dict[str, Any]:
    """Return what is used of what there is, and what came in the last seven days; raise DiskRefused or NotLoaded."""
    now_ms = wall_ms()
    with disk_refuses():
        policy = await vault.async_policy()
        counted = await vault.async_do_in_turn(lambda inner: _counted(inner, now_ms - WEEK_MS))
    titles = {camera.id: camera for camera in loaded_cameras(hass)}
    # An epoch that opens nothing yet is there, too: the one that is recorded with.
    opened = {each.epoch: each for each in counted.epochs}
    known = dict.fromkeys([*(epoch.id for epoch in vault.keyring.epochs), *opened])
    erased = vault.keyring.last_erased
    return {
        "used_bytes": counted.used_bytes,
        "held_bytes": counted.held_bytes,
        "quota_bytes": policy.vault_quota_mb * MB,
        "free_bytes": await _async_free(hass),
        "retention_days": policy.retention_days,
        "first": to_text(counted.first_ms) if counted.first_ms is not None else None,
        "week_bytes": counted.week_bytes,
        "asked": to_text(now_ms),
        "erased": to_text(int(erased.timestamp() * 1000)) if erased is not None else None,
        "epochs": [
            {
                "epoch": epoch,
                "clips": opened[epoch].clips if epoch in opened else 0,
                "size_bytes": opened[epoch].size_bytes if epoch in opened else 0,
            }
            for epoch in known
        ],
        "cameras": [
            {
                "camera": camera,
                "title": titles[camera].title if camera in titles else None,
                "retention_days": titles[camera].settings.retention_days if camera in titles else None,
                "size_bytes": size,
            }
            for camera, size in {**dict.fromkeys(titles, 0), **counted.cameras}.items()
        ],
    }


def _counted(vault: Vault, week_ms: int) -> _Counted:
    index = vault.index
    return _Counted(
        used_bytes=index.total_bytes(None),
        held_bytes=index.held_bytes(tuple(HoldKind)),
        first_ms=index.first_ms(),
        week_bytes=index.bytes_since(week_ms),
        epochs=tuple(index.by_epoch()),
        cameras={camera: index.total_bytes(camera) for camera in index.cameras()},
    )


async def _async_free(hass: HomeAssistant) -> int | None:
    """Return what is free on the disk of the clips; None where it does not say."""
    (entry,) = hass.config_entries.async_loaded_entries(DOMAIN)
    room: Room = entry.runtime_data.room
    return await room.async_free(clip_folder(hass, entry.options))
