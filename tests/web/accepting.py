"""Accepting a history over WebSocket, as a client does it."""

from datetime import UTC, datetime
from typing import Any, Final

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.facts import HistoryAccepted, HoldEnded
from custom_components.footage_guard.model.ids import CameraId, HoldId
from custom_components.footage_guard.vault.recording import record
from tests.people import PASSPHRASE
from tests.pictures import PICTURE

COMMAND: Final = "footage_guard/ledger/accept_rollback"
WRONG: Final = "another umbrella marble tuesday"
FACT: Final = HoldEnded(hold_id=HoldId("01KB0000000000000000000000"))

type Answer = dict[str, Any]
type Client = MockHAClientWebSocket


def runtime_of(entry: MockConfigEntry) -> VaultRuntime:
    """Return the vault in use."""
    vault: VaultRuntime = entry.runtime_data.vault
    return vault


def record_clip(entry: MockConfigEntry) -> str:
    """Record a clip and return its id; it makes two facts, and the first one of a month."""
    begun = record(runtime_of(entry)._opened.vault, CameraId("door"), 1_795_507_200_000, datetime.now(UTC), PICTURE)
    begun.write(b"moving pictures")
    begun.finish(1_795_507_201_000)
    return begun.clip_id


async def send(client: Client, **fields: Any) -> Answer:
    """Send the command and return the whole answer."""
    await client.send_json_auto_id({"type": COMMAND, **fields})
    answer: Answer = await client.receive_json()
    return answer


async def shown(client: Client) -> Answer:
    """Ask what would be accepted."""
    answer = await send(client)
    assert answer["success"], answer
    result: Answer = answer["result"]
    return result


def proof(asked: Answer, secret: object = PASSPHRASE, **changed: Any) -> Answer:
    """Return what a person sends back who was shown that."""
    return {
        "challenge": asked["challenge"],
        "statement_sha256": asked["statement_sha256"],
        "method": "passphrase",
        "secret": secret,
        **changed,
    }


async def accept(client: Client, secret: object = PASSPHRASE, **changed: Any) -> Answer:
    """Ask, and send a proof at once."""
    return await send(client, **proof(await shown(client), secret, **changed))


def code(answer: Answer) -> str:
    """Return the code of a refusal."""
    assert not answer["success"]
    assert answer["error"]["code"] == answer["error"]["translation_key"] == answer["error"]["message"]
    return str(answer["error"]["code"])


def must_still_be_wrong(entry: MockConfigEntry) -> None:
    """Raise AssertionError where the history was accepted."""
    assert runtime_of(entry).ledger_problem == "rolled_back"
    assert not any(isinstance(fact, HistoryAccepted) for _, fact in runtime_of(entry).ledger.facts())
