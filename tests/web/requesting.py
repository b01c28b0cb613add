"""Commands on requests, as a client sends them."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.model.record import RequestRecord
from tests.surface.asked import receive

UNKNOWN: Final = "01KB0000000000000000000000"
READING: Final[dict[str, dict[str, Any]]] = {
    "list": {},
    "get": {"request_id": UNKNOWN},
    "subscribe": {},
    "create": {"request": {}},
    "decline": {"request_id": UNKNOWN},
    "mute": {"request_id": UNKNOWN, "scope": "everything"},
}
RAISING: Final[dict[str, dict[str, Any]]] = {
    "reopen": {"request_id": UNKNOWN, "version": 1},
    "verify": {"request_id": UNKNOWN, "version": 1, "level": 2, "method": "called_back"},
}

type Answer = dict[str, Any]
type Ask = Callable[..., Awaitable[Answer]]


async def send(client: MockHAClientWebSocket, command: str, **fields: Any) -> Answer:
    """Send a command and return the whole answer."""
    await client.send_json_auto_id({"type": f"footage_guard/requests/{command}", **fields})
    answer: Answer = await client.receive_json()
    return answer


def asking(client: MockHAClientWebSocket) -> Ask:
    """Return what sends a command and returns its result."""

    async def ask(command: str, **fields: Any) -> Answer:
        answer = await send(client, command, **fields)
        assert answer["success"], answer
        result: Answer = answer["result"]
        return result

    return ask


def desk(vault: MockConfigEntry) -> RequestDesk:
    """Return the requests of the vault."""
    found: RequestDesk = vault.runtime_data.requests
    return found


async def declined(vault: MockConfigEntry) -> RequestRecord:
    """Return a request that was declined."""
    found = (await receive(vault)).id
    await desk(vault).async_decline(found, actor=None)
    return await desk(vault).async_get(found)
