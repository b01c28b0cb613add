"""Blueprints for the vault check its history, hold clips and lock it down."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
import shutil

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import EVENT_AUTOMATION_RELOADED
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import HomeAssistant
from homeassistant.helpers import template
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.model.errors import LedgerDamaged
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.pictures import PICTURE
from tests.surface.asking import clip
from tests.surface.kept import MINUTE_MS, Kept

from . import using
from .using import CLOCK_CHANGED, TELL, have_it_be, until, use

CHECK = "automation/check_the_history_nightly"
HOLD = "automation/hold_when_the_alarm_goes_off"
HOLD_NOW = "script/hold_the_last_minutes"
LOCK_DOWN = "automation/lock_down_when_leaving"


async def _later(hass: HomeAssistant, clock: FrozenDateTimeFactory, **span: float) -> None:
    clock.tick(timedelta(**span))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def test_a_history_that_is_whole_tells_nothing(home: HomeAssistant, vault: MockConfigEntry) -> None:
    told = await use(home, CHECK, tell=TELL)
    await have_it_be(home, 3, 30)
    assert told == []
    state = home.states.get("automation.made")
    assert state is not None
    assert state.attributes["last_triggered"] is not None


async def test_a_history_that_is_damaged_is_told(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_given: object, **_more: object) -> None:
        raise LedgerDamaged(0)

    told = await use(home, CHECK, tell=TELL)
    monkeypatch.setattr(vault.runtime_data.vault.ledger, "verify", damaged)
    await have_it_be(home, 3, 30)
    (event,) = told
    assert event.data["message"] == "The check of the vault's history found: ledger_damaged."


async def test_a_history_that_nobody_could_read_is_told(home: HomeAssistant, vault: MockConfigEntry) -> None:
    told = await use(home, CHECK, tell=TELL)
    assert await home.config_entries.async_unload(vault.entry_id)
    await have_it_be(home, 3, 30)
    (event,) = told
    assert event.data["message"] == "The check of the vault's history found: not_checked."


async def _held(kept: Kept) -> list[set[ClipId]]:
    """Return what each hold keeps, the oldest first."""
    return await kept.runtime.async_do(
        lambda vault: [set(vault.index.clips_of_hold(hold.hold_id)) for hold in vault.index.holds()]
    )


def _alarm(kept: Kept) -> None:
    """Have the alarm go off."""
    kept.hass.states.async_set("alarm_control_panel.home", "armed_away")
    kept.hass.states.async_set("alarm_control_panel.home", "triggered")


async def test_an_alarm_holds_what_was_before_it_and_what_came_after(
    kept: Kept, freezer: FrozenDateTimeFactory
) -> None:
    _old, before = await clip(kept, 40), await clip(kept, 20)
    cameras = [kept.device(kept.door), kept.device(kept.gate)]
    await use(kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=cameras, before=30, after=10)
    _alarm(kept)
    await until(kept.holds)
    assert await _held(kept) == [{before}]
    freezer.tick(timedelta(minutes=9))
    after = await clip(kept, 4)
    await _later(kept.hass, freezer, minutes=2)
    assert await _held(kept) == [{before}, {after}]


async def _large(kept: Kept, minutes_ago: int, size_bytes: int) -> ClipId:
    """Have the history tell of half a minute of the front door that takes so much."""
    start_ms = wall_ms() - minutes_ago * MINUTE_MS

    def do(vault: Vault) -> ClipId:
        begun = record(vault, kept.door, start_ms, dt_util.utcnow(), PICTURE)
        begun.write(b"moving pictures")
        begun.finish_sealed(replace(begun.seal(), size_bytes=size_bytes), start_ms + MINUTE_MS // 2)
        return begun.clip_id

    return await kept.runtime.async_do(do)


async def test_an_alarm_with_more_than_there_is_room_for_holds_what_is_next_to_it(
    kept: Kept, freezer: FrozenDateTimeFactory
) -> None:
    """Nothing at all was held before it and nobody was told, or what was held ended for what came after."""
    _first, second, third = [await _large(kept, ago, 450_000_000) for ago in (25, 20, 15)]
    cameras = [kept.device(kept.door), kept.device(kept.gate)]
    told = await use(kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=cameras, after=10, tell=TELL)
    _alarm(kept)
    await until(kept.holds)
    assert await _held(kept) == [{second, third}]
    freezer.tick(timedelta(minutes=9))
    fourth, fifth, _sixth = [await _large(kept, ago, 450_000_000) for ago in (6, 5, 4)]
    await _later(kept.hass, freezer, minutes=2)
    assert await _held(kept) == [{second, third}, {fourth, fifth}]
    assert [event.data["message"] for event in told] == [
        "Not all clips from before the alarm could be held.",
        "Not all clips from after the alarm could be held.",
    ]


async def test_what_comes_after_an_alarm_is_held_where_telling_fails(
    kept: Kept, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever broke in may have taken the network; it used to end the automation, and nothing more was held."""
    before, _too_much = await _large(kept, 20, 900_000_000), await _large(kept, 25, 900_000_000)
    cameras = [kept.device(kept.door)]
    gone = [{"action": "notify.gone", "data": {"message": "{{ message }}"}}]
    await use(kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=cameras, after=10, tell=gone)
    _alarm(kept)
    await until(kept.holds)
    freezer.tick(timedelta(minutes=9))
    after = await clip(kept, 4)
    await _later(kept.hass, freezer, minutes=2)
    assert await _held(kept) == [{before}, {after}]
    caplog.clear()


async def test_of_very_many_clips_after_an_alarm_those_next_to_it_are_held(
    kept: Kept, freezer: FrozenDateTimeFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest of them were, and those of the first minutes were not looked at."""
    pages = tmp_path / "pages"
    await asyncio.to_thread(shutil.copytree, using.FOLDER, pages)
    changed = pages / "automation" / "footage_guard" / "hold_when_the_alarm_goes_off.yaml"
    changed.write_text(changed.read_text().replace("limit: 500", "limit: 2"))
    monkeypatch.setattr(using, "FOLDER", pages)
    # As many whole answers as two pages have are more than Home Assistant lets a template say.
    monkeypatch.setattr(template, "MAX_TEMPLATE_OUTPUT", 600)
    before, cameras = await _large(kept, 20, 1), [kept.device(kept.door)]
    told = await use(kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=cameras, after=10, tell=TELL)
    _alarm(kept)
    await until(kept.holds)
    freezer.tick(timedelta(minutes=9))
    after = [await _large(kept, ago, 100_000_000) for ago in (7, 6, 5, 4, 3)]
    await _later(kept.hass, freezer, minutes=2)
    assert await _held(kept) == [{before}, set(after[:3])]
    assert [event.data["message"] for event in told] == ["Not all clips from after the alarm could be held."]


async def test_a_clip_that_is_longer_has_all_the_room(kept: Kept, freezer: FrozenDateTimeFactory) -> None:
    """One that is further away was held in its place."""
    await _large(kept, 25, 300_000_000)
    nearest = await _large(kept, 20, 1_500_000_000)
    cameras = [kept.device(kept.door)]
    told = await use(kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=cameras, after=1, tell=TELL)
    _alarm(kept)
    await until(kept.holds)
    await _later(kept.hass, freezer, minutes=2)
    assert await _held(kept) == [{nearest}]
    assert [event.data["message"] for event in told] == ["Not all clips from before the alarm could be held."]


async def test_an_alarm_while_no_vault_is_there_is_told(kept: Kept, freezer: FrozenDateTimeFactory) -> None:
    told = await use(
        kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=[kept.device(kept.door)], after=1, tell=TELL
    )
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    _alarm(kept)
    async_fire_time_changed(kept.hass)

    async def is_told() -> bool:
        return bool(told)

    await until(is_told)
    await _later(kept.hass, freezer, minutes=2)
    assert len(told) == len(["before", "after"])


async def test_what_is_written_while_the_alarm_goes_off_is_held_once(
    kept: Kept, freezer: FrozenDateTimeFactory
) -> None:
    start_ms = wall_ms() - MINUTE_MS
    begun = await kept.runtime.async_do(lambda vault: record(vault, kept.door, start_ms, dt_util.utcnow(), PICTURE))
    told = await use(
        kept.hass, HOLD, alarm="alarm_control_panel.home", cameras=[kept.device(kept.door)], after=10, tell=TELL
    )
    _alarm(kept)
    await until(kept.holds)
    assert await _held(kept) == [{begun.clip_id}]
    freezer.tick(timedelta(minutes=9))
    stored = await kept.runtime.async_do(lambda _vault: begun.seal())
    grown = replace(stored, size_bytes=1_700_000_000)
    await kept.runtime.async_do(lambda _vault: begun.finish_sealed(grown, start_ms + 3 * MINUTE_MS))
    after = await _large(kept, 4, 200_000_000)
    await _large(kept, 3, 200_000_000)
    await _later(kept.hass, freezer, minutes=2)
    assert await _held(kept) == [{begun.clip_id}, {after}]
    assert [event.data["message"] for event in told] == ["Not all clips from after the alarm could be held."]


@pytest.mark.parametrize(
    ("clips", "held", "message"),
    [
        (2, 2, None),
        (6, 4, "Not all clips of the last 15 minutes could be held."),
        (0, 0, "No clips of the last 15 minutes could be held."),
    ],
)
async def test_a_script_holds_the_newest_of_the_last_minutes_and_tells_where_that_is_not_all(
    kept: Kept, clips: int, held: int, message: str | None
) -> None:
    """A hold of more than there is room for is refused as a whole."""
    made = [await _large(kept, 12 - number, 450_000_000) for number in range(clips)]
    told = await use(kept.hass, HOLD_NOW, cameras=[kept.device(kept.door)], minutes=15, tell=TELL)
    await kept.hass.services.async_call("script", "made", blocking=True)
    assert await _held(kept) == [set(made[-held:])][:held]
    assert [event.data["message"] for event in told] == [message][: message is not None]


async def test_a_script_holds_the_last_minutes(kept: Kept) -> None:
    old, new = await clip(kept, 40), await clip(kept, 10)
    await use(kept.hass, HOLD_NOW, cameras=[kept.device(kept.door)], minutes=15)
    await kept.hass.services.async_call("script", "made", blocking=True)
    assert await _held(kept) == [{new}]
    assert old != new


@pytest.mark.parametrize("at", CLOCK_CHANGED)
async def test_a_script_holds_as_many_minutes_where_the_clock_was_changed(
    kept: Kept, freezer: FrozenDateTimeFactory, at: str
) -> None:
    await kept.hass.config.async_update(time_zone="Europe/Berlin")
    freezer.move_to(at)
    old, new = await clip(kept, 40), await clip(kept, 10)
    await use(kept.hass, HOLD_NOW, cameras=[kept.device(kept.door)], minutes=15)
    await kept.hass.services.async_call("script", "made", blocking=True)
    assert await _held(kept) == [{new}]
    assert old != new


@pytest.mark.parametrize(
    ("alex", "robin", "is_locked_down"),
    [
        ("not_home", "work", True),
        ("not_home", "home", False),
        ("not_home", "unknown", False),
        ("not_home", "unavailable", False),
    ],
)
async def test_the_vault_is_locked_down_once_everybody_is_known_to_be_away(
    kept: Kept, freezer: FrozenDateTimeFactory, alex: str, robin: str, is_locked_down: bool
) -> None:
    for person in ("person.alex", "person.robin"):
        kept.hass.states.async_set(person, "home")
    await use(kept.hass, LOCK_DOWN, persons=["person.alex", "person.robin"], after={"minutes": 10})
    kept.hass.states.async_set("person.robin", robin)
    kept.hass.states.async_set("person.alex", alex)
    await kept.hass.async_block_till_done()
    await _later(kept.hass, freezer, minutes=9)
    assert kept.runtime.lockdown is None
    await _later(kept.hass, freezer, minutes=2)
    assert (kept.runtime.lockdown is not None) is is_locked_down


async def test_who_comes_back_in_time_locks_nothing_down(kept: Kept, freezer: FrozenDateTimeFactory) -> None:
    kept.hass.states.async_set("person.alex", "home")
    await use(kept.hass, LOCK_DOWN, persons=["person.alex"])
    kept.hass.states.async_set("person.alex", "not_home")
    await kept.hass.async_block_till_done()
    await _later(kept.hass, freezer, minutes=5)
    kept.hass.states.async_set("person.alex", "home")
    await kept.hass.async_block_till_done()
    await _later(kept.hass, freezer, minutes=10)
    assert kept.runtime.lockdown is None


def _start(hass: HomeAssistant) -> None:
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)


def _reload(hass: HomeAssistant) -> None:
    hass.bus.async_fire(EVENT_AUTOMATION_RELOADED)


async def _waits() -> None:
    """Have an automation get as far as it does without anybody; Home Assistant itself waits for its end."""
    for _ in range(100):
        await asyncio.sleep(0)


@pytest.mark.parametrize("begin_anew", [_start, _reload])
@pytest.mark.parametrize(("alex", "is_locked_down"), [("not_home", True), ("unknown", False), ("home", False)])
async def test_who_was_away_before_a_start_or_a_reload_is_waited_for_once_more(
    kept: Kept,
    freezer: FrozenDateTimeFactory,
    begin_anew: Callable[[HomeAssistant], None],
    alex: str,
    *,
    is_locked_down: bool,
) -> None:
    """What became so before the trigger listened never locked down."""
    kept.hass.states.async_set("person.alex", alex)
    await use(kept.hass, LOCK_DOWN, persons=["person.alex"], after={"minutes": 10})
    begin_anew(kept.hass)
    await _waits()
    assert kept.runtime.lockdown is None
    await _later(kept.hass, freezer, minutes=11)
    assert (kept.runtime.lockdown is not None) is is_locked_down


async def test_who_comes_home_after_a_start_locks_nothing_down(kept: Kept, freezer: FrozenDateTimeFactory) -> None:
    kept.hass.states.async_set("person.alex", "not_home")
    await use(kept.hass, LOCK_DOWN, persons=["person.alex"], after={"minutes": 10})
    _start(kept.hass)
    await _waits()
    kept.hass.states.async_set("person.alex", "home")
    await kept.hass.async_block_till_done()
    await _later(kept.hass, freezer, minutes=11)
    assert kept.runtime.lockdown is None
    kept.hass.states.async_set("person.alex", "not_home")
    await kept.hass.async_block_till_done()
    await _later(kept.hass, freezer, minutes=11)
    assert kept.runtime.lockdown is not None
