"""The panel knows what the commands answer: its types are made here, of those that all answers are held to."""

from collections.abc import Mapping
import os
from typing import Any, NotRequired, get_origin

from homeassistant.components.websocket_api import DOMAIN as WEBSOCKET
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from tests.architecture.tree import REPOSITORY

from .wire_commands import COMMANDS
from .wire_script import wire_script

WIRE = REPOSITORY / "frontend" / "src" / "data" / "wire.ts"
PREFIX = "footage_guard/"


def test_the_types_of_the_panel_are_made_of_these() -> None:
    script = wire_script()
    if os.environ.get("FOOTAGE_GUARD_WRITE"):
        WIRE.write_text(script)
    assert WIRE.read_text() == script


def test_every_command_is_there(hass: HomeAssistant, vault: MockConfigEntry) -> None:
    registered = {name.removeprefix(PREFIX) for name in hass.data[WEBSOCKET] if name.startswith(PREFIX)}
    assert registered == {*COMMANDS}


def test_fields_are_those_of_the_schemas(hass: HomeAssistant, vault: MockConfigEntry) -> None:
    """Commands that look at their fields by hand have no schema for them; no other one is left out."""
    by_hand = {"approval/approve", "approval/collect", "draft/create", "draft/update", "policy/apply", "policy/stop"}
    by_hand |= {"approvers/enrol", "approvers/invite", "approvers/remove", "policy/challenge", "requests/create"}
    by_hand |= {"process/create"}
    by_hand |= {"holds/lift", "intake/create", "ledger/accept_rollback", "lockdown/leave", "vault/change_passphrase"}
    by_hand |= {"vault/export_identity", "vault/new_recovery_code", "vault/recover", "vault/set_pin", "vault/unlock"}
    schemas = {name: _schema(hass.data[WEBSOCKET][PREFIX + name][1]) for name in COMMANDS}
    assert {name for name, schema in schemas.items() if schema is None} == by_hand
    expected = {name: _needed(COMMANDS[name].fields) for name in COMMANDS if name not in by_hand}
    assert {name: schema for name, schema in schemas.items() if schema is not None} == expected


def _needed(fields: Mapping[str, Any]) -> dict[str, bool]:
    return {name: get_origin(kind) is not NotRequired for name, kind in fields.items()}


def _schema(schema: Any) -> dict[str, bool] | None:
    """Return which fields a command has and which of them are needed; None where a schema does not say it."""
    if schema is False:
        return {}
    inner = getattr(schema, "schema", schema)
    if vol.Extra in inner:
        return None
    return {str(key): isinstance(key, vol.Required) for key in inner if str(key) not in {"id", "type"}}
