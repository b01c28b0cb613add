"""What automations can ask for."""

import asyncio
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.ledger.leaves import PEOPLE_MARK
from custom_components.footage_guard.ledger.verifying import Verified
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import HoldId
from tests.damage import spoiled

FACT = HoldEnded(hold_id=HoldId("01KB0000000000000000000000"))


async def _verify(home: HomeAssistant) -> object:
    return await home.services.async_call(DOMAIN, "verify_ledger", {}, blocking=True, return_response=True)


def _issues(home: HomeAssistant) -> set[str]:
    return {issue_id for domain, issue_id in ir.async_get(home).issues if domain == DOMAIN}


async def test_a_history_is_checked(home: HomeAssistant, vault: MockConfigEntry) -> None:
    vault.runtime_data.vault.ledger.append(FACT)
    root = vault.runtime_data.vault.ledger.newest().root.hex()
    assert await _verify(home) == {"ok": True, "size": 2, "root": root, "problem": None}
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "off"  # type: ignore[union-attr]  # it is there
    assert not _issues(home)


async def test_a_damaged_record_shows_as_problem_and_issue(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    vault.runtime_data.vault.ledger.append(FACT)
    log = data_folder / "ledger" / "log"
    right = log.read_bytes()
    log.write_bytes(spoiled(right))
    assert (await _verify(home))["problem"] == "ledger_damaged"  # type: ignore[index]  # a response
    await home.async_block_till_done()
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "on"  # type: ignore[union-attr]  # it is there
    assert _issues(home) == {"ledger_problem_record"}
    log.write_bytes(right)
    assert (await _verify(home))["ok"]  # type: ignore[index]  # a response
    await home.async_block_till_done()
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "off"  # type: ignore[union-attr]  # it is there
    assert not _issues(home)


async def test_a_damaged_record_on_people_kept_a_home_from_recording(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    vault.runtime_data.vault.ledger.append(FACT)
    assert await home.config_entries.async_unload(vault.entry_id)
    log = data_folder / "ledger" / "log"
    right = log.read_bytes()
    log.write_bytes(spoiled(right, right.index(PEOPLE_MARK) - 20))
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    assert "ledger_problem_record" in _issues(home)
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "on"  # type: ignore[union-attr]  # it is there
    assert vault.runtime_data.vault.ledger.append(FACT) == 2


async def test_until_a_check_has_ended_nobody_knows_whether_a_record_is_still_damaged(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each start an issue that was ignored came back, and the sensor said for a while that all was well."""
    vault.runtime_data.vault.ledger.append(FACT)
    log = data_folder / "ledger" / "log"
    log.write_bytes(spoiled(log.read_bytes()))
    await _verify(home)
    ir.async_ignore_issue(home, DOMAIN, "ledger_problem_record", ignore=True)
    verify, may_check = VaultRuntime.async_verify_ledger, asyncio.Event()

    async def wait(runtime: VaultRuntime) -> Verified:
        await may_check.wait()
        return await verify(runtime)

    monkeypatch.setattr(VaultRuntime, "async_verify_ledger", wait)
    assert await home.config_entries.async_reload(vault.entry_id)
    await home.async_block_till_done()
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "unknown"  # type: ignore[union-attr]  # it is there
    may_check.set()
    await home.async_block_till_done(wait_background_tasks=True)
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "on"  # type: ignore[union-attr]  # it is there
    assert ir.async_get(home).issues[DOMAIN, "ledger_problem_record"].dismissed_version is not None


async def test_a_history_that_was_rolled_back_shows_from_the_start(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    vault.runtime_data.vault.ledger.append(FACT)
    assert await home.config_entries.async_unload(vault.entry_id)
    for name in ("log", "hashes", "places"):
        (data_folder / "ledger" / name).write_bytes(b"")
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done()
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "on"  # type: ignore[union-attr]  # it is there
    # Whose keys have no history any more are announced as well.
    assert "ledger_problem_rolled_back" in _issues(home)


async def test_a_failing_disk_is_an_error(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError

    monkeypatch.setattr(vault.runtime_data.vault.ledger, "verify", refuse)
    # Of other errors, an automation that is to continue all the same stops.
    with pytest.raises(HomeAssistantError) as found:
        await _verify(home)
    assert found.value.translation_key == "disk_refused"


async def test_without_a_loaded_vault_the_action_says_so(home: HomeAssistant, vault: MockConfigEntry) -> None:
    assert await home.config_entries.async_unload(vault.entry_id)
    with pytest.raises(ServiceValidationError) as found:
        await _verify(home)
    assert found.value.translation_key == "not_loaded"


async def test_updating_the_sensor_by_hand_reads_it_anew(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await home.async_block_till_done(wait_background_tasks=True)
    await vault.runtime_data.status.async_refresh()
    assert home.states.get("binary_sensor.footage_guard_ledger").state == "off"  # type: ignore[union-attr]  # it is there
