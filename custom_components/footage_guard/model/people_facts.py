"""What the ledger is told of a vault's people and policy, each before it counts; it alone is believed.

Whoever can write the files can add a record, for the ledger's key lies beside it. So whatever lets somebody or
something in is signed by approvers, whose keys lie behind their passphrases; a record without is no more than noise.
"""

from dataclasses import dataclass
from typing import Final, override

from .canonical import CanonicalInvalid, parse_canonical
from .clip import DIGEST_BYTES
from .ids import ChangeId
from .people import Role
from .vote import PUBLIC_KEY_BYTES, SIGNATURE_BYTES

KIND_PREFIX: Final = "people_"
"""Begins the name of each of these, so that they are found among a million others."""


class PeopleFactInvalid(ValueError):
    """A fact that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _WithKeys:
    person_id: str
    """User id."""
    root: bytes
    approver_key: bytes

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid: what the ledger was told cannot be taken back."""
        if not self.person_id or len(self.root) != PUBLIC_KEY_BYTES or len(self.approver_key) != PUBLIC_KEY_BYTES:
            raise PeopleFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultFounded(_WithKeys):
    """A vault begins, with its first approver."""

    decided: str
    """What is in force, in canonical form."""

    @override
    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        _WithKeys.__post_init__(self)
        _may_be_object(self.decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultAdopted:
    """The data of a vault was found in place and taken over, locked down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRemoved:
    """The entry was removed; the data stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAssumed(_WithKeys):
    """There are keys, and no history that says whose: this person is an approver after the wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAssumed:
    """These were all; from now on the history says who is enrolled."""

    decided: str
    """What is in force: nothing laxer than what a new vault has."""

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        _may_be_object(self.decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed:
    """An approver wants to let somebody or something in."""

    change_id: ChangeId
    statement: str
    """What is signed, in canonical form."""

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        _may_be_object(self.statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeVoted:
    """An approver agrees to a change."""

    change_id: ChangeId
    person_id: str
    public_key: bytes
    signature: bytes

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        _may_be_signed(self.public_key, self.signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStopped:
    """A change will not come into force."""

    change_id: ChangeId
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDone:
    """A change is in force."""

    change_id: ChangeId


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLowered:
    """Something is stricter than before, which needs no votes."""

    decided: str
    """What is in force."""
    actor: str | None
    """User id; None where no person is known who did it."""

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        _may_be_object(self.decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEnrolled(_WithKeys):
    """A person who was invited has keys."""

    change_id: ChangeId
    """What invited them."""
    role: Role
    usable_from_ms: int
    """UTC, milliseconds since 1970; the clock that nobody sets has to agree."""
    admitted_by: str
    """The approver whose unlock lets the person open what was recorded before."""
    signature: bytes
    """Theirs, over all of the above."""

    @override
    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        _WithKeys.__post_init__(self)
        _may_be_signed(self.approver_key, self.signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemoved:
    """A person is not enrolled, or not invited, any more."""

    person_id: str
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitOver:
    """The wait after a person enrolled is over, or the one after they went, and stays so."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryAsked:
    """A person's recovery code is to replace their passphrase after the wait."""

    change_id: ChangeId
    person_id: str
    wrap_sha256: bytes
    """Of what would open with the new passphrase, so that nothing else is put in its place."""

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        if not self.person_id or len(self.wrap_sha256) != DIGEST_BYTES:
            raise PeopleFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStopped:
    """A person keeps the passphrase they have."""

    change_id: ChangeId
    actor: str | None
    """User id; None where it could not be done any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryDone:
    """A person is about to have the passphrase that was asked for, and the code is spent."""

    change_id: ChangeId


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfDoor:
    intake_sha256: bytes
    """Digest of all that the door is."""
    actor: str
    """User id."""

    def __post_init__(self) -> None:
        """Raise PeopleFactInvalid."""
        if len(self.intake_sha256) != DIGEST_BYTES:
            raise PeopleFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePaused(_OfDoor):
    """Nobody asks through a door until approvers open it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeClosed(_OfDoor):
    """Nobody asks through a door any more."""


type PeopleFact = (
    VaultFounded
    | VaultAdopted
    | VaultRemoved
    | PersonAssumed
    | PeopleAssumed
    | ChangeProposed
    | ChangeVoted
    | ChangeStopped
    | ChangeDone
    | PolicyLowered
    | PersonEnrolled
    | PersonRemoved
    | WaitOver
    | RecoveryAsked
    | RecoveryStopped
    | RecoveryDone
    | IntakePaused
    | IntakeClosed
)


def _may_be_object(text: str) -> None:
    """Pass the canonical form of an object; what it means is looked at by whoever goes by it."""
    try:
        is_object = isinstance(parse_canonical(text.encode()), dict)
    except (CanonicalInvalid, UnicodeEncodeError) as err:
        raise PeopleFactInvalid from err
    if not is_object:
        raise PeopleFactInvalid


def _may_be_signed(key: bytes, signature: bytes) -> None:
    if len(key) != PUBLIC_KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        raise PeopleFactInvalid
