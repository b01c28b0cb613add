"""A flow may lower exposure and never raise it: the whole product of before and after."""

from dataclasses import replace
from itertools import product

import pytest

from custom_components.footage_guard.model.camera import CameraSettings, EntitySource, dump_camera, parse_camera
from custom_components.footage_guard.model.errors import OnlyInPanel
from custom_components.footage_guard.model.lowering import (
    may_change_camera,
    may_change_notify_targets,
    may_change_owner_fields,
)
from custom_components.footage_guard.model.source import parse_stream_url

CAMERA = parse_camera({"stream_url": "rtsp://a:b@camera.local/live", "retention_days": 10})
URL = parse_stream_url("rtsp://a:b@camera.local/sub")

# Per switch: the value that exposes more.
EXPOSING = {"indoor": False, "sees_public_space": False, "audio": True, "live_view": True}
SWITCHES = [dict(zip(EXPOSING, values, strict=True)) for values in product((True, False), repeat=len(EXPOSING))]


def _is_raised(before: dict[str, bool], after: dict[str, bool]) -> bool:
    return any(after[name] == exposing != before[name] for name, exposing in EXPOSING.items())


def _with(switches: dict[str, bool]) -> CameraSettings:
    return parse_camera({**dump_camera(CAMERA), **switches})


RAISING = [(before, after) for before in SWITCHES for after in SWITCHES if _is_raised(before, after)]
LOWERING = [(before, after) for before in SWITCHES for after in SWITCHES if not _is_raised(before, after)]


@pytest.mark.parametrize(("before", "after"), RAISING)
def test_no_switch_can_be_turned_to_expose_more(before: dict[str, bool], after: dict[str, bool]) -> None:
    with pytest.raises(OnlyInPanel) as caught:
        may_change_camera(_with(before), _with(after), policy_days=14)
    assert after[caught.value.field] == EXPOSING[caught.value.field]


@pytest.mark.parametrize(("before", "after"), LOWERING)
def test_every_switch_can_be_turned_to_expose_less(before: dict[str, bool], after: dict[str, bool]) -> None:
    may_change_camera(_with(before), _with(after), policy_days=14)


@pytest.mark.parametrize(
    ("after", "field"),
    [
        (replace(CAMERA, source=parse_stream_url("rtsp://a:b@other.local/live")), "stream_url"),
        (replace(CAMERA, source=EntitySource(entity_id="camera.other")), "camera_entity"),
        (replace(CAMERA, motion_stream=URL), "motion_stream"),
        (replace(CAMERA, retention_days=9), "retention_days"),
    ],
)
def test_another_source_or_a_shorter_retention_is_refused(after: CameraSettings, field: str) -> None:
    with pytest.raises(OnlyInPanel) as caught:
        may_change_camera(CAMERA, after, policy_days=14)
    assert (caught.value.field, caught.value.code) == (field, "only_in_panel")


@pytest.mark.parametrize(
    ("before", "after", "policy_days", "is_refused"),
    [
        (None, 13, 14, True),
        (None, 14, 14, False),
        (15, None, 14, True),
        (14, None, 14, False),
        (10, None, 14, False),
        (10, 365, 14, False),
        # Approvers decided on other days than those of a new vault.
        (None, 14, 90, True),
        (None, 90, 90, False),
        (14, None, 7, True),
        (14, None, 90, False),
        # The vault is not loaded: nobody knows what that would be.
        (None, 365, None, True),
        (365, None, None, True),
        (None, None, None, False),
        (10, 11, None, False),
        (10, 9, None, True),
    ],
)
def test_a_retention_without_a_number_counts_as_the_policys(
    before: int | None, after: int | None, policy_days: int | None, is_refused: bool
) -> None:
    before_it, after_it = (replace(CAMERA, retention_days=days) for days in (before, after))
    try:
        may_change_camera(before_it, after_it, policy_days=policy_days)
    except OnlyInPanel:
        assert is_refused
    else:
        assert not is_refused


def test_a_new_password_for_the_same_camera_is_not_another_source() -> None:
    before = replace(CAMERA, motion_stream=URL)
    after = replace(
        before,
        source=parse_stream_url("rtsp://a:new@camera.local/live"),
        motion_stream=parse_stream_url("rtsp://a:new@camera.local/sub"),
    )
    may_change_camera(before, after, policy_days=None)
    may_change_camera(before, replace(before, motion_stream=None), policy_days=None)


@pytest.mark.parametrize(("after", "field"), [(("convenience", "alex"), "mode"), (("sealed", "robin"), "approver")])
def test_mode_and_approver_stay(after: tuple[str, str], field: str) -> None:
    with pytest.raises(OnlyInPanel) as caught:
        may_change_owner_fields(before=("sealed", "alex"), after=after)
    assert caught.value.field == field


def test_the_same_mode_and_approver_pass() -> None:
    may_change_owner_fields(before=("sealed", "alex"), after=("sealed", "alex"))


def test_notify_targets_are_added_and_not_removed() -> None:
    may_change_notify_targets(["notify.alex"], ["notify.robin", "notify.alex"])
    with pytest.raises(OnlyInPanel):
        may_change_notify_targets(["notify.alex", "notify.robin"], ["notify.alex"])
