"""As `wire_types`: what the commands on doors to the outside answer."""

from typing import Literal, TypedDict

from custom_components.footage_guard.model.intake import IntakeKind
from custom_components.footage_guard.model.request.words import RequesterType

from . import wire_types as types


class Intake(TypedDict):
    intake_id: str
    intake_sha256: str
    kind: IntakeKind
    label: str
    requester_type: RequesterType | None
    organisation: str
    key_sha256: str | None
    """Thumbprint of the key whose signatures count."""
    per_day: int
    opens: str
    closes: str | None
    url: str | None
    """None as long as no address was decided on for what is outside."""


class IntakeShown(Intake):
    status: Literal["open", "paused", "waiting", "over"]
    code: list[str] | None
    """Rows of the QR code of the address, "1" for dark; None for one that is too long."""


class Intakes(TypedDict):
    public_intake: bool
    share_origin: str | None
    intakes: list[IntakeShown]


class ToOpen(types.Challenge):
    intake: Intake
