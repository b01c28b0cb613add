"""A blueprint takes in what Ring recorded once it is there, and the recording of no other event."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.bridge.imports import import_source
from custom_components.footage_guard.model.clip import NEWEST, Clip
from tests.surface.kept import Kept
from tests.surface.vendor_server import HOST, SECRET, vendor_server

from .using import TELL, until, use

RING = "automation/take_in_what_ring_recorded"
BELL, RECORDING = "event.door_ding", "camera.door_live_view"
URL = f"https://{HOST}/clip.mp4?{SECRET}"


@pytest.fixture
def rang(kept: Kept) -> datetime:
    """A doorbell of Ring with the recording of the event before; return when it rings."""
    hass = kept.hass
    entry = MockConfigEntry(domain="ring")
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, identifiers={("ring", "1")})
    for entity_id, unique_id in ((BELL, "1-ding"), (RECORDING, "1-live_view")):
        domain, name = entity_id.split(".")
        er.async_get(hass).async_get_or_create(
            domain, "ring", unique_id, config_entry=entry, device_id=device.id, suggested_object_id=name
        )
    hass.states.async_set(BELL, "unknown")
    _records(hass, 1)
    return datetime.now(UTC).replace(microsecond=0)


def _records(hass: HomeAssistant, number: int | None, url: str | None = URL) -> None:
    hass.states.async_set(RECORDING, "idle", {"video_url": url, "last_video_id": number})


async def _made(kept: Kept) -> list[Event[Any]]:
    camera = kept.device(kept.door)
    return await use(kept.hass, RING, event=BELL, recording=RECORDING, camera=camera, tell=TELL)


async def _clips(kept: Kept) -> list[Clip]:
    return await kept.runtime.async_do(lambda vault: vault.index.page(kept.door, NEWEST, 10))


@pytest.mark.usefixtures("socket_enabled")
async def test_the_recording_becomes_a_clip_once_it_is_there(
    kept: Kept, rang: datetime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = await _made(kept)
    async with vendor_server(tmp_path) as (session, resolver):
        monkeypatch.setattr(import_source, "async_get_clientsession", lambda _hass: session)
        kept.hass.states.async_set(BELL, rang.isoformat())
        await until(lambda: _is_waiting(kept.hass))
        _records(kept.hass, 1, f"{URL}&again")
        _records(kept.hass, None, None)
        for _ in range(50):
            await asyncio.sleep(0)
        assert resolver.asked == [], "that of the event before is none"
        _records(kept.hass, 2)
        await until(lambda: _clips(kept))
    (clip,) = await _clips(kept)
    assert clip.imported
    assert clip.start_ms == rang.timestamp() * 1000
    assert told == []


async def test_where_ring_has_none_in_time_that_is_told(kept: Kept, rang: datetime) -> None:
    told = await _made(kept)
    kept.hass.states.async_set(BELL, rang.isoformat())
    await until(lambda: _is_waiting(kept.hass))
    async_fire_time_changed(kept.hass, rang + timedelta(minutes=5, seconds=2))
    await kept.hass.async_block_till_done()
    (event,) = told
    assert event.data["message"] == "Ring had no recording of the last event in time."
    assert await _clips(kept) == []


@pytest.mark.usefixtures("socket_enabled")
async def test_what_could_not_be_imported_is_told(
    kept: Kept,
    rang: datetime,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.clips.MB", 0)
    told = await _made(kept)
    async with vendor_server(tmp_path) as (session, _resolver):
        monkeypatch.setattr(import_source, "async_get_clientsession", lambda _hass: session)
        kept.hass.states.async_set(BELL, rang.isoformat())
        await until(lambda: _is_waiting(kept.hass))
        _records(kept.hass, 2)
        await kept.hass.async_block_till_done()
    (event,) = told
    said = "Ring's recording of the last event could not be imported. Home Assistant's log says why."
    assert event.data["message"] == said
    assert "no clip is removed for an import" in caplog.text
    assert await _clips(kept) == []


async def _is_waiting(hass: HomeAssistant) -> bool:
    state = hass.states.get("automation.made")
    return state is not None and state.attributes["current"] == 1


@pytest.mark.parametrize("before", ["unavailable", "unknown"])
async def test_an_event_of_long_ago_that_is_shown_again_is_none(kept: Kept, rang: datetime, before: str) -> None:
    kept.hass.states.async_set(BELL, before)
    told = await _made(kept)
    kept.hass.states.async_set(BELL, (rang - timedelta(minutes=3)).isoformat())
    kept.hass.states.async_set(BELL, "unavailable")
    _records(kept.hass, 2)
    await kept.hass.async_block_till_done()
    assert (told, await _clips(kept)) == ([], [])
