"""A change that was proposed: who agreed to it, for how long it is open, and when it is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from ..model.change import Change, IntakeChange, PolicyChange
from ..model.decided import Decided
from ..model.people import OPEN_MS, has_waited, is_within, waits_until_ms
from ..model.step_up import Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A change that is neither in force nor stopped."""

    change: Change
    proposed: Clocks
    voters: Mapping[str, bytes] = field(default_factory=dict)
    """Keys of those who agreed, by user id."""
    agreed: Clocks | None = None
    """When the last vote that was needed was cast."""
    is_over: bool = False
    """Something happened after its end, or what it would change is not in force any more."""

    def is_open(self, now: Clocks) -> bool:
        """Tell whether it can still come into force.

        It is open for as long once enough have agreed, or a last vote that comes late would be for something that is
        announced, waited for and never done.
        """
        return not self.is_over and is_within(OPEN_MS, self.agreed or self.proposed, now)

    def after(self, decided: Decided) -> Self:
        """Return it as it is once this is in force: a change of what was before can never be done, and is over."""
        is_void = isinstance(self.change, PolicyChange) and self.change.before != decided.digest.hex()
        return replace(self, is_over=True) if is_void else self

    def opens(self, door: str) -> bool:
        """Tell whether it is about a door, by the digest of what that is, in hex."""
        return isinstance(self.change, IntakeChange) and self.change.intake_sha256 == door

    def counted(self, approvers: Mapping[str, bytes]) -> list[str]:
        """Return whose vote counts: that of somebody who was removed is void, also once they are enrolled again."""
        return [person_id for person_id, key in self.voters.items() if approvers.get(person_id) == key]

    def count(self, approvers: Mapping[str, bytes]) -> int:
        """Return how many votes count; how many are needed stays where somebody is removed."""
        return len(self.counted(approvers))

    def is_due(self, now: Clocks) -> bool:
        """Tell whether enough have agreed, and everybody could stop it for long enough."""
        return self.agreed is not None and has_waited(self.change.wait_ms, self.agreed, now)

    def due_ms(self, now: Clocks) -> int | None:
        """Return when it is due, if the machine runs on; None where not enough have agreed."""
        return None if self.agreed is None else waits_until_ms(self.change.wait_ms, self.agreed, now)
