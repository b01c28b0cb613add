"""Where the files of the vault lie, and who else can reach them there."""

from collections.abc import Mapping
from pathlib import Path
import stat
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback

from ...common.paths import cache_folder, clip_folder, data_folder
from ...exposure.exposure_folders import served_folders
from ..issues import async_is_shown
from .found import Found, Home

KEYS: Final = ("vault_served", "vault_readable", "vault_in_backup")
LARGE_BYTES: Final = 1_000_000_000
"""Of clips; a backup that carries less is no burden."""
_STILL_LARGE_BYTES: Final = 800_000_000
"""Below it an issue goes again; the gap keeps it from coming and going with each clip."""
_OTHERS: Final = stat.S_IRWXO


async def async_check_folders(home: Home) -> list[Found] | None:
    """Look where the folders lie and who may read them; files in a folder that nobody else may enter are closed."""
    hass = home.hass
    folders = vault_folders(hass, home.entry.options)
    served = tuple(Path(path) for path in served_folders(hass))
    try:
        is_served, is_readable, is_inside = await home.disks.run(_looked, folders, served, Path(hass.config.config_dir))
    except OSError:
        return None
    least = _STILL_LARGE_BYTES if async_is_shown(hass, "vault_in_backup") else LARGE_BYTES
    found = dict(zip(KEYS, (is_served, is_readable, is_inside and home.vault.used_bytes >= least), strict=True))
    return [Found(key=key) for key, is_so in found.items() if is_so]


@callback
def vault_folders(hass: HomeAssistant, options: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the folders of clips, keys and what no backup carries; that of the clips is the first."""
    return clip_folder(hass, options), data_folder(hass), cache_folder(hass)


def _looked(folders: tuple[Path, ...], served: tuple[Path, ...], config: Path) -> tuple[bool, bool, bool]:
    """Return whether folders are served, open to others, and whether the clips lie in a backup. Blocking."""
    places, reachable = [folder.resolve() for folder in folders], [folder.resolve() for folder in served]
    is_served = any(
        place.is_relative_to(other) or other.is_relative_to(place) for place in places for other in reachable
    )
    return is_served, bool(open_to_others(folders)), places[0].is_relative_to(config.resolve())


def open_to_others(folders: tuple[Path, ...]) -> list[Path]:
    """Return the folders that every program on this machine may enter or list; raise OSError. Blocking."""
    return [folder for folder in folders if folder.is_dir() and folder.stat().st_mode & _OTHERS]


def close_to_others(folders: tuple[Path, ...]) -> bool:
    """Take from all others what they may do; return whether that was kept, which some disks do not. Blocking."""
    for folder in open_to_others(folders):
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) & ~_OTHERS)
    return not open_to_others(folders)
