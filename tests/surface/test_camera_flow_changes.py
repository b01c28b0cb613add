"""Changing a camera only lowers exposure."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.policy import STRICTEST
from custom_components.footage_guard.vault.roll import Roll
from tests.decided import decide
from tests.streams import LOGIN

from .camera_forms import add, answer_step, change, locked_camera, open_change, stored_camera
from .conftest import shown_in


async def test_the_form_for_a_change_does_not_show_the_login(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = await locked_camera(home, vault, streams)
    step = await open_change(home, vault)
    assert step["data_schema"] is not None
    assert "let-me-in" not in repr(shown_in(step))
    shown = {str(key): shown_in(step)[str(key)] for key in step["data_schema"].schema}
    assert shown["name"] == "Front door"
    assert shown["indoor"] == "inside"
    done = await answer_step(home, step, {key: value for key, value in shown.items() if value is not None})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert stored_camera(vault)["stream_url"] == url


async def test_lowering_while_a_stream_is_opened_used_to_be_undone(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    await add(home, vault, {"stream_url": url, "indoor": False, "audio": True, "live_view": True})
    (subentry,) = vault.subentries.values()

    async def lower_meanwhile(*_: object) -> None:
        lowered = {**subentry.data, "indoor": True, "audio": False, "live_view": False}
        home.config_entries.async_update_subentry(vault, vault.subentries[subentry.subentry_id], data=lowered)

    monkeypatch.setattr("custom_components.footage_guard.camera_flow.probe_source", lower_meanwhile)
    step = await change(home, vault, {"stream_url": url.replace("porch", "other"), "indoor": False, "audio": True})
    assert step["errors"] == {"indoor": "only_in_panel"}
    stored = stored_camera(vault)
    assert (stored["indoor"], stored["audio"], stored["live_view"]) == (True, False, False)
    assert stored["stream_url"] == url


async def test_a_camera_that_is_deleted_while_its_form_is_open(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await locked_camera(home, vault, streams)
    step = await open_change(home, vault)
    home.config_entries.async_remove_subentry(vault, next(iter(vault.subentries)))
    done = await answer_step(home, step, {"retention_days": 20})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "camera_removed")


@pytest.mark.parametrize("field", ["motion_entity", "doorbell_entity"])
async def test_a_change_names_entities_that_exist(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, field: str
) -> None:
    await locked_camera(home, vault, streams)
    entity = {"motion_entity": "binary_sensor.gone", "doorbell_entity": "event.gone"}[field]
    step = await change(home, vault, {"retention_days": 10, field: entity})
    assert step["errors"] == {field: "entity_not_found"}


@pytest.mark.parametrize("field", ["motion_entity", "doorbell_entity"])
async def test_a_camera_is_not_told_by_itself(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, field: str
) -> None:
    """While it records because it records, it never ends, and pushes out what it should keep."""
    await locked_camera(home, vault, streams)
    kinds = {"motion_entity": "binary_sensor", "doorbell_entity": "event"}
    entities = er.async_entries_for_config_entry(er.async_get(home), vault.entry_id)
    own = next(entity.entity_id for entity in entities if entity.domain == kinds[field])
    step = await change(home, vault, {"retention_days": 10, field: own})
    assert step["errors"] == {field: "own_entity"}


async def test_a_sensor_that_is_chosen_counts(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    """The form does not propose that motion is off where nobody had anything to choose from."""
    await locked_camera(home, vault, streams)
    assert stored_camera(vault)["motion_detection"] == "off"
    step = await open_change(home, vault)
    assert shown_in(step)["motion_detection"] is None
    step = await answer_step(home, step, {"retention_days": 20, "motion_detection": "entity"})
    assert step["errors"] == {"motion_entity": "motion_entity_missing"}
    home.states.async_set("binary_sensor.porch", "off")
    done = await answer_step(home, step, {"retention_days": 20, "motion_entity": "binary_sensor.porch"})
    assert done["reason"] == "reconfigure_successful"
    assert stored_camera(vault)["motion_detection"] == "entity"
    assert shown_in(await open_change(home, vault))["motion_detection"] == "entity"


async def test_a_change_keeps_what_was_switched_off(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    await locked_camera(home, vault, streams)
    (switch,) = home.states.async_entity_ids("switch")
    await home.services.async_call("switch", "turn_off", {"entity_id": switch}, blocking=True)
    done = await change(home, vault, {"retention_days": 20})
    assert done["reason"] == "reconfigure_successful"
    assert stored_camera(vault)["may_record"] is False


async def test_an_empty_second_stream_used_to_crash_the_form(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await locked_camera(home, vault, streams)
    done = await change(home, vault, {"motion_stream": None, "retention_days": 10})
    assert done["reason"] == "reconfigure_successful"
    assert "motion_stream" not in stored_camera(vault)


async def test_limits_and_name_can_be_changed(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    url = await locked_camera(home, vault, streams)
    done = await change(home, vault, {"name": "Porch", "retention_days": 20, "pre_roll_s": 30})
    assert done["reason"] == "reconfigure_successful"
    stored = stored_camera(vault)
    assert (stored["stream_url"], stored["retention_days"], stored["pre_roll_s"]) == (url, 20, 30)
    assert (stored["indoor"], stored["live_view"]) == (True, False)
    assert [subentry.title for subentry in vault.subentries.values()] == ["Porch"]


async def test_days_that_the_household_decided_on_are_not_made_fewer(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    await add(home, vault, {"name": "Front door", "stream_url": url, "indoor": True, "live_view": False})
    decide(vault.runtime_data.vault._opened, retention_days=90)
    # Fourteen are what a new vault begins with.
    step = await change(home, vault, {"retention_days": 14})
    assert step["errors"] == {"retention_days": "only_in_panel"}
    # Nobody knows what the policy says while the vault is not loaded.
    await home.config_entries.async_unload(vault.entry_id)
    step = await change(home, vault, {"retention_days": 91})
    assert step["errors"] == {"retention_days": "only_in_panel"}


@pytest.mark.parametrize(
    "unknown", [{"is_read": False}, {"policy": STRICTEST}], ids=["not read yet", "not what was told, or not kept"]
)
async def test_days_that_are_assumed_made_those_of_a_camera_fewer(
    home: HomeAssistant,
    vault: MockConfigEntry,
    streams: str,
    monkeypatch: pytest.MonkeyPatch,
    unknown: dict[str, object],
) -> None:
    await locked_camera(home, vault, streams)
    opened = vault.runtime_data.vault._opened
    decide(opened, retention_days=5)
    for name, value in {"policy": STRICTEST, **unknown}.items():
        monkeypatch.setattr(opened.rolls, name, value)
    if "is_read" in unknown:
        # Of a history that was not read nothing is known.
        monkeypatch.setattr(opened.rolls, "roll", Roll())
    step = await change(home, vault, {"name": "Porch"})
    assert step["errors"] == {"retention_days": "only_in_panel"}
    assert stored_camera(vault)["retention_days"] == 10


async def test_motion_can_be_told_by_the_pictures_and_zones_stay(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await locked_camera(home, vault, streams)
    (subentry,) = vault.subentries.values()
    zones = [[[0, 0], [1, 0], [0.5, 1]]]
    home.config_entries.async_update_subentry(vault, subentry, data={**subentry.data, "ignored_zones": zones})
    await home.async_block_till_done()
    answer = {"retention_days": 10, "motion_detection": "built_in", "motion_sensitivity": "30"}
    assert (await change(home, vault, answer))["reason"] == "reconfigure_successful"
    stored = stored_camera(vault)
    assert (stored["motion_detection"], stored["motion_sensitivity"]) == ("built_in", "30")
    assert stored["ignored_zones"] == zones
    assert home.states.async_entity_ids("binary_sensor")
    assert shown_in(await open_change(home, vault))["motion_sensitivity"] == "30"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"indoor": "outside"}, "indoor"),
        ({"sees_public_space": False}, "sees_public_space"),
        ({"audio": True}, "audio"),
        ({"live_view": True}, "live_view"),
        ({"retention_days": 9}, "retention_days"),
        ({"camera_entity": "camera.porch"}, "camera_entity"),
        ({"stream_url": "rtsp://other.local/live"}, "stream_url"),
        ({"motion_stream": "rtsp://other.local/live"}, "motion_stream"),
    ],
)
async def test_a_change_that_exposes_more_is_refused(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, asked: dict[str, Any], field: str
) -> None:
    await locked_camera(home, vault, streams)
    before = stored_camera(vault)
    step = await change(home, vault, {"retention_days": 10, **asked})
    assert (step["step_id"], step["errors"]) == ("reconfigure", {field: "only_in_panel"})
    assert stored_camera(vault) == before


async def test_a_new_login_is_tried_before_it_is_kept(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = await locked_camera(home, vault, streams)
    step = await change(home, vault, {"stream_url": url.replace("let-me-in", "wrong"), "retention_days": 10})
    assert step["errors"] == {"base": "invalid_auth"}
    assert stored_camera(vault)["stream_url"] == url


async def test_the_second_stream_keeps_its_login_and_can_be_removed(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    await add(home, vault, {"stream_url": f"{streams}/h264.ts", "motion_stream": url})
    step = await open_change(home, vault)
    assert "let-me-in" not in repr(shown_in(step))
    done = await answer_step(home, step, {"motion_stream": shown_in(step)["motion_stream"]})
    assert done["reason"] == "reconfigure_successful"
    assert stored_camera(vault)["motion_stream"] == url
    step = await change(home, vault, {"motion_stream": url.replace("let-me-in", "wrong")})
    assert step["errors"] == {"base": "invalid_auth"}
    await change(home, vault, {})
    assert "motion_stream" not in stored_camera(vault)
