"""What actions ask for, as the requests that they become."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ...model.clip import Clip, ClipState
from ...model.errors import CameraAmbiguous, ClipUnknown, HandOverUnheard, Reason, RequestInvalid
from ...model.ids import CameraId, ClipId
from ...vault.vault import Vault
from ..cameras.targets import named_camera
from ..common.clock import wall_ms
from ..common.times import to_local_text, with_offset
from ..loaded import loaded_vault
from ..watching.choosing import SOME, ChosenClips, ChosenSpan, parse_chosen

_MOMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "scope": ("window_from", "window_to"),
    "incident": ("occurred_from", "occurred_to"),
    "legal_basis": ("served_at", "return_by"),
}
"""The fields of a request that hold times, by the part they are in."""
_MOMENTS_OF_WHOLE: Final = ("respond_by", "expires_at")


def quietly(check: Callable[[Any], object]) -> Callable[[Any], object]:
    """Have a value that is refused be in no error: errors go to logs, and what a field holds may be of a stranger."""

    def look(value: Any) -> object:
        try:
            return check(value)
        except vol.Invalid:
            raise vol.Invalid("this field takes something else") from None

    return look


SHARE_FIELDS: Final[VolDictType] = {
    vol.Optional("clip_ids"): SOME,
    vol.Optional("camera"): SOME,
    vol.Optional("from"): quietly(cv.datetime),
    vol.Optional("to"): quietly(cv.datetime),
    # The request looks at them, and names no text that it refuses.
    vol.Optional("recipient"): object,
    vol.Optional("purpose"): object,
    vol.Optional("hand_over", default=False): quietly(cv.boolean),
    vol.Optional("wait", default=False): quietly(cv.boolean),
}
"""What `share_clip` takes beside its time-out."""


def request_of_action(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request that the fields of `create_request` make; raise RequestInvalid.

    What would be given away is for `share_clip` to propose: it looks whether there is such a clip.
    """
    if "proposal" in data:
        raise RequestInvalid({"proposal": Reason.SET_ELSEWHERE})
    asked = _with_offsets(data, _MOMENTS_OF_WHOLE)
    for part, moments in _MOMENTS.items():
        if isinstance(asked.get(part), dict):
            asked[part] = _with_offsets(asked[part], moments)
    return asked


async def async_share_of_action(hass: HomeAssistant, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request that the fields of `share_clip` make.

    Raises HandOverUnheard, ClipsAmbiguous, CameraAmbiguous, ClipUnknown, SpanInvalid, OSError or NotLoaded.
    """
    if data["hand_over"] and not data["wait"]:
        raise HandOverUnheard
    proposal = {name: data[name] for name in ("recipient", "hand_over") if name in data}
    match parse_chosen(data, partial(_named, hass)):
        case ChosenSpan(cameras=(camera,), from_ms=from_ms, to_ms=to_ms):
            proposal["camera"] = camera
        case ChosenClips(clip_ids=clip_ids):
            proposal["clip_ids"] = [*clip_ids]
            from_ms, to_ms = await loaded_vault(hass).async_do_in_turn(partial(_span_of, clip_ids=clip_ids))
        case _:
            raise CameraAmbiguous
    asked = {"purpose": data["purpose"]} if "purpose" in data else {}
    scope = {"window_from": to_local_text(from_ms), "window_to": to_local_text(to_ms)}
    return {**asked, "scope": scope, "proposal": proposal}


def in_fields_of_action(err: RequestInvalid, data: Mapping[str, Any]) -> RequestInvalid:
    """Return what is wrong with a request by the names that the fields of `share_clip` have."""
    by_clips = "clip_ids" in data
    names = {
        "scope.window_from": "clip_ids" if by_clips else "from",
        "scope.window_to": "clip_ids" if by_clips else "to",
    }
    return RequestInvalid(
        {names.get(field, field.removeprefix("proposal.")): reason for field, reason in err.problems.items()}
    )


def _with_offsets(fields: Mapping[str, Any], moments: tuple[str, ...]) -> dict[str, Any]:
    return {name: with_offset(value) if name in moments else value for name, value in fields.items()}


def _span_of(vault: Vault, clip_ids: tuple[ClipId, ...]) -> tuple[int, int]:
    """Return from when to when clips show something; raise ClipUnknown. Blocking, for the lane.

    One that is being written shows what there is by now.
    """
    vault.catch_up()
    now_ms = wall_ms()
    clips = [_known(vault, clip_id) for clip_id in clip_ids]
    from_ms = min(clip.start_ms for clip in clips)
    to_ms = max(now_ms if clip.state is ClipState.OPEN else clip.end_ms for clip in clips)
    return from_ms, max(min(to_ms, now_ms), from_ms + 1)


def _known(vault: Vault, clip_id: ClipId) -> Clip:
    clip = vault.index.get(clip_id)
    if clip is None:
        raise ClipUnknown
    return clip


def _named(hass: HomeAssistant, name: str) -> CameraId:
    return CameraId(named_camera(hass, name))
