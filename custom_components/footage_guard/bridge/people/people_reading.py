"""Who is enrolled, read from a history that was too long to be read before anything else."""

import asyncio
import logging
from typing import Final

from ...model.errors import FootageGuardError, NotLoaded
from ..runtime import VaultRuntime

AGAIN_S: Final = 300.0
"""After the disk did not answer."""
_LOGGER = logging.getLogger(__name__)


async def async_read_people(vault: VaultRuntime) -> None:
    """Read it beside the lane, so that recording goes on; it raises nothing.

    Nobody may act before. Where the disk does not answer it is read again; a record that is not the one that was
    written stays so, and nobody may act until the next start.
    """
    while not vault.people.is_read:
        try:
            roll = await vault.async_read(vault.people.read)
            await vault.async_recall_lockdown()
            await vault.async_work(lambda opened: opened.rolls.use(roll))  # noqa: B023  # done before the next turn
        except NotLoaded:
            return
        except FootageGuardError as err:
            _LOGGER.warning("Who is enrolled cannot be read, so nobody may act: %r", err)
            vault.people.tell_changed()
            return
        except OSError as err:
            _LOGGER.warning("Who is enrolled cannot be read, so nobody may act until it can: %r", err)
            vault.people.tell_changed()
            await asyncio.sleep(AGAIN_S)
        else:
            vault.people.tell_changed()
