"""Making and taking over the data of a vault, for set-up."""

import asyncio

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..model.errors import DataFolderUnwritable
from ..vault.founding import Adopted, Found, Founder, adopt, found, look
from .executor import run_blocking
from .paths import cache_folder, data_folder

_LOCK: HassKey[asyncio.Lock] = HassKey(f"{DOMAIN}_founding")


async def look_for_vault(hass: HomeAssistant) -> Found:
    """Tell what lies in the data folder; raise DataFolderUnwritable where that cannot be told."""
    try:
        return await run_blocking(hass, look, data_folder(hass))
    except OSError as err:
        raise DataFolderUnwritable from err


async def found_vault(hass: HomeAssistant, founder: Founder) -> None:
    """Make new keys; raise KeysExist or DataFolderUnwritable. Two forms at once make them once."""
    folders = data_folder(hass), cache_folder(hass)
    try:
        async with hass.data.setdefault(_LOCK, asyncio.Lock()):
            await run_blocking(hass, found, *folders, founder, dt_util.utcnow())
    except OSError as err:
        raise DataFolderUnwritable from err


async def adopt_vault(hass: HomeAssistant) -> Adopted:
    """Take over what lies in the data folder, locked down; raise VaultError or DataFolderUnwritable."""
    try:
        return await run_blocking(hass, adopt, data_folder(hass), dt_util.utcnow())
    except OSError as err:
        raise DataFolderUnwritable from err
