"""Making and taking over the data of a vault, for set-up."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...ledger.ledger import Ledger
from ...model.decided import Decided
from ...model.errors import DataFolderUnwritable, LedgerError, VaultError
from ...model.people_facts import PeopleFact, VaultAdopted, VaultFounded, VaultRemoved
from ...model.policy import Policy
from ...vault.founding import Adopted, Found, Founder, adopt, found, look
from ...vault.keyring.keyring import Keyring
from ...vault.keyring.wrap import Cost, calibrated
from ..common.clock import moment
from ..common.executor import run_blocking
from ..common.paths import cache_folder, data_folder
from ..people.people import is_active_person
from .copying import copying_of
from .opening import LEDGER

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
            await run_blocking(hass, begin_vault, *folders, founder, dt_util.utcnow())
    except OSError as err:
        raise DataFolderUnwritable from err


async def is_left_by_strangers(hass: HomeAssistant) -> bool:
    """Tell whether nobody who holds keys of the vault that lies here may sign in; False where that cannot be told."""
    try:
        keyring = await run_blocking(hass, Keyring.load, data_folder(hass))
    except OSError, VaultError:
        return False
    return not any(is_active_person(hass, person_id) for person_id in keyring.people)


async def adopt_vault(hass: HomeAssistant) -> Adopted:
    """Take over what lies in the data folder, locked down; raise VaultError or DataFolderUnwritable."""
    try:
        adopted = await run_blocking(hass, adopt, data_folder(hass), dt_util.utcnow())
        await run_blocking(hass, _telling(hass), data_folder(hass), cache_folder(hass), VaultAdopted())
    except (OSError, LedgerError) as err:
        raise DataFolderUnwritable from err
    return adopted


async def tell_removal(hass: HomeAssistant) -> None:
    """Tell the ledger that the entry was removed; raise LedgerBusy, VaultFileRefused or OSError."""
    await run_blocking(hass, _tell_removal, data_folder(hass), cache_folder(hass), _telling(hass))


def begin_vault(
    folder: Path, cache: Path, founder: Founder, now: datetime, cost: Callable[[], Cost] = calibrated
) -> None:
    """Make keys, state and history of a new vault; raise KeysExist, LedgerBusy or OSError. Blocking.

    The history comes last: keys without one are taken for those of a vault whose history was lost, which is locked
    down and waits.
    """
    found(folder, cache, founder, now, cost)
    root, approver_key = Keyring.load(folder, cost).public_keys(founder.person_id)
    decided = Decided(policy=Policy(), mode=founder.mode).as_text()
    founded = VaultFounded(person_id=founder.person_id, root=root, approver_key=approver_key, decided=decided)
    _tell(folder, cache, founded)


type _Tell = Callable[[Path, Path, PeopleFact], None]


@callback
def _telling(hass: HomeAssistant) -> _Tell:
    """Return what tells the ledger; while files are copied, it signs nothing that the copied log may lack."""
    return partial(_tell, is_still=copying_of(hass).is_under_way)


def _tell_removal(folder: Path, cache: Path, tell: _Tell) -> None:
    # Where the folder is gone, none is made for this.
    if look(folder) is Found.VAULT:
        tell(folder, cache, VaultRemoved())


def _tell(folder: Path, cache: Path, fact: PeopleFact, *, is_still: bool = False) -> None:
    ledger = Ledger.open(folder / LEDGER, cache, moment, is_still=is_still)
    try:
        ledger.append(fact)
    finally:
        ledger.close()
