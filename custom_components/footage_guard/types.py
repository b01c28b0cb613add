"""What a loaded entry carries at run time."""

from collections.abc import Mapping
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .bridge.collecting import Collecting
from .bridge.decisions import Decisions
from .bridge.housekeeping import Housekeeping
from .bridge.recovering import Recovering
from .bridge.requests import RequestDesk
from .bridge.room import Room
from .bridge.runtime import VaultRuntime
from .bridge.sharing import Sharing
from .bridge.tickets import Tickets
from .coordinator import CameraCoordinator, VaultCoordinator

type FootageGuardConfigEntry = ConfigEntry[FootageGuardData]


@dataclass(frozen=True, slots=True, kw_only=True)
class FootageGuardData:
    """The parts of a running vault."""

    vault: VaultRuntime
    requests: RequestDesk
    decisions: Decisions
    sharing: Sharing
    collecting: Collecting
    tickets: Tickets
    recovering: Recovering
    room: Room
    rounds: Housekeeping
    status: VaultCoordinator
    cameras: Mapping[str, CameraCoordinator]
    """By subentry id."""
