"""What people are notified with, held to its published schema."""

import json
from pathlib import Path
from typing import Any, Final

from jsonschema_rs import Draft202012Validator

SCHEMA: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "docs" / "ref" / "notification.schema.json").read_text()
)
_ADDED: Final = frozenset({"push_token", "registration_info"})
"""What Home Assistant's app for phones says of itself."""
_VALIDATOR: Final = Draft202012Validator(SCHEMA)


def is_as_published(pushed: dict[str, Any]) -> bool:
    """Tell whether something that is sent is what the schema says, and nothing beside it."""
    return _VALIDATOR.is_valid(pushed)


def without_app(pushed: dict[str, Any]) -> dict[str, Any]:
    """Return what a phone's server got without what the app says of itself."""
    return {key: value for key, value in pushed.items() if key not in _ADDED}
