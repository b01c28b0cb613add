"""What is missing in a camera's settings takes the value with the lower exposure."""

from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.camera import (
    MAX_CLIP_S,
    POST_ROLL_S,
    PRE_ROLL_S,
    RETENTION_DAYS,
    EntitySource,
    MotionDetection,
    dump_camera,
    parse_camera,
)
from custom_components.footage_guard.model.errors import SourceAmbiguous, SourceMissing, StreamUrlInvalid
from custom_components.footage_guard.model.motion import DEFAULT_SENSITIVITY, WORDS
from custom_components.footage_guard.model.source import StreamUrl

URL = "rtsp://a:b@camera.local/live"


def _numbers(allowed: range) -> st.SearchStrategy[int]:
    return st.integers(allowed.start, allowed.stop - 1)


SETTINGS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "motion_stream": st.just("rtsp://a:b@camera.local/sub"),
        "motion_entity": st.just("binary_sensor.motion"),
        "doorbell_entity": st.just("event.bell"),
        "motion_detection": st.sampled_from([choice.value for choice in MotionDetection]),
        "motion_sensitivity": st.integers(1, 100) | st.sampled_from(list(WORDS)),
        "ignored_zones": st.just([[[0, 0], [1, 0.5], [0.25, 1]]]),
        "pre_roll_s": _numbers(PRE_ROLL_S),
        "post_roll_s": _numbers(POST_ROLL_S),
        "max_clip_s": _numbers(MAX_CLIP_S),
        "retention_days": _numbers(RETENTION_DAYS),
        "indoor": st.booleans(),
        "sees_public_space": st.booleans(),
        "audio": st.booleans(),
        "live_view": st.booleans(),
        "obligation": st.text(),
    },
)


@pytest.mark.parametrize(
    ("source", "live_view"), [({"stream_url": URL}, True), ({"camera_entity": "camera.door"}, False)]
)
def test_the_defaults(source: dict[str, str], live_view: bool) -> None:
    camera = parse_camera(source)
    assert (camera.indoor, camera.sees_public_space, camera.audio) == (True, True, False)
    assert (camera.pre_roll_s, camera.post_roll_s, camera.max_clip_s) == (10, 20, 300)
    assert (camera.retention_days, camera.motion_detection) == (None, MotionDetection.OFF)
    assert (camera.motion_sensitivity, camera.ignored_zones) == (DEFAULT_SENSITIVITY, ())
    assert camera.live_view is live_view


@pytest.mark.parametrize("answer", [None, "", 0, "false", "outside", []])
def test_only_a_clear_no_makes_a_camera_an_outdoor_one(answer: object) -> None:
    assert parse_camera({"stream_url": URL, "indoor": answer}).indoor


@pytest.mark.parametrize("answer", [None, "true", 1, "yes"])
def test_only_a_clear_yes_records_sound(answer: object) -> None:
    assert not parse_camera({"stream_url": URL, "audio": answer}).audio


def test_a_motion_sensor_is_followed_unless_motion_is_off() -> None:
    named = {"stream_url": URL, "motion_entity": "binary_sensor.motion"}
    assert parse_camera(named).motion_detection is MotionDetection.ENTITY
    assert parse_camera({**named, "motion_detection": "off"}).motion_detection is MotionDetection.OFF


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, SourceMissing),
        ({"camera_entity": "", "stream_url": ""}, SourceMissing),
        ({"camera_entity": "camera.door", "stream_url": URL}, SourceAmbiguous),
        ({"stream_url": "not an address"}, StreamUrlInvalid),
        ({"camera_entity": "camera.door", "motion_stream": "nonsense"}, StreamUrlInvalid),
    ],
)
def test_a_source_that_cannot_be_is_named(data: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_camera(data)


@given(settings=SETTINGS, source=st.sampled_from([{"stream_url": URL}, {"camera_entity": "camera.door"}]))
def test_stored_settings_come_back_the_same(settings: dict[str, Any], source: dict[str, str]) -> None:
    camera = parse_camera({**settings, **source})
    assert parse_camera(dump_camera(camera)) == camera


def test_the_password_shows_in_no_repr() -> None:
    camera = parse_camera({"stream_url": URL, "motion_stream": URL})
    assert "a:b" not in repr(camera)
    assert isinstance(camera.source, StreamUrl)
    assert isinstance(parse_camera({"camera_entity": "camera.door"}).source, EntitySource)
