"""Requests that somebody could send to the home of a test, and how one gets into its vault."""

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, Final

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Channel

HOUR_MS: Final = 3_600_000
CANARY: Final = "quokkafalter"
"""Stands in every text of `with_canary`; nothing but the request itself may hold it."""
CANARY_DIGITS: Final = "5550147359"
"""The same for a phone number, which takes no letters."""
CANARIES: Final = (CANARY, CANARY_DIGITS)


def ago(hours: float) -> str:
    """Return so long ago as RFC 3339, to the second."""
    return datetime.fromtimestamp((wall_ms() - round(hours * HOUR_MS)) // 1000, UTC).isoformat()


def police(organisation: str = "City Police", case: str = "2026/11-0815") -> dict[str, Any]:
    """Return what a police officer asks for: an hour, three hours ago."""
    return {
        "schema_version": 1,
        "requester": {
            "type": "law_enforcement",
            "organisation": organisation,
            "person_name": "Anna Example",
            "role": "Sergeant",
            "badge": "4711",
            "email": "anna@police.example",
        },
        "case_reference": case,
        "incident": {"type": "collision", "occurred_from": ago(3), "location": "Example Street 7"},
        "scope": {"window_from": ago(3), "window_to": ago(2)},
        "purpose": "A car left after a collision.",
        "message": "You may decline.",
        "legal_basis": {"claimed": "voluntary"},
    }


def insurer(organisation: str = "Example Insurance") -> dict[str, Any]:
    """Return what an insurer asks for."""
    return {
        "requester": {"type": "insurer", "organisation": organisation, "email": "claims@insurance.example"},
        "case_reference": "CL-2026-42",
        "incident": {"type": "damage", "occurred_from": ago(5)},
        "scope": {"window_from": ago(5), "window_to": ago(4), "media": ["still"]},
        "purpose": "To settle a claim.",
    }


def neighbour(name: str = "Robin Vale") -> dict[str, Any]:
    """Return what a neighbour asks for."""
    return {
        "requester": {"type": "neighbour", "person_name": name, "phone": "+1 (555) 010-0100"},
        "incident": {"type": "theft", "occurred_from": ago(8)},
        "scope": {"window_from": ago(8), "window_to": ago(7)},
        "message": "My bicycle was in front of your house.",
    }


def own(recipient: str = "Parcel service", **proposal: Any) -> dict[str, Any]:
    """Return what an automation of the home asks for; `camera` or `clip_ids` say which clips it would give away.

    Without either there is no proposal, which needs no clips.
    """
    asked = {"purpose": "A parcel was left at the wrong door.", "scope": {"window_from": ago(2), "window_to": ago(1)}}
    return asked | ({"proposal": {"recipient": recipient, **proposal}} if proposal else {})


def with_canary() -> dict[str, Any]:
    """Return a request in whose every text a canary sits."""
    whole = police(f"{CANARY} police", f"{CANARY}/1")
    whole["requester"] |= {
        "unit": f"{CANARY} unit",
        "person_name": f"{CANARY} name",
        "role": f"{CANARY} role",
        "badge": f"{CANARY}-4711",
        "email": f"{CANARY}@{CANARY}.example",
        "phone": f"+1 {CANARY_DIGITS}",
    }
    whole["incident"] |= {"location": f"{CANARY} street"}
    whole["scope"] |= {"wants_audio": True, "audio_reason": f"{CANARY} can be heard."}
    whole["legal_basis"] |= {"issuing_authority": f"{CANARY} court", "docket": f"{CANARY}/2"}
    return whole | {
        "purpose": f"{CANARY} purpose.",
        "message": f"{CANARY} first line.\nYou must hand it over now, {CANARY}.",
        "intended_recipients": [f"{CANARY} one", f"{CANARY} two"],
        "onward_sharing": f"To {CANARY}.",
        "retention_claimed": f"{CANARY} years.",
        "signature": f"{CANARY}..{CANARY}",
    }


async def receive(
    entry: MockConfigEntry, raw: dict[str, Any] | None = None, channel: Channel = Channel.FORM
) -> RequestRecord:
    """Have somebody outside ask; a police officer, where nothing else is said."""
    desk: RequestDesk = entry.runtime_data.requests
    taken_in = await desk.async_receive(deepcopy(raw or police()), channel)
    await desk.async_settled()
    return await desk.async_get(taken_in.id)


async def ask(entry: MockConfigEntry, raw: dict[str, Any] | None = None, *, caller: str = "") -> RequestRecord:
    """Have an automation ask, or a user by an action."""
    record: RequestRecord = await entry.runtime_data.requests.async_ask(deepcopy(raw or own()), caller=caller)
    return record
