"""A Supervisor copies the folder of the clips after it said that it is done with ours: nothing there goes meanwhile."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from homeassistant.components.hassio.const import EVENT_SUPERVISOR_EVENT
from homeassistant.core import HomeAssistant
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footage_guard.backup import async_post_backup, async_pre_backup
from custom_components.footage_guard.bridge.common.paths import SHARE
from custom_components.footage_guard.bridge.keeping import folders
from custom_components.footage_guard.bridge.keeping.copying import LONGEST, copying_of
from custom_components.footage_guard.bridge.keeping.folders import folders_of
from custom_components.footage_guard.model.clip import ClipState

from .kept import Kept
from .test_backup import Recorded

pytestmark = pytest.mark.usefixtures("owner", "data_folder")
FULL, PARTIAL = "backup_manager_full_backup", "backup_manager_partial_backup"


@pytest.fixture
async def kept(home: HomeAssistant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kept:
    """A vault whose clips lie in a folder that a Supervisor copies after the configuration."""
    monkeypatch.setattr(folders, "is_hassio", lambda _hass: True)
    monkeypatch.setattr(folders, "SHARE", tmp_path / "share")
    monkeypatch.setattr(folders, "clip_folder", lambda _hass, _options: tmp_path / "share" / "footage_guard")
    return await Kept.load(home)


@pytest.fixture
async def recorded(kept: Kept) -> Recorded:
    """Three clips that are being written."""
    made = Recorded(kept)
    for _ in range(3):
        await made.begin()
    return made


async def _say(hass: HomeAssistant, stage: str | None, name: str = FULL, **more: Any) -> None:
    job = {"name": name, "uuid": "1", "stage": stage, "done": False, **more}
    async_dispatcher_send(hass, EVENT_SUPERVISOR_EVENT, {"event": "job", "data": job})
    await hass.async_block_till_done(wait_background_tasks=True)


async def _names(kept: Kept) -> list[str]:
    clips = kept.runtime._opened._folders.clips
    return await kept.hass.async_add_executor_job(lambda: sorted(path.name for path in clips.glob("*/*.*")))


async def test_no_clip_gets_its_name_before_the_folder_of_the_clips_is_copied_too(
    kept: Kept, recorded: Recorded
) -> None:
    await _say(kept.hass, None)
    await _say(kept.hass, "home_assistant")
    await async_pre_backup(kept.hass)
    await recorded.end()
    await async_post_backup(kept.hass)
    before = await _names(kept)
    for stage in ("addons", "folders"):
        await _say(kept.hass, stage)
        await recorded.end()
        await kept.entry.runtime_data.rounds.async_sweep()
    assert await _names(kept) == before
    assert [(await kept.clip(each)).state for each in recorded.ended] == [ClipState.OPEN] * 3
    await _say(kept.hass, "finishing_file")
    assert not copying_of(kept.hass).is_under_way
    assert [(await kept.clip(each)).state for each in recorded.ended] == [ClipState.SEALED] * 3


async def test_a_backup_of_folders_alone_calls_nobody_and_holds_clips_all_the_same(
    kept: Kept, recorded: Recorded
) -> None:
    await _say(kept.hass, "folders", PARTIAL)
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.OPEN
    await _say(kept.hass, "folders", PARTIAL, done=True)
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


@pytest.mark.parametrize(
    "job",
    [
        {"event": "job", "data": {"name": "addon_update", "stage": "folders", "done": False}},
        {"event": "health_changed", "data": {"name": FULL, "stage": "folders"}},
        {"event": "job", "data": None},
        {"event": "job", "data": {"name": PARTIAL, "stage": "addons", "done": False}},
    ],
)
async def test_what_else_a_supervisor_says_holds_nothing(kept: Kept, recorded: Recorded, job: dict[str, Any]) -> None:
    async_dispatcher_send(kept.hass, EVENT_SUPERVISOR_EVENT, job)
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_it_is_over_after_the_call_where_a_supervisor_says_nothing(kept: Kept, recorded: Recorded) -> None:
    await async_pre_backup(kept.hass)
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.OPEN
    await async_post_backup(kept.hass)
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_a_supervisor_that_never_says_that_it_is_done_holds_clips_for_an_hour(
    kept: Kept, recorded: Recorded
) -> None:
    await _say(kept.hass, "home_assistant")
    await async_pre_backup(kept.hass)
    await async_post_backup(kept.hass)
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.OPEN
    async_fire_time_changed(kept.hass, dt_util.utcnow() + LONGEST + timedelta(seconds=1))
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_clips_that_lie_elsewhere_are_not_held_for_other_folders(kept: Kept, recorded: Recorded) -> None:
    opened = kept.runtime._opened
    opened._folders = replace(opened._folders, copied_later=SHARE)
    assert not opened.are_clips_copied_later
    opened._folders = replace(opened._folders, copied_later=None)
    assert not opened.are_clips_copied_later
    copying = copying_of(kept.hass)
    copying._are_clips_later = copying._holds_clips = False
    await _say(kept.hass, "folders")
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_only_a_supervisor_copies_more_than_the_configuration(hass: HomeAssistant) -> None:
    assert folders_of(hass, {}).copied_later is None
