"""What the loaded entry holds, for those parts of it that whoever is asked from outside looks for."""

from typing import Any

from homeassistant.core import HomeAssistant, callback

from ...const import DOMAIN
from ...model.errors import NotLoaded


@callback
def loaded_data(hass: HomeAssistant) -> Any:
    """Return the data of the loaded entry, which lies above this layer; raise NotLoaded. A home has one."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        return entry.runtime_data
    raise NotLoaded
