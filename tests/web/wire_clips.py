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
