"""Which folders may hold clips."""

from collections.abc import Iterable, Mapping
import os
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.hassio import is_hassio

from ...model.errors import (
    VaultFileRefused,
    VaultPathAway,
    VaultPathHoldsOthers,
    VaultPathInUse,
    VaultPathNotAllowed,
)
from ...vault.mark import MARK, Mark
from ...vault.place import is_month
from ...vault.store import ClipStore
from ..common.executor import run_blocking
from ..common.paths import SHARE, async_look_for_clips, cache_folder, clip_folder, data_folder, may_be_away
from .opening import Folders

_NOT_ON_DISK = ("/dev", "/proc", "/sys")
_NAME_BYTES = 255
_OF_THE_DISK = "lost+found"
"""The file system's own, where a whole disk is for clips (e2fsck(8))."""


def folders_of(hass: HomeAssistant, options: Mapping[str, Any]) -> Folders:
    """Return where a vault lies that has these options."""
    return Folders(
        data=data_folder(hass),
        cache=cache_folder(hass),
        clips=clip_folder(hass, options),
        may_be_away=may_be_away(hass, options),
        copied_later=SHARE if is_hassio(hass) else None,
    )


async def may_hold_clips(hass: HomeAssistant, folder: str) -> None:
    """Pass a folder that Home Assistant itself neither serves nor writes to; raise VaultPathNotAllowed otherwise.

    Whoever may browse media, open /local or call an action that takes an allowlisted path would reach the
    clips there, and an update replaces the folder of an integration.
    """
    await run_blocking(hass, _may_hold_clips, folder, tuple(_reachable_folders(hass)))


async def holds_clips_alone(hass: HomeAssistant, folder: str) -> None:
    """Pass a folder that is empty, new or a vault's; raise VaultPathHoldsOthers otherwise.

    The vault closes its folder to every other program of this machine, and so to whatever else lies there.
    """
    try:
        is_alone = await run_blocking(hass, _holds_clips_alone, Path(folder))
    except OSError as err:
        raise VaultPathNotAllowed from err
    if not is_alone:
        raise VaultPathHoldsOthers


async def may_move_clips(hass: HomeAssistant, options: Mapping[str, Any], *, may_lose: bool = False) -> None:
    """Pass while the folder of the clips, in use or not, holds none; raise VaultPathInUse or VaultPathAway otherwise.

    Clips do not move with the option, and a vault that no longer finds them calls all of them missing. `may_lose` is
    for whoever was told so: a disk that is broken never comes back.
    """
    try:
        folder = await async_look_for_clips(hass, options)
        months = await run_blocking(hass, ClipStore(folder).months)
        is_there = await run_blocking(hass, Mark(folder, cache_folder(hass)).is_there)
    except (OSError, VaultFileRefused) as err:
        raise VaultPathInUse from err
    if months:
        raise VaultPathInUse
    if not is_there and not may_lose:
        raise VaultPathAway


def _reachable_folders(hass: HomeAssistant) -> Iterable[str]:
    yield from (hass.config.path(name) for name in ("www", "media", "custom_components", ".storage", "deps", "tts"))
    yield from hass.config.media_dirs.values()
    yield from hass.config.allowlist_external_dirs


def _may_hold_clips(folder: str, reachable: tuple[str, ...]) -> None:
    try:
        target = _resolved(folder)
    except (OSError, ValueError) as err:
        raise VaultPathNotAllowed from err
    for name in (*reachable, *_NOT_ON_DISK):
        other = Path(name).resolve()
        if target.is_relative_to(other) or other.is_relative_to(target):
            raise VaultPathNotAllowed


def _holds_clips_alone(folder: Path) -> bool:
    if not folder.exists():
        return True
    return all(is_month(entry.name) or entry.name in (MARK, _OF_THE_DISK) for entry in folder.iterdir())


def _resolved(folder: str) -> Path:
    """Return where a folder really lies, so that neither a link nor ".." leads back into a reachable one."""
    path = Path(folder)
    if not path.is_absolute() or any(len(os.fsencode(part)) > _NAME_BYTES for part in path.parts):
        raise VaultPathNotAllowed
    target = path.resolve()
    if target == Path(target.anchor) or (target.exists() and not target.is_dir()):
        raise VaultPathNotAllowed
    return target
