"""Locking, as actions and buttons ask for it. It lowers, so that everybody may, at any time."""

from homeassistant.core import HomeAssistant, callback

from ...const import DOMAIN
from ...model.errors import NotLoaded
from ...model.lockdown import LockdownReason
from ..loaded import loaded_vault
from .lockdowns import owe_lockdown


async def async_lock_down(hass: HomeAssistant) -> bool:
    """Lock down at once; return whether a restart will know of it.

    A vault that is just being loaded, or cannot be, is locked down from its first moment. Raises NotLoaded where there
    is none at all.
    """
    try:
        vault = loaded_vault(hass)
    except NotLoaded:
        if not hass.config_entries.async_entries(DOMAIN):
            raise
        owe_lockdown(hass)
        return False
    return await vault.async_lock_down(LockdownReason.ASKED)


@callback
def async_lock_vault(hass: HomeAssistant) -> None:
    """Forget what anybody unlocked; raise NotLoaded, and then nothing is unlocked."""
    loaded_vault(hass).unlocks.lock()
