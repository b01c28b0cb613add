"""Blueprints that record while something is open, in front of a simulated doorbell; none of them opens anything."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_capture_events, async_fire_time_changed

from custom_components.footage_guard.bridge.cameras import recorder as bridge_recorder
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.facts import ClipOpened
from tests.cameras.device import Device
from tests.surface.conftest import real_cameras  # noqa: F401  # a fixture
from tests.surface.doorstep import Doorstep, doorbell
from tests.surface.kept import Kept

from .using import TELL, until, use

DOOR = "automation/record_while_door_is_open"
LOCK = "automation/record_while_lock_is_open"


@pytest.fixture(scope="module")
def device() -> Iterator[Device]:
    """A simulated doorbell."""
    with doorbell() as running:
        yield running


@pytest.fixture
async def doorstep(
    home: HomeAssistant, owner: MockUser, data_folder: object, device: Device
) -> AsyncIterator[Doorstep]:
    """A front door that is recorded."""
    made = Doorstep(home, device)
    await made.load()
    yield made
    assert made.entry is not None
    await home.config_entries.async_unload(made.entry.entry_id)


def _camera(doorstep: Doorstep) -> str:
    assert doorstep.entry is not None
    (subentry_id,) = doorstep.entry.subentries
    found = dr.async_get(doorstep.hass).async_get_device_by_identifier((DOMAIN, subentry_id), doorstep.entry.entry_id)
    assert found is not None
    return found.id


@pytest.mark.usefixtures("real_cameras")
@pytest.mark.parametrize(
    ("blueprint", "what", "open_", "closed"),
    [(DOOR, {"door": "binary_sensor.door"}, "on", "off"), (LOCK, {"lock": "lock.door"}, "unlocked", "locked")],
)
async def test_what_happens_while_it_is_open_is_recorded(
    doorstep: Doorstep, blueprint: str, what: dict[str, str], open_: str, closed: str
) -> None:
    hass, (entity_id,) = doorstep.hass, what.values()
    hass.states.async_set(entity_id, closed)
    await use(hass, blueprint, camera=_camera(doorstep), **what)
    hass.states.async_set(entity_id, open_)
    await doorstep.until(lambda: doorstep.is_recording)
    hass.states.async_set(entity_id, closed)
    await hass.async_block_till_done()
    (begun,) = [fact for fact in await doorstep.facts() if isinstance(fact, ClipOpened)]
    assert not begun.imported
    assert _running(hass) == 0, "it has ended with what it records for"


def _running(hass: HomeAssistant) -> int:
    """Return how often the automation runs now."""
    state = hass.states.get("automation.made")
    assert state is not None
    return int(state.attributes["current"])


async def test_a_lock_whose_camera_cannot_be_recorded_is_told_once_while_it_is_open(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge_recorder, "BEGIN_S", 0.05)
    told = await use(kept.hass, LOCK, lock="lock.door", camera=kept.device(kept.door), tell=TELL)
    calls: list[ServiceCall] = []
    for action in ("lock", "unlock", "open"):
        kept.hass.services.async_register("lock", action, calls.append)

    tries = async_capture_events(kept.hass, "call_service")

    async def is_told() -> bool:
        return bool(told)

    async def has_tried_again() -> bool:
        return [event.data["service"] for event in tries].count("record_clip") > 1

    for state in ("locked", "unlocking", "unlocked"):
        kept.hass.states.async_set("lock.door", state)
    await until(is_told)
    # It is waiting for the lock by then, for the better part of a minute.
    await asyncio.sleep(0.05)
    async_fire_time_changed(kept.hass, dt_util.utcnow() + timedelta(seconds=46))
    await until(has_tried_again)
    # Longer than this camera is waited for: it would be told again by then.
    await asyncio.sleep(0.2)
    kept.hass.states.async_set("lock.door", "locked")
    await kept.hass.async_block_till_done()
    (event,) = told
    assert event.data["message"] == "A lock is open, and its camera cannot be recorded."
    assert calls == []
    assert _running(kept.hass) == 0
