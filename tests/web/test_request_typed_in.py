"""Requests are typed in by those who hold keys, and what happens to them is told without a word of what they say."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from copy import deepcopy
import logging
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.bridge.requests import requests as bridge
from custom_components.footage_guard.bridge.screen import message_log
from custom_components.footage_guard.model.request import Channel, Level
from tests.people import OWNER_ID
from tests.surface.asked import CANARY, ago, neighbour, own, police, receive, with_canary

from .accepting import code, runtime_of
from .requesting import Ask, desk, send

MESSAGE_LOG = "homeassistant.components.websocket_api.http.connection"


async def test_what_happens_is_told_without_a_word_of_it(vault: MockConfigEntry, client: MockHAClientWebSocket) -> None:
    answer = await send(client, "subscribe")
    assert (answer["success"], answer["result"]) == (True, None)
    found = await receive(vault, with_canary())
    events = [await client.receive_json() for _ in range(2)]
    assert [event["event"] for event in events] == [
        {"request_id": found.id, "happening": "received", "state": "received", "stage": "received", "version": 0},
        {"request_id": found.id, "happening": "needs_decision", "state": "pending", "stage": "pending", "version": 1},
    ]
    assert CANARY not in str(events)


async def test_what_is_told_to_nobody_else_is_told_to_who_subscribes(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await receive(vault)
    await send(client, "subscribe")
    entity = hass.states.get("event.footage_guard_footage_request")
    known = await desk(vault).async_verify(
        found.id, Level.CALLED_BACK, "called_back", actor=OWNER_ID, version=found.version
    )
    verified = (await client.receive_json())["event"]
    assert (verified["happening"], verified["version"], verified["state"]) == ("verified", known.version, "pending")
    aside = await receive(vault, police(case="another"))
    set_aside = (await client.receive_json())["event"]
    assert (set_aside["happening"], set_aside["request_id"]) == ("set_aside", aside.id)
    assert hass.states.get("event.footage_guard_footage_request") == entity
    await desk(vault).async_decline(found.id, actor=OWNER_ID)
    assert (await client.receive_json())["event"]["happening"] == "declined"
    monkeypatch.setattr(bridge, "wall_ms", lambda: max(each.request.closes_ms for each in (found, aside)))
    await desk(vault)._async_look()
    closed = [(await client.receive_json())["event"] for _ in range(2)]
    assert {(event["request_id"], event["happening"]) for event in closed} == {
        (found.id, "closed"),
        (aside.id, "closed"),
    }


async def test_a_subscription_outlives_a_reload_and_ends_with_its_connection(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    subscription = (await send(client, "subscribe"))["id"]
    assert await hass.config_entries.async_reload(vault.entry_id)
    await receive(vault)
    assert (await client.receive_json())["event"]["happening"] == "received"
    await client.receive_json()
    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": subscription})
    assert (await client.receive_json())["success"]
    await receive(vault, neighbour())
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


async def test_whoever_holds_no_keys_any_more_hears_nothing(
    vault: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await send(client, "subscribe")
    monkeypatch.setattr(runtime_of(vault).people, "role_of", lambda _person_id: None)
    await receive(vault)
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


@pytest.mark.parametrize(
    ("fields", "channel"),
    [({}, Channel.UI), ({"channel": "ui"}, Channel.UI), ({"channel": "paper"}, Channel.PAPER)],
)
async def test_what_came_by_phone_or_letter_is_typed_in(
    vault: MockConfigEntry, ask: Ask, fields: dict[str, Any], channel: Channel
) -> None:
    answer = await ask("create", request=police(), **fields)
    found = await desk(vault).async_get(answer["request_id"])
    assert (found.request.channel, found.verification.level) == (channel, Level.NONE)
    assert answer == {"request_id": found.id, "state": "pending", "stage": "pending", "version": found.version}


async def test_a_person_wants_to_give_a_clip_away(vault: MockConfigEntry, ask: Ask) -> None:
    wish = own(camera="door") | {"requester": {"type": "household"}}
    found = await desk(vault).async_get((await ask("create", request=wish))["request_id"])
    assert found.request.proposal is not None
    assert (found.request.proposal.recipient, found.request.proposal.camera) == ("Parcel service", "door")


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, "base: wrong_type"),
        ({"request": [CANARY]}, "base: wrong_type"),
        ({"request": police() | {CANARY: CANARY}}, "base: unknown_field"),
        ({"request": police() | {"verification": {"level": 4}}}, "verification: set_elsewhere"),
        ({"request": police() | {"scope": {"window_from": ago(3), "window_to": CANARY}}}, "scope.window_to: malformed"),
        ({"request": police() | {"proposal": {"recipient": "X", "camera": "door"}}, "channel": "paper"},
         "proposal: set_elsewhere"),
        ({"request": police(), "channel": "automation"}, "channel: unknown_choice"),
        ({"request": police(), "channel": [CANARY]}, "channel: unknown_choice"),
        ({"request": police(), "planted": CANARY}, "base: unknown_field"),
    ],
)  # fmt: skip
async def test_what_is_no_request_is_told_by_fields_and_never_by_text(
    vault: MockConfigEntry,
    client: MockHAClientWebSocket,
    caplog: pytest.LogCaptureFixture,
    fields: dict[str, Any],
    problems: str,
) -> None:
    answer = await send(client, "create", **deepcopy(fields))
    assert code(answer) == "request_invalid"
    assert answer["error"]["translation_placeholders"] == {"problems": problems}
    assert CANARY not in str(answer)
    assert CANARY not in caplog.text
    assert not await desk(vault).async_page((1 << 62, ""), 10, is_open=None)


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    """Log whatever anybody has to say; a connection asks once, when it begins, whether that is wanted."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=MESSAGE_LOG)


@pytest.mark.parametrize("is_filtered", [True, False])
async def test_words_of_a_requester_are_in_no_log(
    vault: MockConfigEntry, ask: Ask, caplog: pytest.LogCaptureFixture, is_filtered: bool
) -> None:
    logger = logging.getLogger(MESSAGE_LOG)
    with nullcontext() if is_filtered else _without_filter(logger):
        answer = await ask("create", request=with_canary())
        await ask("list")
        await ask("get", request_id=answer["request_id"])
        await ask("decline", request_id=answer["request_id"])
    assert (CANARY in caplog.text) is not is_filtered


@contextmanager
def _without_filter(logger: logging.Logger) -> Iterator[None]:
    """Show what Home Assistant would log."""
    logger.removeFilter(message_log._FILTER)
    yield
    logger.addFilter(message_log._FILTER)
