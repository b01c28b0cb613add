"""What somebody writes in a request is in the request, and nowhere else that Home Assistant shows, sends or keeps."""

from collections.abc import Iterator
from dataclasses import dataclass, field
import json
import logging
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.const import MATCH_ALL
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, get_system_health_info
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import RequestAltered, RequestInvalid
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.record import ReleaseRecord, RequestRecord
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.model.rules.rule import MuteScope
from tests.people import OWNER_ID

from .asked import CANARIES, CANARY, ask, own, police, receive, with_canary
from .phones import PLAIN, Letters, add_letter_box, add_phone, load, pushed, serve_pushes, settle
from .spoiling import alter

TODO = "todo.footage_guard_footage_requests"


@dataclass
class Seen:
    """What can be looked at from outside the request, by where."""

    events: list[dict[str, Any]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def leaks(self) -> list[str]:
        """Return where a word of the requester is."""
        return [place for place, text in self.places.items() if any(word in text.lower() for word in CANARIES)]


@pytest.fixture(autouse=True)
def _custom_integrations(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration, and record: the recorder has to be there before Home Assistant."""


@pytest.fixture
def seen(home: HomeAssistant) -> Seen:
    """Listen to everything on the bus, as an automation could."""
    found = Seen()

    @callback
    def listen(event: Event) -> None:
        found.events.append(event.as_dict())

    home.bus.async_listen(MATCH_ALL, listen)
    return found


@pytest.fixture
def loud(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Log everything there is to log."""
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("homeassistant").setLevel(logging.DEBUG)
        yield caplog


async def _live(entry: MockConfigEntry) -> list[RequestRecord]:
    """Have happen to requests what can happen to them."""
    desk: RequestDesk = entry.runtime_data.requests
    record = await receive(entry, with_canary())
    aside = await receive(entry, with_canary())
    asked = await ask(entry, own() | {"purpose": f"{CANARY} parcel"}, caller=f"{CANARY} caller")
    verified = await desk.async_verify(record.id, Level.CALLED_BACK, "phone", actor=OWNER_ID, version=record.version)
    declined = await desk.async_decline(record.id, actor=OWNER_ID, version=verified.version)
    await desk.async_reopen(record.id, actor=OWNER_ID, version=declined.version)
    await desk.async_mute(record.id, MuteScope.CASE, until_ms=None)
    await desk.async_mute(record.id, MuteScope.REQUESTER, until_ms=None)
    await desk.async_end_mute(record.id, MuteScope.REQUESTER, actor=OWNER_ID)
    await desk.async_reopen(aside.id, actor=OWNER_ID, version=aside.version)
    release = ReleaseRecord(
        id=ReleaseId("01K5ABCDEFGHJKMNPQRSTVWXYZ"),
        request_id=record.id,
        state=ReleaseState.LIVE,
        version=0,
        changed_ms=1,
    )
    await entry.runtime_data.vault.async_work(lambda opened: opened.state.releases.add(release))
    await desk._async_look()
    await desk.async_withdraw(asked.id, actor=None)
    await alter(entry.runtime_data.vault, aside.id, f"{CANARY} purpose of somebody else.")
    with pytest.raises(RequestAltered):
        await desk.async_get(aside.id)
    return [record, aside, asked]


def _shown(home: HomeAssistant) -> dict[str, str]:
    """Return what is in the memory of Home Assistant for everybody to read."""
    return {
        "states": json.dumps([state.as_dict() for state in home.states.async_all()], default=str),
        "issues": repr(list(ir.async_get(home).issues.values())),
        "entities": repr(list(er.async_get(home).entities.values())),
        "devices": repr(list(dr.async_get(home).devices)),
        "entries": repr([entry.as_dict() for entry in home.config_entries.async_entries()]),
    }


def _kept(home: HomeAssistant) -> dict[str, str]:
    """Return what is in files outside the vault's own folder."""
    config = Path(home.config.config_dir)
    return {
        str(path.relative_to(config)): path.read_bytes().decode(errors="replace")
        for path in config.rglob("*")
        if path.is_file() and "footage_guard" not in path.relative_to(config).parts
    }


async def _recorded(home: HomeAssistant, hass_ws_client: WebSocketGenerator) -> dict[str, str]:
    """Return what the recorder and the logbook hold."""
    await get_instance(home).async_block_till_done()
    client = await hass_ws_client(home)
    told: dict[str, str] = {}
    messages: dict[str, dict[str, Any]] = {
        "logbook": {"type": "logbook/get_events", "start_time": "2020-01-01T00:00:00Z"},
        "history": {
            "type": "history/history_during_period",
            "start_time": "2020-01-01T00:00:00Z",
            "entity_ids": [state.entity_id for state in home.states.async_all() if "footage_guard" in state.entity_id],
        },
        "list": {"type": "todo/item/list", "entity_id": TODO},
        "issues of the frontend": {"type": "repairs/list_issues"},
    }
    for kind, message in messages.items():
        await client.send_json_auto_id(message)
        answer = await client.receive_json()
        assert answer["success"], answer
        told[kind] = json.dumps(answer["result"])
    return told


async def _diagnosed(client: TestClient[Any, Any], entry: MockConfigEntry, home: HomeAssistant) -> str:
    """Return what whoever reports a problem would send: of the entry, and of each device."""
    path = f"/api/diagnostics/config_entry/{entry.entry_id}"
    devices = dr.async_entries_for_config_entry(dr.async_get(home), entry.entry_id)
    assert devices
    answers = [await client.get(each) for each in (path, *(f"{path}/device/{device.id}" for device in devices))]
    return "".join([await answer.text() for answer in answers])


@pytest.mark.usefixtures("data_folder")
async def test_no_word_of_a_requester_gets_out_of_a_request(
    seen: Seen,
    home: HomeAssistant,
    owner: MockUser,
    loud: pytest.LogCaptureFixture,
    aioclient_mock: AiohttpClientMocker,
    hass_ws_client: WebSocketGenerator,
    *,
    hass_client: ClientSessionGenerator,
) -> None:
    for component in ("logbook", "history", "repairs", "diagnostics", "system_health"):
        assert await async_setup_component(home, component, {})
    serve_pushes(aioclient_mock)
    letters: Letters = await add_letter_box(home)
    entry = await load(home, PLAIN, await add_phone(home))
    records = await _live(entry)
    home.bus.async_fire("mobile_app_notification_action", {"action": f"FOOTAGE_GUARD_DECLINE_{records[1].id}"})
    await settle(home)
    with pytest.raises(RequestInvalid) as invalid:
        await receive(entry, police() | {CANARY: CANARY, "message": f"{CANARY}\x00", "case_reference": [CANARY]})
    assert await home.config_entries.async_reload(entry.entry_id)
    await settle(home)
    # They are where they belong, and there was something to see everywhere.
    kept = await entry.runtime_data.requests.async_get(records[0].id)
    assert all(word in json.dumps(kept.request.as_json()) for word in CANARIES)
    seen.places = {
        **_shown(home),
        **_kept(home),
        **await _recorded(home, hass_ws_client),
        "bus": json.dumps(seen.events, default=str),
        "log": "\n".join([loud.text, *(str(record.__dict__) for record in loud.records)]),
        "diagnostics": await _diagnosed(await hass_client(), entry, home),
        "system health": json.dumps(await get_system_health_info(home, DOMAIN)),
        "letters": repr(letters.got),
        "phones": repr(aioclient_mock.mock_calls),
        "records": repr([kept, *records, entry.runtime_data]),
        "error": repr((invalid.value, str(invalid.value), invalid.value.placeholders, invalid.value.problems)),
    }
    assert not seen.leaks()
    assert pushed(aioclient_mock)
    for place in ("states", "bus", "log", "letters", "phones", "issues", "list", "records"):
        assert any(str(record.id) in seen.places[place] for record in records), place
    assert "event.footage_guard_footage_request" in seen.places["logbook"]
