"""A press while the entry is not loaded is told once when it is again, and not long after."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.cameras.camera_watch import CameraWatch
from custom_components.footage_guard.bridge.cameras.recorder import LATEST_S, Recorder
from custom_components.footage_guard.const import DOMAIN

from .conftest import camera_subentry

BELL, DOORBELL = "event.bell", "event.front_door_doorbell"
RING = {"event_type": "ring", "event_types": ["ring"]}

type Reload = Callable[..., Awaitable[None]]


def _press(home: HomeAssistant, before: timedelta = timedelta()) -> None:
    """Have somebody have rung so long ago."""
    home.states.async_set(BELL, (dt_util.utcnow() - before).isoformat(timespec="milliseconds"), RING)


@pytest.fixture
async def entry(home: HomeAssistant, owner: MockUser, data_folder: Path) -> MockConfigEntry:
    """A loaded vault with a camera whose bell was never rung."""
    home.states.async_set(BELL, "unknown", {})
    loaded = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(doorbell_entity=BELL)],
    )
    loaded.add_to_hass(home)
    assert await home.config_entries.async_setup(loaded.entry_id)
    await home.async_block_till_done()
    return loaded


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """What clips were asked for by the bell."""
    found: list[datetime] = []

    @callback
    def note(recorder: Recorder, at: datetime) -> None:
        if not recorder._is_stopping:
            found.append(at)

    monkeypatch.setattr(Recorder, "async_bell", note)
    return found


def _told(home: HomeAssistant) -> str:
    state = home.states.get(DOORBELL)
    assert state is not None
    return state.state


async def _load(home: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()


@pytest.mark.parametrize("rang_before", [False, True], ids=["the first ever", "one more"])
async def test_a_press_while_the_entry_is_unloaded_used_to_be_told_to_nobody(
    home: HomeAssistant,
    entry: MockConfigEntry,
    asked: list[datetime],
    monkeypatch: pytest.MonkeyPatch,
    rang_before: bool,
) -> None:
    if rang_before:
        _press(home, timedelta(seconds=60))
        await home.async_block_till_done()
    before, presses = _told(home), len(asked)
    stop = CameraWatch.async_stop

    async def stop_and_press(watch: CameraWatch) -> None:
        await stop(watch)
        _press(home)

    with monkeypatch.context() as pressing:
        pressing.setattr(CameraWatch, "async_stop", stop_and_press)
        assert await home.config_entries.async_unload(entry.entry_id)
    assert len(asked) == presses
    await _load(home, entry)
    assert _told(home) not in (before, "unknown", "unavailable")
    assert len(asked) == presses + 1


@pytest.mark.parametrize(
    ("ago", "rings"), [(timedelta(seconds=LATEST_S - 30), 1), (timedelta(hours=6), 0)], ids=["just now", "hours ago"]
)
async def test_a_press_of_hours_ago_used_to_ring_when_the_entry_was_enabled_again(
    home: HomeAssistant, entry: MockConfigEntry, asked: list[datetime], ago: timedelta, rings: int
) -> None:
    _press(home, timedelta(hours=12))
    await home.async_block_till_done()
    before, presses = _told(home), len(asked)
    await home.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    _press(home, ago)
    await home.config_entries.async_set_disabled_by(entry.entry_id, None)
    await home.async_block_till_done()
    assert (_told(home) != before, len(asked) - presses) == (bool(rings), rings)
    _press(home)
    await home.async_block_till_done()
    assert len(asked) - presses == rings + 1


async def test_nor_does_it_where_the_bell_comes_back_after_the_entry(
    home: HomeAssistant, entry: MockConfigEntry, asked: list[datetime]
) -> None:
    _press(home, timedelta(hours=12))
    await home.async_block_till_done()
    before, presses = _told(home), len(asked)
    await home.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    home.states.async_set(BELL, "unavailable", {})
    await home.config_entries.async_set_disabled_by(entry.entry_id, None)
    await home.async_block_till_done()
    _press(home, timedelta(hours=6))
    await home.async_block_till_done()
    assert (_told(home), len(asked)) == (before, presses)
    _press(home)
    await home.async_block_till_done()
    assert len(asked) == presses + 1
