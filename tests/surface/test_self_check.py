"""What around the vault needs a person is told for as long as it does, and once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
import threading
from types import SimpleNamespace
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_fire_time_changed

from custom_components.footage_guard.bridge.common import clock as clock_module, lane
from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.health import self_check
from custom_components.footage_guard.bridge.health.checks import clock, people
from custom_components.footage_guard.bridge.health.checks.folders import LARGE_BYTES
from custom_components.footage_guard.bridge.health.self_check import EVERY, SOON_S
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.people import WAIT_MS, Invitation, Role
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.vault.keyring.wrap import Credential
from tests.people import OWNER_ID, PASSPHRASE

from .conftest import camera_subentry

HOUR_MS: Final = 3_600_000
ENTITIES: Final = {"camera": "camera.porch", "binary_sensor": "binary_sensor.porch", "event": "event.porch"}
SOON: Final = timedelta(seconds=SOON_S + 1)


@pytest.fixture
def registry(home: HomeAssistant) -> er.EntityRegistry:
    """The entities of a doorbell."""
    found = er.async_get(home)
    for domain in ENTITIES:
        found.async_get_or_create(domain, "vendor", "porch", object_id_base="porch")
    assert {*ENTITIES.values()} <= {*found.entities}
    return found


@pytest.fixture
def entry(owner: MockUser, data_folder: Path) -> MockConfigEntry:
    """A vault that records the doorbell."""
    camera = {
        "camera_entity": ENTITIES["camera"],
        "motion_entity": ENTITIES["binary_sensor"],
        "motion_detection": "entity",
        "doorbell_entity": ENTITIES["event"],
    }
    return MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry("Porch", **camera)],
    )


def set_mode(folder: Path, mode: int) -> None:
    """Say who may do what with a folder."""
    folder.chmod(mode)


class Home:
    """A home that is looked at."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        self.hass, self.entry = hass, entry

    @property
    def vault(self) -> VaultRuntime:
        """The vault that is loaded now."""
        vault: VaultRuntime = self.entry.runtime_data.vault
        return vault

    @property
    def issues(self) -> dict[str, ir.IssueEntry]:
        """What is shown, by kind."""
        found = ir.async_get(self.hass).issues
        return {str(each.translation_key): each for (domain, _), each in found.items() if domain == DOMAIN}

    async def look(self, after: timedelta = EVERY) -> set[str]:
        """Return the kinds of issues after a while."""
        async_fire_time_changed(self.hass, dt_util.utcnow() + after)
        await self.hass.async_block_till_done(wait_background_tasks=True)
        return {*self.issues}


@pytest.fixture
async def kept(registry: er.EntityRegistry, home: HomeAssistant, vault: MockConfigEntry) -> Home:
    """A loaded home, in which nothing needs anybody."""
    found = Home(home, vault)
    await home.async_block_till_done(wait_background_tasks=True)
    assert await found.look() == set()
    return found


@pytest.mark.parametrize("way", ["renamed", "disabled"])
async def test_an_entity_that_is_gone_is_told_until_it_is_back(
    kept: Home, registry: er.EntityRegistry, way: str
) -> None:
    for domain, entity_id in ENTITIES.items():
        other = f"{entity_id}_2" if way == "renamed" else entity_id
        gone = {"new_entity_id": other} if way == "renamed" else {"disabled_by": er.RegistryEntryDisabler.USER}
        back = {"new_entity_id": entity_id} if way == "renamed" else {"disabled_by": None}
        registry.async_update_entity(entity_id, **gone)
        key = "source_removed" if domain == "camera" else "sensor_removed"
        assert await kept.look(SOON) == {key}
        assert kept.issues[key].translation_placeholders == {"camera": "Porch"}
        registry.async_update_entity(other, **back)
        assert await kept.look() == set()


async def test_an_entity_that_nobody_registered_is_there_while_it_has_a_state(
    kept: Home, registry: er.EntityRegistry
) -> None:
    registry.async_remove(ENTITIES["camera"])
    assert await kept.look(SOON) == {"source_removed"}
    kept.hass.states.async_set(ENTITIES["camera"], "idle")
    assert await kept.look() == set()


async def test_what_is_ignored_stays_ignored_and_comes_anew_when_it_was_over(
    kept: Home, registry: er.EntityRegistry
) -> None:
    registry.async_update_entity(ENTITIES["camera"], disabled_by=er.RegistryEntryDisabler.USER)
    await kept.look(SOON)
    issue_id = kept.issues["source_removed"].issue_id
    ir.async_ignore_issue(kept.hass, DOMAIN, issue_id, ignore=True)
    await kept.look()
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    await kept.look()
    assert kept.issues["source_removed"].dismissed_version is not None
    registry.async_update_entity(ENTITIES["camera"], disabled_by=None)
    assert await kept.look(SOON) == set()
    registry.async_update_entity(ENTITIES["camera"], disabled_by=er.RegistryEntryDisabler.USER)
    await kept.look(SOON)
    assert kept.issues["source_removed"].dismissed_version is None


async def test_nothing_is_left_of_a_removed_vault_and_nothing_is_looked_at_once_it_is_unloaded(
    kept: Home, registry: er.EntityRegistry
) -> None:
    registry.async_update_entity(ENTITIES["camera"], disabled_by=er.RegistryEntryDisabler.USER)
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    assert await kept.look() == set()
    assert await kept.hass.config_entries.async_setup(kept.entry.entry_id)
    assert await kept.look() == {"source_removed"}
    await kept.hass.config_entries.async_remove(kept.entry.entry_id)
    assert "source_removed" not in kept.issues


async def test_issues_of_a_camera_that_was_removed_go_with_it(kept: Home) -> None:
    for key in ("not_recordable", "motion_overloaded"):
        ir.async_create_issue(
            kept.hass,
            DOMAIN,
            f"{key}_01K5",
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=key,
        )
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    assert await kept.look() == set()


async def test_a_folder_that_is_served_is_told(kept: Home, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.hass.config.allowlist_external_dirs
    for served in (data_folder.parent, data_folder / "vault", data_folder / "vault" / "open"):
        monkeypatch.setattr(kept.hass.config, "allowlist_external_dirs", {*before, str(served)})
        assert await kept.look() == {"vault_served"}
    monkeypatch.undo()
    assert await kept.look() == set()


async def test_clips_in_the_configuration_are_told_once_backups_grow_by_them(
    kept: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = kept.vault._opened.vault.index
    for used, is_told in ((LARGE_BYTES - 1, False), (LARGE_BYTES, True), (LARGE_BYTES - 1, True), (0, False)):
        monkeypatch.setattr(index, "total_bytes", lambda _camera, used=used: used)
        await kept.vault.async_do(lambda _vault: None)
        assert ("vault_in_backup" in await kept.look()) is is_told


async def test_a_disk_that_does_not_answer_changes_nothing_of_what_is_told(
    kept: Home, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_mode(data_folder, 0o755)
    assert await kept.look() == {"vault_readable"}

    def refuse(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr("custom_components.footage_guard.bridge.health.checks.folders._looked", refuse)
    monkeypatch.setattr(clock, "_noted", refuse)
    set_mode(data_folder, 0o700)
    assert await kept.look() == {"vault_readable"}


async def test_a_disk_that_hangs_used_to_take_a_thread_each_hour_and_nothing_else_was_looked_at(
    kept: Home, registry: er.EntityRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, looks = threading.Event(), list[int]()

    def hang(*_arguments: object) -> tuple[bool, bool, bool]:
        looks.append(1)
        may_answer.wait()
        return True, False, False

    monkeypatch.setattr(lane, "ANSWER_S", 0.05)
    monkeypatch.setattr("custom_components.footage_guard.bridge.health.checks.folders._looked", hang)
    registry.async_update_entity(ENTITIES["camera"], disabled_by=er.RegistryEntryDisabler.USER)
    try:
        for hours in range(1, 4):
            async_fire_time_changed(kept.hass, dt_util.utcnow() + hours * EVERY + SOON)
            await asyncio.sleep(0.1)
        assert {*kept.issues} == {"source_removed"}
    finally:
        may_answer.set()
    assert len(looks) == 1
    monkeypatch.setattr(lane, "ANSWER_S", 5.0)
    assert await kept.look() == {"source_removed", "vault_served"}


async def test_what_is_due_while_something_is_looked_at_is_looked_at_right_after(
    kept: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, looks = asyncio.Event(), list[int]()

    async def wait(_home: object) -> None:
        looks.append(1)
        await may_go_on.wait()

    monkeypatch.setattr(self_check, "CHECKS", {wait: ()})
    for hours in range(1, 4):
        async_fire_time_changed(kept.hass, dt_util.utcnow() + hours * EVERY + SOON)
        await asyncio.sleep(0)
    assert len(looks) == 1
    may_go_on.set()
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    assert len(looks) == 2


async def test_what_cannot_be_looked_at_ends_nothing_else(
    kept: Home, data_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_home: object) -> None:
        raise AttributeError

    checks = {fail: (), **self_check.CHECKS}
    monkeypatch.setattr(self_check, "CHECKS", checks)
    set_mode(data_folder, 0o755)
    assert await kept.look() == {"vault_readable"}
    assert "could not be looked at" in caplog.text


async def test_a_clock_that_is_behind_is_told_until_it_has_caught_up(
    kept: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = moment()
    monkeypatch.setattr(clock, "moment", lambda: replace(now, at_ms=now.at_ms - 10 * HOUR_MS))
    assert await kept.look() == {"clock_behind"}
    assert kept.issues["clock_behind"].severity is ir.IssueSeverity.ERROR
    monkeypatch.setattr(clock, "moment", moment)
    assert await kept.look() == set()


async def test_a_time_by_which_a_share_was_looked_at_counts_as_seen(kept: Home) -> None:
    await kept.vault.async_work(lambda opened: opened.leases.is_over(0, moment().at_ms + HOUR_MS))
    assert await kept.look() == {"clock_behind"}


async def test_a_history_without_anything_that_saw_it_is_told_of_until_somebody_ignores_it(kept: Home) -> None:
    assert await kept.look() == set()
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    (cache_folder(kept.hass) / "ledger.seen").unlink()
    for _ in range(2):
        assert await kept.hass.config_entries.async_setup(kept.entry.entry_id)
        assert await kept.look() == {"vault_older"}
        assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)


async def test_a_jump_is_told_for_a_day(kept: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    at = SimpleNamespace(wall=moment().at_ms, up=50 * HOUR_MS)
    monkeypatch.setattr(clock_module, "wall_ms", lambda: at.wall)
    monkeypatch.setattr(clock_module, "up_ms", lambda: at.up)
    kept.vault.clock = clock_module.SteadyClock(since_ms=0)
    assert "clock_jumped" not in await kept.look()
    at.wall += 2 * HOUR_MS
    assert "clock_jumped" in await kept.look()
    for clocks in ("wall", "up"):
        setattr(at, clocks, getattr(at, clocks) + 24 * HOUR_MS)
    assert "clock_jumped" not in await kept.look()


async def test_a_person_without_a_recovery_code_is_told_of_after_a_day(
    kept: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "moment", lambda: replace(moment(), at_ms=moment().at_ms + WAIT_MS))
    assert await kept.look() == {"recovery_code_missing"}
    assert kept.issues["recovery_code_missing"].translation_placeholders == {"count": "1"}

    def make(opened: Any) -> None:
        held = opened.keyring.open(OWNER_ID, PASSPHRASE)
        opened.keyring.set_credential(OWNER_ID, held, Credential.RECOVERY, "a code of many letters")

    await kept.vault.async_work(make)
    kept.vault.people.tell_changed()
    assert await kept.look(SOON) == set()


@pytest.mark.parametrize("harm", ["other keys", "no keys"])
async def test_somebody_whose_keys_are_not_those_of_the_history_is_told_of(
    kept: Home, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    keyring = kept.vault.keyring
    if harm == "other keys":
        monkeypatch.setattr(keyring, "public_keys", lambda _person_id: (b"", b""))
    else:
        monkeypatch.setattr(keyring, "_keys", replace(keyring._keys, people={}))
    assert "passphrase_not_set" in await kept.look()
    assert kept.issues["passphrase_not_set"].translation_placeholders == {"count": "1"}


async def test_whoever_is_invited_is_told_of_after_a_day(kept: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    roll, now = kept.vault.people.roll, moment()
    since = replace(now, at_ms=now.at_ms - WAIT_MS)
    invited = Invitation(change_id="01K5", person_id="somebody", role=Role.VIEWER, since=since)
    roll.invitations = {"somebody": replace(invited, since=now)}
    assert "passphrase_not_set" not in await kept.look()
    roll.invitations = {"somebody": invited}
    assert "passphrase_not_set" in await kept.look()
    monkeypatch.setattr(kept.vault.people._rolls, "is_read", False)
    roll.invitations = {}
    assert "passphrase_not_set" in await kept.look()


async def test_links_that_lead_nowhere_are_told(kept: Home) -> None:
    told: tuple[tuple[dict[str, Any], bool], ...] = (
        ({"public_links": True}, True),
        ({"public_links": True, "share_origin": "https://home.example"}, False),
        ({"public_intake": True, "share_origin": "https://home.local"}, True),
        ({"share_origin": None}, False),
    )
    for changed, is_told in told:
        kept.vault.people._rolls.policy = replace(Policy(), **changed)
        assert ("no_outside_address" in await kept.look()) is is_told
