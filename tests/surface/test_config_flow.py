"""Setting up the vault, and what a flow refuses."""

import asyncio
from collections.abc import Callable
import json
import logging
from pathlib import Path
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import issue_registry as ir
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.common.paths import cache_folder, data_folder as folder_of
from custom_components.footage_guard.bridge.keeping import founding
from custom_components.footage_guard.bridge.notices.announcing import NOBODY_ISSUE, VOTES_ISSUE
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import LockedDown
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.device import DEVICE_KEY
from custom_components.footage_guard.vault.state.state import State
from tests.people import PASSPHRASE

from .conftest import shown_in


async def _start(home: HomeAssistant) -> ConfigFlowResult:
    return await home.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def _answer(home: HomeAssistant, step: ConfigFlowResult, answer: dict[str, Any]) -> ConfigFlowResult:
    return await home.config_entries.flow.async_configure(step["flow_id"], answer)


async def _at_passphrase(home: HomeAssistant, owner: MockUser, **answers: str) -> ConfigFlowResult:
    step = await _answer(home, await _start(home), {"name": "Vault", "mode": "sealed", "approver": owner.id, **answers})
    assert step["step_id"] == "passphrase"
    return step


@pytest.mark.parametrize("mode", ["sealed", "convenience"])
async def test_a_vault_is_set_up(home: HomeAssistant, owner: MockUser, mode: str) -> None:
    step = await _at_passphrase(home, owner, mode=mode)
    done = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert (done["title"], done["data"]) == ("Vault", {"mode": mode, "approver": owner.id})
    await home.async_block_till_done()
    vault = done["result"].runtime_data.vault
    assert vault.lockdown is None
    unlocked = await vault.async_unlock((owner.id, "login"), PASSPHRASE)
    assert unlocked.secrets().approver is not None
    device = cache_folder(home) / DEVICE_KEY
    assert device.exists() == (mode == "convenience")


async def test_the_keys_take_a_guesser_a_quarter_of_a_second_each(home: HomeAssistant, owner: MockUser) -> None:
    step = await _at_passphrase(home, owner)
    await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    (wrap,) = json.loads((folder_of(home) / "keys.json").read_text())["people"][owner.id]["wraps"]
    assert (wrap["memory_kib"], wrap["lanes"]) == (64 * 1024, 4)
    assert wrap["iterations"] >= 3


async def test_name_and_mode_have_defaults(home: HomeAssistant, owner: MockUser) -> None:
    step = await _answer(home, await _start(home), {"approver": owner.id})
    done = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    assert (done["title"], done["data"]["mode"]) == ("Footage Guard", "sealed")


async def test_an_empty_name_becomes_the_default(home: HomeAssistant, owner: MockUser) -> None:
    step = await _at_passphrase(home, owner, name="  ")
    done = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    assert done["title"] == "Footage Guard"


@pytest.mark.parametrize(
    ("first", "repeat", "field", "code"),
    [
        ("short", "short", "passphrase", "passphrase_too_weak"),
        (PASSPHRASE, "another umbrella marble tuesday", "passphrase_repeat", "passphrase_mismatch"),
        ({"a": "b"}, 7, "passphrase", "passphrase_too_weak"),
        (None, None, "passphrase", "passphrase_too_weak"),
    ],
)
async def test_a_bad_passphrase_is_told_and_can_be_mended(
    home: HomeAssistant, owner: MockUser, first: object, repeat: object, field: str, code: str
) -> None:
    step = await _at_passphrase(home, owner)
    step = await _answer(home, step, {"passphrase": first, "passphrase_repeat": repeat})
    assert (step["step_id"], step["errors"]) == ("passphrase", {field: code})
    done = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_the_passphrase_is_kept_nowhere(
    home: HomeAssistant, owner: MockUser, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    step = await _at_passphrase(home, owner)
    shown = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": "another one entirely"})
    done = await _answer(home, shown, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    await home.async_block_till_done()
    await home.async_stop()
    assert "core.config_entries" in hass_storage
    assert "marble" not in json.dumps(hass_storage, default=str)
    assert "marble" not in caplog.text
    assert "marble" not in repr(shown_in(shown)) + repr(done["data"])
    assert (folder_of(home) / "keys.json").exists()
    assert not _files_with(b"marble", Path(home.config.config_dir))
    assert shown["data_schema"] is not None
    for field in shown["data_schema"].schema.values():
        assert field.config["type"] == "password"


def _files_with(text: bytes, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and text in path.read_bytes()]


async def _somebody_else(hass: HomeAssistant, kind: str) -> str:
    users: dict[str, str] = {
        "unknown": "0" * 32,
        "system": (await hass.auth.async_create_system_user("Supervisor")).id,
        "inactive": MockUser(name="Gone", is_active=False).add_to_hass(hass).id,
    }
    return users[kind]


@pytest.mark.parametrize("kind", ["unknown", "system", "inactive"])
async def test_only_an_active_person_can_be_approver(home: HomeAssistant, owner: MockUser, kind: str) -> None:
    step = await _answer(home, await _start(home), {"approver": await _somebody_else(home, kind)})
    assert (step["step_id"], step["errors"]) == ("user", {"approver": "approver_not_eligible"})
    step = await _answer(home, step, {"approver": owner.id})
    assert step["step_id"] == "passphrase"


async def test_the_form_offers_persons_only(home: HomeAssistant, owner: MockUser) -> None:
    await _somebody_else(home, "system")
    step = await _start(home)
    assert step["data_schema"] is not None
    selector = step["data_schema"].schema["approver"]
    assert [option["value"] for option in selector.config["options"]] == [owner.id]


async def test_a_vault_that_lies_there_is_taken_over(home: HomeAssistant, owner: MockUser, data_folder: Path) -> None:
    keys = (data_folder / "keys.json").read_bytes()
    step = await _start(home)
    assert (step["step_id"], [*shown_in(step)]) == ("adopt", ["name", "name default"])
    done = await _answer(home, step, {"name": "Old house"})
    await home.async_block_till_done()
    assert (done["title"], done["data"]) == ("Old house", {"mode": "sealed", "approver": owner.id})
    assert (data_folder / "keys.json").read_bytes() == keys
    lockdown = done["result"].runtime_data.vault.lockdown
    assert lockdown.reason is LockdownReason.ADOPTED
    with pytest.raises(LockedDown):
        await done["result"].runtime_data.vault.async_unlock((owner.id, "login"), PASSPHRASE)


async def test_a_vault_whose_people_are_no_users_here_says_so_before_and_afterwards(
    home: HomeAssistant, owner: MockUser, data_folder: Path
) -> None:
    """It was taken over without a word, and the issue said to activate a user who is not there."""
    await home.auth.async_remove_user(owner)
    anew = MockUser(id="0" * 31 + "9", name=owner.name, is_owner=True).add_to_hass(home)
    step = await _start(home)
    assert (step["step_id"], [*shown_in(step)]) == ("adopt_unknown", ["name", "name default"])
    done = await _answer(home, step, {"name": "Old house"})
    await home.async_block_till_done(wait_background_tasks=True)
    people = done["result"].runtime_data.vault.people
    assert (people.role_of(anew.id), people.approvers()) == (None, {})
    issues = ir.async_get(home)
    assert issues.async_get_issue(DOMAIN, NOBODY_ISSUE) is not None
    assert issues.async_get_issue(DOMAIN, VOTES_ISSUE) is None
    # A restore of the users brings them back.
    MockUser(id=owner.id, name=owner.name).add_to_hass(home)
    people.tell_changed()
    await home.async_block_till_done(wait_background_tasks=True)
    assert issues.async_get_issue(DOMAIN, NOBODY_ISSUE) is None


async def test_a_vault_that_was_removed_is_taken_over_and_not_replaced(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    keys = (folder_of(home) / "keys.json").read_bytes()
    await home.config_entries.async_remove(vault.entry_id)
    await home.async_block_till_done()
    assert (await _start(home))["step_id"] == "adopt"
    assert (folder_of(home) / "keys.json").read_bytes() == keys


async def test_a_vault_is_taken_over_with_its_folder_of_clips(
    home: HomeAssistant, vault: MockConfigEntry, tmp_path: Path
) -> None:
    """In another one, all clips would be told missing for good."""
    chosen = {"vault_path": str(tmp_path / "a disk of its own")}
    home.config_entries.async_update_entry(vault, options=chosen)
    await home.async_block_till_done()
    await home.config_entries.async_remove(vault.entry_id)
    await home.async_block_till_done()
    done = await _answer(home, await _start(home), {"name": "Old house"})
    await home.async_block_till_done()
    assert done["result"].options == chosen


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda folder: (folder / "keys.json").write_text("{}"), "keys_damaged"),
        (lambda folder: (folder / "keys.json").unlink(), "keys_missing"),
    ],
)
async def test_a_vault_that_cannot_be_taken_over_is_left_alone(
    home: HomeAssistant, data_folder: Path, harm: Callable[[Path], object], code: str
) -> None:
    harm(data_folder)
    step = await _answer(home, await _start(home), {"name": "Old house"})
    assert (step["step_id"], step["errors"]) == ("adopt", {"base": code})
    assert not home.config_entries.async_entries(DOMAIN)


async def test_a_second_form_does_not_replace_the_keys_of_the_first(home: HomeAssistant, owner: MockUser) -> None:
    first, second = await _at_passphrase(home, owner), await _at_passphrase(home, owner)
    answer = {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE}
    done = await asyncio.gather(_answer(home, first, answer), _answer(home, second, answer), return_exceptions=True)
    await home.async_block_till_done()
    assert len(home.config_entries.async_entries(DOMAIN)) == 1
    assert [step["type"] for step in done if isinstance(step, dict)].count(FlowResultType.CREATE_ENTRY) == 1
    assert [*json.loads((folder_of(home) / "keys.json").read_text())["people"]] == [owner.id]


async def test_a_disk_that_takes_no_keys_is_told(
    home: HomeAssistant, owner: MockUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = await _at_passphrase(home, owner)
    with monkeypatch.context() as patched:
        patched.setattr(State, "found", _refuse)
        step = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    assert (step["step_id"], step["errors"]) == ("passphrase", {"base": "data_folder_unwritable"})
    done = await _answer(home, step, {"passphrase": PASSPHRASE, "passphrase_repeat": PASSPHRASE})
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_a_disk_that_does_not_answer_is_told(
    home: HomeAssistant, owner: MockUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(founding, "look", _refuse)
        step = await _start(home)
        assert (step["step_id"], step["errors"]) == ("user", {"base": "data_folder_unwritable"})
        step = await _answer(home, step, {"approver": owner.id})
        assert (step["step_id"], step["errors"]) == ("user", {"base": "data_folder_unwritable"})
    assert (await _answer(home, step, {"approver": owner.id}))["step_id"] == "passphrase"


async def test_a_disk_that_fails_during_a_takeover_is_told(
    home: HomeAssistant, owner: MockUser, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = await _start(home)
    monkeypatch.setattr(State, "load", _refuse)
    step = await _answer(home, step, {"name": "Old house"})
    assert (step["step_id"], step["errors"]) == ("adopt", {"base": "data_folder_unwritable"})


def _refuse(*_: object) -> None:
    raise OSError


async def test_a_home_has_one_vault(home: HomeAssistant, vault: MockConfigEntry) -> None:
    step = await _start(home)
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "single_instance_allowed")
    assert home.config_entries.async_entries(DOMAIN) == [vault]


async def _reconfigure(home: HomeAssistant, vault: MockConfigEntry, **answers: str) -> ConfigFlowResult:
    step = await vault.start_reconfigure_flow(home)
    return await _answer(home, step, {"name": "Other", **vault.data, **answers})


async def test_the_vault_can_be_renamed(home: HomeAssistant, vault: MockConfigEntry) -> None:
    before = dict(vault.data)
    done = await _reconfigure(home, vault)
    await home.async_block_till_done()
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert (vault.title, dict(vault.data)) == ("Other", before)


@pytest.mark.parametrize(("field", "value"), [("mode", "convenience"), ("approver", "0" * 32)])
async def test_mode_and_approver_change_in_the_panel_only(
    home: HomeAssistant, vault: MockConfigEntry, field: str, value: str
) -> None:
    before = (vault.title, dict(vault.data))
    step = await _reconfigure(home, vault, **{field: value})
    assert (step["step_id"], step["errors"]) == ("reconfigure", {field: "only_in_panel"})
    assert (vault.title, dict(vault.data)) == before


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=st.dictionaries(
        st.sampled_from(["name", "mode", "approver", "passphrase", "other"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_whatever_a_client_sends_creates_nothing(home: HomeAssistant, answer: dict[str, Any]) -> None:
    home.loop.run_until_complete(_send_and_expect_nothing(home, answer))


async def _send_and_expect_nothing(home: HomeAssistant, answer: dict[str, Any]) -> None:
    step = await _start(home)
    try:
        step = await _answer(home, step, answer)
    except InvalidData:
        pass
    else:
        assert step["type"] is FlowResultType.FORM
    home.config_entries.flow.async_abort(step["flow_id"])
    assert not home.config_entries.async_entries(DOMAIN)
