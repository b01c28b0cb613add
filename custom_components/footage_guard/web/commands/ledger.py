"""The history over WebSocket: listed, checked and taken along by those who hold keys of the vault, and gone on from."""

from base64 import b64encode
from functools import partial
from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.keeping.accepting import what_is_found
from ...bridge.keeping.ledger_news import Following
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import async_prove, challenge
from ...bridge.runtime import VaultRuntime
from ...ledger.leaves import KINDS, Leaf, as_json, dump_leaf
from ...ledger.ledger import Ledger
from ...ledger.merkle import leaf_hash
from ...model.errors import LedgerDamaged, LedgerError
from ...model.note_code import note_rows
from ...model.readable import if_readable, is_bad_sector
from ...model.statement import RollbackAccepted
from .answers import Message, for_acting, for_enrolled, for_enrolled_person, show_challenge, take_proof

MOST_LISTED: Final = 200
MOST_LOOKED_AT: Final = 2000
"""So many records are read for one answer at most, where only some kinds are wanted."""
EXPORT_BYTES: Final = 1 << 20
_KINDS: Final = vol.All([vol.In(KINDS)], vol.Length(min=1))

type Records = list[tuple[int, Leaf | None]]
"""With their numbers; None of one that cannot be read."""


@callback
def async_register_ledger_commands(hass: HomeAssistant) -> None:
    """Register the commands on the history."""
    websocket_api.async_register_command(hass, ledger_list)
    websocket_api.async_register_command(hass, ledger_subscribe)
    websocket_api.async_register_command(hass, ledger_verify)
    websocket_api.async_register_command(hass, ledger_export)
    websocket_api.async_register_command(hass, ledger_accept_rollback)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/ledger/list",
        vol.Optional("before"): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_LISTED)),
        vol.Optional("kinds"): _KINDS,
    }
)
@websocket_api.async_response
@for_enrolled
async def ledger_list(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return the facts before a number, the newest first, and before which the next ones are.

    Of some kinds, there may be few in an answer, or none, and more to come. Of a record that cannot be read there is
    its number: without it, one bad sector hides all facts, and what has to be seen to accept another history.
    """
    ledger, size, limit = vault.ledger, vault.ledger.size, msg["limit"]
    end = min(size, msg.get("before", size))
    kinds = frozenset(map(KINDS.__getitem__, msg.get("kinds", KINDS)))
    listed, following = await vault.async_read(lambda: _listed(ledger, end, limit, kinds))
    return {
        "size": size,
        "problem": vault.ledger_problem,
        "facts": [_fact(number, leaf) for number, leaf in listed if leaf is not None],
        "unreadable": [number for number, leaf in listed if leaf is None],
        "next": following or None,
    }


def _listed(ledger: Ledger, end: int, limit: int, kinds: frozenset[type]) -> tuple[Records, int]:
    """Read backwards, as many records at a time as are wanted; return them, and what was not looked at. Blocking."""
    listed: Records = []
    least = max(0, end - MOST_LOOKED_AT)
    while end > least and len(listed) < limit:
        start = max(least, end - limit)
        for number, leaf in reversed(_read(ledger, start, end)):
            if leaf is None or type(leaf.fact) in kinds:
                listed.append((number, leaf))
            end = number
            if len(listed) == limit:
                break
    return listed, end


def _read(ledger: Ledger, start: int, end: int) -> Records:
    """Return records in their order; one by one, which takes longer, where one of them cannot be read. Raises OSError.

    A bad sector hides those that lie in it; a disk that does not answer otherwise may do so later.
    """
    try:
        return list(ledger.leaves(start, end))
    except LedgerDamaged:
        pass
    except OSError as err:
        if not is_bad_sector(err):
            raise
    return [(number, if_readable(partial(ledger.leaf, number))) for number in range(start, end)]


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/ledger/subscribe",
        vol.Optional("kinds"): _KINDS,
    }
)
@websocket_api.async_response
@for_enrolled_person
async def ledger_subscribe(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> None:
    """Tell that facts were added, of these kinds or of any, for as long as the person holds keys."""

    @callback
    def tell(vault: VaultRuntime) -> None:
        # Whoever subscribed held keys then.
        if vault.people.role_of(connection.user.id) is not None:
            connection.send_event(msg["id"], {"size": vault.ledger.size})

    kinds = frozenset(map(KINDS.__getitem__, msg.get("kinds", KINDS)))
    connection.subscriptions[msg["id"]] = Following(connection.hass, vault, kinds, tell).async_end


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/ledger/verify"})
@websocket_api.async_response
@for_enrolled
async def ledger_verify(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Read the whole history; return what was found, with the newest checkpoint to be kept.

    Of a history that is not what it was there is none: whoever kept it would take that history for the right one.
    """
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
        "checkpoint": note.decode() if problem is None else "",
        "code": await vault.async_read(lambda: note_rows(note)) if problem is None else [],
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
    `checkpoint` and `verifier`, which `ledger.verify` reads. Of a history that is not what it was nothing is signed: it
    goes with the checkpoint that was known before, or with an empty one, so that it is told from what nobody changed.
    """
    ledger = vault.ledger
    size = min(msg.get("size", ledger.size), ledger.size)
    piece, following = await vault.async_read(lambda: ledger.piece(msg["offset"], EXPORT_BYTES, size))
    note = await vault.async_read(lambda: ledger.note(size) if ledger.trouble is None else ledger.known())
    return {
        "size": size,
        "checkpoint": note.decode(),
        "verifier": ledger.verifier_key,
        "log": b64encode(piece).decode(),
        "next": following,
    }


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/ledger/accept_rollback",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def ledger_accept_rollback(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Go on from a history that is not what it was; without `challenge`, return what would be accepted and a challenge.

    It raises exposure: what rests on the history is shown and released again. A lockdown stays.
    """

    def stated() -> RollbackAccepted:
        return what_is_found(vault.ledger, actor.person_id)

    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, stated()))
    # The secrets that come with it are of no use here.
    statement = (await async_prove(vault, actor, stated, proof)).statement
    number = await vault.async_accept_history(statement)
    return {"number": number, "size": vault.ledger.size, "problem": vault.ledger_problem}


def _fact(number: int, leaf: Leaf) -> dict[str, Any]:
    return {"number": number, **as_json(leaf), "leaf_hash": leaf_hash(dump_leaf(leaf)).hex()}
