"""As `wire_types`: what the commands on people, policy, keys and history answer."""

from enum import StrEnum
from typing import TypedDict

from custom_components.footage_guard.bridge.people.changes import Outcome
from custom_components.footage_guard.ledger.leaves import KINDS
from custom_components.footage_guard.model.camera import MotionDetection
from custom_components.footage_guard.model.canonical import Json
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import Role

FactKind = StrEnum("FactKind", [(kind, kind) for kind in KINDS])  # type: ignore[misc]  # so that no sentence is missing


class Recovery(TypedDict):
    change_id: str
    person: str
    asked: str
    due: str


class VaultStatus(TypedDict):
    mode: Mode
    is_locked_down: bool
    is_anybody_unlocked: bool
    unlocked_until: str | None
    recoveries: list[Recovery]
    has_pin: bool
    has_recovery_code: bool
    has_one_time_codes: bool


class Unlocked(TypedDict):
    unlocked_until: str | None


class RecoveryCode(TypedDict):
    recovery_code: str
    type_back_within_s: int


class Leaving(TypedDict):
    leaves: str


class Change(TypedDict):
    change_id: str
    kind: str
    statement: dict[str, Json]
    votes: int
    needed: int
    voters: list[str]
    proposed: str
    in_force_from: str | None


class Member(TypedDict):
    person_id: str
    name: str
    role: Role
    since: str
    usable_from: str
    is_usable: bool


class Invitation(TypedDict):
    person_id: str
    name: str
    role: Role
    since: str


class Departure(TypedDict):
    person_id: str
    name: str
    by: str | None
    removed: str
    counts_until: str


class Eligible(TypedDict):
    person_id: str
    name: str


class People(TypedDict):
    people: list[Member]
    invitations: list[Invitation]
    removed: list[Departure]
    eligible: list[Eligible]
    changes: list[Change]
    quorum: int
    wait_ms: int


class Drawing(TypedDict):
    """What a camera's own detector ignores, in fractions of the picture."""

    motion_detection: MotionDetection
    sensitivity: int
    zones: list[list[list[float]]]
    still: str | None
    """A small JPEG of now in base64; null without an unlock, in a lockdown, and where no picture comes."""


class PolicyFields(TypedDict):
    quorum: int
    veto_hours: int
    cooling_minutes: int
    retention_days: int
    vault_quota_mb: int
    link_days: int
    max_downloads: int
    window_limit_h: int
    footage_age_days: int
    quiet_hours: str
    local_approval_only: bool
    public_links: bool
    public_intake: bool
    share_origin: str


class PolicyWanted(TypedDict, total=False):
    """The fields of a policy that are to change."""

    quorum: int
    veto_hours: int
    cooling_minutes: int
    retention_days: int
    vault_quota_mb: int
    link_days: int
    max_downloads: int
    window_limit_h: int
    footage_age_days: int
    quiet_hours: str
    local_approval_only: bool
    public_links: bool
    public_intake: bool
    share_origin: str


class PolicyInForce(TypedDict):
    policy: PolicyFields
    mode: Mode
    viewers: list[str]
    digest: str
    is_believed: bool
    needed: int
    voters: int
    can_decide: bool
    changes: list[Change]


class Voted(TypedDict):
    status: Outcome
    change_id: str
    votes: int
    needed: int


class MadeStricter(TypedDict):
    status: Outcome


class IdentityFile(TypedDict):
    epoch: str
    name: str
    identity_file: str


class Fact(TypedDict):
    number: int
    v: int
    kind: FactKind
    fact: dict[str, Json]
    at: int
    boot: str
    up: int
    leaf_hash: str


class Facts(TypedDict):
    size: int
    problem: str | None
    facts: list[Fact]
    unreadable: list[int]
    next: int | None


class Grown(TypedDict):
    size: int


class Verified(TypedDict):
    ok: bool
    size: int
    root: str
    problem: str | None
    checkpoint: str
    code: list[str]


class Exported(TypedDict):
    size: int
    checkpoint: str
    verifier: str
    log: str
    next: int | None


class Accepted(TypedDict):
    number: int
    size: int
    problem: str | None
