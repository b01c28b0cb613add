"""Drafts and votes over WebSocket, as a page sends them."""

from itertools import count
from typing import Any, Final

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.decisions.decisions import Decisions
from custom_components.footage_guard.model.approval_facts import ReleaseApproved
from custom_components.footage_guard.model.ids import ClipId, ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.record import ReleaseRecord
from tests.model.approving import part
from tests.people import PASSPHRASE
from tests.surface.asked import police, receive

from .accepting import Answer, Client, proof, runtime_of
from .requesting import desk
from .unlocking import ask, send_to, told, unlock
from .watching import keep

_TOWNS: Final = count()
"""One request of each requester is open at a time."""
NOBODY: Final = "01KB0000000000000000000000"
DRAFT: Final[dict[str, dict[str, Any]]] = {
    "draft/create": {"request_id": NOBODY, "draft": {}},
    "draft/update": {"draft_id": NOBODY, "version": 0, "draft": {}},
    "draft/render": {"draft_id": NOBODY, "version": 0},
    "draft/get": {"draft_id": NOBODY},
    "draft/cancel": {"draft_id": NOBODY},
    "approval/challenge": {"draft_id": NOBODY},
    "approval/approve": {"draft_id": NOBODY, "challenge": "x", "statement_sha256": "x", "method": "passphrase"},
    "approval/collect": {"draft_id": NOBODY},
}
"""Every command for approvers in a login of their own."""


def written(*clips: ClipId, redaction: dict[str, Any] | None = None, **changed: Any) -> dict[str, Any]:
    """Return a draft as a page sends it: of each clip all pictures, or what a recipe says."""
    return {
        "clips": [{"clip_id": clip, "redaction": redaction or part()} for clip in clips],
        "purpose": "A car left after a collision.",
        "legal_basis": "voluntary",
        "delivery": "file",
        **changed,
    }


def decisions(entry: MockConfigEntry) -> Decisions:
    """Return what decides in the vault."""
    found: Decisions = entry.runtime_data.decisions
    return found


def leaving(entry: MockConfigEntry, draft_id: str, number: int = 1) -> bytes:
    """Return the file that would leave, read with the owner's keys."""
    vault = runtime_of(entry)
    root = next(iter(vault.unlocks._held.values())).secrets().root
    release_id = ReleaseId(draft_id)
    with decisions(entry).exports.opened(release_id, number, vault.keyring.epochs, root) as reader:
        return reader.read(0, reader.length)


async def drafted(client: Client, entry: MockConfigEntry, *clips: ClipId, **changed: Any) -> Answer:
    """Return a draft for a request that just came; `changed` is of what `written` takes."""
    request = await receive(entry, police(f"Police of town {next(_TOWNS)}"))
    answer: Answer = await ask(
        client, "draft/create", request_id=request.id, draft=written(*(clips or (keep(entry),)), **changed)
    )
    return answer


async def rendered(client: Client, made: Answer) -> list[Answer]:
    """Have the files of a draft be made, and return all that is told until they are finished, or failed."""
    await client.send_json_auto_id(
        {"type": "footage_guard/draft/render", "draft_id": made["draft_id"], "version": made["version"]}
    )
    told: list[Answer] = [await client.receive_json()]
    assert told[0]["success"], told
    while True:
        told.append((await client.receive_json())["event"])
        if told[-1]["state"] in {"finished", "failed"}:
            return told


async def frozen(client: Client, entry: MockConfigEntry, *clips: ClipId, **changed: Any) -> str:
    """Return a draft that can be voted on, and have the client unlock for it."""
    await unlock(client)
    made = await drafted(client, entry, *clips, **changed)
    told = await rendered(client, made)
    assert told[-1]["state"] == "finished", told
    return str(made["draft_id"])


async def approve(client: Client, draft_id: str, secret: object = PASSPHRASE, **changed: Any) -> Answer:
    """Ask for the statement, and vote for it."""
    shown = await ask(client, "approval/challenge", draft_id=draft_id)
    return await send_to(client, "approval/approve", draft_id=draft_id, **proof(shown, secret, **changed))


async def states(entry: MockConfigEntry, draft_id: str) -> tuple[ReleaseState, RequestState]:
    """Return how a draft and its request stand."""
    record = await record_of(entry, draft_id)
    request = await desk(entry).async_get(record.request_id)
    return record.state, request.state


async def record_of(entry: MockConfigEntry, draft_id: str) -> ReleaseRecord:
    """Return a draft as it is kept."""
    return await runtime_of(entry).async_work(lambda opened: opened.state.releases.get_release(ReleaseId(draft_id)))


async def reload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Load the vault anew."""
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


async def must_wait(entry: MockConfigEntry, draft_id: str) -> None:
    """Nothing was decided, and nobody was told that it was."""
    assert (await states(entry, draft_id))[0] in {ReleaseState.FROZEN, ReleaseState.VOTING}
    assert not told(entry, ReleaseApproved)
