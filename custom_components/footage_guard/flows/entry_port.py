"""What entering by a door needs of whoever keeps what was sent by each."""

from typing import Protocol

from ..model.ids import IntakeId, RequestId
from ..model.signature import Signed


class Asked(Protocol):
    """What was sent by each door."""

    def find(self, intake: IntakeId, sent_as: str) -> RequestId | None:
        """Return the request that was sent under a name by a door."""

    def door_of(self, request: RequestId) -> IntakeId | None:
        """Return by which door a request came, None for one that came by none or long ago."""

    def count(self, intake: IntakeId, since_ms: int) -> int:
        """Return how many requests came by a door since a moment."""

    def note(self, intake: IntakeId, sent_as: str, request: RequestId, now_ms: int) -> None:
        """Note what is about to be taken in."""

    def signed(self, mark: Signed) -> RequestId | None:
        """Return the request that came with a signature."""

    def note_signed(self, mark: Signed, request: RequestId, now_ms: int) -> None:
        """Note with which request a signature came."""


class ByDoors(Protocol):
    """Whoever knows what was sent by each door."""

    @property
    def asked(self) -> Asked:
        """What was sent."""
