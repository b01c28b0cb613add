"""What can be set of a trigger, what it says of clips and of the history, and why it did not run."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import CoreState, Event, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_capture_events
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.footage_guard.bridge.cameras.clip_news import ClipNews, async_tell_of_clip
from custom_components.footage_guard.bridge.keeping.ledger_issue import LedgerIssue
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.request.words import Level

from .asked import insurer, police, receive
from .conftest import camera_subentry
from .test_triggers import tell

HEARD = "footage_guard_test_heard"
WHY_NOT = (
    *("another_reason", "another_camera", "another_decision", "another_requester"),
    "lower_verification_level",
)
CLIP = ClipId("01KB0000000000000000000000")


async def automate(home: HomeAssistant, kind: str, **fields: Any) -> list[Event[Any]]:
    """Have an automation with one trigger, and return what it hears."""
    heard: list[Any] = async_capture_events(home, HEARD)
    automation = {
        "id": "one",
        "alias": "one",
        "triggers": [{"trigger": f"footage_guard.{kind}", **fields}],
        "actions": [{"event": HEARD, "event_data_template": {"trigger": "{{ trigger }}"}}],
    }
    assert await async_setup_component(home, "automation", {"automation": [automation]})
    await home.async_block_till_done()
    state = home.states.get("automation.one")
    assert state is not None
    assert state.state == "on"
    return heard


def device_of(home: HomeAssistant, camera: str) -> str:
    """Return the device of a camera."""
    (device,) = [each for each in dr.async_get(home).devices if (DOMAIN, camera) in each.identifiers]
    return device.id


def news(camera: str, *reasons: TriggerKind) -> ClipNews:
    """Return that a clip of two seconds is whole."""
    start_ms = 1_795_507_200_000
    return ClipNews(
        clip_id=CLIP,
        camera=CameraId(camera),
        start_ms=start_ms,
        end_ms=start_ms + 2000,
        reasons=frozenset(reasons),
    )


async def why_not(home: HomeAssistant, client: Any) -> list[str]:
    """Return why the automation did not run, as its traces say."""
    await client.send_json_auto_id({"type": "trace/list", "domain": "automation", "item_id": "one"})
    answer = await client.receive_json()
    assert answer["success"], answer
    found = []
    for trace in answer["result"]:
        message = {"type": "trace/get", "domain": "automation", "item_id": "one", "run_id": trace["run_id"]}
        await client.send_json_auto_id(message)
        text = str((await client.receive_json())["result"])
        found += [why for why in WHY_NOT if why in text]
    return found


@pytest.fixture
async def camera(home: HomeAssistant, owner: MockUser, data_folder: object) -> str:
    """A home with a camera, whose subentry id this is."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(live_view=True)],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    (subentry_id,) = entry.subentries
    return subentry_id


async def test_a_clip_is_heard_of_with_when_and_why(home: HomeAssistant, camera: str) -> None:
    heard = await automate(home, "clip_recorded")
    async_tell_of_clip(home, news(camera, TriggerKind.BELL, TriggerKind.MOTION))
    async_tell_of_clip(home, replace(news(camera), is_imported=True))
    async_tell_of_clip(home, news(camera))
    await home.async_block_till_done()
    ring, imported, goes_on = (event.data["trigger"] for event in heard)
    assert ring["reasons"] == ["bell", "motion"]
    assert (ring["clip_id"], ring["camera"], ring["device_id"]) == (CLIP, camera, device_of(home, camera))
    assert (ring["from"], ring["to"]) == ("2026-11-24T08:00:00.000+00:00", "2026-11-24T08:00:02.000+00:00")
    assert ring["camera_name"] == "Front door"
    assert imported["reasons"] == ["import"]
    assert goes_on["reasons"] == [], "it was told as one of another recorder"


async def test_a_clip_is_chosen_by_reason_and_camera(
    home: HomeAssistant, camera: str, hass_ws_client: WebSocketGenerator
) -> None:
    target = {"device_id": device_of(home, camera)}
    heard = await automate(home, "clip_recorded", target=target, options={"reason": ["bell", "import"]})
    others = (news(camera, TriggerKind.MOTION), news(camera), news("gone", TriggerKind.BELL))
    for told in (*others, news(camera, TriggerKind.BELL)):
        async_tell_of_clip(home, told)
        await home.async_block_till_done()
    (event,) = heard
    assert event.data["trigger"]["reasons"] == ["bell"]
    assert await why_not(home, await hass_ws_client(home)) == ["another_reason", "another_reason", "another_camera"]


async def test_a_camera_is_meant_by_its_entity(home: HomeAssistant, camera: str) -> None:
    (entity_id,) = home.states.async_entity_ids("camera")
    heard = await automate(home, "clip_recorded", target={"entity_id": entity_id})
    async_tell_of_clip(home, news(camera, TriggerKind.BUTTON))
    async_tell_of_clip(home, news("another", TriggerKind.BUTTON))
    await home.async_block_till_done()
    assert len(heard) == 1


async def test_a_clip_that_a_reload_ends_is_heard_of_once_the_vault_is_there_again(
    home: HomeAssistant, camera: str
) -> None:
    """Before, nobody could hold it, and it was told of no camera, so that no automation took it for its own."""
    (entry,) = home.config_entries.async_entries(DOMAIN)
    heard = await automate(home, "clip_recorded", target={"device_id": device_of(home, camera)})
    assert await home.config_entries.async_unload(entry.entry_id)
    for reason in (TriggerKind.BELL, TriggerKind.MOTION):
        async_tell_of_clip(home, news(camera, reason))
    await home.async_block_till_done()
    assert not heard
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    told = [event.data["trigger"] for event in heard]
    assert [each["reasons"] for each in told] == [["bell"], ["motion"]]
    assert {each["device_id"] for each in told} == {device_of(home, camera)}
    # Weeks later it would be a clip that is gone.
    assert await home.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    async_tell_of_clip(home, news(camera, TriggerKind.BELL))
    assert await home.config_entries.async_set_disabled_by(entry.entry_id, None)
    await home.async_block_till_done()
    assert len(heard) == 2
    assert await home.config_entries.async_unload(entry.entry_id)
    async_tell_of_clip(home, news(camera, TriggerKind.BELL))
    await home.config_entries.async_remove(entry.entry_id)
    await home.async_block_till_done()
    assert len(heard) == 2


async def test_a_helper_in_the_area_means_no_camera(home: HomeAssistant, camera: str) -> None:
    """It has no device, and neither has a camera that was removed."""
    helper = er.async_get(home).async_get_or_create("sensor", "template", "one")
    heard = await automate(home, "clip_recorded", target={"entity_id": helper.entity_id})
    async_tell_of_clip(home, news("removed", TriggerKind.BELL))
    await home.async_block_till_done()
    assert not heard


async def test_a_request_is_chosen_by_who_asks(
    home: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    heard = await automate(home, "request_received", options={"requester_type": "insurer"})
    await receive(vault, police())
    record = await receive(vault, insurer())
    await home.async_block_till_done()
    (event,) = heard
    assert event.data["trigger"]["request_id"] == record.id
    assert await why_not(home, await hass_ws_client(home)) == ["another_requester"]


async def test_a_request_is_chosen_by_how_sure_it_is_who_asks(
    home: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    record = await receive(vault)
    heard = await automate(home, "request_received", options={"verification_level": 3})
    for level in (Level.NONE, Level.CALLED_BACK, Level.SIGNED, Level.SERVED):
        verification = replace(record.verification, level=level)
        tell(vault, replace(record, verification=verification), Happening.RECEIVED)
        await home.async_block_till_done()
    assert [event.data["trigger"]["verification_level"] for event in heard] == [3, 4]
    assert await why_not(home, await hass_ws_client(home)) == ["lower_verification_level"] * 2


async def test_a_decision_is_chosen(
    home: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    record = await receive(vault)
    heard = await automate(home, "request_decided", options={"decision": ["approved"]})
    tell(vault, record, Happening.DECLINED)
    await home.async_block_till_done()
    assert not heard
    assert await why_not(home, await hass_ws_client(home)) == ["another_decision"]
    tell(vault, record, Happening.APPROVED)
    await home.async_block_till_done()
    assert len(heard) == 1


async def test_a_problem_with_the_history_is_heard(home: HomeAssistant, vault: MockConfigEntry) -> None:
    heard = await automate(home, "ledger_problem")
    LedgerIssue(home).async_tell(None, is_checked=True)
    LedgerIssue(home).async_tell("rolled_back", is_checked=True)
    await home.async_block_till_done()
    (event,) = heard
    assert event.data["trigger"]["problem"] == "rolled_back"


async def test_a_problem_that_is_found_while_home_assistant_starts_is_heard(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    """It used to be told before any automation listened: a backup that was restored was never heard of."""
    assert await home.config_entries.async_unload(vault.entry_id)
    for name in ("log", "hashes", "places"):
        (data_folder / "ledger" / name).write_bytes(b"")
    home.set_state(CoreState.not_running)
    heard = await automate(home, "ledger_problem")
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done()
    assert not heard
    await home.async_start()
    await home.async_block_till_done()
    assert [event.data["trigger"]["problem"] for event in heard] == ["rolled_back"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("clip_recorded", {"options": {"reason": ["whim"]}}),
        ("clip_recorded", {"options": {"reason": []}}),
        ("request_received", {"options": {"requester_type": "anybody"}}),
        ("request_received", {"options": {"verification_level": 5}}),
        ("request_received", {"target": {"entity_id": "camera.door"}}),
        ("request_decided", {"options": {"decision": "denied"}}),
        ("ledger_problem", {"options": {"reason": "bell"}}),
    ],
)
async def test_nothing_else_can_be_set(
    home: HomeAssistant, vault: MockConfigEntry, kind: str, fields: dict[str, Any]
) -> None:
    wrong = [{"alias": "wrong", "triggers": [{"trigger": f"footage_guard.{kind}", **fields}], "actions": []}]
    assert await async_setup_component(home, "automation", {"automation": wrong})
    await home.async_block_till_done()
    state = home.states.get("automation.wrong")
    assert state is not None
    assert state.state == "unavailable"
