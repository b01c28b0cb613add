"""Commands on the vault, as a client sends them."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.facts import Fact
from tests.people import PASSPHRASE

from .accepting import Answer, Client, proof, runtime_of


async def send_to(client: Client, command: str, **fields: Any) -> Answer:
    """Send a command on the vault and return the whole answer."""
    await client.send_json_auto_id({"type": f"footage_guard/{command}", **fields})
    answer: Answer = await client.receive_json()
    return answer


async def ask(client: Client, command: str, **fields: Any) -> Any:
    """Send a command that is done, and return its result."""
    answer = await send_to(client, command, **fields)
    assert answer["success"], answer
    return answer["result"]


async def prove(client: Client, command: str, secret: object = PASSPHRASE, **fields: Any) -> Answer:
    """Ask for a challenge, and send a proof at once; `fields` go with the proof."""
    return await send_to(client, command, **proof(await ask(client, command), secret, **fields))


async def unlock(client: Client) -> Any:
    """Unlock the vault, and return the result."""
    answer = await prove(client, "vault/unlock")
    assert answer["success"], answer
    return answer["result"]


async def is_unlocked(client: Client) -> bool:
    """Tell whether the vault is unlocked for the login of a client."""
    return (await ask(client, "vault/status"))["unlocked_until"] is not None


def told[Told: Fact](entry: MockConfigEntry, kind: type[Told]) -> list[Told]:
    """Return what the ledger was told of a kind."""
    return [fact for _, fact in runtime_of(entry).ledger.facts() if isinstance(fact, kind)]
