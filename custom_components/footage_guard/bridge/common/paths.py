"""Where the files of the vault lie (decision 0008)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.hassio import is_hassio
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...vault.mark import Mark
from ...vault.store import ClipStore
from .executor import run_blocking

SHARE: Final = Path("/share")
"""What a Supervisor copies after the folder of Home Assistant, for backups that include it."""
_FOUND: HassKey[Path] = HassKey(f"{DOMAIN}_clips")


def data_folder(hass: HomeAssistant) -> Path:
    """Return the folder of keys, index, ledger and state."""
    return Path(hass.config.path(DOMAIN))


def cache_folder(hass: HomeAssistant) -> Path:
    """Return the folder of what no backup carries."""
    return Path(hass.config.cache_path(DOMAIN))


def clip_folder(hass: HomeAssistant, options: Mapping[str, Any]) -> Path:
    """Return the folder of the clips: the owner's choice, else one that Home Assistant's backup leaves out."""
    if chosen := options.get("vault_path"):
        return Path(chosen)
    return hass.data.get(_FOUND) or _unchosen_folders(hass)[0]


def may_be_away(hass: HomeAssistant, options: Mapping[str, Any]) -> bool:
    """Tell whether the clips lie where a disk may not be mounted: all but the usual folder of a home of this kind."""
    return bool(options.get("vault_path")) or clip_folder(hass, options) != _unchosen_folders(hass)[0]


async def async_find_clips(hass: HomeAssistant, options: Mapping[str, Any]) -> None:
    """Look for the folder of the clips, and have it be that from now on; raise OSError, and nothing changes."""
    if not options.get("vault_path"):
        hass.data[_FOUND] = await async_look_for_clips(hass, options)


async def async_look_for_clips(hass: HomeAssistant, options: Mapping[str, Any]) -> Path:
    """Return the folder of the clips; while the owner chose none, the one that holds some stays it. Raises OSError.

    A home that was moved to or from a Supervisor by a backup brings them where they lay.
    """
    if chosen := options.get("vault_path"):
        return Path(chosen)
    return await run_blocking(hass, _holding_clips, *_unchosen_folders(hass), cache_folder(hass))


def _unchosen_folders(hass: HomeAssistant) -> tuple[Path, Path]:
    """Return the folder of a home of this kind, and that of the other kind."""
    shared, inside = SHARE / DOMAIN, data_folder(hass) / "vault"
    return (shared, inside) if is_hassio(hass) else (inside, shared)


def _holding_clips(usual: Path, other: Path, cache: Path) -> Path:
    """Return the folder that holds clips, also while its disk is away; raise OSError where one does not say."""
    if not ClipStore(usual).months() and (ClipStore(other).months() or not Mark(other, cache).is_there()):
        return other
    return usual
