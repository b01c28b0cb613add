"""Whoever has the history on a screen hears that there is more of it, and nobody else does."""

from types import SimpleNamespace
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.dispatcher import async_dispatcher_send
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.bridge.keeping import ledger_news
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.errors import NotLoaded
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.unlock_facts import PinSet
from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from tests.people import OWNER_ID

from .accepting import runtime_of

CLIPS = ["clip_sealed", "clip_watched"]
FACTS: dict[type, Fact] = {
    PinSet: PinSet(person_id=OWNER_ID),
    ClipWatched: ClipWatched(clip_id=ClipId("01KB0000000000000000000000"), view=View.CLIP, actor=OWNER_ID),
}


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait longer than for the next turn of the loop."""
    monkeypatch.setattr(ledger_news, "WAIT_S", 0)


async def follow(client: MockHAClientWebSocket, **fields: Any) -> int:
    """Subscribe, and return the id of it."""
    await client.send_json_auto_id({"type": "footage_guard/ledger/subscribe", **fields})
    answer = await client.receive_json()
    assert (answer["success"], answer["result"]) == (True, None)
    return int(answer["id"])


async def tell(entry: MockConfigEntry, *kinds: type[PinSet | ClipWatched]) -> int:
    """Add facts, and return how many there are then."""
    vault = runtime_of(entry)
    await vault.async_do(lambda inner: [inner.tell(FACTS[kind]) for kind in kinds])
    return vault.ledger.size


async def hears_nothing(hass: HomeAssistant, client: MockHAClientWebSocket) -> None:
    """Have whatever is due be told, and find nothing of it."""
    await hass.async_block_till_done()
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


async def test_many_facts_are_told_of_once(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    number = await follow(client)
    size = await tell(vault, PinSet, ClipWatched, PinSet)
    assert await client.receive_json() == {"id": number, "type": "event", "event": {"size": size}}
    await runtime_of(vault).async_do(lambda _inner: None)
    await hears_nothing(hass, client)


async def test_of_other_kinds_nothing_is_told(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    await follow(client, kinds=CLIPS)
    await tell(vault, PinSet)
    await hears_nothing(hass, client)
    size = await tell(vault, PinSet, ClipWatched)
    assert (await client.receive_json())["event"] == {"size": size}


async def test_what_is_not_looked_at_is_told_of(
    vault: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await follow(client, kinds=CLIPS)
    monkeypatch.setattr(ledger_news, "MOST_LOOKED_AT", 1)
    size = await tell(vault, PinSet, PinSet)
    assert (await client.receive_json())["event"] == {"size": size}
    monkeypatch.setattr(VaultRuntime, "async_read", refuse)
    size = await tell(vault, PinSet)
    assert (await client.receive_json())["event"] == {"size": size}


async def refuse(_vault: VaultRuntime, _doing: object) -> None:
    """Read nothing: the vault is being closed."""
    raise NotLoaded


async def test_it_outlives_a_reload_and_ends_when_it_is_ended(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    number = await follow(client)
    assert await hass.config_entries.async_reload(vault.entry_id)
    size = await tell(vault, PinSet)
    assert (await client.receive_json())["event"] == {"size": size}
    # What was added before the end may be on its way.
    await tell(vault, PinSet)
    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": number})
    while (answer := await client.receive_json())["type"] == "event":
        pass
    assert answer["success"]
    await tell(vault, PinSet)
    await hears_nothing(hass, client)


async def test_another_history_is_told_of(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """A vault that was restored has fewer facts than one that was followed."""
    await follow(client, kinds=CLIPS)
    restored: Any = SimpleNamespace(ledger=SimpleNamespace(size=1), people=runtime_of(vault).people)
    async_dispatcher_send(hass, ledger_news._NEWS, restored)
    assert (await client.receive_json())["event"] == {"size": 1}


async def test_whoever_holds_no_keys_any_more_hears_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await follow(client)
    monkeypatch.setattr(runtime_of(vault).people, "role_of", lambda _person_id: None)
    await tell(vault, PinSet)
    await hears_nothing(hass, client)
