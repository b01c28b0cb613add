"""What a Supervisor says of the backups it makes: it calls us around the folder of Home Assistant alone.

Add-ons and folders such as /share are copied after that, and a backup lacks all of a folder in which a file disappears
meanwhile.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

SIGNAL: Final = "supervisor_event"
"""What Home Assistant's `hassio` passes on what a Supervisor says with."""
FOLDERS: Final = "folders"
_COPYING: Final = ("home_assistant", "addons", FOLDERS)
"""The stages of a backup in which something may still be copied, in their order."""
_BACKUPS: Final = ("backup_manager_full_backup", "backup_manager_partial_backup")


@callback
def async_hear_of_copies(hass: HomeAssistant, listener: Callable[[str | None], None]) -> None:
    """Call the listener with the stage a backup is in, or with None once everything is copied."""

    @callback
    def hear(told: Mapping[str, Any]) -> None:
        job = told.get("data")
        if told.get("event") != "job" or not isinstance(job, Mapping) or job.get("name") not in _BACKUPS:
            return
        stage = job.get("stage")
        listener(stage if stage in _COPYING and job.get("done") is not True else None)

    async_dispatcher_connect(hass, SIGNAL, hear)
