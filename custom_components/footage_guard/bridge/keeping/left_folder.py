"""Where the clips of a vault lie that is taken over.

Home Assistant removes an entry without us where our code went first, and then nobody kept where its clips lie. What
still tells is the note in the cache, and whoever can write there may have named any folder. So it counts only where

- the usual folder holds no clip, and the history tells of some that were not removed,
- the folder holds one of those, or its disk is away: nothing is put there meanwhile,
- a form would take that folder too.

Where it counts and no form would take it, nothing is taken over: all clips would be told to be missing.
"""

from contextlib import suppress
from functools import partial
from pathlib import Path

from homeassistant.core import HomeAssistant

from ...ledger.ledger import Ledger
from ...model.errors import DataFolderUnwritable, LedgerError
from ...model.facts import ClipOpened, ClipRemoved
from ...model.ids import ClipId
from ...model.readable import readable
from ...vault.deleting import count_clips
from ...vault.mark import Mark, noted_folder
from ...vault.store import ClipStore
from ..common.clock import moment
from ..common.executor import run_blocking
from ..common.paths import async_look_for_clips, cache_folder
from .copying import copying_of
from .folders import folders_of, holds_clips_alone, may_hold_clips
from .left_vault import async_left_options
from .opening import LEDGER, Folders


async def async_options_to_adopt(hass: HomeAssistant) -> dict[str, str]:
    """Return the options that a vault is taken over with; raise SetupError or VaultError, and it is not."""
    return await async_left_options(hass) or await _noted_options(hass)


async def _noted_options(hass: HomeAssistant) -> dict[str, str]:
    try:
        noted = await run_blocking(hass, noted_folder, cache_folder(hass))
        if noted is None:
            return {}
        usual = await async_look_for_clips(hass, {})
        folders = folders_of(hass, {"vault_path": noted})
        is_missed = partial(_is_missed, usual, folders, is_still=copying_of(hass).is_under_way)
        if not await run_blocking(hass, is_missed):
            return {}
    except (OSError, LedgerError) as err:
        raise DataFolderUnwritable from err
    await may_hold_clips(hass, noted)
    await holds_clips_alone(hass, noted)
    return {"vault_path": noted}


def _is_missed(usual: Path, noted: Folders, *, is_still: bool) -> bool:
    """Tell whether clips would be missing without the folder that was noted."""
    if usual == noted.clips or ClipStore(usual).months():
        return False
    kept = _clips_kept(noted, is_still=is_still)
    if not kept:
        return False
    try:
        return not Mark(noted.clips, noted.cache).is_there() or count_clips(noted.clips, kept) > 0
    except OSError:
        # Its disk does not answer.
        return True


def _clips_kept(folders: Folders, *, is_still: bool) -> set[ClipId]:
    """Return the clips that were not removed, as far as the history can be read; raise LedgerError or OSError."""
    kept: set[ClipId] = set()
    if not (folders.data / LEDGER).is_dir():
        # Opening one would make it.
        return kept
    ledger = Ledger.open(folders.data / LEDGER, folders.cache, moment, is_still=is_still)
    try:
        with suppress(LedgerError):
            for _, fact in readable(ledger, may_lack=True):
                match fact:
                    case ClipOpened():
                        kept.add(fact.clip_id)
                    case ClipRemoved():
                        kept.discard(fact.clip_id)
    finally:
        ledger.close()
    return kept
