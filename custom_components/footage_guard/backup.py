"""What Home Assistant calls before and after it copies its folder for a backup, whether or not that went well."""

from homeassistant.core import HomeAssistant

from .bridge.keeping.copying import copying_of


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Have all files be whole at every moment from now on; recording goes on."""
    await copying_of(hass).async_begin()


async def async_post_backup(hass: HomeAssistant) -> None:
    """Go on as before, or once a Supervisor has copied the folder of the clips as well."""
    await copying_of(hass).async_end_folder()
