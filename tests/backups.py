"""Backups as Home Assistant makes and restores them."""

import json
from pathlib import Path

from homeassistant.backup_restore import RESTORE_BACKUP_FILE, restore_backup
from homeassistant.components.backup import async_get_manager
from homeassistant.core import HomeAssistant


async def back_up(hass: HomeAssistant) -> Path:
    """Make a backup, and return where it lies."""
    await async_get_manager(hass).async_create_backup(
        agent_ids=["backup.local"],
        include_addons=None,
        include_all_addons=False,
        include_database=False,
        include_folders=None,
        include_homeassistant=True,
        name="before everything",
        password=None,
    )
    return await hass.async_add_executor_job(_newest, Path(hass.config.path("backups")))


def _newest(folder: Path) -> Path:
    return max(folder.glob("*.tar"), key=lambda path: path.stat().st_mtime_ns)


def restore(archive: Path, config: Path) -> None:
    """Do what Home Assistant does at its start where somebody asked for a restore: what is there goes first."""
    asked = {
        "path": str(archive),
        "password": None,
        "remove_after_restore": False,
        "restore_database": False,
        "restore_homeassistant": True,
    }
    (config / RESTORE_BACKUP_FILE).write_text(json.dumps(asked))
    assert restore_backup(str(config))
