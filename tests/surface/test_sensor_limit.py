"""A sensor of motion that stays on, as many do whose battery ends: what is recorded of it has an end."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_fire_time_changed

from custom_components.footage_guard.bridge.cameras import sensor_limit
from custom_components.footage_guard.bridge.cameras.recorder import Recorder
from custom_components.footage_guard.const import DOMAIN
from tests.cameras.device import Device

from .conftest import camera_subentry
from .doorstep import MOTION, Doorstep, doorbell

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What a recorder is told of motion."""
    told = list[bool]()
    monkeypatch.setattr(Recorder, "async_motion", lambda _self, _at, *, is_on: told.append(is_on))
    return told


@pytest.fixture
async def followed(home: HomeAssistant, owner: MockUser, data_folder: Path, asked: list[bool]) -> MockConfigEntry:
    """A camera that follows a sensor."""
    home.states.async_set(MOTION, "off")
    entry = MockConfigEntry(
        domain=DOMAIN,
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(motion_entity=MOTION)],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    asked.clear()
    return entry


async def _set(home: HomeAssistant, *states: str) -> None:
    for state in states:
        home.states.async_set(MOTION, state)
        await home.async_block_till_done()


async def _pass(home: HomeAssistant, seconds: float) -> None:
    async_fire_time_changed(home, dt_util.utcnow() + timedelta(seconds=seconds))
    await home.async_block_till_done()


@pytest.mark.usefixtures("followed")
async def test_motion_without_an_end_counts_as_ended_until_it_is_off_and_on_again(
    home: HomeAssistant, asked: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    await _set(home, "on")
    await _pass(home, sensor_limit.LONGEST_S + 1)
    assert asked == [True, False]
    assert [record.getMessage() for record in caplog.records if record.name == sensor_limit.__name__] == [
        "binary_sensor.hall has told of motion for 60 minutes: it counts as ended until it is off and on again"
    ]
    await _set(home, STATE_UNAVAILABLE, "on")
    assert not any(asked[2:])
    await _set(home, "off", "on")
    assert asked[-1]
    mirrored = home.states.get("binary_sensor.front_door_motion")
    assert mirrored is not None
    assert mirrored.state == "on"


@pytest.mark.usefixtures("followed")
async def test_motion_that_ends_in_time_is_not_cut_off_later(home: HomeAssistant, asked: list[bool]) -> None:
    await _set(home, "on", "off")
    await _pass(home, sensor_limit.LONGEST_S + 1)
    await _set(home, "on")
    assert asked == [True, False, True]


@pytest.mark.usefixtures("followed")
async def test_a_sensor_that_is_out_of_reach_now_and_then_has_no_new_hour(
    home: HomeAssistant, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_s = 1000.0
    monkeypatch.setattr(sensor_limit, "steady_s", lambda: at_s)
    await _set(home, "on")
    at_s += sensor_limit.LONGEST_S - 60
    await _set(home, STATE_UNAVAILABLE)
    at_s += 10 * sensor_limit.LONGEST_S
    await _set(home, "on")
    await _pass(home, 61)
    assert asked == [True, False, True, False]


async def test_nothing_waits_once_the_entry_is_unloaded(
    home: HomeAssistant, followed: MockConfigEntry, asked: list[bool]
) -> None:
    await _set(home, "on")
    assert await home.config_entries.async_unload(followed.entry_id)
    asked.clear()
    await _pass(home, sensor_limit.LONGEST_S + 1)
    assert asked == []


@pytest.fixture(scope="module")
def device() -> Iterator[Device]:
    """A simulated doorbell."""
    with doorbell() as running:
        yield running


@pytest.fixture
async def doorstep(home: HomeAssistant, owner: MockUser, device: Device) -> AsyncIterator[Doorstep]:
    """A front door that is not loaded yet."""
    made = Doorstep(home, device)
    yield made
    if made.entry is not None:
        await home.config_entries.async_unload(made.entry.entry_id)


@pytest.mark.usefixtures("real_cameras", "socket_enabled")
async def test_the_clip_ends_while_the_sensor_stays_on_and_a_press_is_recorded_all_the_same(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sensor_limit, "LONGEST_S", 3.0)
    await doorstep.load()
    await asyncio.sleep(2)
    doorstep.move(is_on=True)
    (clip,) = await doorstep.recorded()
    assert clip.end_ms - clip.start_ms < 15_000
    assert doorstep.state(MOTION) == "on"
    doorstep.ring()
    assert len(await doorstep.recorded(2)) == 2
