"""What the actions on shares do: they take back, and nothing else."""

from homeassistant.core import ServiceCall

from ...model.errors import ShareUnknown
from ...model.ids import IdInvalid, ReleaseId, parse_release_id
from ..common.problems import async_translate, disk_refuses
from .sharing import loaded_sharing


async def async_revoke_share_action(call: ServiceCall) -> None:
    """Take one share back. Whose name the call comes under proves no person, so the ledger is told of none."""
    async with async_translate():
        with disk_refuses():
            await loaded_sharing(call.hass).async_revoke(_share_of(call), actor=None)


async def async_revoke_all_shares_action(call: ServiceCall) -> None:
    """Take back every share that is live, or will be."""
    async with async_translate():
        with disk_refuses():
            await loaded_sharing(call.hass).async_revoke_all(actor=None)


def _share_of(call: ServiceCall) -> ReleaseId:
    try:
        return parse_release_id(call.data["share_id"])
    except IdInvalid as err:
        raise ShareUnknown from err
