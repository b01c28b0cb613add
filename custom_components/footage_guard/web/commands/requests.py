"""Requests over WebSocket, for those who hold keys: seen, typed in and declined. To take that back needs a login.

Whatever a requester wrote is looked at by hand: a schema prints what it refuses.
"""

from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...bridge.common.clock import wall_ms
from ...bridge.common.times import to_ms, to_text
from ...bridge.loaded import loaded_requests
from ...bridge.people.people import caller_name
from ...bridge.proof.acting import is_interactive, may_act
from ...bridge.proof.actor import Actor
from ...bridge.requests.beside import async_beside
from ...bridge.requests.intakes import loaded_intakes
from ...bridge.requests.request_json import (
    aside_as_json,
    async_show,
    changed_as_json,
    head_as_json,
    line_as_json,
    mute_as_json,
)
from ...bridge.requests.request_news import async_hear
from ...bridge.requests.wishes import request_of_action
from ...bridge.runtime import VaultRuntime
from ...model.errors import LockedDown, NotInteractive, Reason, RequestInvalid, SpanInvalid
from ...model.happening import Happening
from ...model.ids import CameraId, RequestId
from ...model.record import RequestRecord
from ...model.request.fields import WHOLE
from ...model.request.knowing import parse_knowing
from ...model.request.words import Channel
from ...model.retention import DAY_MS
from ...model.rules.rule import MuteScope
from ...vault.state.requests import NEWEST
from .answers import Message, for_acting, for_enrolled_person, for_stopping

MOST_LISTED: Final = 200
MUTED_BY_ANY_LOGIN_MS: Final = 30 * DAY_MS
_TYPED_IN: Final = {each.value: each for each in (Channel.UI, Channel.PAPER, Channel.FILE)}
_FIELDS_OF_CREATE: Final = {"id", "type", "channel", "request"}
_VERSION: Final = vol.All(int, vol.Range(min=0))


@callback
def async_register_request_commands(hass: HomeAssistant) -> None:
    """Register the commands on requests."""
    websocket_api.async_register_command(hass, requests_list)
    websocket_api.async_register_command(hass, requests_get)
    websocket_api.async_register_command(hass, requests_subscribe)
    websocket_api.async_register_command(hass, requests_create)
    websocket_api.async_register_command(hass, requests_decline)
    websocket_api.async_register_command(hass, requests_mute)
    websocket_api.async_register_command(hass, requests_reopen)
    websocket_api.async_register_command(hass, requests_verify)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/list",
        vol.Optional("open"): bool,
        vol.Optional("before"): str,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_LISTED)),
    }
)
@websocket_api.async_response
@for_enrolled_person
async def requests_list(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Return a page of requests, the newest first."""
    desk = loaded_requests(connection.hass)
    before = await desk.async_place(RequestId(msg["before"])) if "before" in msg else NEWEST
    found = await desk.async_page(before, msg["limit"] + 1, is_open=msg.get("open"))
    shown = found[: msg["limit"]]
    beside = await async_beside(vault, shown)
    mutes = await desk.async_mutes()
    return {
        "requests": [line_as_json(listed, beside) for listed in shown],
        "more": len(found) > len(shown),
        "set_aside": aside_as_json(beside.aside),
        "mutes": [mute_as_json(mute, about) for mute, about in mutes],
    }


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/get",
        vol.Required("request_id"): str,
        vol.Optional("also", default=[]): [str],
    }
)
@websocket_api.async_response
@for_enrolled_person
async def requests_get(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Return all of a request and which clips it is about; cameras indoors only where they are named."""
    also = frozenset(map(CameraId, msg["also"]))
    shown = await async_show(vault, loaded_requests(connection.hass), RequestId(msg["request_id"]), also)
    return {**shown, "door": loaded_intakes(connection.hass).label(shown["request"]["intake"])}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/requests/subscribe"})
@websocket_api.async_response
@for_enrolled_person
async def requests_subscribe(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> None:
    """Tell what happens to requests from now on, also after a reload, for as long as the person holds keys."""

    @callback
    def tell(vault: VaultRuntime, record: RequestRecord, happening: Happening) -> None:
        # Whoever subscribed held keys then.
        if vault.people.role_of(connection.user.id) is not None:
            connection.send_event(msg["id"], {**changed_as_json(record), "happening": happening.value})

    connection.subscriptions[msg["id"]] = async_hear(connection.hass, tell)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/create",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_enrolled_person
async def requests_create(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Take in what came by phone or on paper, or what a person of this home wants to give away.

    A token in some script is no person: what it sends is an automation's, with the limits of those. Otherwise it would
    fill the list, and every screen of the household, with requests that no rule ever sets aside.
    """
    channel = _TYPED_IN.get(str(msg.get("channel", Channel.UI.value)))
    if channel is None:
        raise RequestInvalid({"channel": Reason.UNKNOWN_CHOICE})
    if not msg.keys() <= _FIELDS_OF_CREATE:
        raise RequestInvalid({WHOLE: Reason.UNKNOWN_FIELD})
    desk, asked = loaded_requests(connection.hass), msg.get("request")
    if is_interactive(connection):
        if channel is Channel.FILE:
            return changed_as_json(await loaded_intakes(connection.hass).async_import(asked))
        return changed_as_json(await desk.async_receive(asked, channel))
    if channel is not Channel.UI:
        raise NotInteractive
    asked = request_of_action(asked) if isinstance(asked, dict) else asked
    caller = await caller_name(connection.hass, connection.user.id)
    return changed_as_json(await desk.async_ask(asked, caller=caller))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/decline",
        vol.Required("request_id"): str,
        vol.Optional("version"): _VERSION,
    }
)
@websocket_api.async_response
@for_stopping
async def requests_decline(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Decline a request; the outside learns nothing."""
    desk = loaded_requests(connection.hass)
    request_id = RequestId(msg["request_id"])
    head = await desk.async_decline(request_id, actor=connection.user.id, version=msg.get("version"))
    return head_as_json(request_id, head)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/mute",
        vol.Required("request_id"): str,
        vol.Required("scope"): vol.Coerce(MuteScope),
        vol.Exclusive("until", "time"): cv.datetime,
        vol.Exclusive("end", "time"): True,
    }
)
@websocket_api.async_response
@for_enrolled_person
async def requests_mute(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Have later requests of the same requester, for the same case, or all of them be shown to nobody; or end that.

    Any login mutes for a while. To end it takes a person, and so does what nobody would notice to have no end.
    """
    desk, request_id, scope = loaded_requests(connection.hass), RequestId(msg["request_id"]), msg["scope"]
    if "end" in msg:
        actor = may_act(connection)
        _may_raise(vault)
        await desk.async_end_mute(request_id, scope, actor=actor.person_id)
        return {"scope": scope.value, "until": None, "ended": True}
    now_ms, until_ms = wall_ms(), to_ms(msg["until"]) if "until" in msg else None
    if until_ms is None or until_ms > now_ms + MUTED_BY_ANY_LOGIN_MS:
        may_act(connection)
    elif until_ms <= now_ms:
        raise SpanInvalid
    mute = await desk.async_mute(request_id, scope, until_ms=until_ms, actor=connection.user.id)
    until = None if mute.until_ms is None else to_text(mute.until_ms)
    return {"scope": mute.scope.value, "until": until, "ended": False}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/reopen",
        vol.Required("request_id"): str,
        vol.Required("version"): _VERSION,
    }
)
@websocket_api.async_response
@for_acting
async def requests_reopen(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Have a request that was declined or set aside wait for a person again."""
    _may_raise(vault)
    desk = loaded_requests(actor.connection.hass)
    return changed_as_json(
        await desk.async_reopen(RequestId(msg["request_id"]), actor=actor.person_id, version=msg["version"])
    )


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/requests/verify",
        vol.Required("request_id"): str,
        vol.Required("version"): _VERSION,
        vol.Required("level"): int,
        vol.Required("method"): str,
    }
)
@websocket_api.async_response
@for_acting
async def requests_verify(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Note how the person knows who asks; what was being voted on is voted on anew."""
    _may_raise(vault)
    level, method = parse_knowing(msg["level"], msg["method"])
    desk = loaded_requests(actor.connection.hass)
    request_id = RequestId(msg["request_id"])
    return changed_as_json(
        await desk.async_verify(request_id, level, method, actor=actor.person_id, version=msg["version"])
    )


def _may_raise(vault: VaultRuntime) -> None:
    """Pass what raises; raise LockedDown or LedgerRolledBack."""
    if vault.lockdown is not None:
        raise LockedDown
    vault.ledger.may_rely()
