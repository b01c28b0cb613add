"""What can be done about an issue where it is shown."""

from pathlib import Path
import stat
from typing import Any

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult, repairs_flow_manager
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.footage_guard import repairs
from custom_components.footage_guard.bridge.health.self_check import SelfCheck
from custom_components.footage_guard.const import DOMAIN

from .conftest import camera_subentry


class Asking(RepairsFlow):
    """A flow that asks once."""

    async def async_step_init(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask. Home Assistant begins with the issue's id as if somebody had entered it."""
        return self.async_show_form(step_id="confirm", data_schema=vol.Schema({}))

    async def async_step_confirm(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Be done."""
        return self.async_create_entry(data={})


class Refusing(RepairsFlow):
    """A flow that does nothing."""

    async def async_step_init(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """End."""
        return self.async_abort(reason="nothing")


async def test_the_flow_is_chosen_by_what_the_issue_is(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repairs, "FLOWS", {"asked": Asking, "refused": Refusing})
    for key in ("asked", "refused"):
        ir.async_create_issue(
            home,
            DOMAIN,
            f"{key}_1",
            data={"of": key},
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key=key,
        )
    flows = repairs_flow_manager(home)
    assert flows is not None
    asked = await flows.async_init(DOMAIN, context={"issue_id": "asked_1"})
    assert asked["type"] is FlowResultType.FORM
    assert (await flows.async_configure(asked["flow_id"], {}))["type"] is FlowResultType.CREATE_ENTRY
    refused = await flows.async_init(DOMAIN, context={"issue_id": "refused_1"})
    assert refused["type"] is FlowResultType.ABORT
    # Home Assistant takes the issue away once its flow is done, and leaves it where the flow ended otherwise.
    assert {issue_id for domain, issue_id in ir.async_get(home).issues if domain == DOMAIN} == {"refused_1"}


async def _begun(home: HomeAssistant, issue_id: str) -> Any:
    """Begin the flow of an issue."""
    flows = repairs_flow_manager(home)
    assert flows is not None
    return await flows.async_init(DOMAIN, context={"issue_id": issue_id})


async def _submitted(home: HomeAssistant, step: Any) -> Any:
    """Submit the form of a flow that asks for nothing."""
    assert step["type"] is FlowResultType.FORM
    assert step["data_schema"].schema == {}
    flows = repairs_flow_manager(home)
    assert flows is not None
    return await flows.async_configure(step["flow_id"], {})


def _shown(home: HomeAssistant) -> set[str]:
    return {issue_id for domain, issue_id in ir.async_get(home).issues if domain == DOMAIN}


@pytest.fixture
async def doorbell(home: HomeAssistant, owner: MockUser, data_folder: Path) -> MockConfigEntry:
    """A vault that records a camera of another integration, in a home with assistants."""
    assert await async_setup_component(home, "homeassistant", {})
    er.async_get(home).async_get_or_create("camera", "vendor", "porch", object_id_base="porch")
    home.states.async_set("camera.porch", "idle", {"friendly_name": "Porch"})
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry("Porch", camera_entity="camera.porch", live_view=True)],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    return entry


def _expose(home: HomeAssistant, *assistants: str) -> None:
    for assistant in assistants:
        async_expose_entity(home, assistant, "camera.porch", should_expose=True)


async def _look(home: HomeAssistant, entry: MockConfigEntry) -> None:
    await SelfCheck(home, entry, entry.runtime_data.vault).async_look()


async def test_a_camera_that_is_set_up_in_files_is_taken_from_assistants_as_well(
    home: HomeAssistant, doorbell: MockConfigEntry
) -> None:
    """It is in no registry: what was decided of it is kept elsewhere."""
    er.async_get(home).async_remove("camera.porch")
    home.states.async_set("camera.porch", "idle", {"friendly_name": "Porch"})
    await _look(home, doorbell)
    assert _shown(home) == set()
    _expose(home, "conversation")
    await _look(home, doorbell)
    assert _shown(home) == {"camera_exposed"}
    done = await _submitted(home, await _begun(home, "camera_exposed"))
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await _look(home, doorbell)
    assert _shown(home) == set()


async def test_cameras_are_taken_from_assistants(home: HomeAssistant, doorbell: MockConfigEntry) -> None:
    (own,) = [each for each in home.states.async_entity_ids("camera") if each != "camera.porch"]
    async_expose_entity(home, "conversation", own, should_expose=True)
    _expose(home, "conversation", "cloud.alexa")
    await _look(home, doorbell)
    assert _shown(home) == {"camera_exposed"}
    step = await _begun(home, "camera_exposed")
    state = home.states.get(own)
    assert state is not None
    assert step["description_placeholders"]["cameras"].split(", ") == ["Porch", state.name]
    assert step["description_placeholders"]["documentation"].endswith("/docs/ref/repairs.md#camera_exposed")
    # Nothing happens before somebody submits.
    options = er.async_get(home).entities["camera.porch"].options
    assert options["conversation"]["should_expose"]
    done = await _submitted(home, step)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    options = er.async_get(home).entities["camera.porch"].options
    assert {name: each["should_expose"] for name, each in options.items()} == {
        "conversation": False,
        "cloud.alexa": False,
    }
    await _look(home, doorbell)
    assert _shown(home) == set()


async def test_what_is_wrong_with_a_disabled_vault_is_not_shown_and_ignored_stays_ignored(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    """Nobody looks whether it is over, and what could be done about it needs a vault."""
    _mode(data_folder, 0o755)
    await _look(home, vault)
    for is_ignored in (False, True):
        ir.async_ignore_issue(home, DOMAIN, "vault_readable", is_ignored)
        assert await home.config_entries.async_set_disabled_by(vault.entry_id, ConfigEntryDisabler.USER)
        assert _shown(home) == ({"vault_readable"} if is_ignored else set())
        assert await home.config_entries.async_set_disabled_by(vault.entry_id, None)
        await home.async_block_till_done(wait_background_tasks=True)
        _mode(data_folder, 0o755)
        await _look(home, vault)
        assert _shown(home) == {"vault_readable"}


async def test_what_homekit_shows_is_told_and_stays(home: HomeAssistant, doorbell: MockConfigEntry) -> None:
    MockConfigEntry(domain="homekit", data={"filter": {"include_entities": ["camera.porch"]}}).add_to_hass(home)
    _expose(home, "conversation")
    await _look(home, doorbell)
    done = await _submitted(home, await _begun(home, "camera_exposed"))
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "elsewhere")
    assert _shown(home) == {"camera_exposed"}
    again = await _begun(home, "camera_exposed")
    assert (again["type"], again["reason"]) == (FlowResultType.ABORT, "elsewhere")


async def test_a_camera_whose_state_is_gone_is_named_by_its_entity(
    home: HomeAssistant, doorbell: MockConfigEntry
) -> None:
    _expose(home, "conversation")
    await _look(home, doorbell)
    home.states.async_remove("camera.porch")
    step = await _begun(home, "camera_exposed")
    assert step["description_placeholders"]["cameras"] == "camera.porch"


def _mode(folder: Path, mode: int | None = None) -> int:
    """Return who may do what with a folder, after saying it."""
    if mode is not None:
        folder.chmod(mode)
    return stat.S_IMODE(folder.stat().st_mode)


async def test_folders_that_others_can_read_are_closed(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    _mode(data_folder, 0o755)
    await _look(home, vault)
    assert _shown(home) == {"vault_readable"}
    step = await _begun(home, "vault_readable")
    assert step["description_placeholders"].keys() == {"documentation"}
    assert _mode(data_folder) == 0o755
    done = await _submitted(home, step)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert _mode(data_folder) == 0o750
    await _look(home, vault)
    assert _shown(home) == set()


async def test_folders_are_closed_also_while_the_vault_is_not_in_use(
    home: HomeAssistant, vault: MockConfigEntry, data_folder: Path
) -> None:
    _mode(data_folder, 0o755)
    await _look(home, vault)
    step = await _begun(home, "vault_readable")
    assert await home.config_entries.async_unload(vault.entry_id)
    done = await _submitted(home, step)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert _mode(data_folder) == 0o750


@pytest.mark.parametrize("error", [PermissionError, None])
async def test_a_disk_that_keeps_no_rights_is_told(
    home: HomeAssistant,
    vault: MockConfigEntry,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[OSError] | None,
) -> None:
    _mode(data_folder, 0o755)
    await _look(home, vault)

    def chmod(*_arguments: object) -> None:
        if error is not None:
            raise error

    monkeypatch.setattr(Path, "chmod", chmod)
    done = await _submitted(home, await _begun(home, "vault_readable"))
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "not_kept")
    assert _shown(home) == {"vault_readable"}
