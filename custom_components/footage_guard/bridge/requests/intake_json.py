"""What the panel is shown of doors to the outside."""

from functools import lru_cache
from typing import Any

from ...model.intake import Intake
from ...model.note_code import note_rows
from ...vault.roll import Door
from ..common.times import to_text
from ..runtime import VaultRuntime
from .intakes import Intakes

ASK_PATH = "/footage_guard/ask/"
"""An address outside ends with the id of the door."""


def intake_as_json(vault: VaultRuntime, intake: Intake) -> dict[str, Any]:
    """Return what a door is, and where it is: None as long as no address was decided on for what is outside."""
    origin = vault.people.policy.share_origin
    return {
        "intake_id": intake.id,
        "intake_sha256": intake.digest.hex(),
        "kind": intake.kind.value,
        "label": intake.label,
        "requester_type": intake.requester_type.value if intake.requester_type is not None else None,
        "organisation": intake.organisation,
        "key_sha256": intake.key.thumbprint.hex() if intake.key is not None else None,
        "per_day": intake.per_day,
        "opens": to_text(intake.opens_ms),
        "closes": to_text(intake.closes_ms) if intake.closes_ms is not None else None,
        "url": f"{origin}{ASK_PATH}{intake.id}" if origin is not None else None,
    }


async def async_intakes_as_json(vault: VaultRuntime, intakes: Intakes) -> dict[str, Any]:
    """Return all doors with their codes, and whether anybody may ask by them at all; raise NotLoaded."""
    return {
        "public_intake": vault.people.policy.public_intake,
        "share_origin": vault.people.policy.share_origin,
        "intakes": [
            await _async_listed(vault, intake_as_json(vault, intake), _status(intakes, intake, door))
            for intake, door in intakes.doors()
        ],
    }


async def _async_listed(vault: VaultRuntime, shown: dict[str, Any], status: str) -> dict[str, Any]:
    url: str | None = shown["url"]
    code = None if url is None else await vault.async_read(lambda: _code(url))
    return {**shown, "status": status, "code": code}


@lru_cache
def _code(url: str) -> list[str] | None:
    """Return the rows of the code of an address, None for one that is too long for it. Blocking."""
    try:
        return note_rows(url.encode())
    except ValueError:
        return None


def _status(intakes: Intakes, intake: Intake, door: Door | None) -> str:
    if door is None:
        return "waiting"
    if intakes.is_over(intake):
        return "over"
    if door is Door.OPEN:
        return "open"
    return "waiting" if intakes.is_voted_on(intake) else "paused"
