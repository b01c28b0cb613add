"""What a check is given, and what it answers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ...common.lane import ShortLane
from ...loaded import LoadedCamera
from ...runtime import VaultRuntime


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What is looked at."""

    hass: HomeAssistant
    entry: ConfigEntry
    vault: VaultRuntime
    cameras: Sequence[LoadedCamera]
    disks: ShortLane
    """For what looks at folders, which may lie on a disk that does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that a person should know."""

    key: str
    """Of the issue."""
    of: str = ""
    """Tells several of one kind apart."""
    placeholders: Mapping[str, str] = field(default_factory=dict)


type Check = Callable[[Home], Awaitable[list[Found] | None]]
"""Looks; None where that could not be told now, so that what is shown stays."""
