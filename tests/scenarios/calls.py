"""What something that is no person could try: every action there is, and those somebody might hope for."""

from typing import Any, Final

from custom_components.footage_guard.const import DOMAIN

UNKNOWN: Final = "01KB0000000000000000000000"
HOPED_FOR: Final = (
    "approve",
    "approve_request",
    "approve_share",
    "release",
    "release_clip",
    "reopen_request",
    "verify_request",
    "unlock",
    "unlock_vault",
    "leave_lockdown",
    "end_lockdown",
    "enrol",
    "add_approver",
    "set_policy",
    "lift_hold",
)
"""None of them exists, and no later version may make one of them do something."""


def calls(
    *, request_id: str, clip_id: str, hold_id: str, release_id: str = UNKNOWN
) -> list[tuple[str, dict[str, Any]]]:
    """Return what is called, with everything that could name what waits for a person."""
    every = {
        "request_id": request_id,
        "draft_id": release_id,
        "share_id": release_id,
        "approve": True,
        "secret": "courier umbrella marble tuesday",
    }
    window = {"from": "2026-11-24T07:00:00+00:00", "to": "2026-11-24T09:00:00+00:00"}
    real: list[tuple[str, dict[str, Any]]] = [
        ("create_request", {"purpose": "Asked by nobody.", "approve": True}),
        ("create_request", {"requester": {"type": "household"}, "verification": {"level": 4}, "channel": "panel"}),
        ("share_clip", {"clip_ids": [clip_id], "recipient": "Anybody", "hand_over": True, "wait": True, "timeout": 1}),
        ("wait_for_decision", {"request_id": request_id, "timeout": 1}),
        ("find_clips", {"camera": "sensor.front_door_last_clip", **window}),
        ("record_clip", {"entity_id": "switch.front_door_recording", "duration": 1}),
        (
            "import_clip",
            {"camera": "switch.front_door_recording", "started_at": window["from"], "path": "/media/a.mp4"},
        ),
        ("hold_clips", {"clip_ids": [clip_id]}),
        ("release_hold", {"hold_id": hold_id}),
        ("verify_ledger", {}),
        ("transparency_report", {}),
    ]
    return [*real, *((action, every) for action in HOPED_FOR)]


LOWERING: Final = (
    *("revoke_share", "revoke_all_shares", "withdraw_request", "decline_request", "lock_vault", "lock_down"),
)
"""Called by themselves: after them there is nothing left to approve."""


def sequence(tried: list[tuple[str, dict[str, Any]]], **more: Any) -> list[dict[str, Any]]:
    """Return the actions of a script that tries all of it, whatever fails; one that does not exist ends a script."""
    return [
        {
            "action": f"{DOMAIN}.{action}",
            "data": data,
            "continue_on_error": True,
            **({"response_variable": "answer"} if action in _ANSWERING else {}),
            **more,
        }
        for action, data in tried
        if action not in HOPED_FOR
    ]


_ANSWERING: Final = {
    *("create_request", "share_clip", "wait_for_decision", "find_clips", "hold_clips", "verify_ledger"),
    *("record_clip", "import_clip", "transparency_report"),
}
