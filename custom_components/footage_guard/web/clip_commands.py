"""Clips and holds over WebSocket, for those who hold keys: listed and kept. What clips show needs more than this."""

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..bridge.acting import is_interactive
from ..bridge.actor import Actor
from ..bridge.choosing import SOME, SPAN_FIELDS, parse_chosen, parse_search
from ..bridge.finding import async_find, clip_as_json
from ..bridge.holds import (
    async_hold,
    async_hold_for_action,
    async_lift,
    async_would_lift,
    hold_as_json,
    placed_as_json,
)
from ..bridge.problems import disk_refuses
from ..bridge.proving import challenge
from ..bridge.runtime import VaultRuntime
from ..bridge.times import to_ms, to_text
from ..ledger.ledger import Ledger
from ..model.account import Account
from ..model.clip import Clip, HoldKind
from ..model.ids import CameraId
from ..vault.finding import account_of
from .answers import Message, for_acting, for_enrolled, for_enrolled_person, show_challenge, take_proof

MOST_LISTED: Final = 200


@callback
def async_register_clip_commands(hass: HomeAssistant) -> None:
    """Register the commands on clips and holds."""
    websocket_api.async_register_command(hass, clips_list)
    websocket_api.async_register_command(hass, holds_list)
    websocket_api.async_register_command(hass, holds_place)
    websocket_api.async_register_command(hass, holds_lift)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/list",
        **SPAN_FIELDS,
        vol.Optional("hold_id"): str,
        vol.Optional("before"): str,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_LISTED)),
    }
)
@websocket_api.async_response
@for_enrolled
async def clips_list(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return a page of clips, the newest first, with what the recorder told of each."""
    found = await async_find(vault, parse_search(msg, CameraId))
    accounts = await vault.async_read(lambda: _accounts(vault.ledger, (clip for clip, _ in found.clips)))
    return {
        "clips": [
            {
                **clip_as_json(clip, holds),
                "camera": clip.camera,
                "holds": [hold.id for hold in holds],
                **_told(account),
            }
            for (clip, holds), account in zip(found.clips, accounts, strict=True)
        ],
        "more": found.is_more,
    }


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/holds/list"})
@websocket_api.async_response
@for_enrolled
async def holds_list(vault: VaultRuntime, _msg: Message) -> dict[str, Any]:
    """Return all holds, the oldest first, each with how much it keeps."""
    with disk_refuses():
        holds = await vault.async_do_in_turn(lambda inner: inner.index.holds())
    return {"holds": [hold_as_json(hold) for hold in holds]}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/holds/place",
        vol.Optional("clip_ids"): SOME,
        **SPAN_FIELDS,
        vol.Optional("until"): cv.datetime,
    }
)
@websocket_api.async_response
@for_enrolled_person
async def holds_place(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Keep clips for the owner; only a person with a secret ends that early.

    What comes by any other login is held as by an action. Without this, a token in a script fills the vault for ever.
    """
    until_ms = to_ms(msg["until"]) if "until" in msg else None
    chosen = parse_chosen(msg, CameraId)
    if not is_interactive(connection):
        return placed_as_json(await async_hold_for_action(connection.hass, vault, chosen, until_ms))
    return placed_as_json(await async_hold(vault, chosen, HoldKind.OWNER, until_ms))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/holds/lift",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def holds_lift(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """End a hold of the owner's; without `challenge`, return the statement and a challenge."""
    hold_id = msg.get("hold_id")
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, await async_would_lift(vault, actor, hold_id)))
    return {"hold_id": await async_lift(vault, actor, hold_id, proof)}


def _accounts(ledger: Ledger, clips: Iterable[Clip]) -> list[Account | None]:
    return [account_of(ledger, clip) for clip in clips]


def _told(account: Account | None) -> dict[str, Any]:
    """Return why a clip was recorded and where it has no pictures; null where nobody told."""
    if account is None:
        return {"triggers": None, "gaps": None}
    return {
        "triggers": [{"kind": trigger.kind.value, "at": to_text(trigger.at_ms)} for trigger in account.triggers],
        "gaps": [
            {"from": to_text(gap.from_ms), "to": to_text(gap.to_ms), "why": gap.why.value} for gap in account.gaps
        ],
    }
