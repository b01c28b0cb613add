"""Where the files of the vault lie."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.paths import cache_folder, clip_folder, data_folder


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
