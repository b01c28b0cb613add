"""What the page of clips is told, in types: see `wire_types`."""

from typing import Literal, TypedDict

type Reason = Literal["bell", "motion", "button", "action", "import"]


class Days(TypedDict):
    days: dict[str, int]


class HeatMap(TypedDict):
    at_ms: int
    map: str


class HeatShown(TypedDict):
    seconds: list[int]
    maps: list[HeatMap]


class ImportedClip(TypedDict):
    clip_id: str


class Offer(TypedDict):
    recorder: str
    start: str
    end: str | None
    title: str
    media_content_id: str | None
    entity_id: str | None
    clip_id: str | None


class RecorderStanding(TypedDict):
    recorder: str
    standing: Literal["shown", "more", "absent", "failed", "waiting"]


class Offers(TypedDict):
    recorders: list[RecorderStanding]
    offers: list[Offer]
