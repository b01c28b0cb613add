"""Every command: what is sent with it, and what it answers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, NotRequired

from custom_components.footage_guard.model.intake import IntakeKind
from custom_components.footage_guard.model.job import JobView
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.request.words import RequesterType

from . import (
    wire_clips as clips,
    wire_intake as intake,
    wire_policy as policy,
    wire_process as process,
    wire_report as report,
    wire_shares as shares,
    wire_types as types,
    wire_vault as vault,
)


class Command(NamedTuple):
    """One of them."""

    answer: Any
    fields: Mapping[str, Any] = MappingProxyType({})
    """Those in NotRequired may be left out."""
    challenge: str | None = None
    """The command that gives the challenge, of one that takes a proof."""
    event: Any = None
    """What it tells later, of one that goes on telling."""


_OPT_TEXT: Final = NotRequired[str]
_OPT_NUMBER: Final = NotRequired[int]
_SEARCH: Final = {"camera": NotRequired[list[str]], "from": _OPT_TEXT, "to": _OPT_TEXT}
_CHOSEN: Final = {"clip_ids": NotRequired[list[str]], **_SEARCH}
_OF_REQUEST: Final = {"request_id": str, "version": int}
_OF_DRAFT: Final = {"draft_id": str}
_NEW_SECRET: Final = {"passphrase": str, "passphrase_repeat": str}
_WANTED: Final = {
    "policy": NotRequired[policy.PolicyWanted],
    "mode": NotRequired[Mode],
    "viewers": NotRequired[list[str]],
    "change_id": _OPT_TEXT,
}
_RENDER: Final = {"draft_id": str, "version": int}

COMMANDS: Final[dict[str, Command]] = {
    "approval/approve": Command(types.Waiting | types.Released, _OF_DRAFT, "approval/challenge"),
    "approval/challenge": Command(types.ToVoteOn, _OF_DRAFT),
    "approval/collect": Command(
        types.Collected, {**_OF_DRAFT, "passphrase": _OPT_TEXT, "passphrase_repeat": _OPT_TEXT}
    ),
    "approval/veto": Command(types.Moved, _OF_DRAFT),
    "approvers/enrol": Command(types.Nothing, _NEW_SECRET),
    "approvers/invite": Command(policy.Voted, {"person_id": _OPT_TEXT, "change_id": _OPT_TEXT}, "approvers/invite"),
    "approvers/list": Command(policy.People),
    "approvers/remove": Command(types.Nothing, {"person_id": str}),
    "audit/exposure": Command(vault.Exposures),
    "clips/days": Command(clips.Days, {"month": str, "camera": NotRequired[list[str]]}),
    "clips/heat": Command(clips.HeatShown, {"clip_id": str, "from_ms": _OPT_NUMBER, "to_ms": _OPT_NUMBER}),
    "clips/import": Command(
        clips.ImportedClip,
        {
            "camera": str,
            "started_at": _OPT_TEXT,
            "offered_at": _OPT_TEXT,
            "media_content_id": _OPT_TEXT,
            "path": _OPT_TEXT,
            "entity_id": _OPT_TEXT,
        },
    ),
    "clips/list": Command(
        types.Clips,
        {
            **_SEARCH,
            "reasons": NotRequired[list[clips.Reason]],
            "hold_id": _OPT_TEXT,
            "before": _OPT_TEXT,
            "limit": _OPT_NUMBER,
        },
    ),
    "clips/offers": Command(clips.Offers, {"camera": str, "day": str}),
    "clips/thumbnail_ticket": Command(
        types.Ticket,
        {"clip_id": str, "at_ms": _OPT_NUMBER, "size": NotRequired[Literal["thumbnail", "picture"]]},
    ),
    "clips/ticket": Command(types.Ticket, {"clip_id": _OPT_TEXT, "draft_id": _OPT_TEXT, "file": _OPT_NUMBER}),
    "draft/cancel": Command(types.Moved, _OF_DRAFT),
    "draft/create": Command(types.Moved, {"request_id": str, "draft": types.DraftWritten}),
    "draft/get": Command(types.DraftShown, _OF_DRAFT),
    "draft/render": Command(types.Rendering, _RENDER, event=JobView),
    "draft/update": Command(types.Moved, {**_RENDER, "draft": types.DraftWritten}),
    "holds/lift": Command(types.Lifted, {"hold_id": str}, "holds/lift"),
    "holds/list": Command(types.Holds),
    "holds/place": Command(types.Placed, {**_CHOSEN, "until": _OPT_TEXT}),
    "info": Command(types.Strangers | types.Standings),
    "intake/close": Command(types.Nothing, {"intake_id": str}),
    "intake/create": Command(
        policy.Voted | intake.ToOpen,
        {
            "kind": NotRequired[IntakeKind],
            "label": _OPT_TEXT,
            "requester_type": NotRequired[RequesterType],
            "organisation": _OPT_TEXT,
            "key": NotRequired[dict[str, Any]],
            "per_day": _OPT_NUMBER,
            "closes": _OPT_TEXT,
            "intake_id": _OPT_TEXT,
            "change_id": _OPT_TEXT,
        },
        "intake/create",
    ),
    "intake/list": Command(intake.Intakes),
    "intake/pause": Command(types.Nothing, {"intake_id": str}),
    "ledger/accept_rollback": Command(policy.Accepted, {}, "ledger/accept_rollback"),
    "ledger/export": Command(policy.Exported, {"offset": _OPT_NUMBER, "size": _OPT_NUMBER}),
    "ledger/list": Command(
        policy.Facts,
        {"before": _OPT_NUMBER, "limit": _OPT_NUMBER, "kinds": NotRequired[list[policy.FactKind]]},
    ),
    "ledger/subscribe": Command(None, {"kinds": NotRequired[list[policy.FactKind]]}, event=policy.Grown),
    "ledger/verify": Command(policy.Verified),
    "lockdown/leave": Command(policy.Leaving, {}, "lockdown/leave"),
    "policy/apply": Command(policy.Voted | policy.MadeStricter, _WANTED, "policy/challenge"),
    "policy/challenge": Command(types.Challenge, _WANTED),
    "policy/get": Command(policy.PolicyInForce),
    "policy/stop": Command(types.Nothing, {"change_id": str}),
    "process/create": Command(process.Paper, process.PAPER_TYPED),
    "process/list": Command(process.Papers),
    "process/update": Command(
        process.Paper,
        {
            "process_id": str,
            "version": int,
            "outcome": NotRequired[process.ProcessOutcome],
            "checks": NotRequired[list[process.ProcessCheck]],
            "review": NotRequired[Literal[True]],
        },
    ),
    "report": Command(report.Report, {"from": _OPT_TEXT, "to": _OPT_TEXT}),
    "requests/create": Command(
        types.Head, {"request": dict[str, Any], "channel": NotRequired[Literal["ui", "paper", "file"]]}
    ),
    "requests/decline": Command(types.Head, {"request_id": str, "version": _OPT_NUMBER}),
    "requests/get": Command(types.Request, {"request_id": str, "also": NotRequired[list[str]]}),
    "requests/list": Command(types.Lines, {"open": NotRequired[bool], "before": _OPT_TEXT, "limit": _OPT_NUMBER}),
    "requests/mute": Command(
        types.MuteSet,
        {"request_id": str, "scope": MuteScope, "until": _OPT_TEXT, "end": NotRequired[Literal[True]]},
    ),
    "requests/reopen": Command(types.Head, _OF_REQUEST),
    "requests/subscribe": Command(None, event=types.News),
    "requests/verify": Command(types.Head, {**_OF_REQUEST, "level": int, "method": str}),
    "shares/list": Command(shares.Shares),
    "shares/revoke": Command(types.Moved, {"share_id": str}),
    "shares/revoke_all": Command(shares.AllEnded),
    "shares/shorten": Command(shares.Shorter, {"share_id": str, "downloads": _OPT_NUMBER, "not_after": _OPT_TEXT}),
    "vault/change_passphrase": Command(types.Nothing, _NEW_SECRET, "vault/change_passphrase"),
    "vault/export_identity": Command(
        policy.Voted | policy.IdentityFile,
        {"epoch": _OPT_TEXT, "change_id": _OPT_TEXT, "passphrase": _OPT_TEXT, "passphrase_repeat": _OPT_TEXT},
        "vault/export_identity",
    ),
    "vault/lock": Command(types.Nothing),
    "vault/new_recovery_code": Command(
        policy.RecoveryCode | types.Nothing, {"typed_back": _OPT_TEXT}, "vault/new_recovery_code"
    ),
    "vault/recover": Command(policy.Recovery, _NEW_SECRET, "vault/recover"),
    "vault/set_pin": Command(types.Nothing, {"pin": str, "pin_repeat": str}, "vault/set_pin"),
    "vault/space": Command(vault.Space),
    "vault/status": Command(policy.VaultStatus),
    "vault/stop_recovery": Command(types.Nothing, {"change_id": str}),
    "vault/unlock": Command(policy.Unlocked, {}, "vault/unlock"),
    "zones/get": Command(policy.Drawing, {"camera_id": str}),
    "zones/set": Command(types.Nothing, {"camera_id": str, "zones": list[list[list[float]]]}),
}


def answer_of(command: str) -> Any:
    """Return all that a command can answer."""
    known = COMMANDS[command]
    return known.answer if known.challenge != command else known.answer | types.Challenge
