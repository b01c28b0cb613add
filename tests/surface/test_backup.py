"""A backup of Home Assistant that is made while clips are recorded, and what it is worth when it is needed."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
import errno
import os
from pathlib import Path, PurePath
from typing import Any

from homeassistant.components.backup import manager
from homeassistant.core import HomeAssistant, callback
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from securetar import AddFileError

from custom_components.footage_guard.backup import async_post_backup, async_pre_backup
from custom_components.footage_guard.bridge import runtime
from custom_components.footage_guard.bridge.cameras.clip_news import async_hear_of_clips
from custom_components.footage_guard.bridge.cameras.clips import Clips
from custom_components.footage_guard.bridge.keeping.copying import LONGEST, copying_of
from custom_components.footage_guard.bridge.keeping.opening import Folders, OpenVault, open_and_settle
from custom_components.footage_guard.ledger.ledger import CHECKPOINT_EVERY, Ledger
from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.facts import ClipSealed, HoldPlaced
from custom_components.footage_guard.model.ids import ClipId, HoldId
from custom_components.footage_guard.vault.check.__main__ import main as check
from custom_components.footage_guard.vault.recording import Recording
from custom_components.footage_guard.vault.settling import settle
from custom_components.footage_guard.vault.vault import Vault
from tests.backups import back_up, restore
from tests.pictures import PICTURE

from .kept import MINUTE_MS, START_MS, Kept

pytestmark = pytest.mark.usefixtures("owner", "data_folder")
PIECE = b"moving pictures " * 8192
type Between = Callable[[PurePath], None]


@pytest.fixture
async def kept(home: HomeAssistant) -> Kept:
    """A vault whose clips lie in the configuration folder, and Home Assistant's own backups."""
    assert await async_setup_component(home, "backup", {})
    made = await Kept.load(home)
    await home.async_block_till_done()
    return made


class Recorded:
    """What cameras do while files are copied."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.clips = Clips(kept.hass, kept.runtime, kept.entry.runtime_data.room)
        self._minute = 0
        self.open: list[Recording] = []
        self.ended: list[ClipId] = []

    async def begin(self) -> None:
        """Begin a clip, and write some of it."""
        self._minute += 1
        start_ms = START_MS + self._minute * MINUTE_MS
        recording = await self.clips.async_begin(self._kept.door, start_ms, PICTURE)
        await self._kept.hass.async_add_executor_job(recording.write, PIECE)
        self.open.append(recording)

    async def end(self) -> None:
        """Write more of the clip that was begun first, and end it."""
        recording = self.open.pop(0)
        await self._kept.hass.async_add_executor_job(recording.write, PIECE)
        await self.clips.async_end(recording, recording.opened.start_ms + MINUTE_MS // 2)
        self.ended.append(recording.clip_id)

    async def go_on(self) -> None:
        """Do both, and let so much be told that a checkpoint would be due."""
        await self.begin()
        await self.end()
        await self.tell(CHECKPOINT_EVERY // 8)

    async def tell(self, facts: int) -> None:
        """Tell the history something, and the index."""
        clip_id = self.open[0].clip_id

        def do(vault: Vault) -> None:
            for _ in range(facts):
                hold_id = HoldId("01KB2000000000000000000000")
                vault.tell(
                    HoldPlaced(
                        hold_id=hold_id, kind=HoldKind.OWNER, clip_ids=(clip_id,), made_ms=START_MS, until_ms=None
                    )
                )

        await self._kept.runtime.async_do(do)


@pytest.fixture
async def recorded(kept: Kept) -> Recorded:
    """One clip that has ended, and one that is being written."""
    made = Recorded(kept)
    await made.begin()
    await made.end()
    await made.begin()
    return made


async def _backed_up(kept: Kept, monkeypatch: pytest.MonkeyPatch, between: Between) -> Path:
    """Make a backup, with something done before each file; return where it was unpacked as for a restore."""
    adding = manager.atomic_contents_add

    def add(tar_file: Any, origin_path: Path, file_filter: Callable[[PurePath], bool], arcname: str) -> None:
        def seen(path: PurePath) -> bool:
            if "footage_guard" in path.parts:
                between(path)
            return file_filter(path)

        adding(tar_file=tar_file, origin_path=origin_path, file_filter=seen, arcname=arcname)

    monkeypatch.setattr(manager, "atomic_contents_add", add)
    archive = await back_up(kept.hass)
    return await kept.hass.async_add_executor_job(_restored_from, archive, Path(kept.hass.config.path()))


def _restored_from(archive: Path, config: Path) -> Path:
    restored = config.with_name(f"{config.name}-restored")
    restored.mkdir()
    restore(archive, restored)
    return restored


class Waiting:
    """Does things on the event loop, for the thread that copies."""

    def __init__(self, hass: HomeAssistant, doing: Callable[[], Any]) -> None:
        self._hass = hass
        self._doing = doing
        self.looked_at: list[str] = []

    def __call__(self, path: PurePath) -> None:
        self.looked_at.append(path.name)
        asyncio.run_coroutine_threadsafe(self._doing(), self._hass.loop).result()


def _states(opened: OpenVault) -> dict[ClipId, ClipState]:
    vault = opened.vault
    return {clip.id: clip.state for clip in (vault.known(each) for each in _known(opened))}


def _known(opened: OpenVault) -> list[ClipId]:
    rows = opened.vault.index._database.rows("SELECT id FROM clips ORDER BY id")
    return [ClipId(each) for (each,) in rows]


def _opened(restored: Path) -> OpenVault:
    data = restored / "footage_guard"
    return OpenVault(Folders(data=data, cache=restored / ".cache" / "footage_guard", clips=data / "vault"))


async def test_a_copy_that_is_made_while_everything_changes_is_a_whole_vault(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = Waiting(kept.hass, recorded.go_on)
    (before,) = recorded.ended
    restored = await _backed_up(kept, monkeypatch, waiting)
    assert {"state.db", "index.db", "log", "checkpoint", "keys.json"} <= set(waiting.looked_at)
    assert not [*(restored / ".cache").iterdir()]
    opened = _opened(restored)
    try:
        assert opened.ledger.trouble is None
        assert opened.ledger.verify().size == opened.ledger.size
        begun_before = recorded.ended[1]
        assert begun_before in {clip.id for clip in settle(opened.vault)}
        states = _states(opened)
        assert states[before] is ClipState.SEALED
        # It was being written while it was copied: what the copy has of it is what there is.
        assert states[begun_before] is ClipState.CUT
        assert set(states.values()) <= {ClipState.SEALED, ClipState.CUT, ClipState.MISSING}
    finally:
        opened.close()
    assert check([str(restored / "footage_guard"), "--json"]) == 0, capsys.readouterr().out


async def test_nothing_that_was_recorded_meanwhile_is_lost_at_home(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[ClipId] = []
    stop = async_hear_of_clips(kept.hass, callback(lambda news: heard.append(news.clip_id)))
    await _backed_up(kept, monkeypatch, Waiting(kept.hass, recorded.go_on))
    stop()
    for clip_id in recorded.ended:
        assert (await kept.clip(clip_id)).state is ClipState.SEALED
    assert heard == recorded.ended[1:]
    reconciled = await kept.runtime.async_reconcile()
    assert (reconciled.missing, reconciled.strangers) == ([], [])
    assert (await kept.runtime.async_verify_ledger()).size == kept.runtime.ledger.size
    folder = Path(kept.hass.config.path("footage_guard"))
    assert _pages_beside(folder) > 0
    await kept.runtime.async_do(lambda vault: vault.index.write_back())
    assert _pages_beside(folder) == 0


def _pages_beside(folder: Path) -> int:
    return (folder / "index.db-wal").stat().st_size


async def test_databases_stand_still_from_before_until_after(kept: Kept, recorded: Recorded) -> None:
    folder = Path(kept.hass.config.path("footage_guard"))
    files = [folder / name for name in ("state.db", "index.db", "ledger/checkpoint")]
    await async_pre_backup(kept.hass)
    assert [(folder / f"{name}.db-wal").stat().st_size for name in ("state", "index")] == [0, 0]
    before = [each.read_bytes() for each in files]
    for _ in range(9):
        await recorded.go_on()
    # Whoever copies it after all that has the same file.
    assert [each.read_bytes() for each in files] == before
    assert _pages_beside(folder) > 0
    await async_post_backup(kept.hass)
    assert (folder / "ledger" / "checkpoint").read_bytes() != before[2]


async def test_they_do_so_also_where_the_vault_is_loaded_anew_meanwhile(kept: Kept, recorded: Recorded) -> None:
    folder = Path(kept.hass.config.path("footage_guard"))
    files = [folder / name for name in ("state.db", "index.db", "ledger/checkpoint")]
    await async_pre_backup(kept.hass)
    before = [each.read_bytes() for each in files]
    await recorded.end()
    (ended,) = recorded.ended[1:]
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    # It was ended before the vault closed: nobody is left who would do that.
    assert (await kept.clip(ended)).state is ClipState.SEALED
    again = Recorded(kept)
    await again.begin()
    await again.go_on()
    assert [each.read_bytes() for each in files] == before
    await async_post_backup(kept.hass)
    assert (await kept.clip(again.ended[0])).state is ClipState.SEALED
    assert (folder / "ledger" / "checkpoint").read_bytes() != before[2]


@pytest.mark.parametrize("fault", [RuntimeError("anything"), OSError(errno.ENOSPC, "no room")])
async def test_everything_goes_on_after_a_backup_that_failed(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(_path: PurePath) -> None:
        raise fault

    with pytest.raises((AddFileError, RuntimeError)):
        await _backed_up(kept, monkeypatch, fail)
    assert not copying_of(kept.hass).is_under_way
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_everything_goes_on_an_hour_after_a_backup_that_nobody_ended(
    kept: Kept, recorded: Recorded, caplog: pytest.LogCaptureFixture
) -> None:
    await async_pre_backup(kept.hass)
    await recorded.end()
    ended = recorded.ended[-1]
    assert (await kept.clip(ended)).state is ClipState.OPEN
    async_fire_time_changed(kept.hass, dt_util.utcnow() + LONGEST + timedelta(seconds=1))
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    assert not copying_of(kept.hass).is_under_way
    assert (await kept.clip(ended)).state is ClipState.SEALED
    assert "nobody said that it is over" in caplog.text


def _signed(kept: Kept) -> bytes:
    return Path(kept.hass.config.path("footage_guard/ledger/checkpoint")).read_bytes()


async def test_a_backup_that_begins_again_lasts_an_hour_from_then_on(kept: Kept, recorded: Recorded) -> None:
    await async_pre_backup(kept.hass)
    first, signed = copying_of(kept.hass)._end_timer, _signed(kept)
    await recorded.end()
    await async_pre_backup(kept.hass)
    assert _signed(kept) == signed
    assert copying_of(kept.hass)._end_timer is not first
    await async_post_backup(kept.hass)
    # One that is ended twice, or was never begun.
    await async_post_backup(kept.hass)
    assert copying_of(kept.hass)._end_timer is None


async def test_what_is_old_goes_after_the_backup(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[str] = []

    async def sweep(*_: object) -> None:
        swept.append("swept")

    monkeypatch.setattr(type(kept.runtime), "async_sweep", sweep)
    await async_pre_backup(kept.hass)
    await kept.entry.runtime_data.rounds.async_sweep()
    assert swept == []
    await async_post_backup(kept.hass)
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    # At once, and not with the next round: backups may be made at each of those.
    assert swept == ["swept"]


async def test_clips_that_are_in_no_backup_end_at_once(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(copying_of(kept.hass), "_holds_clips", False)
    await async_pre_backup(kept.hass)
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED
    await async_post_backup(kept.hass)


async def test_where_clips_lie_is_asked_of_the_disk(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
    folders = kept.runtime._opened._folders
    assert kept.runtime._opened.are_clips_copied_too
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folders.data / "linked").symlink_to(elsewhere)
    kept.runtime._opened._folders = Folders(data=folders.data, cache=folders.cache, clips=folders.data / "linked")
    assert not kept.runtime._opened.are_clips_copied_too


async def test_a_clip_that_cannot_be_told_after_the_backup_is_cut(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await async_pre_backup(kept.hass)
    await recorded.end()
    telling = Vault.tell

    def tell(vault: Vault, fact: Any) -> int:
        if isinstance(fact, ClipSealed):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return telling(vault, fact)

    monkeypatch.setattr(Vault, "tell", tell)
    await async_post_backup(kept.hass)
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.CUT
    assert "could not be ended after a backup: OSError" in caplog.text


async def test_a_backup_is_made_all_the_same_where_not_everything_can_be_written_back(
    kept: Kept, recorded: Recorded, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Ledger, "checkpoint", refuse)
    await async_pre_backup(kept.hass)
    assert "Not everything could be written back for a backup: OSError" in caplog.text
    monkeypatch.undo()
    await async_post_backup(kept.hass)
    await recorded.end()
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_without_a_vault_there_is_nothing_to_do(hass: HomeAssistant) -> None:
    await async_pre_backup(hass)
    assert copying_of(hass).is_under_way
    await async_post_backup(hass)
    assert not copying_of(hass).is_under_way


async def test_a_backup_that_begins_while_the_vault_is_opened_finds_it_still(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = open_and_settle

    def opened_meanwhile(folders: Folders, *, is_copied: bool) -> Any:
        found = opening(folders, is_copied=is_copied)
        copying_of(kept.hass).is_under_way = True
        return found

    with monkeypatch.context() as patch:
        patch.setattr(runtime, "open_and_settle", opened_meanwhile)
        assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    assert kept.runtime._opened.state._database._is_still
    assert kept.runtime._opened.vault.index._database._is_still
    await async_post_backup(kept.hass)
    assert not kept.runtime._opened.state._database._is_still


async def test_an_index_that_is_made_anew_meanwhile_stands_still(kept: Kept, recorded: Recorded) -> None:
    await async_pre_backup(kept.hass)
    await kept.runtime.async_work(lambda opened: opened.make_index_anew())
    await recorded.end()
    assert kept.runtime._opened.vault.index._database._is_still
    await async_post_backup(kept.hass)
    assert (await kept.clip(recorded.ended[-1])).state is ClipState.SEALED


async def test_what_waits_for_no_backup_is_done_at_once(hass: HomeAssistant) -> None:
    done: list[str] = []

    async def do() -> None:
        done.append("done")

    await copying_of(hass).async_when_over(do)
    assert done == ["done"]
