"""What a loaded entry carries at run time."""

from collections.abc import Mapping
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .bridge.decisions.decisions import Decisions
from .bridge.keeping.housekeeping import Housekeeping
from .bridge.keeping.room import Room
from .bridge.people.recovering import Recovering
from .bridge.requests.intakes import Intakes
from .bridge.requests.requests import RequestDesk
from .bridge.runtime import VaultRuntime
from .bridge.shares.collecting import Collecting
from .bridge.shares.sharing import Sharing
from .bridge.watching.tickets import Tickets
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
    intakes: Intakes
    room: Room
    rounds: Housekeeping
    status: VaultCoordinator
    cameras: Mapping[str, CameraCoordinator]
    """By subentry id."""
