"""What goes wrong while a backup is made, or when it is over: nothing stays still or waits for ever."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import errno
import os
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.footage_guard.backup import async_post_backup, async_pre_backup
from custom_components.footage_guard.bridge.cameras.clips import Clips
from custom_components.footage_guard.bridge.keeping.copying import LONGEST, copying_of
from custom_components.footage_guard.bridge.keeping.founding import adopt_vault
from custom_components.footage_guard.bridge.keeping.opening import KEYS_AHEAD, OpenVault
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.settling import settle
from tests.pictures import PICTURE

from .kept import START_MS, Kept
from .test_backup import PIECE, Recorded

pytestmark = pytest.mark.usefixtures("owner", "data_folder")


@pytest.fixture
async def kept(home: HomeAssistant) -> Kept:
    """A vault whose clips lie in the configuration folder."""
    return await Kept.load(home)


@pytest.fixture
async def recorded(kept: Kept) -> Recorded:
    """Three clips that are being written."""
    made = Recorded(kept)
    for _ in range(3):
        await made.begin()
    return made


def _copied(file: Path) -> bytes:
    return file.read_bytes()


def _put_back(file: Path, copied: bytes) -> None:
    file.write_bytes(copied)


def _refuse(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _still(kept: Kept) -> list[bool]:
    opened = kept.runtime._opened
    return [opened.state._database._is_still, opened.vault.index._database._is_still, opened.ledger._is_still]


async def test_a_clip_that_cannot_be_ended_keeps_no_other_waiting(kept: Kept, recorded: Recorded) -> None:
    await async_pre_backup(kept.hass)
    clips, impossible = recorded.clips, recorded.open.pop(0)
    await clips.async_end(impossible, impossible.opened.start_ms - 5)
    await recorded.end()
    await async_post_backup(kept.hass)
    assert (await kept.clip(impossible.clip_id)).state is ClipState.CUT
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_files_go_on_where_the_disk_lets_no_index_be_made_anew(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    await async_pre_backup(kept.hass)
    assert _still(kept) == [True, True, True]
    with monkeypatch.context() as patch:
        patch.setattr(OpenVault, "_index", _refuse)
        with pytest.raises(OSError, match="space"):
            await kept.runtime.async_work(lambda opened: opened.make_index_anew())
        await async_post_backup(kept.hass)
    await recorded.begin()
    assert _still(kept) == [False, False, False]


@pytest.mark.parametrize("is_on", [True, False])
async def test_one_file_that_fails_keeps_no_other_from_it(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, is_on: bool
) -> None:
    opened = kept.runtime._opened
    opened.stand_still(is_on=not is_on)
    for file in (opened.state, opened.vault.index):
        with monkeypatch.context() as patch:
            patch.setattr(type(file), "stand_still", _refuse_keyword)
            with pytest.raises(OSError, match="space"):
                opened.stand_still(is_on=is_on)
    assert _still(kept) == [is_on, is_on, is_on]
    opened.stand_still(is_on=False)


def _refuse_keyword(*_: object, is_on: bool) -> None:
    _refuse()


async def test_clips_that_wait_are_told_of_when_home_assistant_stops(kept: Kept, recorded: Recorded) -> None:
    await async_pre_backup(kept.hass)
    await recorded.end()
    (stopping,) = [each for each in kept.hass._shutdown_jobs if each.job.target.__name__ == "_async_end_recording"]
    await stopping.job.target(*stopping.args)
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_the_check_that_was_left_out_is_made_up_for(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def doing(name: str) -> Callable[..., Any]:
        async def do(*_: object) -> None:
            done.append(name)

        return do

    for name in ("async_reconcile", "async_verify_ledger", "async_sweep"):
        monkeypatch.setattr(type(kept.runtime), name, doing(name))
    await async_pre_backup(kept.hass)
    rounds = kept.entry.runtime_data.rounds
    await rounds.async_check()
    await rounds.async_sweep()
    await async_post_backup(kept.hass)
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    assert done == ["async_reconcile", "async_verify_ledger", "async_sweep"]
    # Once, and not after a backup during which nothing was due.
    await async_pre_backup(kept.hass)
    await async_post_backup(kept.hass)
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    assert len(done) == 3


async def test_an_entry_that_is_unloaded_hears_of_no_backup_any_more(kept: Kept) -> None:
    await async_pre_backup(kept.hass)
    await kept.entry.runtime_data.rounds.async_sweep()
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    assert copying_of(kept.hass)._listeners == []
    await async_post_backup(kept.hass)


async def test_the_keys_of_a_copy_are_those_that_its_history_tells_of(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A month begins while files are copied: the keys first, and the history with the month's first clip last."""
    assert KEYS_AHEAD == LONGEST
    next_month = (datetime.now(UTC).replace(day=1) + timedelta(days=32)).replace(day=1, hour=0, minute=0)
    coming = f"{next_month:%Y-%m}"
    now = next_month - timedelta(minutes=1)
    monkeypatch.setattr(dt_util, "utcnow", lambda: now)
    keys = Path(kept.hass.config.path("footage_guard/keys.json"))
    await async_pre_backup(kept.hass)
    copied = _copied(keys)
    now += timedelta(minutes=30)
    recorded = Recorded(kept)
    await recorded.begin()
    assert recorded.open[0].opened.epoch == coming
    await async_post_backup(kept.hass)
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    _put_back(keys, copied)
    assert [each.id for each in Keyring.load(keys.parent).epochs][-1] == coming
    assert await kept.hass.config_entries.async_setup(kept.entry.entry_id)
    await Recorded(kept).begin()


async def test_a_removal_signs_nothing_that_a_copied_history_lacks(kept: Kept, recorded: Recorded) -> None:
    """Or the copy would look as if somebody had taken records away."""
    signed = Path(kept.hass.config.path("footage_guard/ledger/checkpoint"))
    await async_pre_backup(kept.hass)
    before = _copied(signed)
    await recorded.end()
    assert await kept.hass.config_entries.async_remove(kept.entry.entry_id)
    await adopt_vault(kept.hass)
    assert _copied(signed) == before
    await async_post_backup(kept.hass)
    again = await Kept.load(kept.hass)
    assert again.runtime.ledger_problem is None
    assert _copied(signed) != before


def _parts(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.part")}


async def test_a_clip_that_fails_while_it_is_copied_keeps_its_file_until_after(kept: Kept, recorded: Recorded) -> None:
    """A backup fails where a file goes, and a copied history must not call whole what was copied before."""
    folder = Path(kept.hass.config.path("footage_guard", "vault"))
    await async_pre_backup(kept.hass)
    recording = recorded.open[0]
    before = _parts(folder)
    assert await recorded.clips.async_cut(recording)
    assert _parts(folder) == before
    assert (await kept.clip(recording.clip_id)).state is ClipState.OPEN
    await async_post_backup(kept.hass)
    await kept.runtime.async_do(lambda vault: settle(vault, vault.being_written))
    assert (await kept.clip(recording.clip_id)).state is ClipState.CUT


async def test_an_import_that_fails_while_it_is_copied_used_to_forget_how_long_it_was(kept: Kept) -> None:
    clips = Clips(kept.hass, kept.runtime, kept.entry.runtime_data.room)
    await async_pre_backup(kept.hass)
    recording = await clips.async_begin(kept.door, START_MS, PICTURE, imported=True)
    await kept.hass.async_add_executor_job(recording.write, PIECE)
    assert await clips.async_cut(recording, START_MS + 7_000)
    await async_post_backup(kept.hass)
    await kept.runtime.async_do(lambda vault: settle(vault, vault.being_written))
    clip = await kept.clip(recording.clip_id)
    assert (clip.state, clip.end_ms - clip.start_ms) == (ClipState.CUT, 7_000)
