"""Who is enrolled, read from a history that was too long to be read before anything else."""

import logging

from ...model.errors import FootageGuardError, NotLoaded
from ..runtime import VaultRuntime

_LOGGER = logging.getLogger(__name__)


async def async_read_people(vault: VaultRuntime) -> None:
    """Read it beside the lane, so that recording goes on; it raises nothing.

    Nobody may act before, nor where it cannot be read.
    """
    if vault.people.is_read:
        return
    try:
        roll = await vault.async_read(vault.people.read)
        await vault.async_recall_lockdown()
        await vault.async_work(lambda opened: opened.rolls.use(roll))
    except NotLoaded:
        return
    except (OSError, FootageGuardError) as err:
        _LOGGER.warning("Who is enrolled cannot be read, so nobody may act: %r", err)
    vault.people.tell_changed()
