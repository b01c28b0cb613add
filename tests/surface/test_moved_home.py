"""A home that is moved by a backup, from where there is no Supervisor to where there is one."""

from pathlib import Path
import shutil

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common import paths
from custom_components.footage_guard.model.clip import ClipState

from .kept import Kept

pytestmark = pytest.mark.usefixtures("owner", "data_folder")


async def test_a_restored_home_has_its_clips_and_the_next_ones_beside_them(
    home: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await Kept.load(home)
    clips = [await kept.record(minute) for minute in range(3)]
    folder = paths.data_folder(home) / "vault"
    assert await home.config_entries.async_unload(kept.entry.entry_id)
    shutil.rmtree(paths.cache_folder(home))
    monkeypatch.setattr(paths, "SHARE", tmp_path / "share")
    monkeypatch.setattr(paths, "is_hassio", lambda _hass: True)
    assert await home.config_entries.async_setup(kept.entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    clips.append(await kept.record(5))
    assert [(await kept.clip(each)).state for each in clips] == [ClipState.SEALED] * 4
    assert {path.stem for path in folder.glob("*/*.age")} == {*clips}
    assert not (tmp_path / "share").exists()
