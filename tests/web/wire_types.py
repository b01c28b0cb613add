"""What the commands answer, in types: the panel's own are made of these, and every answer of a test is held to them.

What a request, a recipe, a statement or a finding is made of is taken from the classes themselves.
"""

from typing import Literal, NotRequired, TypedDict

from custom_components.footage_guard.model.account import GapReason, TriggerKind
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.canonical import Json
from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.draft import Delivery
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.job import JobView
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestStage, RequestState
from custom_components.footage_guard.model.lifecycle.standing import Standing
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.redaction.recipe import Recipe
from custom_components.footage_guard.model.request.request import FootageRequest, Verification
from custom_components.footage_guard.model.request.words import Basis, Channel, Level, RequesterType
from custom_components.footage_guard.model.rules.rule import Finding
from custom_components.footage_guard.model.vote import Method, Transport


class Nothing(TypedDict):
    """An answer that says no more than that it was done."""


class Camera(TypedDict):
    camera: str
    device_id: str | None
    title: str
    indoor: bool
    is_online: bool


class Lockdown(TypedDict):
    reason: LockdownReason
    since: str
    leaves: str | None


class Strangers(TypedDict):
    version: str
    is_enrolled: Literal[False]
    is_locked_down: bool
    has_ledger_problem: bool
    is_invited: bool
    usable_from: str | None


class Standings(TypedDict):
    version: str
    is_enrolled: Literal[True]
    is_locked_down: bool
    has_ledger_problem: bool
    role: Role
    mode: Mode
    is_unlocked: bool
    unlocked_until: str | None
    is_anybody_unlocked: bool
    is_spared: bool
    lockdown: Lockdown | None
    ledger_problem: str | None
    needed: int
    voters: int
    can_decide: bool
    notify_targets: int
    cameras: list[Camera]


class Head(TypedDict):
    request_id: str
    state: RequestState
    stage: RequestStage
    version: int


class News(Head):
    happening: Happening


class Line(Head):
    problem: None
    received: str
    closes: str
    changed: str
    erased: bool
    channel: Channel
    requester_type: RequesterType
    organisation: str
    person_name: str
    verification_level: Level
    case_reference: str
    legal_basis: Basis
    window_from: str
    window_to: str
    recipient: str | None
    set_aside: list[str]
    held: bool | None


class Unreadable(TypedDict):
    request_id: str
    state: RequestState | None
    stage: RequestStage | None
    version: int | None
    received: str
    closes: str
    problem: str


class SetAside(TypedDict):
    count: int
    reasons: dict[str, int]


class Muted(TypedDict):
    request_id: str | None
    scope: MuteScope
    about: str | None
    until: str | None
    problem: str | None


class Lines(TypedDict):
    requests: list[Line | Unreadable]
    more: bool
    set_aside: SetAside
    mutes: list[Muted]


class MuteState(TypedDict):
    scope: MuteScope
    muted: bool
    until: str | None


class MuteSet(TypedDict):
    scope: MuteScope
    until: str | None
    ended: bool


class Moved(TypedDict):
    draft_id: str
    request_id: str
    state: ReleaseState
    version: int


Span = TypedDict("Span", {"from": str, "to": str})
Hole = TypedDict("Hole", {"from": str, "to": str, "why": GapReason})


class Clip(TypedDict):
    clip_id: str
    start: str
    end: str | None
    size_bytes: int
    state: ClipState
    imported: bool
    held: bool


class Trigger(TypedDict):
    kind: TriggerKind
    at: str


class ListedClip(TypedDict):
    clip_id: str
    start: str
    end: str | None
    size_bytes: int
    state: ClipState
    imported: bool
    held: bool
    camera: str
    holds: list[str]
    triggers: list[Trigger] | None
    gaps: list[Hole] | None


class Clips(TypedDict):
    clips: list[ListedClip]
    more: bool
    next: str | None


class Match(TypedDict):
    camera: str
    clips: list[Clip]
    gaps: list[Span]
    cut: bool


class Request(Head):
    changed: str
    erased: bool
    door: str | None
    """What the owner calls the link that it came by."""
    standing: Standing
    outside: Outside
    request: FootageRequest
    verification: Verification
    findings: list[Finding]
    drafts: list[Moved]
    matches: list[Match]
    mutes: list[MuteState]


class KeptBy(TypedDict):
    hold_id: str
    kind: HoldKind
    made: str
    until: str | None
    clips: int
    size_bytes: int


class Holds(TypedDict):
    holds: list[KeptBy]


class Placed(TypedDict):
    hold_id: str
    clip_ids: list[str]
    until: str | None
    ended: list[str]


class Lifted(TypedDict):
    hold_id: str


class Ticket(TypedDict):
    ticket: str
    url: str
    expires_at: str
    seekable: bool
    picture_ms: float | None
    begins_ms: int | None
    size: tuple[int, int] | None


class Known(TypedDict):
    name: NotRequired[str]
    organisation: NotRequired[str]
    level: Level
    method: str


class PieceWritten(TypedDict):
    clip_id: str
    redaction: Recipe


class DraftWritten(TypedDict):
    """As a person would write it again."""

    clips: list[PieceWritten]
    recipient: NotRequired[Known]
    sender: NotRequired[str]
    purpose: str
    legal_basis: Basis
    delivery: Delivery
    hand_over: NotRequired[bool]
    access_code: NotRequired[bool]
    stream_only: NotRequired[bool]
    age_recipient: NotRequired[str]
    max_downloads: NotRequired[int]
    not_after: NotRequired[str]


class VoteCast(TypedDict):
    person_id: str
    cast: str
    method: Method
    transport: Transport


class DraftShown(Moved):
    changed: str
    draft: DraftWritten
    job: JobView | None
    statement: ApprovalStatement | None
    statement_sha256: str | None
    cameras: list[str]
    imported: list[str]
    missing: int
    votes: list[VoteCast]
    needed: int | None
    live_from: str | None


class Rendering(TypedDict):
    draft_id: str
    job: JobView | None


class Challenge(TypedDict):
    statement: dict[str, Json]
    statement_sha256: str
    challenge: str
    expires_at: str


class ToVoteOn(TypedDict):
    statement: ApprovalStatement
    statement_sha256: str
    challenge: str
    expires_at: str


class Waiting(TypedDict):
    status: Literal["waiting"]
    votes: int
    needed: int


class Released(TypedDict):
    status: Literal["released", "cooling"]
    share_id: str
    url: str | None
    access_code: str | None
    live_from: str


class SharedFile(TypedDict):
    name: str
    size: int
    sha256: str


class Collected(TypedDict):
    draft_id: str
    share_id: str
    files: list[SharedFile]
    ticket: str
    url: str
    name: str
    lasts_s: int
