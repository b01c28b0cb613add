"""What the logbook says of requests: our own word for what happened, and nothing of who asked."""

from datetime import timedelta

from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.const import MATCH_ALL
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.footage_guard.bridge.requests.told_json import TOLD
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.happening import TO_EVERYBODY
from tests.architecture.tree import REPOSITORY, english

from .asked import CANARIES, receive, with_canary

EVENT = "event.footage_guard_footage_request"
STANDING = "sensor.footage_guard_footage_request"


@pytest.fixture(autouse=True)
def _custom_integrations(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Have a recorder from the beginning, and then let Home Assistant find the integration."""


async def test_it_says_what_happened_and_not_who_asked(
    recorder_mock: Recorder, home: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(home, "logbook", {})
    begin = dt_util.utcnow() - timedelta(hours=1)
    await receive(vault, with_canary())
    await home.async_block_till_done(wait_background_tasks=True)
    await async_wait_recording_done(home)
    client = await hass_ws_client(home)
    await client.send_json_auto_id({"type": "logbook/get_events", "start_time": begin.isoformat()})
    answer = await client.receive_json()
    lines = [line for line in answer["result"] if line.get("entity_id") == EVENT]
    # The frontend says such a word as the translations of the entity do, in the language of whoever looks.
    told = [line["attributes"] for line in lines if "attributes" in line]
    assert told == [{"event_type": "received"}, {"event_type": "needs_decision"}]
    assert [canary for canary in CANARIES if canary in str(answer)] == []
    states = await recorder_mock.async_add_executor_job(
        lambda: get_significant_states(home, begin, entity_ids=[EVENT, STANDING], significant_changes_only=False)
    )
    kept = {name for each in states.values() for state in each for name in state.attributes}  # type: ignore[union-attr]  # whole states were asked for
    assert "event_type" in kept
    assert not kept & TOLD


async def test_there_is_no_event_of_ours_that_a_logbook_platform_could_describe(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    fired: set[str] = set()

    @callback
    def note(event: Event) -> None:
        fired.add(str(event.event_type))

    home.bus.async_listen(MATCH_ALL, note)
    await receive(vault, with_canary())
    await home.async_block_till_done(wait_background_tasks=True)
    assert "state_changed" in fired
    assert [event for event in fired if DOMAIN in event] == []


def test_each_thing_that_happens_has_its_word() -> None:
    words = english(REPOSITORY)["entity"]["event"]["footage_request"]["state_attributes"]["event_type"]["state"]
    assert {*words} == {happening.value for happening in TO_EVERYBODY}
