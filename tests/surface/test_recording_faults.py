"""What becomes of a clip when the camera, the disk or the clock fails in the middle of it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
import errno
import logging
import os
import time
from typing import Any

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard.bridge.cameras import recorder
from custom_components.footage_guard.bridge.cameras.clips import Clips
from custom_components.footage_guard.bridge.cameras.take import PictureGoneError
from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.account import Account, GapReason, TriggerKind
from custom_components.footage_guard.model.facts import NothingRecorded
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.vault.recording import Recording
from tests.cameras.device import Device

from .conftest import add_other_camera
from .doorstep import MOTION, Doorstep, doorbell, numbers

pytestmark = pytest.mark.usefixtures("real_cameras", "data_folder", "socket_enabled")


LONG_STALL_S = 25 if os.environ.get("FOOTAGE_GUARD_LONG") else 8
"""Longer than a read may take."""


@pytest.fixture
def device() -> Iterator[Device]:
    """A simulated doorbell that can be harmed."""
    with doorbell() as running:
        yield running


@pytest.fixture
async def doorstep(home: HomeAssistant, owner: MockUser, device: Device) -> AsyncIterator[Doorstep]:
    """A front door that is not loaded yet."""
    made = Doorstep(home, device)
    yield made
    if made.entry is not None:
        await home.config_entries.async_unload(made.entry.entry_id)


async def test_a_camera_that_is_unplugged_leaves_a_gap_with_a_reason(
    doorstep: Doorstep, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "custom_components.footage_guard")
    await doorstep.load()
    await asyncio.sleep(2)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    await doorstep.tell("/offline")
    await doorstep.until(lambda: doorstep.state("camera.front_door") == STATE_UNAVAILABLE)
    await doorstep.tell("/online")
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    await asyncio.sleep(1)
    doorstep.move(is_on=False)
    (clip,) = await doorstep.recorded()
    account = (await doorstep.account(clip)).account
    inside = [gap for gap in account.gaps if gap.from_ms >= clip.start_ms]
    assert [gap.why for gap in inside] == [GapReason.OFFLINE]
    shown = await doorstep.shown(clip)
    assert len(set(numbers(shown))) == len(shown)
    before = [picture for picture in shown if picture.at_ms < inside[0].from_ms]
    after = [picture for picture in shown if picture.at_ms >= inside[0].to_ms - 1]
    assert len(before) + len(after) == len(shown)
    assert before
    assert after
    told = [record.message for record in caplog.records if "sends" in record.message]
    assert told == [
        "Camera Front door sends pictures",
        "Camera Front door sends no pictures (cannot_connect)",
        "Camera Front door sends pictures",
    ]


async def test_a_password_that_is_wrong_is_told_once_and_is_in_no_log(
    doorstep: Doorstep, streams: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    address = streams.replace("http://", "http://porch:no-longer-so@")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(4):
            await doorstep.load(stream_url=f"{address}/locked.ts")
    told = [record.message for record in caplog.records if "sends" in record.message]
    assert told == ["Camera Front door sends no pictures (invalid_auth)"]
    assert doorstep.state("camera.front_door") == STATE_UNAVAILABLE
    assert "no-longer-so" not in caplog.text


async def test_a_camera_that_stays_away_ends_the_clip_with_what_there_was(doorstep: Doorstep) -> None:
    await doorstep.load()
    await asyncio.sleep(3)
    rang_ms = doorstep.ring()
    await doorstep.until(lambda: doorstep.is_recording)
    await doorstep.tell("/offline")
    (clip,) = await doorstep.recorded()
    account = (await doorstep.account(clip)).account
    assert account.gaps[-1].why is GapReason.OFFLINE
    assert (account.gaps[-1].from_ms, account.gaps[-1].to_ms) == (clip.end_ms, account.asked_to_ms)
    assert clip.start_ms < rang_ms
    assert await doorstep.shown(clip)


async def test_a_ring_while_the_camera_is_away_is_told_as_nothing_recorded(doorstep: Doorstep) -> None:
    await doorstep.tell("/offline")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2):
            await doorstep.load()
    doorstep.ring()
    async with asyncio.timeout(20):
        while not (told := [fact for fact in await doorstep.facts() if isinstance(fact, NothingRecorded)]):  # noqa: ASYNC110  # the history tells nobody
            await asyncio.sleep(0.1)
    (gap,) = told[0].account.gaps
    assert (gap.from_ms, gap.to_ms) == (told[0].account.asked_from_ms, told[0].account.asked_to_ms)
    assert await doorstep.clips() == []


async def test_a_ring_of_which_nothing_came_is_told_another_time_where_the_history_cannot_take_it(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    await doorstep.tell("/offline")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2):
            await doorstep.load()
    tell, tries = Clips.async_tell_nothing, 0

    async def refuse_once(clips: Clips, camera: CameraId, account: Account) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError(errno.ENOSPC, "full")
        await tell(clips, camera, account)

    monkeypatch.setattr(Clips, "async_tell_nothing", refuse_once)
    doorstep.ring()
    async with asyncio.timeout(30):
        while not (told := [fact for fact in await doorstep.facts() if isinstance(fact, NothingRecorded)]):  # noqa: ASYNC110  # the history tells nobody
            await asyncio.sleep(0.1)
    assert [trigger.kind for trigger in told[0].account.triggers] == [TriggerKind.BELL]
    assert tries == 2


async def test_motion_that_went_on_while_it_was_loaded_anew_used_to_be_recorded_from_its_next_beginning(
    doorstep: Doorstep,
) -> None:
    await doorstep.load()
    assert doorstep.entry is not None
    assert await doorstep.hass.config_entries.async_unload(doorstep.entry.entry_id)
    # Longer ago than what is shown after motion.
    doorstep.hass.states.async_set(MOTION, "on", timestamp=time.time() - 60)
    assert await doorstep.hass.config_entries.async_setup(doorstep.entry.entry_id)
    await doorstep.until(lambda: doorstep.is_recording)
    await asyncio.sleep(4)
    assert doorstep.is_recording
    doorstep.move(is_on=False)
    await doorstep.recorded()


async def test_another_size_begins_another_clip(doorstep: Doorstep) -> None:
    await doorstep.load()
    await asyncio.sleep(2)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    await doorstep.tell("/restart?size=320x240")
    await asyncio.sleep(1)
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    await asyncio.sleep(2)
    doorstep.move(is_on=False)
    first, second = await doorstep.recorded(2)
    before, after = await doorstep.shown(first), await doorstep.shown(second)
    assert before
    assert after
    assert numbers(before)[-1] < numbers(after)[0]


@pytest.mark.parametrize(("seconds", "why"), [(3, GapReason.STALLED), (LONG_STALL_S, GapReason.OFFLINE)])
async def test_a_stall_is_a_gap_and_the_clip_goes_on(doorstep: Doorstep, seconds: int, why: GapReason) -> None:
    await doorstep.load()
    await asyncio.sleep(2)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    await doorstep.tell(f"/stall?seconds={seconds}")
    await asyncio.sleep(seconds + 3)
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    await asyncio.sleep(1)
    doorstep.move(is_on=False)
    (clip,) = await doorstep.recorded()
    gaps = [gap for gap in (await doorstep.account(clip)).account.gaps if gap.from_ms >= clip.start_ms]
    assert [gap.why for gap in gaps] == [why]
    assert gaps[0].to_ms - gaps[0].from_ms > (seconds - 1) * 1000
    assert await doorstep.shown(clip)


async def test_a_wall_clock_that_jumps_moves_no_picture(doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch) -> None:
    await doorstep.load()
    await asyncio.sleep(4)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    for user in ("take", "recorder"):
        name = f"custom_components.footage_guard.bridge.cameras.{user}.wall_ms"
        monkeypatch.setattr(name, lambda: wall_ms() + 3_600_000)
    await asyncio.sleep(1)
    doorstep.move(is_on=False)
    (clip,) = await doorstep.recorded()
    shown = await doorstep.shown(clip)
    assert all(abs(picture.at_ms - picture.stamp.epoch_ms) < 400 for picture in shown)
    assert clip.end_ms - clip.start_ms < 15_000


async def test_a_full_disk_begins_no_clip_and_recording_comes_back_by_itself(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.recorder.RETRY_S", 0.2)
    await doorstep.load()
    assert doorstep.entry is not None
    room = doorstep.entry.runtime_data.room
    with monkeypatch.context() as full:
        full.setattr("custom_components.footage_guard.bridge.keeping.room.free_bytes", lambda _: 0)
        await room.async_look()
        doorstep.move(is_on=True)
        await asyncio.sleep(1)
        assert ir.async_get(doorstep.hass).async_get_issue(DOMAIN, "vault_full")
        assert await doorstep.clips() == []
    await room.async_look()
    await doorstep.until(lambda: doorstep.is_recording)
    doorstep.move(is_on=False)
    (clip,) = await doorstep.recorded()
    assert await doorstep.shown(clip)


async def test_a_disk_that_becomes_full_ends_the_clip_and_the_next_one_waits_for_room(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.recorder.RETRY_S", 0.2)
    await doorstep.load()
    assert doorstep.entry is not None
    room = doorstep.entry.runtime_data.room
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)
    with monkeypatch.context() as full:
        full.setattr("custom_components.footage_guard.bridge.keeping.room.free_bytes", lambda _: 0)
        await room.async_look()
        await doorstep.until(lambda: not doorstep.is_recording)
        (first,) = await doorstep.clips()
        assert first.state == "sealed"
    await room.async_look()
    await doorstep.until(lambda: doorstep.is_recording)
    doorstep.move(is_on=False)
    clips = await doorstep.recorded(2)
    assert [clip.state for clip in clips] == ["sealed", "sealed"]
    pictures = [number for clip in clips for number in numbers(await doorstep.shown(clip))]
    assert pictures == sorted(set(pictures))


async def test_a_disk_that_fails_cuts_the_clip_and_the_next_one_goes_on(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.recorder.RETRY_S", 0.2)
    await doorstep.load()
    await asyncio.sleep(3)
    write, writes = Recording.write, iter(range(1000))

    def fail_once(recording: Recording, data: Any) -> None:
        if next(writes) == 3:  # in the middle of a clip
            raise OSError(errno.EIO, "broken")
        write(recording, data)

    monkeypatch.setattr(Recording, "write", fail_once)
    doorstep.move(is_on=True)
    await asyncio.sleep(4)
    doorstep.move(is_on=False)
    async with asyncio.timeout(20):
        while doorstep.is_recording or not [clip for clip in await doorstep.clips() if clip.state == "sealed"]:  # noqa: ASYNC110  # nor does the vault
            await asyncio.sleep(0.1)
    *_, last = await doorstep.clips()
    assert await doorstep.shown(last)
    assert len([record for record in caplog.records if "could not be recorded" in record.message]) == 1


async def test_sound_is_kept_only_where_its_owner_wants_it(home: HomeAssistant, owner: MockUser) -> None:
    for wanted in (False, True):
        with doorbell("audio") as device:
            doorstep = Doorstep(home, device)
            await doorstep.load(audio=wanted)
            await asyncio.sleep(3)
            doorstep.ring()
            *_, clip = await doorstep.recorded(2 if wanted else 1)
            content = await doorstep.content(clip)
            assert (b"mp4a" in content) is wanted
            assert doorstep.entry is not None
            await home.config_entries.async_remove(doorstep.entry.entry_id)


async def test_a_camera_that_cannot_be_recorded_says_so_and_its_bell_works(doorstep: Doorstep) -> None:
    await add_other_camera(doorstep.hass, None)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await doorstep.load(stream_url=None, camera_entity="camera.porch")
    issues = ir.async_get(doorstep.hass)
    await doorstep.until(lambda: [key for key in issues.issues if key[1].startswith("not_recordable_")])
    doorstep.ring()
    await doorstep.hass.async_block_till_done()
    assert doorstep.state("event.front_door_doorbell") not in (None, "unknown", STATE_UNAVAILABLE)
    assert doorstep.state("button.front_door_record_clip") == STATE_UNAVAILABLE
    assert doorstep.state("switch.front_door_recording") == "on"
    assert doorstep.state(MOTION) == "off"


async def _record_clip(doorstep: Doorstep) -> Any:
    """Ask for a minute of the front door, and return what the action answers."""
    asked = {"entity_id": "camera.front_door", "duration": 60}
    async with asyncio.timeout(10):
        return await doorstep.hass.services.async_call(
            DOMAIN, "record_clip", asked, blocking=True, return_response=True
        )


@pytest.mark.parametrize("is_moving", [False, True], ids=["no clip is open", "a clip is open"])
async def test_an_action_is_told_that_a_camera_went_away_whatever_came_before(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch, *, is_moving: bool
) -> None:
    """What the ring still held, and an open clip, used to hide it: after a minute, or for good."""
    monkeypatch.setattr(recorder, "BEGIN_S", 3.0)
    await doorstep.load()
    await asyncio.sleep(3)
    doorstep.move(is_on=is_moving)
    await doorstep.until(lambda: doorstep.is_recording is is_moving)
    await doorstep.tell("/offline")
    await doorstep.until(lambda: doorstep.state("camera.front_door") == STATE_UNAVAILABLE)
    with pytest.raises(HomeAssistantError) as refused:
        await _record_clip(doorstep)
    assert refused.value.translation_key == "camera_offline"
    await doorstep.tell("/online")
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    answer = await _record_clip(doorstep)
    assert answer == {"clip_id": (await doorstep.clips())[-1].id}


async def test_an_action_whose_pictures_make_no_clip_says_so(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not one of our errors ends an automation that goes on after errors."""

    async def refuse(*_: Any, **__: Any) -> Recording:
        raise PictureGoneError

    await doorstep.load()
    monkeypatch.setattr(recorder, "RETRY_S", 0.5)
    monkeypatch.setattr(Clips, "async_begin", refuse)
    with pytest.raises(HomeAssistantError) as refused:
        await _record_clip(doorstep)
    assert refused.value.translation_key == "no_video"
