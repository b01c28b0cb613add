"""What keeps people from being let in or out, and what was decided from being changed."""

from collections.abc import Mapping
from typing import override

from .base import FootageGuardError, Kind


class PeopleError(FootageGuardError):
    """It stays as it was decided."""

    kind = Kind.INVALID


class PolicyRefused(PeopleError):
    """A value that no policy can have."""

    code = "policy_refused"

    def __init__(self, field: str) -> None:
        """Name the field, which is one of ours."""
        super().__init__(field)
        self.name = field

    @property
    @override
    def placeholders(self) -> Mapping[str, str]:
        return {"field": self.name}


class NothingToChange(PeopleError):
    """That is what holds already."""

    code = "nothing_to_change"


class QuorumTooLarge(PeopleError):
    """More votes than there are approvers: nothing could be changed any more, this neither."""

    code = "quorum_too_large"
    field = "quorum"


class ChangeUnknown(PeopleError):
    """No such change is under way."""

    code = "change_unknown"


class RecoveryWaits(PeopleError):
    """A person's passphrase is being replaced already, by the one that was asked for then."""

    code = "recovery_waits"


class PersonUnknown(PeopleError):
    """Nobody of that id is enrolled or invited."""

    code = "person_unknown"


class AlreadyEnrolled(PeopleError):
    """The person is enrolled, or invited, already."""

    code = "already_enrolled"


class NotInvited(PeopleError):
    """Nobody invited this person, or it was too long ago."""

    code = "not_invited"
    kind = Kind.FORBIDDEN


class ApproverMustUnlock(PeopleError):
    """Only somebody who can open what was recorded can let another person open it."""

    code = "approver_must_unlock"
    kind = Kind.UNAVAILABLE
