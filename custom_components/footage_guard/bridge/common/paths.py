"""Where the files of the vault lie (decision 0008)."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.hassio import is_hassio
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
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


async def async_find_clips(hass: HomeAssistant) -> None:
    """Find out which folder is that of the clips while the owner chose none: the one that holds some stays it.

    A home that was moved to or from a Supervisor by a backup brings them where they lay.
    """
    hass.data[_FOUND] = await run_blocking(hass, _holding_clips, *_unchosen_folders(hass))


def _unchosen_folders(hass: HomeAssistant) -> tuple[Path, Path]:
    """Return the folder of a home of this kind, and that of the other kind."""
    shared, inside = SHARE / DOMAIN, data_folder(hass) / "vault"
    return (shared, inside) if is_hassio(hass) else (inside, shared)


def _holding_clips(usual: Path, other: Path) -> Path:
    with suppress(OSError):
        if not ClipStore(usual).months() and ClipStore(other).months():
            return other
    return usual
