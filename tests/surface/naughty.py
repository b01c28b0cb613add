"""Strings that break programs, in requests."""

from typing import Any, Final
import unicodedata

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.model.errors import RequestInvalid
from tests.model.request.sending import parsed
from tests.model.request.test_naughty import STRINGS

from .asked import police

TOGETHER: Final = 40
"""Requests: each with as many of the strings as it has texts."""
TEXTS: Final = (
    *(f"requester.{field}" for field in ("organisation", "unit", "person_name", "role", "badge")),
    *("case_reference", "incident.location", "purpose", "message", "onward_sharing", "retention_claimed"),
    *("legal_basis.issuing_authority", "legal_basis.docket"),
)


def _with(raw: dict[str, Any], path: str, text: str) -> dict[str, Any]:
    part, _, field = path.partition(".")
    return raw | ({part: raw.get(part, {}) | {field: text}} if field else {part: text})


def _is_taken(raw: dict[str, Any]) -> bool:
    try:
        return bool(parsed(raw, received_ms=wall_ms()))
    except RequestInvalid:
        return False


def naughty() -> list[tuple[dict[str, Any], dict[str, str]]]:
    """Return requests that hold all strings that are taken somewhere, and what is in which of their texts."""
    made = [(police(), dict[str, str]()) for _ in range(TOGETHER)]
    for number, string in enumerate(STRINGS):
        raw, texts = made[number % TOGETHER]
        path = TEXTS[number // TOGETHER % len(TEXTS)]
        if _is_taken(changed := _with(raw, path, string)):
            made[number % TOGETHER] = (changed, texts | {path: unicodedata.normalize("NFC", string)})
    return made
