"""The ratchet for flows: what a form may change of a camera, of the entry and of its options.

Any administrator's token can drive a flow, so a flow may only lower exposure.
"""

from collections.abc import Iterable

from .camera import CameraSettings, EntitySource, Source
from .errors import OnlyInPanel
from .source import StreamUrl


def may_change_camera(before: CameraSettings, after: CameraSettings, *, policy_days: int | None) -> None:
    """Pass a change that keeps or lowers exposure; raise OnlyInPanel with the field otherwise.

    `policy_days` is for how long clips stay of cameras without days of their own, None where nobody knows that just
    now. Without it, whoever holds an administrator's token has clips be deleted that the household keeps for longer.
    """
    if not is_same_source(before.source, after.source):
        raise OnlyInPanel("camera_entity" if isinstance(after.source, EntitySource) else "stream_url")
    if after.motion_stream is not None and not is_same_source(before.motion_stream, after.motion_stream):
        raise OnlyInPanel("motion_stream")
    if _is_shorter(before.retention_days, after.retention_days, policy_days):
        raise OnlyInPanel("retention_days")
    _may_switch("indoor", is_raised=before.indoor and not after.indoor)
    _may_switch("sees_public_space", is_raised=before.sees_public_space and not after.sees_public_space)
    _may_switch("audio", is_raised=after.audio and not before.audio)
    _may_switch("live_view", is_raised=after.live_view and not before.live_view)


def may_change_owner_fields(*, before: tuple[str, str], after: tuple[str, str]) -> None:
    """Refuse another mode or approver, each given as (mode, approver)."""
    for field, old, new in zip(("mode", "approver"), before, after, strict=True):
        _may_switch(field, is_raised=old != new)


def may_change_notify_targets(before: Iterable[str], after: Iterable[str]) -> None:
    """Refuse the removal of a target: a person who is not told cannot stop a release."""
    _may_switch("notify_targets", is_raised=not set(before) <= set(after))


def is_same_source(before: Source | None, after: Source | None) -> bool:
    """Tell whether both name the same camera; a changed password does not make it another one."""
    match before, after:
        case StreamUrl(), StreamUrl():
            return before.identity == after.identity
        case _:
            return before == after


def _is_shorter(before: int | None, after: int | None, policy_days: int | None) -> bool:
    if before == after:
        return False
    was, will_be = (policy_days if days is None else days for days in (before, after))
    return was is None or will_be is None or will_be < was


def _may_switch(field: str, *, is_raised: bool) -> None:
    if is_raised:
        raise OnlyInPanel(field)
