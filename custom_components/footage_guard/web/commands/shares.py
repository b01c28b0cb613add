"""Shares over WebSocket, for whoever holds keys of the vault: seen, made less, and taken back. Nothing here raises."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.common.times import to_text
from ...bridge.decisions.draft_json import moved_as_json
from ...bridge.loaded import loaded_requests
from ...bridge.runtime import VaultRuntime
from ...bridge.shares.share_list import async_shares
from ...bridge.shares.sharing import loaded_sharing
from ...model.errors import ShareNotShorter, ShareUnknown
from ...model.ids import IdInvalid, ReleaseId, parse_release_id
from ...model.request.instant import InstantInvalid, parse_instant
from .answers import Message, for_enrolled_person, for_stopping


@callback
def async_register_share_commands(hass: HomeAssistant) -> None:
    """Register the commands on shares."""
    websocket_api.async_register_command(hass, shares_list)
    websocket_api.async_register_command(hass, shares_shorten)
    websocket_api.async_register_command(hass, shares_revoke)
    websocket_api.async_register_command(hass, shares_revoke_all)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/shares/list"})
@websocket_api.async_response
@for_enrolled_person
async def shares_list(vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return all shares with who opened them."""
    return await async_shares(vault, loaded_requests(connection.hass))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/shares/shorten",
        vol.Required("share_id"): str,
        vol.Optional("downloads"): vol.All(int, vol.Range(min=0)),
        vol.Optional("not_after"): str,
    }
)
@websocket_api.async_response
@for_stopping
async def shares_shorten(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Have fewer downloads be left of a share, or an earlier end."""
    lease = await loaded_sharing(connection.hass).async_shorten(
        share_id_of(msg),
        left=msg.get("downloads"),
        not_after_ms=_end_of(msg.get("not_after")),
        actor=connection.user.id,
    )
    return {"share_id": lease.release_id, "downloads_left": lease.left, "not_after": to_text(lease.not_after_ms)}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/shares/revoke", vol.Required("share_id"): str})
@websocket_api.async_response
@for_stopping
async def shares_revoke(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Take a share back, and break off what is being sent of it."""
    sharing = loaded_sharing(connection.hass)
    return moved_as_json(await sharing.async_revoke(share_id_of(msg), actor=connection.user.id))


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/shares/revoke_all"})
@websocket_api.async_response
@for_stopping
async def shares_revoke_all(_vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Take back every share that is live or will be, in the name of whoever asks, and tell how many these were."""
    return {"ended": await loaded_sharing(connection.hass).async_revoke_all(actor=connection.user.id)}


def share_id_of(msg: Message) -> ReleaseId:
    """Return which share is meant; raise ShareUnknown."""
    try:
        return parse_release_id(msg.get("share_id"))
    except IdInvalid as err:
        raise ShareUnknown from err


def _end_of(raw: str | None) -> int | None:
    if raw is None:
        return None
    try:
        return parse_instant(raw).ms
    except InstantInvalid as err:
        raise ShareNotShorter from err
