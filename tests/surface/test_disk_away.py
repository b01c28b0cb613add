"""A home that begins before the disk of its clips is mounted: nothing lands beside it, nothing is told to be gone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.keeping import left_vault
from custom_components.footage_guard.bridge.keeping.folders import holds_clips_alone
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.errors import VaultFull
from custom_components.footage_guard.model.retention import DAY_MS, Limits
from custom_components.footage_guard.vault.sweeping import Sweep, Swept
from custom_components.footage_guard.vault.vault import Vault

from .kept import START_MS, Kept


async def _reload(kept: Kept) -> None:
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    await kept.hass.async_block_till_done(wait_background_tasks=True)


def _has_issue(hass: HomeAssistant) -> bool:
    return ir.async_get(hass).async_get_issue(DOMAIN, "vault_full") is not None


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path, tmp_path: Path) -> Kept:
    """A vault whose owner chose where the clips lie."""
    made = await Kept.load(home)
    home.config_entries.async_update_entry(made.entry, options={"vault_path": str(tmp_path / "disk" / "clips")})
    await home.async_block_till_done(wait_background_tasks=True)
    return made


@pytest.mark.parametrize("is_empty", [False, True], ids=["no folder", "an empty one"])
async def test_a_disk_that_comes_later_has_all_its_clips(kept: Kept, tmp_path: Path, *, is_empty: bool) -> None:
    clips, away = tmp_path / "disk" / "clips", tmp_path / "away"
    sealed, recording = await kept.record(0), await kept.begin(1)
    recording.write(bytes(200_000))
    left = recording.clip_id
    assert not _has_issue(kept.hass)
    clips.rename(away)
    if is_empty:
        clips.mkdir()
    await _reload(kept)
    assert _has_issue(kept.hass)
    with pytest.raises(VaultFull):
        kept.entry.runtime_data.room.may_record()
    with pytest.raises(OSError, match="No such device"):
        await kept.begin(2)
    with pytest.raises(OSError, match="No such device"):
        await kept.runtime.async_reconcile()
    assert [(await kept.clip(each)).state for each in (sealed, left)] == [ClipState.SEALED, ClipState.OPEN]
    assert not clips.exists() or not [*clips.iterdir()]
    if is_empty:
        clips.rmdir()
    away.rename(clips)
    await kept.entry.runtime_data.room.async_look()
    assert not _has_issue(kept.hass)
    kept.entry.runtime_data.room.may_record()
    await _reload(kept)
    assert [(await kept.clip(each)).state for each in (sealed, left)] == [ClipState.SEALED, ClipState.CUT]


async def test_nothing_is_told_to_be_removed_that_lies_on_a_disk_that_is_away(kept: Kept, tmp_path: Path) -> None:
    clip_id = await kept.record(0)
    (tmp_path / "disk" / "clips").rename(tmp_path / "away")
    limits, later = Limits(days=1, quota_bytes=0), datetime.fromtimestamp(START_MS / 1000, UTC) + timedelta(days=40)

    def swept(vault: Vault) -> Swept:
        return Sweep(vault, limits, later, steady_ms=2 * DAY_MS, with_files=()).run()

    for _ in range(2):
        assert (await kept.runtime.async_do(swept)).removed == {}
    assert (await kept.clip(clip_id)).state is ClipState.SEALED
    (tmp_path / "away").rename(tmp_path / "disk" / "clips")
    assert [*(await kept.runtime.async_do(swept)).removed] == [clip_id]


async def test_a_vault_that_was_left_is_not_deleted_while_its_disk_is_away(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.record(0)
    await kept.hass.config_entries.async_remove(kept.entry.entry_id)
    await kept.hass.async_block_till_done()
    (tmp_path / "disk" / "clips").rename(tmp_path / "away")
    folders = await left_vault.async_folders(kept.hass)

    def tomorrow() -> Moment:
        now = moment()
        return Moment(at_ms=now.at_ms + DAY_MS, boot=now.boot, up_ms=now.up_ms + DAY_MS)

    monkeypatch.setattr(left_vault, "moment", tomorrow)
    with pytest.raises(OSError, match="No such device"):
        await left_vault.async_delete(kept.hass, folders)
    assert (folders.data / "keys.json").exists()
    (tmp_path / "away").rename(tmp_path / "disk" / "clips")
    assert (await left_vault.async_delete(kept.hass, folders)).refusal is None
    assert not (tmp_path / "disk" / "clips").exists() or not [*(tmp_path / "disk" / "clips").iterdir()]


async def test_another_folder_is_recorded_into_once_it_was_told_what_is_lost_by_that(
    kept: Kept, tmp_path: Path
) -> None:
    """Whoever chose another one while a disk was not mounted found all clips on it missing for good."""
    lost = await kept.record(0)
    (tmp_path / "disk" / "clips").rename(tmp_path / "away")
    flows = kept.hass.config_entries.options
    step = await flows.async_init(kept.entry.entry_id)
    for chosen in ("new", "", "new"):
        step = await flows.async_configure(step["flow_id"], _at(tmp_path, chosen))
        assert step["errors"] == {"vault_path": "vault_path_away"}, "another one was told of"
    assert (await kept.clip(lost)).state is ClipState.SEALED
    step = await flows.async_configure(step["flow_id"], _at(tmp_path, "new"))
    assert step["type"] is FlowResultType.CREATE_ENTRY
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    await kept.runtime.async_reconcile()
    assert (await kept.clip(lost)).state is ClipState.MISSING
    await kept.record(1)
    assert not _has_issue(kept.hass)


def _at(folder: Path, name: str) -> dict[str, str]:
    return {"vault_path": str(folder / name)} if name else {}


async def test_the_folder_of_a_vault_may_be_chosen_again(kept: Kept, tmp_path: Path) -> None:
    await kept.record(0)
    await holds_clips_alone(kept.hass, str(tmp_path / "disk" / "clips"))
