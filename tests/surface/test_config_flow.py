"""Setting up the vault, and what a flow refuses."""

import json
import logging
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.const import DOMAIN

from .conftest import shown_in

PASSPHRASE = "courier umbrella marble tuesday"


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
    assert shown["data_schema"] is not None
    for field in shown["data_schema"].schema.values():
        assert field.config["type"] == "password"


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
