"""A home that is moved by a backup, from where there is no Supervisor to where there is one, or back."""

from dataclasses import dataclass
from pathlib import Path
import shutil

from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest

from custom_components.footage_guard.bridge.common import paths
from custom_components.footage_guard.bridge.keeping.left_vault import KEY
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.errors import VaultFull
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.mark import NOTE

from .kept import Kept

pytestmark = pytest.mark.usefixtures("owner", "data_folder")


def _is_supervised(monkeypatch: pytest.MonkeyPatch, *, is_on: bool) -> None:
    monkeypatch.setattr(paths, "is_hassio", lambda _hass: is_on)


async def _unload(kept: Kept) -> None:
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    # As after a start: what was found is known by what is on a disk alone.
    kept.hass.data.pop(paths._FOUND, None)


def _link(note: Path) -> None:
    note.parent.mkdir()
    note.symlink_to("elsewhere")


async def _start(kept: Kept) -> bool:
    is_set_up = await kept.hass.config_entries.async_setup(kept.entry.entry_id)
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    return is_set_up


async def _states(kept: Kept, *clips: ClipId) -> list[ClipState]:
    return [(await kept.clip(each)).state for each in clips]


@dataclass
class Share:
    """What is mounted at /share."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / DOMAIN

    @property
    def clips(self) -> set[ClipId]:
        return {ClipId(path.stem) for path in self.vault.glob("*/*.age")}

    def take_away(self, *, is_empty: bool = False) -> None:
        self.folder.rename(self.folder.with_name("away"))
        if is_empty:
            self.folder.mkdir()

    def refuse(self) -> None:
        self.take_away(is_empty=True)
        self.vault.write_text("does not answer")

    def bring_back(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.with_name("away").rename(self.folder)

    def remove_clips(self) -> None:
        for month in self.vault.glob("20*"):
            shutil.rmtree(month)


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Share:
    """As in this test's home."""
    made = Share(tmp_path / "share")
    monkeypatch.setattr(paths, "SHARE", made.folder)
    return made


@pytest.fixture
async def left(home: HomeAssistant, share: Share, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A vault that was moved from a Supervisor with its first clip, and is not loaded yet."""
    _is_supervised(monkeypatch, is_on=True)
    kept = await Kept.load(home)
    await kept.record(0)
    await _unload(kept)
    shutil.rmtree(paths.cache_folder(home))
    _is_supervised(monkeypatch, is_on=False)
    return kept


async def test_a_restored_home_has_its_clips_and_the_next_ones_beside_them(
    home: HomeAssistant, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await Kept.load(home)
    clips = [await kept.record(minute) for minute in range(3)]
    folder = paths.data_folder(home) / "vault"
    await _unload(kept)
    shutil.rmtree(paths.cache_folder(home))
    _is_supervised(monkeypatch, is_on=True)
    assert await _start(kept)
    clips.append(await kept.record(5))
    assert await _states(kept, *clips) == [ClipState.SEALED] * 4
    assert {path.stem for path in folder.glob("*/*.age")} == {*clips}
    assert not share.clips


@pytest.mark.parametrize("is_empty", [False, True], ids=["no folder", "an empty one"])
async def test_a_start_without_the_disk_waits_for_it_and_puts_nothing_elsewhere(
    left: Kept, share: Share, *, is_empty: bool
) -> None:
    clips = [*share.clips]
    assert await _start(left)
    await _unload(left)
    share.take_away(is_empty=is_empty)
    assert await _start(left)
    assert ir.async_get(left.hass).async_get_issue(DOMAIN, "vault_full") is not None
    with pytest.raises(VaultFull):
        left.entry.runtime_data.room.may_record()
    for use in (left.begin(1), left.runtime.async_reconcile()):
        with pytest.raises(OSError, match="No such device"):
            await use
    assert await _states(left, *clips) == [ClipState.SEALED]
    assert not (paths.data_folder(left.hass) / "vault").exists()
    await _unload(left)
    share.bring_back()
    assert await _start(left)
    clips.append(await left.record(2))
    assert await _states(left, *clips) == [ClipState.SEALED] * 2
    assert share.clips == {*clips}


@pytest.mark.parametrize("is_known", [True, False], ids=["known from before", "the first start"])
async def test_a_disk_that_does_not_answer_is_tried_again(left: Kept, share: Share, *, is_known: bool) -> None:
    (first,) = share.clips
    if is_known:
        assert await _start(left)
        await _unload(left)
    share.refuse()
    assert not await _start(left)
    assert left.entry.state is ConfigEntryState.SETUP_RETRY
    assert left.entry.error_reason_translation_key == "disk_refused"
    assert not (paths.data_folder(left.hass) / "vault").exists()
    share.bring_back()
    assert await left.hass.config_entries.async_reload(left.entry.entry_id)
    await left.runtime.async_reconcile()
    assert await _states(left, first) == [ClipState.SEALED]


@pytest.mark.parametrize("is_away", [False, True])
async def test_a_home_whose_last_clip_is_gone_uses_its_usual_folder_and_not_while_the_disk_is_away(
    left: Kept, share: Share, *, is_away: bool
) -> None:
    assert await _start(left)
    await _unload(left)
    share.remove_clips()
    if is_away:
        share.take_away()
    found = await paths.async_look_for_clips(left.hass, {})
    assert found == (share.vault if is_away else paths.data_folder(left.hass) / "vault")


@pytest.mark.parametrize("what", ["clips", "does not answer", "its note is a link"])
async def test_clips_of_an_entry_that_is_disabled_stay_in_their_folder(
    left: Kept, share: Share, tmp_path: Path, what: str
) -> None:
    hass, entry = left.hass, left.entry
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    assert paths._FOUND not in hass.data
    if what == "does not answer":
        share.refuse()
    if what == "its note is a link":
        share.take_away()
        _link(paths.cache_folder(hass) / NOTE)
    step = await hass.config_entries.options.async_init(entry.entry_id)
    step = await hass.config_entries.options.async_configure(
        step["flow_id"], {"vault_path": str(tmp_path / "elsewhere")}
    )
    assert step["errors"] == {"vault_path": "vault_path_in_use"}
    assert not entry.options


async def test_a_vault_that_was_left_is_not_asked_about_while_a_disk_does_not_answer(left: Kept, share: Share) -> None:
    assert await async_setup_component(left.hass, "repairs", {})
    await left.hass.config_entries.async_remove(left.entry.entry_id)
    await left.hass.async_block_till_done()
    flows = repairs_flow_manager(left.hass)
    assert flows is not None
    asked = await flows.async_init(DOMAIN, context={"issue_id": KEY})
    placeholders = asked["description_placeholders"]
    assert placeholders is not None
    assert placeholders["clip_folder"] == str(share.vault)
    share.refuse()
    steps = (
        await flows.async_configure(asked["flow_id"], {"next_step_id": "delete"}),
        await flows.async_init(DOMAIN, context={"issue_id": KEY}),
    )
    assert [step["reason"] for step in steps] == ["not_deleted"] * 2
