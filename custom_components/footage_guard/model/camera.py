"""A camera as its owner set it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .errors import SourceAmbiguous, SourceMissing
from .motion import DEFAULT_SENSITIVITY, Zone, dump_sensitivity, dump_zones, parse_sensitivity, parse_zones
from .source import StreamUrl, parse_stream_url

PRE_ROLL_S = range(61)
"""The look-back ring holds 60 s."""
POST_ROLL_S = range(1, 301)
MAX_CLIP_S = range(10, 3601)
RETENTION_DAYS = range(1, 366)
DEFAULT_PRE_ROLL_S = 10
DEFAULT_POST_ROLL_S = 20
DEFAULT_MAX_CLIP_S = 300


class MotionDetection(StrEnum):
    """Where a camera's motion comes from."""

    ENTITY = "entity"
    BUILT_IN = "built_in"
    """Our own detector looks at the pictures."""
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySource:
    """A camera that another integration brought into Home Assistant."""

    entity_id: str


type Source = EntitySource | StreamUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraSettings:
    """What a camera subentry holds; all times in seconds."""

    source: Source
    motion_stream: StreamUrl | None
    motion_entity: str | None
    doorbell_entity: str | None
    motion_detection: MotionDetection
    motion_sensitivity: int
    """1 to 100; of our own detector."""
    ignored_zones: tuple[Zone, ...]
    """Parts of the picture in which our own detector ignores what moves."""
    pre_roll_s: int
    post_roll_s: int
    max_clip_s: int
    retention_days: int | None
    """None follows the vault's policy."""
    indoor: bool
    sees_public_space: bool
    audio: bool
    live_view: bool
    may_record: bool | None
    """What its owner switched it to; None where nobody has yet: it may."""
    obligation: str
    """In the owner's words, such as "subsidized by the city"; empty where there is none."""


def parse_camera(data: Mapping[str, Any]) -> CameraSettings:
    """Return the settings from form input or from storage.

    Every field that is missing takes the value with the lower exposure.
    Raises SourceMissing, SourceAmbiguous, StreamUrlInvalid, SensitivityInvalid or ZoneInvalid.
    """
    source = _parse_source(data)
    retention = data.get("retention_days")
    motion_entity = data.get("motion_entity") or None
    default_detection = MotionDetection.ENTITY if motion_entity else MotionDetection.OFF
    return CameraSettings(
        source=source,
        motion_stream=parse_stream_url(data["motion_stream"]) if data.get("motion_stream") else None,
        motion_entity=motion_entity,
        doorbell_entity=data.get("doorbell_entity") or None,
        motion_detection=MotionDetection(data.get("motion_detection") or default_detection),
        motion_sensitivity=parse_sensitivity(data.get("motion_sensitivity") or DEFAULT_SENSITIVITY),
        ignored_zones=parse_zones(data.get("ignored_zones") or []),
        pre_roll_s=int(data.get("pre_roll_s", DEFAULT_PRE_ROLL_S)),
        post_roll_s=int(data.get("post_roll_s", DEFAULT_POST_ROLL_S)),
        max_clip_s=int(data.get("max_clip_s", DEFAULT_MAX_CLIP_S)),
        retention_days=int(retention) if retention is not None else None,
        indoor=data.get("indoor", True) is not False,
        sees_public_space=data.get("sees_public_space", True) is not False,
        audio=data.get("audio") is True,
        live_view=data.get("live_view", isinstance(source, StreamUrl)) is True,
        may_record=data["may_record"] is True if "may_record" in data else None,
        obligation=str(data.get("obligation") or "").strip(),
    )


def dump_camera(settings: CameraSettings) -> dict[str, Any]:
    """Return the settings under the field names of docs/ref/set-up.md, without the empty ones."""
    match settings.source:
        case EntitySource(entity_id=entity_id):
            source = {"camera_entity": entity_id}
        case StreamUrl() as url:
            source = {"stream_url": url.full}
    sensitivity = settings.motion_sensitivity
    optional = {
        "motion_stream": settings.motion_stream.full if settings.motion_stream else None,
        "motion_entity": settings.motion_entity,
        "doorbell_entity": settings.doorbell_entity,
        "motion_sensitivity": dump_sensitivity(sensitivity) if sensitivity != DEFAULT_SENSITIVITY else None,
        "ignored_zones": dump_zones(settings.ignored_zones) or None,
        "retention_days": settings.retention_days,
        "may_record": settings.may_record,
        "obligation": settings.obligation or None,
    }
    return {
        **source,
        **{key: value for key, value in optional.items() if value is not None},
        "motion_detection": settings.motion_detection.value,
        "pre_roll_s": settings.pre_roll_s,
        "post_roll_s": settings.post_roll_s,
        "max_clip_s": settings.max_clip_s,
        "indoor": settings.indoor,
        "sees_public_space": settings.sees_public_space,
        "audio": settings.audio,
        "live_view": settings.live_view,
    }


def _parse_source(data: Mapping[str, Any]) -> Source:
    entity_id, url = data.get("camera_entity"), data.get("stream_url")
    if entity_id and url:
        raise SourceAmbiguous
    if entity_id:
        return EntitySource(entity_id=entity_id)
    if url:
        return parse_stream_url(url)
    raise SourceMissing
