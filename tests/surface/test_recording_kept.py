"""No clip is lost, and recording never ends for good, whatever Home Assistant, the vault or other integrations do."""

import asyncio
from collections.abc import AsyncIterator, Iterator
import errno
from functools import partial
import threading
import time
from typing import Any, Never

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard import entry as entry_module
from custom_components.footage_guard.bridge.cameras import camera_watch
from custom_components.footage_guard.bridge.cameras.cameras import stream_url
from custom_components.footage_guard.bridge.cameras.clips import Clips
from custom_components.footage_guard.bridge.cameras.recorder import Recorder
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.ring import Ring
from custom_components.footage_guard.model.account import GapReason, TriggerKind
from custom_components.footage_guard.model.errors import KeysDamaged
from custom_components.footage_guard.model.facts import ClipAccounted, ClipCut, NothingRecorded
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.recording import Recording
from custom_components.footage_guard.vault.vault import Vault
from tests.cameras.device import Device

from .doorstep import GROUP_MS, Doorstep, doorbell, numbers

pytestmark = pytest.mark.usefixtures("real_cameras", "data_folder", "socket_enabled")
SWITCH = {"entity_id": "switch.front_door_recording"}


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
    if made.entry is not None and made.entry.state is ConfigEntryState.LOADED:
        await home.config_entries.async_unload(made.entry.entry_id)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again soon."""
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.recorder.RETRY_S", 0.5)


def _recorder(doorstep: Doorstep) -> Recorder:
    assert doorstep.entry is not None
    (camera,) = doorstep.entry.runtime_data.cameras.values()
    recorder: Recorder = camera.watch.recorder
    return recorder


async def _moving(doorstep: Doorstep) -> None:
    """Have a clip be written."""
    await asyncio.sleep(2)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: doorstep.is_recording)


async def test_a_stop_of_home_assistant_seals_the_clip(doorstep: Doorstep) -> None:
    await doorstep.load()
    await _moving(doorstep)
    await asyncio.sleep(1)
    await doorstep.hass.async_stop(force=True)
    (clip,) = await doorstep.clips()
    assert clip.state == "sealed"
    assert any(isinstance(fact, ClipAccounted) for fact in await doorstep.facts())
    assert await doorstep.shown(clip)


async def test_an_index_that_is_made_anew_ends_no_clip(doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch) -> None:
    await doorstep.load()
    await _moving(doorstep)
    await doorstep.runtime._in_lane(doorstep.runtime._opened.make_index_anew)
    with monkeypatch.context() as broken:
        broken.setattr(Index, "open", partial(_raise, OSError(errno.ENOSPC, "full")))
        with pytest.raises(OSError, match="full"):
            await doorstep.runtime._in_lane(doorstep.runtime._opened.make_index_anew)
    doorstep.move(is_on=False)
    (clip,) = await doorstep.recorded()
    assert clip.state == "sealed"


def _raise(err: Exception, *_: object) -> Never:
    raise err


@pytest.mark.parametrize("error", [asyncio.CancelledError, RuntimeError])
async def test_a_camera_whose_integration_fails_is_read_again(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    await doorstep.load()
    calls: list[int] = []

    async def fail_once(*arguments: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise error
        return await stream_url(*arguments)

    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.packet_source.stream_url", fail_once)
    await doorstep.tell("/offline")
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "unavailable")
    await doorstep.tell("/online")
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    assert len(calls) == 2


async def test_a_press_is_recorded_though_the_disk_fails_until_it_is_over(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    await doorstep.load()
    await asyncio.sleep(4)
    begin, calls = Clips.async_begin, []

    async def fail_often(clips: Clips, *arguments: Any, **named: Any) -> Recording:
        calls.append(1)
        if len(calls) <= 4:
            raise OSError(errno.EIO, "broken")
        return await begin(clips, *arguments, **named)

    monkeypatch.setattr(Clips, "async_begin", fail_often)
    rang_ms = doorstep.ring()
    (clip,) = await doorstep.recorded()
    assert clip.start_ms <= rang_ms - 2000
    assert len(calls) == 5


def _reason(doorstep: Doorstep) -> dict[str, str] | None:
    """Return what the repair issue of recordings that fail says; None where there is none."""
    issue = ir.async_get(doorstep.hass).async_get_issue(DOMAIN, "recording_fails")
    return None if issue is None else issue.translation_placeholders


@pytest.mark.parametrize(
    ("error", "reason"), [(OSError(errno.EROFS, "read-only"), "EROFS"), (KeysDamaged(), "keys_damaged")]
)
async def test_a_press_that_could_not_be_written_used_to_be_told_nowhere(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    await doorstep.load()
    await asyncio.sleep(4)
    with monkeypatch.context() as broken:
        broken.setattr(Vault, "epoch_for", partial(_raise, error))
        rang_ms = doorstep.ring()
        async with asyncio.timeout(30):
            while not (told := [fact for fact in await doorstep.facts() if isinstance(fact, NothingRecorded)]):  # noqa: ASYNC110  # the history tells nobody
                await asyncio.sleep(0.1)
        assert _reason(doorstep) == {"reason": reason}
    (nothing,) = told
    assert [trigger.kind for trigger in nothing.account.triggers] == [TriggerKind.BELL]
    (gap,) = nothing.account.gaps
    assert (gap.from_ms, gap.to_ms) == (nothing.account.asked_from_ms, nothing.account.asked_to_ms)
    assert gap.from_ms < rang_ms < gap.to_ms
    assert gap.why is GapReason.LATE
    assert await doorstep.clips() == []
    doorstep.ring()
    await doorstep.recorded()
    assert _reason(doorstep) is None


@pytest.mark.parametrize("can_cut", [True, False])
@pytest.mark.parametrize("is_kept", [True, False])
async def test_a_press_is_told_as_nothing_where_no_part_of_it_was_kept(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch, is_kept: bool, can_cut: bool
) -> None:
    await doorstep.load()
    await asyncio.sleep(4)
    write, writes = Recording.write, iter(range(10_000))

    def fail_soon(recording: Recording, data: Any) -> None:
        if next(writes) >= (5 if is_kept else 3):
            raise OSError(errno.EIO, "broken")
        write(recording, data)

    monkeypatch.setattr(Recording, "write", fail_soon)
    if not can_cut:
        monkeypatch.setattr(Recording, "cut", partial(_raise, OSError(errno.ENODEV, "gone")))
    recorder = _recorder(doorstep)
    doorstep.ring()
    await doorstep.until(lambda: recorder._takes)
    await doorstep.until(lambda: not recorder._takes)
    facts = await doorstep.facts()
    assert any(isinstance(fact, ClipCut) for fact in facts) is (is_kept and can_cut)
    # Of less than a sealed piece nothing is on the disk.
    assert any(isinstance(fact, NothingRecorded) for fact in facts) is not is_kept
    assert _reason(doorstep) == {"reason": "EIO"}


async def test_what_a_cut_clip_lacks_is_recorded_once_more(doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch) -> None:
    await doorstep.load()
    await asyncio.sleep(4)
    write, writes = Recording.write, iter(range(10_000))

    def fail_once(recording: Recording, data: Any) -> None:
        if next(writes) == 3:
            raise OSError(errno.EIO, "broken")
        write(recording, data)

    monkeypatch.setattr(Recording, "write", fail_once)
    rang_ms = doorstep.ring()
    async with asyncio.timeout(30):
        while not (sealed := [clip for clip in await doorstep.clips() if clip.state == "sealed"]):  # noqa: ASYNC110  # the vault tells nobody
            await asyncio.sleep(0.1)
    assert sealed[0].start_ms <= rang_ms - 2000
    assert len(set(numbers(await doorstep.shown(sealed[0])))) > 30
    assert not doorstep.is_recording


async def test_while_the_vault_is_busy_and_memory_runs_out_no_picture_gets_a_wrong_time(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_watch, "Ring", partial(Ring, most_bytes=400_000))
    await doorstep.load()
    await asyncio.sleep(3)
    busy = asyncio.create_task(doorstep.runtime.async_do(lambda _: time.sleep(12)))
    await asyncio.sleep(0.1)
    doorstep.ring()
    doorstep.move(is_on=True)
    await busy
    await asyncio.sleep(2)
    doorstep.move(is_on=False)
    async with asyncio.timeout(30):
        while doorstep.is_recording or not [one for one in await doorstep.clips() if one.state == "sealed"]:  # noqa: ASYNC110  # the vault tells nobody
            await asyncio.sleep(0.1)
    *_, clip = [clip for clip in await doorstep.clips() if clip.state == "sealed"]
    assert all(abs(picture.at_ms - picture.stamp.epoch_ms) < 500 for picture in await doorstep.shown(clip))


async def test_a_press_while_the_entry_is_loaded_anew_is_told_and_recorded(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    await doorstep.load()
    doorstep.ring()
    await doorstep.recorded()
    before = doorstep.state("event.front_door_doorbell")
    assert doorstep.entry is not None
    rang = asyncio.Event()

    def ring_meanwhile() -> None:
        doorstep.ring()
        rang.set()

    opening = VaultRuntime.async_open.__func__  # type: ignore[attr-defined]  # it is a class method

    async def slowly(cls: type[VaultRuntime], *arguments: Any) -> VaultRuntime:
        ring_meanwhile()
        opened: VaultRuntime = await opening(cls, *arguments)
        return opened

    monkeypatch.setattr(VaultRuntime, "async_open", classmethod(slowly))
    await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    assert rang.is_set()
    assert doorstep.state("event.front_door_doorbell") not in (before, "unavailable")
    assert len(await doorstep.recorded(2)) == 2


async def test_motion_that_begins_during_an_unload_does_not_hold_it_up(doorstep: Doorstep) -> None:
    await doorstep.load()
    await _moving(doorstep)
    assert doorstep.entry is not None
    recorder = _recorder(doorstep)
    unload = asyncio.create_task(doorstep.hass.config_entries.async_unload(doorstep.entry.entry_id))
    await doorstep.until(lambda: recorder._is_stopping)
    doorstep.move(is_on=False)
    doorstep.move(is_on=True)
    async with asyncio.timeout(20):
        assert await unload


async def test_a_set_up_that_fails_leaves_nothing_running(doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch) -> None:
    await doorstep.load()
    await _moving(doorstep)

    async def fail(*_: object) -> None:
        raise RuntimeError

    assert doorstep.entry is not None
    with monkeypatch.context() as failing:
        failing.setattr(entry_module, "_async_start_waits", fail)
        await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    assert [task for task in asyncio.all_tasks() if task.get_name() == "footage_guard recording"] == []
    # A thread that has told its end takes a moment to be gone.
    await doorstep.until(lambda: not [one for one in threading.enumerate() if one.name.startswith("footage_guard")])


async def test_nothing_is_shown_of_the_time_recording_was_off(doorstep: Doorstep) -> None:
    await doorstep.load()
    await asyncio.sleep(2)
    switch = partial(doorstep.hass.services.async_call, "switch", target=SWITCH, blocking=True)
    await switch("turn_off")
    await asyncio.sleep(0.5)
    doorstep.move(is_on=True)
    await asyncio.sleep(5)
    on_ms = time.time() * 1000
    await switch("turn_on")
    await doorstep.until(lambda: doorstep.is_recording)
    doorstep.move(is_on=False)
    (clip,) = await doorstep.recorded()
    # A clip begins with a whole picture, and shows at most one group of pictures before what was asked for.
    assert clip.start_ms >= on_ms - GROUP_MS - 200
    await switch("turn_off")
    doorstep.move(is_on=True)
    facts = await doorstep.facts()
    assert doorstep.entry is not None
    await doorstep.hass.config_entries.async_reload(doorstep.entry.entry_id)
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    await asyncio.sleep(2)
    assert doorstep.state("switch.front_door_recording") == "off"
    assert await doorstep.facts() == facts


async def test_an_action_that_gets_no_clip_says_so(doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch) -> None:
    await doorstep.load()
    begin, begun = Clips.async_begin, []

    async def begin_once(clips: Clips, *arguments: Any, **named: Any) -> Recording:
        begun.append(1)
        if len(begun) > 1:
            raise OSError(errno.EIO, "broken")
        return await begin(clips, *arguments, **named)

    monkeypatch.setattr(Clips, "async_begin", begin_once)
    monkeypatch.setattr(Recording, "write", partial(_raise, OSError(errno.EIO, "broken")))
    await asyncio.sleep(2)
    doorstep.move(is_on=True)
    await doorstep.until(lambda: len(begun) > 1)
    assert not doorstep.is_recording
    with pytest.raises(HomeAssistantError) as refused:
        await doorstep.hass.services.async_call(
            DOMAIN, "record_clip", {"entity_id": "camera.front_door"}, blocking=True, return_response=True
        )
    assert refused.value.translation_key == "disk_refused"
    doorstep.move(is_on=False)


async def test_a_sensor_that_flutters_hides_no_press(doorstep: Doorstep) -> None:
    await doorstep.load()
    await asyncio.sleep(3)
    for _ in range(100):
        doorstep.move(is_on=True)
        doorstep.move(is_on=False)
        await asyncio.sleep(0.002)
    doorstep.ring()
    (clip,) = await doorstep.recorded()
    assert TriggerKind.BELL in [trigger.kind for trigger in (await doorstep.account(clip)).account.triggers]
