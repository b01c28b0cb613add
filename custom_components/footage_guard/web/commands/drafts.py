"""Drafts over WebSocket, for approvers in their own login: written, changed, prepared, shown and dropped.

Whatever a person writes is looked at by hand: a schema prints what it refuses.
"""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.decisions.decisions import loaded_decisions
from ...bridge.decisions.draft_json import draft_shown_as_json, job_as_json, moved_as_json
from ...bridge.proof.actor import Actor
from ...bridge.runtime import VaultRuntime
from ...model.errors import DraftInvalid, DraftUnknown, Reason
from ...model.ids import IdInvalid, ReleaseId, RequestId, parse_release_id
from ...model.job import JobView
from ...model.request.fields import WHOLE
from .answers import Message, for_acting

_VERSION = vol.All(int, vol.Range(min=0))


@callback
def async_register_draft_commands(hass: HomeAssistant) -> None:
    """Register the commands on drafts."""
    websocket_api.async_register_command(hass, draft_create)
    websocket_api.async_register_command(hass, draft_update)
    websocket_api.async_register_command(hass, draft_render)
    websocket_api.async_register_command(hass, draft_get)
    websocket_api.async_register_command(hass, draft_cancel)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/draft/create",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def draft_create(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Begin a draft for a request that waits."""
    _may_have_only(msg, {"request_id", "draft"})
    decisions = loaded_decisions(actor.connection.hass)
    return moved_as_json(
        await decisions.async_create(actor, RequestId(str(msg.get("request_id", ""))), msg.get("draft"))
    )


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/draft/update",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def draft_update(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Put another draft in the place of one; all votes for what it was are void."""
    _may_have_only(msg, {"draft_id", "version", "draft"})
    version = msg.get("version")
    if type(version) is not int:
        raise DraftInvalid({"version": Reason.REQUIRED if version is None else Reason.WRONG_TYPE})
    decisions = loaded_decisions(actor.connection.hass)
    return moved_as_json(await decisions.async_update(actor, draft_id_of(msg), msg.get("draft"), version))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/draft/render",
        vol.Required("draft_id"): str,
        vol.Required("version"): _VERSION,
    }
)
@websocket_api.async_response
@for_acting
async def draft_render(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Have the files of a draft be made, and tell how far they are until they are finished."""
    connection, draft_id = actor.connection, draft_id_of(msg)
    decisions = loaded_decisions(connection.hass)
    await decisions.async_render(actor, draft_id, msg["version"])

    @callback
    def tell(view: JobView) -> None:
        connection.send_event(msg["id"], job_as_json(view))

    connection.subscriptions[msg["id"]] = decisions.rendering.watch(draft_id, tell)
    job = decisions.rendering.view(draft_id)
    return {"draft_id": draft_id, "job": None if job is None else job_as_json(job)}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/draft/get", vol.Required("draft_id"): str})
@websocket_api.async_response
@for_acting
async def draft_get(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return all of a draft, how far its files are, and who has voted."""
    decisions, draft_id = loaded_decisions(actor.connection.hass), draft_id_of(msg)
    return draft_shown_as_json(await decisions.async_show(draft_id), decisions.rendering.view(draft_id))


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/draft/cancel", vol.Required("draft_id"): str})
@websocket_api.async_response
@for_acting
async def draft_cancel(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Drop a draft, with its files and votes."""
    return moved_as_json(await loaded_decisions(actor.connection.hass).async_cancel(actor, draft_id_of(msg)))


def draft_id_of(msg: Message) -> ReleaseId:
    """Return which draft is meant; raise DraftUnknown for what is no id."""
    try:
        return parse_release_id(msg.get("draft_id"))
    except IdInvalid as err:
        raise DraftUnknown from err


def _may_have_only(msg: Message, fields: set[str]) -> None:
    """Pass a message without other fields; raise DraftInvalid, which does not name them."""
    if not msg.keys() <= fields | {"id", "type"}:
        raise DraftInvalid({WHOLE: Reason.UNKNOWN_FIELD})
