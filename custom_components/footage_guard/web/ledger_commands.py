"""The history over WebSocket: to be listed, checked and taken along by those who hold keys of the vault."""

from base64 import b64encode
from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ..bridge.runtime import VaultRuntime
from ..ledger.leaves import Leaf, as_json
from ..model.errors import LedgerError
from .answers import Message, for_enrolled

MOST_LISTED: Final = 200
EXPORT_BYTES: Final = 1 << 20


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Register the commands; Home Assistant cannot take them back."""
    websocket_api.async_register_command(hass, ledger_list)
    websocket_api.async_register_command(hass, ledger_verify)
    websocket_api.async_register_command(hass, ledger_export)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/ledger/list",
        vol.Optional("before"): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_LISTED)),
    }
)
@websocket_api.async_response
@for_enrolled
async def ledger_list(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return the facts before a number, the newest first."""
    size = vault.ledger.size
    end = min(size, msg.get("before", size))
    start = max(0, end - msg["limit"])
    leaves = await vault.async_read(lambda: list(vault.ledger.leaves(start, end)))
    facts = [_fact(number, leaf) for number, leaf in reversed(leaves)]
    return {"size": size, "problem": vault.ledger_problem, "facts": facts}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/ledger/verify"})
@websocket_api.async_response
@for_enrolled
async def ledger_verify(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Read the whole history; return what was found, with the newest checkpoint to be kept."""
    newest, note = vault.ledger.newest(), vault.ledger.note()
    try:
        await vault.async_verify_ledger()
    except LedgerError as err:
        problem: str | None = vault.ledger_problem or err.code
    else:
        problem = None
    return {
        "ok": problem is None,
        "size": newest.size,
        "root": newest.root.hex(),
        "problem": problem,
        "checkpoint": note.decode(),
    }


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/ledger/export",
        vol.Optional("offset", default=0): vol.All(int, vol.Range(min=0)),
        vol.Optional("size"): vol.All(int, vol.Range(min=0)),
    }
)
@websocket_api.async_response
@for_enrolled
async def ledger_export(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return a piece of the log up to a size, with the checkpoint of that size and the key that signed it.

    Ask with `size` and `next` of the answer until `next` is null; the pieces are the file `log` of an export, beside
    `checkpoint` and `verifier`, which `ledger.verify` reads.
    """
    ledger = vault.ledger
    size = min(msg.get("size", ledger.size), ledger.size)
    piece, following = await vault.async_read(lambda: ledger.piece(msg["offset"], EXPORT_BYTES, size))
    note = await vault.async_read(lambda: ledger.note(size))
    return {
        "size": size,
        "checkpoint": note.decode(),
        "verifier": ledger.verifier_key,
        "log": b64encode(piece).decode(),
        "next": following,
    }


def _fact(number: int, leaf: Leaf) -> dict[str, Any]:
    return {"number": number, **as_json(leaf)}
