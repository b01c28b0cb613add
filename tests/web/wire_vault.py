"""As `wire_types`: what the commands on space and on what is beside the vault answer."""

from typing import Literal, TypedDict


class EpochSpace(TypedDict):
    """What the key of a month opens."""

    epoch: str
    clips: int
    size_bytes: int


class CameraSpace(TypedDict):
    camera: str
    title: str | None
    """Null for a camera that was removed."""
    retention_days: int | None
    """Null where it follows the policy."""
    size_bytes: int


class Space(TypedDict):
    used_bytes: int
    held_bytes: int
    quota_bytes: int
    free_bytes: int | None
    retention_days: int
    first: str | None
    week_bytes: int
    asked: str
    erased: str | None
    """When the newest key of a month was erased; backups from before hold it."""
    epochs: list[EpochSpace]
    cameras: list[CameraSpace]


class ExposedThing(TypedDict):
    name: str
    count: int | None
    to: list[str]
    is_all: bool


class Exposure(TypedDict):
    kind: Literal[
        "source_cameras",
        "other_cameras",
        "live_views",
        "assistants",
        "automations",
        "folders",
        "proxies",
        "open_links",
        "tokens",
        "trusted_networks",
        "backups",
    ]
    count: int
    things: list[ExposedThing]


class Exposures(TypedDict):
    findings: list[Exposure]
