"""Adding a camera opens its stream first; changing one only lowers exposure."""

import asyncio
from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, SubentryFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.streams import LOGIN

from .conftest import add_other_camera, shown_in


async def _add(home: HomeAssistant, vault: MockConfigEntry, answer: dict[str, Any]) -> SubentryFlowResult:
    step = await home.config_entries.subentries.async_init((vault.entry_id, "camera"), context={"source": SOURCE_USER})
    return await _answer(home, step, answer)


async def _answer(home: HomeAssistant, step: SubentryFlowResult, answer: dict[str, Any]) -> SubentryFlowResult:
    done = await home.config_entries.subentries.async_configure(step["flow_id"], answer)
    await home.async_block_till_done()
    return done


async def _change(home: HomeAssistant, vault: MockConfigEntry, answer: dict[str, Any]) -> SubentryFlowResult:
    return await _answer(home, await _open_change(home, vault), answer)


async def _open_change(home: HomeAssistant, vault: MockConfigEntry) -> SubentryFlowResult:
    return await home.config_entries.subentries.async_init(
        (vault.entry_id, "camera"),
        context={"source": SOURCE_RECONFIGURE, "subentry_id": next(iter(vault.subentries))},
    )


def _stored(vault: MockConfigEntry) -> dict[str, Any]:
    (subentry,) = vault.subentries.values()
    return dict(subentry.data)


async def test_a_stream_address_is_added(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    done = await _add(home, vault, {"name": "Front door", "stream_url": f"{streams}/h264.ts", "indoor": "outside"})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert done["title"] == "Front door"
    assert _stored(vault) == {
        "stream_url": f"{streams}/h264.ts",
        "motion_detection": "off",
        "pre_roll_s": 10,
        "post_roll_s": 20,
        "max_clip_s": 300,
        "indoor": False,
        "sees_public_space": True,
        "audio": False,
        "live_view": True,
    }
    assert home.states.get("camera.front_door")


async def test_an_adopted_camera_is_added_without_a_second_live_view(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await add_other_camera(home, f"{streams}/h264.ts")
    done = await _add(home, vault, {"camera_entity": "camera.porch"})
    assert (done["type"], done["title"]) == (FlowResultType.CREATE_ENTRY, "Porch")
    assert (_stored(vault)["indoor"], _stored(vault)["live_view"]) == (True, False)
    assert home.states.async_entity_ids("camera") == ["camera.porch"]


async def test_everything_can_be_set(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    home.states.async_set("binary_sensor.hall", "off")
    home.states.async_set("event.bell", "unknown")
    answer = {
        "stream_url": f"{streams}/h264.ts",
        "motion_stream": f"{streams}/hevc.ts",
        "motion_entity": "binary_sensor.hall",
        "doorbell_entity": "event.bell",
        "motion_detection": "entity",
        "pre_roll_s": 5,
        "post_roll_s": 15,
        "max_clip_s": 60,
        "retention_days": 7,
        "indoor": False,
        "sees_public_space": False,
        "audio": True,
        "live_view": False,
        "obligation": "subsidized by the city",
    }
    done = await _add(home, vault, answer)
    assert (done["type"], done["title"]) == (FlowResultType.CREATE_ENTRY, "Camera 1")
    assert _stored(vault) == answer


@pytest.mark.parametrize(
    ("path", "field", "code"),
    [
        ("/nothing-here", "base", "cannot_connect"),
        ("/page", "base", "no_video"),
        ("/audio.ts", "base", "no_video"),
        ("/mpeg2.ts", "base", "unsupported_codec"),
        ("/locked.ts", "base", "invalid_auth"),
        (" with spaces", "stream_url", "stream_url_invalid"),
    ],
)
async def test_a_stream_that_cannot_be_used_creates_nothing(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, path: str, field: str, code: str
) -> None:
    step = await _add(home, vault, {"stream_url": streams + path})
    assert (step["step_id"], step["errors"]) == ("user", {field: code})
    assert not vault.subentries
    done = await _answer(home, step, {"stream_url": f"{streams}/h264.ts"})
    assert done["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    ("answer", "field", "code"),
    [
        ({}, "base", "source_missing"),
        ({"camera_entity": "camera.porch", "stream_url": "rtsp://camera.local/"}, "base", "source_ambiguous"),
        ({"camera_entity": "camera.nowhere"}, "camera_entity", "camera_not_found"),
        ({"stream_url": {"not": "text"}}, "stream_url", "stream_url_invalid"),
        ({"stream_url": "rtsp://127.0.0.1:1/x"}, "base", "cannot_connect"),
        ({"stream_url": "rtsp://camera.invalid/x"}, "base", "cannot_connect"),
        (
            {"stream_url": "rtsp://127.0.0.1:1/x", "motion_entity": "binary_sensor.gone"},
            "motion_entity",
            "entity_not_found",
        ),
        (
            {"stream_url": "rtsp://127.0.0.1:1/x", "doorbell_entity": "event.gone"},
            "doorbell_entity",
            "entity_not_found",
        ),
    ],
)
async def test_a_wrong_answer_creates_nothing(
    home: HomeAssistant, vault: MockConfigEntry, answer: dict[str, Any], field: str, code: str
) -> None:
    step = await _add(home, vault, answer)
    assert (step["step_id"], step["errors"]) == ("user", {field: code})
    assert not vault.subentries


async def test_a_bad_second_stream_creates_nothing(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    step = await _add(home, vault, {"stream_url": f"{streams}/h264.ts", "motion_stream": f"{streams}/page"})
    assert step["errors"] == {"base": "no_video"}
    assert not vault.subentries


async def test_a_live_view_only_camera_is_added_when_confirmed(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await add_other_camera(home, None)
    home.states.async_set("event.bell", "unknown")
    answer = {"camera_entity": "camera.porch", "doorbell_entity": "event.bell"}
    step = await _add(home, vault, answer)
    assert step["errors"] == {"base": "not_recordable"}
    assert not vault.subentries
    done = await _answer(home, step, {**answer, "without_recording": True})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert home.states.get("event.porch_doorbell")


@pytest.mark.parametrize("source", ["file:///etc/passwd", "concat:a|b", "webrtc://door"])
async def test_an_adopted_camera_with_a_stream_we_do_not_open_is_live_view_only(
    home: HomeAssistant, vault: MockConfigEntry, source: str
) -> None:
    await add_other_camera(home, source)
    step = await _add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "not_recordable"}


async def test_a_camera_that_is_off_cannot_be_opened_now(home: HomeAssistant, vault: MockConfigEntry) -> None:
    home.states.async_set("camera.ghost", "unavailable")
    step = await _add(home, vault, {"camera_entity": "camera.ghost"})
    assert step["errors"] == {"base": "cannot_connect"}


async def test_a_camera_is_added_once_whatever_the_login(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    with_login = streams.replace("http://", f"http://{LOGIN}@")
    await _add(home, vault, {"stream_url": f"{with_login}/locked.ts"})
    step = await _add(home, vault, {"stream_url": f"{streams}/locked.ts"})
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "already_configured")
    assert len(vault.subentries) == 1


async def _locked_camera(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> str:
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    answer = {"name": "Front door", "stream_url": url, "indoor": True, "retention_days": 10, "live_view": False}
    await _add(home, vault, answer)
    return url


async def test_the_form_for_a_change_does_not_show_the_login(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = await _locked_camera(home, vault, streams)
    step = await _open_change(home, vault)
    assert step["data_schema"] is not None
    assert "let-me-in" not in repr(shown_in(step))
    shown = {str(key): shown_in(step)[str(key)] for key in step["data_schema"].schema}
    assert shown["name"] == "Front door"
    assert shown["indoor"] == "inside"
    done = await _answer(home, step, {key: value for key, value in shown.items() if value is not None})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert _stored(vault)["stream_url"] == url


async def test_lowering_while_a_stream_is_opened_used_to_be_undone(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    await _add(home, vault, {"stream_url": url, "indoor": False, "audio": True, "live_view": True})
    (subentry,) = vault.subentries.values()

    async def lower_meanwhile(*_: object) -> None:
        lowered = {**subentry.data, "indoor": True, "audio": False, "live_view": False}
        home.config_entries.async_update_subentry(vault, vault.subentries[subentry.subentry_id], data=lowered)

    monkeypatch.setattr("custom_components.footage_guard.camera_flow.probe_source", lower_meanwhile)
    step = await _change(home, vault, {"stream_url": url.replace("porch", "other"), "indoor": False, "audio": True})
    assert step["errors"] == {"indoor": "only_in_panel"}
    stored = _stored(vault)
    assert (stored["indoor"], stored["audio"], stored["live_view"]) == (True, False, False)
    assert stored["stream_url"] == url


async def test_a_camera_that_is_deleted_while_its_form_is_open(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await _locked_camera(home, vault, streams)
    step = await _open_change(home, vault)
    home.config_entries.async_remove_subentry(vault, next(iter(vault.subentries)))
    done = await _answer(home, step, {"retention_days": 20})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "camera_removed")


async def test_our_own_camera_is_not_adopted_under_weaker_labels(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await _add(home, vault, {"name": "Hall", "stream_url": f"{streams}/h264.ts", "indoor": True})
    step = await _add(home, vault, {"camera_entity": "camera.hall", "indoor": False, "audio": True})
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_no_id_of_a_camera_is_made_from_its_address(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await _locked_camera(home, vault, streams)
    assert [subentry.unique_id for subentry in vault.subentries.values()] == [None]


class _Talkative(Exception):
    """An error of another integration that holds a password."""


@pytest.mark.parametrize("error", [_Talkative("rtsp://u:hunter2@camera.local/"), TimeoutError()])
async def test_whatever_another_integration_raises_is_one_sentence(
    home: HomeAssistant,
    vault: MockConfigEntry,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await add_other_camera(home, "rtsp://u:hunter2@camera.local/")

    async def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.async_get_stream_source", fail)
    step = await _add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "cannot_connect"}
    assert "hunter2" not in caplog.text


async def test_an_integration_that_never_answers_is_not_waited_for(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_other_camera(home, "rtsp://camera.local/")

    async def sleep(*_: object) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.ANSWER_S", 0.05)
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.async_get_stream_source", sleep)
    step = await _add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "cannot_connect"}


@pytest.mark.parametrize("field", ["motion_entity", "doorbell_entity"])
async def test_a_change_names_entities_that_exist(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, field: str
) -> None:
    await _locked_camera(home, vault, streams)
    entity = {"motion_entity": "binary_sensor.gone", "doorbell_entity": "event.gone"}[field]
    step = await _change(home, vault, {"retention_days": 10, field: entity})
    assert step["errors"] == {field: "entity_not_found"}


async def test_confirming_is_offered_only_where_there_is_something_to_confirm(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    step = await _add(home, vault, {"stream_url": f"{streams}/page"})
    assert "without_recording" not in shown_in(step)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pre_roll_s", 61),
        ("pre_roll_s", 1.5),
        ("pre_roll_s", float("nan")),
        ("max_clip_s", float("inf")),
        ("retention_days", float("nan")),
        ("pre_roll_s", -1),
        ("post_roll_s", 0),
        ("post_roll_s", 301),
        ("max_clip_s", 9),
        ("max_clip_s", 3601),
        ("retention_days", 0),
        ("retention_days", 366),
        ("motion_detection", "built_in"),
        ("motion_entity", "light.hall"),
        ("doorbell_entity", "light.hall"),
        ("camera_entity", "light.hall"),
    ],
)
async def test_values_outside_their_range_are_refused(
    home: HomeAssistant, vault: MockConfigEntry, field: str, value: object
) -> None:
    with pytest.raises(InvalidData):
        await _add(home, vault, {"stream_url": "rtsp://127.0.0.1:1/x", field: value})
    assert not vault.subentries


async def test_an_empty_second_stream_used_to_crash_the_form(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await _locked_camera(home, vault, streams)
    done = await _change(home, vault, {"motion_stream": None, "retention_days": 10})
    assert done["reason"] == "reconfigure_successful"
    assert "motion_stream" not in _stored(vault)


async def test_limits_and_name_can_be_changed(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    url = await _locked_camera(home, vault, streams)
    done = await _change(home, vault, {"name": "Porch", "retention_days": 20, "pre_roll_s": 30})
    assert done["reason"] == "reconfigure_successful"
    stored = _stored(vault)
    assert (stored["stream_url"], stored["retention_days"], stored["pre_roll_s"]) == (url, 20, 30)
    assert (stored["indoor"], stored["live_view"]) == (True, False)
    assert [subentry.title for subentry in vault.subentries.values()] == ["Porch"]


@pytest.mark.parametrize(
    ("change", "field"),
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
    home: HomeAssistant, vault: MockConfigEntry, streams: str, change: dict[str, Any], field: str
) -> None:
    await _locked_camera(home, vault, streams)
    before = _stored(vault)
    step = await _change(home, vault, {"retention_days": 10, **change})
    assert (step["step_id"], step["errors"]) == ("reconfigure", {field: "only_in_panel"})
    assert _stored(vault) == before


async def test_a_new_login_is_tried_before_it_is_kept(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = await _locked_camera(home, vault, streams)
    step = await _change(home, vault, {"stream_url": url.replace("let-me-in", "wrong"), "retention_days": 10})
    assert step["errors"] == {"base": "invalid_auth"}
    assert _stored(vault)["stream_url"] == url


async def test_the_second_stream_keeps_its_login_and_can_be_removed(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    await _add(home, vault, {"stream_url": f"{streams}/h264.ts", "motion_stream": url})
    step = await _open_change(home, vault)
    assert "let-me-in" not in repr(shown_in(step))
    done = await _answer(home, step, {"motion_stream": shown_in(step)["motion_stream"]})
    assert done["reason"] == "reconfigure_successful"
    assert _stored(vault)["motion_stream"] == url
    step = await _change(home, vault, {"motion_stream": url.replace("let-me-in", "wrong")})
    assert step["errors"] == {"base": "invalid_auth"}
    await _change(home, vault, {})
    assert "motion_stream" not in _stored(vault)
