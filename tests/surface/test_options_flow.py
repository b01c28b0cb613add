"""Options: what may be changed at any time, and in which direction."""

import logging
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.cameras import motion
from custom_components.footage_guard.model.policy import STRICTEST

from .conftest import shown_in


async def _set(home: HomeAssistant, vault: MockConfigEntry, answer: dict[str, Any]) -> ConfigFlowResult:
    step = await home.config_entries.options.async_init(vault.entry_id)
    done = await home.config_entries.options.async_configure(step["flow_id"], answer)
    await home.async_block_till_done()
    return done


async def test_options_are_stored(home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path) -> None:
    answer = {
        "notify_targets": ["notify.alex"],
        "quiet_hours": " 21:00 - 08:00",
        "vault_path": f" {tmp_path / 'clips'} ",
        "detector_log_level": "info",
    }
    done = await _set(home, vault, answer)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert vault.options == {
        "notify_targets": ["notify.alex"],
        "quiet_hours": "21:00-08:00",
        "vault_path": str(tmp_path / "clips"),
        "detector_log_level": "info",
    }


async def test_the_detector_logs_from_the_level_that_was_chosen_until_the_entry_is_unloaded(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    loaded = vault.runtime_data
    logger = logging.getLogger(motion.__name__)
    for chosen, level in ({"detector_log_level": "debug"}, logging.DEBUG), ({}, logging.NOTSET):
        await _set(home, vault, chosen)
        assert (dict(vault.options), logger.level) == (chosen, level)
    assert vault.runtime_data is loaded, "the vault is not locked for this"
    await _set(home, vault, {"detector_log_level": "error"})
    assert await home.config_entries.async_unload(vault.entry_id)
    assert logger.level == logging.NOTSET


async def test_a_level_that_there_is_not_is_refused(home: HomeAssistant, vault: MockConfigEntry) -> None:
    with pytest.raises(InvalidData):
        await _set(home, vault, {"detector_log_level": "everything"})
    assert vault.options == {}


async def test_clips_stay_where_the_first_one_lies(home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path) -> None:
    await _set(home, vault, {"vault_path": str(tmp_path / "clips")})
    (tmp_path / "clips" / "2026-11").mkdir(parents=True)
    step = await _set(home, vault, {"vault_path": str(tmp_path / "other")})
    assert step["errors"] == {"vault_path": "vault_path_in_use"}
    step = await _set(home, vault, {})
    assert step["errors"] == {"vault_path": "vault_path_in_use"}
    assert vault.options == {"vault_path": str(tmp_path / "clips")}


async def test_clips_lie_where_nobody_else_keeps_files(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    (shared / "photos").mkdir(parents=True)
    step = await _set(home, vault, {"vault_path": str(shared)})
    assert step["errors"] == {"vault_path": "vault_path_holds_others"}
    assert vault.options == {}
    # A disk of its own and a vault that was here before are what it is for.
    (shared / "photos").rename(shared / "lost+found")
    (shared / "2026-11").mkdir()
    await _set(home, vault, {"vault_path": str(shared)})
    assert vault.options == {"vault_path": str(shared)}


async def test_what_others_put_there_later_bars_no_other_option(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path
) -> None:
    await _set(home, vault, {"vault_path": str(tmp_path / "clips")})
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "notes.txt").touch()
    await _set(home, vault, {"vault_path": str(tmp_path / "clips"), "quiet_hours": "21:00-08:00"})
    assert vault.options["quiet_hours"] == "21:00-08:00"


async def test_a_folder_that_others_may_reach_later_bars_no_other_option(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path
) -> None:
    await _set(home, vault, {"vault_path": str(tmp_path / "clips")})
    home.config.allowlist_external_dirs = {str(tmp_path)}
    await _set(home, vault, {"vault_path": str(tmp_path / "clips"), "quiet_hours": "21:00-08:00"})
    assert vault.options["quiet_hours"] == "21:00-08:00"


@pytest.mark.parametrize("is_read", [True, False])
async def test_what_is_in_force_while_nobody_knows_what_was_decided_is_not_proposed(
    home: HomeAssistant, vault: MockConfigEntry, is_read: bool
) -> None:
    rolls = vault.runtime_data.vault._opened.rolls
    was = rolls.policy
    step = await home.config_entries.options.async_init(vault.entry_id)
    assert shown_in(step)["retention_days"] == was.retention_days
    rolls.policy, rolls.is_read = STRICTEST, is_read
    step = await home.config_entries.options.async_init(vault.entry_id)
    assert not {key for key, value in shown_in(step).items() if value is not None}
    rolls.policy, rolls.is_read = was, True


async def test_a_folder_that_cannot_be_listed_holds_nothing(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError

    (tmp_path / "clips").mkdir()
    monkeypatch.setattr("custom_components.footage_guard.bridge.keeping.folders._holds_clips_alone", refuse)
    step = await _set(home, vault, {"vault_path": str(tmp_path / "clips")})
    assert step["errors"] == {"vault_path": "vault_path_not_allowed"}


async def test_a_disk_that_does_not_answer_counts_as_used(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path
) -> None:
    (tmp_path / "footage_guard" / "vault").write_text("no folder")
    step = await _set(home, vault, {"vault_path": str(tmp_path / "other")})
    assert step["errors"] == {"vault_path": "vault_path_in_use"}


async def test_empty_options_are_stored_as_nothing(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await _set(home, vault, {"quiet_hours": "", "vault_path": ""})
    assert vault.options == {}


async def test_a_person_who_is_told_stays_told(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await _set(home, vault, {"notify_targets": ["notify.alex"]})
    step = await _set(home, vault, {"notify_targets": ["notify.robin"]})
    assert step["errors"] == {"notify_targets": "only_in_panel"}
    step = await _set(home, vault, {})
    assert step["errors"] == {"notify_targets": "only_in_panel"}
    assert vault.options == {"notify_targets": ["notify.alex"]}


async def test_quiet_hours_are_two_times_of_day(home: HomeAssistant, vault: MockConfigEntry) -> None:
    step = await _set(home, vault, {"quiet_hours": "at night"})
    assert step["errors"] == {"quiet_hours": "quiet_hours_invalid"}
    assert vault.options == {}


@pytest.mark.parametrize(
    "place",
    [
        "www",
        "www/clips",
        "www/../www/clips",
        "media",
        "custom_components/footage_guard/clips",
        ".storage/clips",
        "link/clips",
        "allowed/clips",
        ".",
        "file.txt",
        "deps/clips",
        "tts/clips",
        "own_media/clips",
        "x" * 300,
        "a\0b",
    ],
)
async def test_clips_lie_where_nothing_else_reaches(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path, place: str
) -> None:
    home.config.config_dir = str(tmp_path)
    home.config.media_dirs = {"own": str(tmp_path / "own_media")}
    home.config.allowlist_external_dirs = {str(tmp_path / "allowed")}
    (tmp_path / "www").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "www")
    (tmp_path / "file.txt").touch()
    step = await _set(home, vault, {"vault_path": str(tmp_path / place)})
    assert step["errors"] == {"vault_path": "vault_path_not_allowed"}
    assert vault.options == {}


@pytest.mark.parametrize("place", ["clips", "/", "../clips", "/proc/self/clips", "/sys/clips", "/dev/clips", "/\0x"])
async def test_a_folder_is_an_absolute_path(home: HomeAssistant, vault: MockConfigEntry, place: str) -> None:
    step = await _set(home, vault, {"vault_path": place})
    assert step["errors"] == {"vault_path": "vault_path_not_allowed"}
