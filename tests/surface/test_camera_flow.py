"""Adding a camera opens its stream first, and creates nothing that cannot be used."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.forms import camera_form
from custom_components.footage_guard.model.motion import WORDS
from tests.streams import LOGIN

from .camera_forms import add, answer_step, locked_camera, stored_camera
from .conftest import add_other_camera, shown_in


async def test_a_stream_address_is_added(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    done = await add(home, vault, {"name": "Front door", "stream_url": f"{streams}/h264.ts", "indoor": "outside"})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert done["title"] == "Front door"
    assert stored_camera(vault) == {
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
    done = await add(home, vault, {"camera_entity": "camera.porch"})
    assert (done["type"], done["title"]) == (FlowResultType.CREATE_ENTRY, "Porch")
    assert (stored_camera(vault)["indoor"], stored_camera(vault)["live_view"]) == (True, False)
    assert home.states.async_entity_ids("camera") == ["camera.porch"]


async def test_everything_can_be_set(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    home.states.async_set("binary_sensor.hall", "off")
    home.states.async_set("event.bell", "unknown")
    answer = {
        "stream_url": f"{streams}/h264.ts",
        "motion_stream": f"{streams}/hevc.ts",
        "motion_entity": "binary_sensor.hall",
        "doorbell_entity": "event.bell",
        "motion_detection": "built_in",
        "motion_sensitivity": "high",
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
    done = await add(home, vault, answer)
    assert (done["type"], done["title"]) == (FlowResultType.CREATE_ENTRY, "Camera 1")
    assert stored_camera(vault) == answer


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
    step = await add(home, vault, {"stream_url": streams + path})
    assert (step["step_id"], step["errors"]) == ("user", {field: code})
    assert not vault.subentries
    done = await answer_step(home, step, {"stream_url": f"{streams}/h264.ts"})
    assert done["type"] is FlowResultType.CREATE_ENTRY


def test_the_form_offers_the_words_for_a_sensitivity() -> None:
    fields = camera_form().schema
    (selector,) = [each for name, each in fields.items() if name == "motion_sensitivity"]
    assert selector.config["options"] == list(WORDS)


@pytest.mark.parametrize(
    ("answer", "field", "code"),
    [
        ({}, "base", "source_missing"),
        ({"camera_entity": "camera.porch", "stream_url": "rtsp://camera.local/"}, "base", "source_ambiguous"),
        ({"camera_entity": "camera.nowhere"}, "camera_entity", "camera_not_found"),
        ({"stream_url": {"not": "text"}}, "stream_url", "stream_url_invalid"),
        (
            {"stream_url": "rtsp://127.0.0.1:1/x", "motion_sensitivity": "much"},
            "motion_sensitivity",
            "sensitivity_invalid",
        ),
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
    step = await add(home, vault, answer)
    assert (step["step_id"], step["errors"]) == ("user", {field: code})
    assert not vault.subentries


async def test_a_bad_second_stream_creates_nothing(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> None:
    step = await add(home, vault, {"stream_url": f"{streams}/h264.ts", "motion_stream": f"{streams}/page"})
    assert step["errors"] == {"base": "no_video"}
    assert not vault.subentries


async def test_a_live_view_only_camera_is_added_when_confirmed(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await add_other_camera(home, None)
    home.states.async_set("event.bell", "unknown")
    answer = {"camera_entity": "camera.porch", "doorbell_entity": "event.bell"}
    step = await add(home, vault, answer)
    assert step["errors"] == {"base": "not_recordable"}
    assert not vault.subentries
    done = await answer_step(home, step, {**answer, "without_recording": True})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert home.states.get("event.porch_doorbell")


async def test_a_camera_without_an_address_while_it_is_away_used_to_be_called_live_view_only(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    await add_other_camera(home, None, is_away=True)
    step = await add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "cannot_connect"}
    assert "without_recording" not in shown_in(step)


async def test_an_adopted_camera_whose_stream_is_webrtc_is_live_view_only(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    await add_other_camera(home, "webrtc://door")
    step = await add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "not_recordable"}


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", "concat:a|b", "rtsp://u:let#in@camera.local/", "rtsp://u:let in@camera.local/"]
)
async def test_an_adopted_camera_whose_address_we_refuse_used_to_be_called_live_view_only(
    home: HomeAssistant, vault: MockConfigEntry, source: str
) -> None:
    await add_other_camera(home, source)
    step = await add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"camera_entity": "stream_url_invalid"}
    assert "without_recording" not in shown_in(step)
    assert not vault.subentries


async def test_a_camera_that_is_off_cannot_be_opened_now(home: HomeAssistant, vault: MockConfigEntry) -> None:
    home.states.async_set("camera.ghost", "unavailable")
    step = await add(home, vault, {"camera_entity": "camera.ghost"})
    assert step["errors"] == {"base": "cannot_connect"}


async def test_a_camera_is_added_once_whatever_the_login(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    with_login = streams.replace("http://", f"http://{LOGIN}@")
    await add(home, vault, {"stream_url": f"{with_login}/locked.ts"})
    step = await add(home, vault, {"stream_url": f"{streams}/locked.ts"})
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "already_configured")
    assert len(vault.subentries) == 1


async def test_of_two_forms_for_one_camera_the_second_adds_nothing(
    home: HomeAssistant, vault: MockConfigEntry, streams: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = {"stream_url": f"{streams}/h264.ts"}

    async def answer_the_other_form(*_: object) -> None:
        monkeypatch.undo()
        await add(home, vault, answer)

    monkeypatch.setattr("custom_components.footage_guard.camera_flow.probe_source", answer_the_other_form)
    step = await add(home, vault, answer)
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "already_configured")
    assert len(vault.subentries) == 1


async def test_our_own_camera_is_not_adopted_under_weaker_labels(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await add(home, vault, {"name": "Hall", "stream_url": f"{streams}/h264.ts", "indoor": True})
    step = await add(home, vault, {"camera_entity": "camera.hall", "indoor": False, "audio": True})
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_no_id_of_a_camera_is_made_from_its_address(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    await locked_camera(home, vault, streams)
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

    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.cameras.async_get_stream_source", fail)
    step = await add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "cannot_connect"}
    assert "hunter2" not in caplog.text


async def test_an_integration_that_never_answers_is_not_waited_for(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_other_camera(home, "rtsp://camera.local/")

    async def sleep(*_: object) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.cameras.ANSWER_S", 0.05)
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.cameras.async_get_stream_source", sleep)
    step = await add(home, vault, {"camera_entity": "camera.porch"})
    assert step["errors"] == {"base": "cannot_connect"}


async def test_confirming_is_offered_only_where_there_is_something_to_confirm(
    home: HomeAssistant, vault: MockConfigEntry, streams: str
) -> None:
    step = await add(home, vault, {"stream_url": f"{streams}/page"})
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
        ("motion_detection", "sideways"),
        ("motion_entity", "light.hall"),
        ("doorbell_entity", "light.hall"),
        ("camera_entity", "light.hall"),
    ],
)
async def test_values_outside_their_range_are_refused(
    home: HomeAssistant, vault: MockConfigEntry, field: str, value: object
) -> None:
    with pytest.raises(InvalidData):
        await add(home, vault, {"stream_url": "rtsp://127.0.0.1:1/x", field: value})
    assert not vault.subentries
