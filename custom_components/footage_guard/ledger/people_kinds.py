"""What facts on people and policy are called in a record; each name begins so that they are found among a million."""

from typing import Final

from ..model.people_facts import (
    ChangeDone,
    ChangeProposed,
    ChangeStopped,
    ChangeVoted,
    IntakeClosed,
    IntakePaused,
    PeopleAssumed,
    PeopleFact,
    PersonAssumed,
    PersonEnrolled,
    PersonRemoved,
    PolicyLowered,
    RecoveryAsked,
    RecoveryDone,
    RecoveryStopped,
    VaultAdopted,
    VaultFounded,
    VaultRemoved,
    WaitOver,
)

PEOPLE_KINDS: Final[dict[str, type[PeopleFact]]] = {
    "people_vault_founded": VaultFounded,
    "people_vault_adopted": VaultAdopted,
    "people_vault_removed": VaultRemoved,
    "people_person_assumed": PersonAssumed,
    "people_assumed": PeopleAssumed,
    "people_change_proposed": ChangeProposed,
    "people_change_voted": ChangeVoted,
    "people_change_stopped": ChangeStopped,
    "people_change_done": ChangeDone,
    "people_policy_lowered": PolicyLowered,
    "people_person_enrolled": PersonEnrolled,
    "people_person_removed": PersonRemoved,
    "people_wait_over": WaitOver,
    "people_recovery_asked": RecoveryAsked,
    "people_recovery_stopped": RecoveryStopped,
    "people_recovery_done": RecoveryDone,
    "people_intake_paused": IntakePaused,
    "people_intake_closed": IntakeClosed,
}
