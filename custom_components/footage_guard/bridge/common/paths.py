"""Where the files of the vault lie (decision 0008)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.hassio import is_hassio

from ...const import DOMAIN

SHARE: Final = Path("/share")
"""What a Supervisor copies after the folder of Home Assistant, for backups that include it."""


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
    return SHARE / DOMAIN if is_hassio(hass) else data_folder(hass) / "vault"
