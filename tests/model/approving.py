"""A statement of an approval for tests, and a draft somebody might write."""

from typing import Any, Final

from custom_components.footage_guard.model.approval import ApprovalStatement, ApprovedFile, ApprovedRecipient, Terms
from custom_components.footage_guard.model.draft import Delivery
from custom_components.footage_guard.model.ids import CameraId, ClipId, ReleaseId, RequestId
from custom_components.footage_guard.model.request.instant import Instant
from custom_components.footage_guard.model.request.words import Basis, Level

START_MS: Final = 1_795_507_200_000  # 2026-11-24T08:00Z
CLIP: Final = ClipId("01KAZ0000000000000000000AA")


def at(ms: int) -> Instant:
    """Return a moment some milliseconds later."""
    return Instant(ms=START_MS + ms, offset_min=0)


FILE: Final = ApprovedFile(
    name="footage-1.mp4",
    size_bytes=5000,
    sha256=b"\1" * 32,
    clip_id=CLIP,
    source_sha256=b"\2" * 32,
    camera=CameraId("door"),
    start=at(0),
    end=at(30_000),
    audio=False,
    redactions_sha256=b"\6" * 32,
)
TERMS: Final = Terms(
    max_downloads=3,
    not_after=at(86_400_000),
    cooling_minutes=10,
    veto_hours=0,
    access_code=False,
    hand_over=False,
    stream_only=False,
)
STATEMENT: Final = ApprovalStatement(
    instance="footage_guard/abc",
    draft_id=ReleaseId("01KAZ0000000000000000000RR"),
    request_id=RequestId("01KAZ0000000000000000000QQ"),
    request_sha256=b"\3" * 32,
    files=(FILE,),
    recipient=ApprovedRecipient(
        name="A. Hall", organisation="Northtown Police", level=Level.CALLED_BACK, method="called_back"
    ),
    sender="The house with the green door",
    purpose="A bicycle was taken.",
    legal_basis=Basis.VOLUNTARY,
    delivery=Delivery.LINK,
    share_origin="https://home.example",
    age_recipient=None,
    terms=TERMS,
    needed=2,
    policy_sha256=b"\4" * 32,
    nonce=b"\5" * 16,
)


def part(from_ms: int = 0, to_ms: int = 30_000, **changed: Any) -> dict[str, Any]:
    """Return a recipe as a page sends it; what is not said is a clip without its sound."""
    return {"cut": {"from_ms": from_ms, "to_ms": to_ms}, **changed}


def written(**changed: Any) -> dict[str, Any]:
    """Return a draft as a page sends it; `changed` replaces fields, and None leaves one out."""
    draft: dict[str, Any] = {
        "clips": [{"clip_id": CLIP, "redaction": part()}],
        "purpose": "A bicycle was taken.",
        "legal_basis": "voluntary",
        "delivery": "file",
        **changed,
    }
    return {name: value for name, value in draft.items() if value is not None}
