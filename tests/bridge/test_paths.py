"""Where the files of the vault lie."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.paths import async_find_clips, cache_folder, clip_folder, data_folder


def test_keys_lie_in_the_configuration_and_the_device_key_outside_every_backup(hass: HomeAssistant) -> None:
    config = Path(hass.config.config_dir)
    assert data_folder(hass) == config / "footage_guard"
    assert cache_folder(hass) == config / ".cache" / "footage_guard"


@pytest.mark.parametrize(
    ("options", "has_supervisor", "expected"),
    [
        ({}, False, "{config}/footage_guard/vault"),
        ({}, True, "/share/footage_guard"),
        ({"vault_path": "/mnt/clips"}, True, "/mnt/clips"),
        ({"vault_path": "/mnt/clips"}, False, "/mnt/clips"),
    ],
)
def test_clips_lie_outside_home_assistant_s_backup_where_they_can(
    hass: HomeAssistant, options: dict[str, Any], has_supervisor: bool, expected: str
) -> None:
    with patch("custom_components.footage_guard.bridge.common.paths.is_hassio", return_value=has_supervisor):
        assert str(clip_folder(hass, options)) == expected.format(config=hass.config.config_dir)


@pytest.mark.parametrize(
    ("months", "has_supervisor", "expected"),
    [
        ((), True, "share"),
        (("inside",), True, "inside"),
        (("share",), True, "share"),
        (("share", "inside"), True, "share"),
        ((), False, "inside"),
        (("share",), False, "share"),
        (("share", "inside"), False, "inside"),
    ],
)
async def test_clips_stay_in_the_folder_that_holds_some_when_a_home_gets_or_loses_a_supervisor(
    hass: HomeAssistant, tmp_path: Path, months: tuple[str, ...], has_supervisor: bool, expected: str
) -> None:
    hass.config.config_dir = str(tmp_path / "config")
    folders = {"share": tmp_path / "share" / "footage_guard", "inside": data_folder(hass) / "vault"}
    for name in months:
        (folders[name] / "2026-11").mkdir(parents=True)
    with (
        patch("custom_components.footage_guard.bridge.common.paths.SHARE", tmp_path / "share"),
        patch("custom_components.footage_guard.bridge.common.paths.is_hassio", return_value=has_supervisor),
    ):
        await async_find_clips(hass, {})
        assert clip_folder(hass, {}) == folders[expected]
        assert clip_folder(hass, {"vault_path": "/mnt/clips"}) == Path("/mnt/clips")


@pytest.mark.parametrize("is_usual", [True, False])
async def test_a_folder_that_cannot_be_listed_may_hold_the_clips_unless_another_was_chosen(
    hass: HomeAssistant, tmp_path: Path, is_usual: bool
) -> None:
    hass.config.config_dir = str(tmp_path)
    folders = [data_folder(hass) / "vault", tmp_path / "share" / "footage_guard"]
    refusing, other = folders if is_usual else reversed(folders)
    refusing.parent.mkdir(parents=True)
    refusing.write_text("no folder")
    if is_usual:
        (other / "2026-11").mkdir(parents=True)
    with patch("custom_components.footage_guard.bridge.common.paths.SHARE", tmp_path / "share"):
        with pytest.raises(NotADirectoryError):
            await async_find_clips(hass, {})
        await async_find_clips(hass, {"vault_path": "/mnt/clips"})
