"""What becomes a clip, and from when to when: a real core reads a simulated doorbell."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from http import HTTPStatus
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.components.camera import async_get_image
from homeassistant.core import HomeAssistant, ServiceCall, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser, mock_restore_cache
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.facts import ClipSealed
from tests.cameras.device import Device
from tests.cameras.processes import RTSP_SERVER, running

from .doorstep import GROUP_MS, POST_ROLL_S, PRE_ROLL_S, Doorstep, Witness, doorbell, is_video

pytestmark = pytest.mark.usefixtures("real_cameras", "data_folder")


@pytest.fixture(scope="module")
def device() -> Iterator[Device]:
    """A simulated doorbell."""
    with doorbell() as running:
        yield running


@pytest.fixture(scope="module")
def witness(device: Device) -> Iterator[Witness]:
    """What the doorbell really sent."""
    watching = Witness(device)
    yield watching
    watching.stop()


@pytest.fixture
async def doorstep(home: HomeAssistant, owner: MockUser, device: Device) -> AsyncIterator[Doorstep]:
    """A front door that is not loaded yet."""
    made = Doorstep(home, device)
    yield made
    if made.entry is not None:
        await home.config_entries.async_unload(made.entry.entry_id)


SURVEILLANCE_GROUP_MS = 3000


async def _look_back(doorstep: Doorstep, seconds: float = PRE_ROLL_S + GROUP_MS / 1000) -> None:
    """Wait until there is enough to look back on."""
    await asyncio.sleep(seconds + 0.5)


async def test_a_ring_becomes_a_clip_that_begins_before_it(doorstep: Doorstep, witness: Witness) -> None:
    await doorstep.load()
    await _look_back(doorstep)
    rang_ms = doorstep.ring()
    await doorstep.until(lambda: doorstep.is_recording)
    (clip,) = await doorstep.recorded()
    shown = await doorstep.shown(clip)
    witness.must_agree(shown)
    asked_ms = rang_ms - PRE_ROLL_S * 1000
    assert asked_ms - GROUP_MS - 100 <= clip.start_ms <= asked_ms
    assert shown[0].at_ms == clip.start_ms
    assert rang_ms + POST_ROLL_S * 1000 <= clip.end_ms <= rang_ms + POST_ROLL_S * 1000 + 150
    account = (await doorstep.account(clip)).account
    assert abs(account.asked_from_ms - asked_ms) < 50
    assert [trigger.kind for trigger in account.triggers] == [TriggerKind.BELL]
    assert abs(account.triggers[0].at_ms - rang_ms) < 50
    assert account.gaps == ()
    assert is_video(await doorstep.content(clip))
    assert doorstep.plaintext() == []
    last_clip = doorstep.hass.states.get("sensor.front_door_last_clip")
    assert last_clip is not None
    assert last_clip.state.startswith("20")


async def test_a_press_that_is_told_late_still_gets_what_came_before_it(doorstep: Doorstep, witness: Witness) -> None:
    await doorstep.load()
    await _look_back(doorstep, 7.0)
    rang_ms = doorstep.ring(late_s=4.0)
    (clip,) = await doorstep.recorded()
    assert clip.start_ms <= rang_ms - PRE_ROLL_S * 1000
    assert rang_ms + POST_ROLL_S * 1000 <= clip.end_ms <= rang_ms + POST_ROLL_S * 1000 + 150
    witness.must_agree(await doorstep.shown(clip))


async def test_a_press_from_before_what_is_being_recorded_gets_a_clip_that_joins_it(
    doorstep: Doorstep, witness: Witness
) -> None:
    await doorstep.load()
    await _look_back(doorstep, 8.0)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    rang_ms = doorstep.ring(late_s=5.5)
    await asyncio.sleep(0.5)
    doorstep.move(is_on=False)
    earlier, later = await doorstep.recorded(2)
    assert earlier.start_ms <= rang_ms - PRE_ROLL_S * 1000
    shown = [*await doorstep.shown(earlier), *await doorstep.shown(later)]
    witness.must_agree(shown)
    account = (await doorstep.account(earlier)).account
    assert (account.gaps, [trigger.kind for trigger in account.triggers]) == ((), [TriggerKind.BELL])
    # The later clip told of it as well, and whoever asks for each clip of a ring asked twice.
    told = (await doorstep.account(later)).account.triggers
    assert [trigger.kind for trigger in told] == [TriggerKind.MOTION]


async def test_a_press_of_which_only_the_time_before_is_a_clip_of_its_own_is_told_with_the_clip_that_shows_it(
    doorstep: Doorstep, witness: Witness
) -> None:
    await doorstep.load(pre_roll_s=5)
    await _look_back(doorstep, 9.0)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    rang_ms = doorstep.ring(late_s=3.0)
    await asyncio.sleep(0.5)
    doorstep.move(is_on=False)
    earlier, later = await doorstep.recorded(2)
    assert earlier.end_ms <= later.start_ms + 1 <= rang_ms
    witness.must_agree([*await doorstep.shown(earlier), *await doorstep.shown(later)])
    accounts = [(await doorstep.account(clip)).account for clip in (earlier, later)]
    kinds = [[trigger.kind for trigger in account.triggers] for account in accounts]
    assert kinds == [[], [TriggerKind.MOTION, TriggerKind.BELL]]


async def test_twenty_rings_in_a_moment_are_one_clip_that_goes_on_after_the_last(
    doorstep: Doorstep, witness: Witness
) -> None:
    await doorstep.load()
    await _look_back(doorstep)
    rang = []
    for _ in range(20):
        rang.append(doorstep.ring())
        await asyncio.sleep(0.1)
    (clip,) = await doorstep.recorded()
    account = (await doorstep.account(clip)).account
    assert len(account.triggers) == len(rang)
    assert clip.start_ms <= rang[0] - PRE_ROLL_S * 1000
    assert clip.end_ms >= rang[-1] + POST_ROLL_S * 1000
    witness.must_agree(await doorstep.shown(clip))


async def test_motion_is_recorded_for_as_long_as_it_lasts_in_clips_that_join(
    doorstep: Doorstep, witness: Witness
) -> None:
    await doorstep.load(max_clip_s=10)
    await _look_back(doorstep)
    doorstep.move(is_on=True)
    await asyncio.sleep(13)
    doorstep.move(is_on=False)
    first, second = await doorstep.recorded(2)
    assert first.end_ms - first.start_ms <= 10_000
    assert abs(second.start_ms - first.end_ms) <= 1
    shown = [*await doorstep.shown(first), *await doorstep.shown(second)]
    witness.must_agree(shown)
    assert shown[-1].at_ms - shown[0].at_ms >= (13 + PRE_ROLL_S) * 1000
    assert [(await doorstep.account(clip)).account.gaps for clip in (first, second)] == [(), ()]


@pytest.mark.usefixtures("socket_enabled")
async def test_real_footage_over_rtsp_is_recorded_with_what_the_camera_says_of_the_time(doorstep: Doorstep) -> None:
    with running(*RTSP_SERVER) as ready:
        await doorstep.load(stream_url=ready["streams"]["surveillance"], pre_roll_s=5)
        await asyncio.sleep(12)
        rang_ms = doorstep.ring()
        (clip,) = await doorstep.recorded()
        (sealed,) = [fact for fact in await doorstep.facts() if isinstance(fact, ClipSealed)]
    assert rang_ms - 5000 - SURVEILLANCE_GROUP_MS - 100 <= clip.start_ms <= rang_ms - 5000
    assert (sealed.picture.codec, sealed.picture.width, sealed.picture.height) == ("h264", 768, 576)
    assert sealed.picture.clock_offset_ms is not None
    assert abs(sealed.picture.clock_offset_ms) < 2000


async def test_the_button_and_the_action_record_now(doorstep: Doorstep) -> None:
    await doorstep.load()
    await _look_back(doorstep)
    target = {"entity_id": "button.front_door_record_clip"}
    await doorstep.hass.services.async_call("button", "press", target, blocking=True)
    (clip,) = await doorstep.recorded()
    answer = await doorstep.hass.services.async_call(
        DOMAIN, "record_clip", {"entity_id": "camera.front_door", "duration": 2}, blocking=True, return_response=True
    )
    # Both may begin with the same picture, and neither is the first then.
    (asked,) = [one for one in await doorstep.recorded(2) if one.id != clip.id]
    assert answer == {"clip_id": asked.id}
    assert asked.end_ms - asked.start_ms >= (2 + PRE_ROLL_S) * 1000
    kinds = [(await doorstep.account(one)).account.triggers[0].kind for one in (clip, asked)]
    assert kinds == [TriggerKind.BUTTON, TriggerKind.ACTION]


async def test_what_is_switched_off_is_not_recorded_and_stays_off(doorstep: Doorstep) -> None:
    await doorstep.load()
    doorstep.ring()
    await doorstep.until(lambda: doorstep.is_recording)
    target = {"entity_id": "switch.front_door_recording"}
    await doorstep.hass.services.async_call("switch", "turn_off", target, blocking=True)
    assert len(await doorstep.recorded()) == 1
    doorstep.ring()
    doorstep.move(is_on=True)
    for action in ("button.press", "footage_guard.record_clip"):
        domain, _, name = action.partition(".")
        with pytest.raises(HomeAssistantError) as refused:
            await doorstep.hass.services.async_call(
                domain, name, {"entity_id": "button.front_door_record_clip"}, blocking=True
            )
        assert refused.value.translation_key == "recording_off"
    await asyncio.sleep(0.5)
    assert len(await doorstep.clips()) == 1
    await doorstep.hass.services.async_call("switch", "turn_on", target, blocking=True)
    # What moves just then is recorded.
    await doorstep.until(lambda: doorstep.is_recording)
    doorstep.move(is_on=False)
    assert len(await doorstep.recorded(2)) == 2


async def test_what_is_switched_off_stays_off_without_its_entity(doorstep: Doorstep) -> None:
    """What Home Assistant keeps of entities is written every 15 minutes, and forgotten with a disabled one."""
    await doorstep.load()
    target = {"entity_id": "switch.front_door_recording"}
    await doorstep.hass.services.async_call("switch", "turn_off", target, blocking=True)
    assert doorstep.entry is not None
    registry = er.async_get(doorstep.hass)
    registry.async_update_entity(target["entity_id"], disabled_by=er.RegistryEntryDisabler.USER)
    assert await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    assert doorstep.state(target["entity_id"]) is None
    with pytest.raises(HomeAssistantError) as refused:
        await doorstep.hass.services.async_call(
            "button", "press", {"entity_id": "button.front_door_record_clip"}, blocking=True
        )
    assert refused.value.translation_key == "recording_off"
    registry.async_update_entity(target["entity_id"], disabled_by=None)
    assert await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    await doorstep.hass.services.async_call("switch", "turn_on", target, blocking=True)
    assert await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    assert doorstep.state(target["entity_id"]) == "on"


async def test_what_was_switched_off_before_it_was_kept_with_the_camera_stays_off(doorstep: Doorstep) -> None:
    mock_restore_cache(doorstep.hass, [State("switch.front_door_recording", "off")])
    await doorstep.load()
    assert doorstep.state("switch.front_door_recording") == "off"
    assert doorstep.entry is not None
    assert [subentry.data["may_record"] for subentry in doorstep.entry.subentries.values()] == [False]


async def test_a_reload_in_the_middle_seals_what_there_is(doorstep: Doorstep, witness: Witness) -> None:
    await doorstep.load()
    await _look_back(doorstep)
    rang_ms = doorstep.ring()
    await doorstep.until(lambda: doorstep.is_recording)
    assert doorstep.entry is not None
    await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    (clip,) = await doorstep.clips()
    assert clip.state == "sealed"
    assert clip.start_ms <= rang_ms - PRE_ROLL_S * 1000
    witness.must_agree(await doorstep.shown(clip))


async def test_home_assistants_own_triggers_for_bells_and_motion_fire(doorstep: Doorstep) -> None:
    fired: list[str] = []

    async def note(call: ServiceCall) -> None:
        fired.append(call.data["what"])

    doorstep.hass.services.async_register("test", "note", note)
    rules = [
        {
            "triggers": {"trigger": trigger, "target": {"entity_id": entity_id}},
            "actions": {"action": "test.note", "data": {"what": trigger}},
        }
        for trigger, entity_id in (
            ("doorbell.rang", "event.front_door_doorbell"),
            ("motion.detected", "binary_sensor.front_door_motion"),
        )
    ]
    for component in ("doorbell", "motion"):
        assert await async_setup_component(doorstep.hass, component, {})
    await doorstep.load()
    assert await async_setup_component(doorstep.hass, "automation", {"automation": rules})
    await doorstep.hass.async_block_till_done()
    doorstep.ring()
    await doorstep.until(lambda: "doorbell.rang" in fired)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: "motion.detected" in fired)
    doorstep.move(is_on=False)
    await doorstep.recorded()
    assert fired == ["doorbell.rang", "motion.detected"]


@pytest.mark.usefixtures("witness", "socket_enabled")
async def test_a_still_is_current_and_needs_no_connection_of_its_own(
    doorstep: Doorstep, hass_client: ClientSessionGenerator
) -> None:
    await doorstep.load(live_view=True)
    await asyncio.sleep(1)
    image = await async_get_image(doorstep.hass, "camera.front_door")
    client: TestClient[Any, Any] = await hass_client()
    response = await client.get("/api/camera_proxy/camera.front_door")
    assert (response.status, response.content_type) == (HTTPStatus.OK, "image/jpeg")
    state = await asyncio.to_thread(doorstep.device.get, "/state")
    assert image.content.startswith(b"\xff\xd8")
    # The other one is the witness.
    assert state["clients"] == 2
