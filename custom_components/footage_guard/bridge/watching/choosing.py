"""Which clips somebody outside means: clips by their ids, or what cameras saw in a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ...model.clip import NEWEST, Position
from ...model.errors import ClipsAmbiguous, ClipUnknown, HoldUnknown, SpanInvalid
from ...model.ids import CameraId, ClipId, HoldId, IdInvalid, begun_ms, parse_clip_id, parse_hold_id
from ...vault.finding import MOST_FOUND, Search, clips_in
from ...vault.vault import Vault
from ..common.times import to_ms

type NameCamera = Callable[[str], CameraId]
"""Finds the camera that a name stands for; raises CameraAmbiguous."""
_SPAN: Final = ("camera", "from", "to")
SOME: Final = vol.All(cv.ensure_list, [cv.string], vol.Length(min=1))
"""One text or several."""
SPAN_FIELDS: Final[VolDictType] = {
    vol.Optional("camera"): SOME,
    vol.Optional("from"): cv.datetime,
    vol.Optional("to"): cv.datetime,
}
"""What cameras saw in a time, in the schema of an action or a command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenClips:
    """Clips that were named one by one."""

    clip_ids: tuple[ClipId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSpan:
    """Whatever shows something of a time, UTC in milliseconds since 1970, from `from_ms` to before `to_ms`."""

    cameras: tuple[CameraId, ...]
    from_ms: int
    to_ms: int


type Chosen = ChosenClips | ChosenSpan


def parse_chosen(data: Mapping[str, Any], name_camera: NameCamera) -> Chosen:
    """Return which clips the fields `clip_ids`, or `camera`, `from` and `to` together, mean.

    Raises ClipsAmbiguous, ClipUnknown, SpanInvalid, or what `name_camera` does.
    """
    match [name for name in ("clip_ids", *_SPAN) if name in data]:
        case ["clip_ids"]:
            return ChosenClips(clip_ids=tuple(map(_clip_id, data["clip_ids"])))
        case given if given == [*_SPAN]:
            from_ms, to_ms = _span(data)
            return ChosenSpan(cameras=tuple(map(name_camera, data["camera"])), from_ms=from_ms, to_ms=to_ms)
    raise ClipsAmbiguous


def chosen_ids(vault: Vault, chosen: Chosen) -> tuple[ClipId, ...]:
    """Return the clips that were chosen; raise ClipUnknown where nothing shows that time. Blocking, for the lane."""
    match chosen:
        case ChosenClips(clip_ids=clip_ids):
            return clip_ids
        case ChosenSpan(cameras=cameras, from_ms=from_ms, to_ms=to_ms):
            return tuple(clip.id for clip in clips_in(vault, cameras, from_ms, to_ms))


def parse_search(data: Mapping[str, Any], name_camera: NameCamera) -> Search:
    """Return what the fields `camera`, `from`, `to`, `hold_id`, `before` and `limit` ask for, as far as they are there.

    Raises ClipUnknown, HoldUnknown, SpanInvalid, or what `name_camera` does.
    """
    from_ms, to_ms = _span(data)
    before = NEWEST
    if "before" in data:
        clip_id = _clip_id(data["before"])
        before = Position(begun_ms(clip_id), clip_id)
    return Search(
        cameras=tuple(map(name_camera, data.get("camera", ()))),
        from_ms=from_ms,
        before=min(before, Position(to_ms)),
        hold=hold_id_of(data["hold_id"]) if "hold_id" in data else None,
        limit=data.get("limit", MOST_FOUND),
    )


def hold_id_of(raw: object) -> HoldId:
    """Return the hold that somebody named; raise HoldUnknown."""
    try:
        return parse_hold_id(raw)
    except IdInvalid as err:
        raise HoldUnknown from err


def _span(data: Mapping[str, Any]) -> tuple[int, int]:
    from_ms = to_ms(data["from"]) if "from" in data else 0
    until_ms = to_ms(data["to"]) if "to" in data else NEWEST.start_ms
    if until_ms <= from_ms:
        raise SpanInvalid
    return from_ms, until_ms


def _clip_id(raw: object) -> ClipId:
    try:
        return parse_clip_id(raw)
    except IdInvalid as err:
        raise ClipUnknown from err
