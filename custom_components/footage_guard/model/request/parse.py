"""From what somebody outside sent to a request, or to everything that is wrong with it.

What is refused here is wrong for every home alike, so that the answer tells nothing about this one.
"""

import re
from typing import Final, cast

from ..canonical import CanonicalInvalid, Json, canonical
from ..errors import Reason, RequestInvalid
from ..ids import CameraId, RequestId, parse_clip_id, parse_request_id
from .area import read_area
from .fields import WHOLE, Fields, Notes
from .instant import Instant, parse_instant
from .request import SCHEMA_VERSION, FootageRequest, Incident, LegalBasis, Proposal, Requester, Scope, Verification
from .shapes import EMAIL, JWS, PHONE, FieldInvalid, TextRule, parse_digest, parse_yes, word_of
from .words import NEVER_OUTSIDE, Basis, Channel, IncidentType, Media, RequesterType

MAX_REQUEST_BYTES: Final = 16_384
"""Of the whole request in its canonical form."""
MIN_WINDOW_MS: Final = 15 * 60_000
MAX_WINDOW_MS: Final = 12 * 3_600_000
MAX_RECIPIENTS: Final = 10
MAX_CLIPS: Final = 50
_HOUR_MS: Final = 3_600_000
_DAY_MS: Final = 24 * _HOUR_MS
MIN_OPEN_MS: Final = _DAY_MS
DEFAULT_OPEN_MS: Final = 14 * _DAY_MS
MAX_OPEN_MS: Final = 30 * _DAY_MS

_NAME: Final = TextRule(most=80)
_REFERENCE: Final = TextRule(most=64)
_PROSE: Final = TextRule(most=500, is_prose=True)
_SENTENCE: Final = TextRule(most=200, is_prose=True)
_EMAIL: Final = TextRule(most=254, shape=EMAIL)
_PHONE: Final = TextRule(most=40, shape=PHONE)
_SIGNATURE: Final = TextRule(most=4096, shape=JWS)
_CAMERA: Final = TextRule(most=64, shape=re.compile(r"[A-Za-z0-9_-]+", re.ASCII))
_OURS: Final = ("id", "received_ms", "channel", "verification", "closes_ms", "flags", "intake")
"""What a request is given here, whoever sends it."""
_OF_A_CALLER: Final = ("requester", "signature")
"""What an action cannot say: it is the caller who asks."""
_WITH_PROPOSAL: Final = frozenset({Channel.AUTOMATION, Channel.UI})
_NO_TIME: Final = Instant(ms=0, offset_min=0)
"""Stands where a needed time is wrong; it goes nowhere."""


def parse_request(
    raw: object,
    *,
    request_id: RequestId,
    received_ms: int,
    channel: Channel,
    verification: Verification,
    caller: str = "",
) -> FootageRequest:
    """Return the request, or raise RequestInvalid with everything that is wrong.

    `raw` is JSON from anybody. For an action, `caller` is the name of the user who called it, and the requester;
    "" is an automation in this home.
    """
    if _is_too_large(raw):
        raise RequestInvalid({WHOLE: Reason.TOO_LARGE})
    notes = Notes()
    fields = notes.part(raw)
    _refuse(fields, channel)
    is_action = channel is Channel.AUTOMATION
    requester = _caller(caller) if is_action else _read_requester(fields.part("requester"), channel)
    is_police = requester.type is RequesterType.LAW_ENFORCEMENT
    proposal = _read_proposal(fields.part("proposal"), channel) if "proposal" in fields else None
    request = FootageRequest(
        id=request_id,
        received_ms=received_ms,
        channel=channel,
        requester=requester,
        verification=verification,
        case_reference=fields.text("case_reference", _REFERENCE, is_required=is_police),
        incident=_read_incident(fields.part("incident"), received_ms),
        scope=_read_scope(fields.part("scope"), received_ms, min_ms=1 if proposal else MIN_WINDOW_MS),
        purpose=fields.text("purpose", _PROSE),
        message=fields.text("message", _PROSE),
        legal_basis=_read_basis(fields.part("legal_basis")),
        intended_recipients=fields.texts("intended_recipients", _NAME, MAX_RECIPIENTS),
        onward_sharing=fields.text("onward_sharing", _SENTENCE),
        retention_claimed=fields.text("retention_claimed", _SENTENCE),
        respond_by=fields.one("respond_by", parse_instant),
        closes_ms=_read_closing(fields, received_ms),
        supersedes=fields.one("supersedes", parse_request_id),
        signature=fields.text("signature", _SIGNATURE),
        flags=tuple(notes.flags),
        proposal=proposal,
    )
    notes.may_be_taken()
    return request


def _is_too_large(raw: object) -> bool:
    """Tell whether the whole is larger than a request; what is no JSON has no size, and no field takes it."""
    try:
        return len(canonical(cast("Json", raw))) > MAX_REQUEST_BYTES
    except CanonicalInvalid:
        return False


def _refuse(fields: Fields, channel: Channel) -> None:
    """Note what belongs to a request, but is not for whoever sent this one to say."""
    fields.refuse(_OURS)
    if channel is Channel.AUTOMATION:
        fields.refuse(_OF_A_CALLER)
    if channel not in _WITH_PROPOSAL:
        fields.refuse(("proposal",))
    fields.one("schema_version", _parse_version)


def _parse_version(raw: object) -> int:
    if type(raw) is not int:
        raise FieldInvalid(Reason.WRONG_TYPE)
    if raw != SCHEMA_VERSION:
        raise FieldInvalid(Reason.VERSION_UNKNOWN)
    return raw


def _caller(name: str) -> Requester:
    """Return the requester of an action: the user who called it, or an automation, which has no name."""
    return Requester(
        type=RequesterType.HOUSEHOLD,
        organisation="",
        unit="",
        person_name=name,
        role="",
        badge="",
        email="",
        phone="",
    )


def _read_requester(fields: Fields, channel: Channel) -> Requester:
    # Without this, a stranger is a person of this home wherever the kind of requester is all that is shown.
    others = () if channel is Channel.UI else NEVER_OUTSIDE
    kind = fields.one("type", word_of(RequesterType, others), is_required=True) or RequesterType.OTHER
    is_police = kind is RequesterType.LAW_ENFORCEMENT
    requester = Requester(
        type=kind,
        organisation=fields.text("organisation", _NAME, is_required=is_police),
        unit=fields.text("unit", _NAME),
        person_name=fields.text("person_name", _NAME, is_required=is_police),
        role=fields.text("role", _NAME),
        badge=fields.text("badge", _NAME),
        email=fields.text("email", _EMAIL),
        phone=fields.text("phone", _PHONE),
    )
    if is_police and not (requester.email or requester.phone):
        fields.wrong("email", Reason.CONTACT_MISSING)
    return requester


def _read_incident(fields: Fields, received_ms: int) -> Incident:
    incident = Incident(
        type=fields.one("type", word_of(IncidentType)) or IncidentType.NONE,
        occurred_from=fields.one("occurred_from", parse_instant),
        occurred_to=fields.one("occurred_to", parse_instant),
        location=fields.text("location", _SENTENCE),
    )
    start, end = incident.occurred_from, incident.occurred_to
    for field, moment in (("occurred_from", start), ("occurred_to", end)):
        if moment and moment.ms > received_ms:
            fields.wrong(field, Reason.IN_FUTURE)
    if start and end and end.ms < start.ms:
        fields.wrong("occurred_to", Reason.END_BEFORE_START)
    return incident


def _read_scope(fields: Fields, received_ms: int, *, min_ms: int) -> Scope:
    """Read which footage is asked for; what the home itself would give away may be shorter than 15 minutes."""
    start = fields.one("window_from", parse_instant, is_required=True)
    end = fields.one("window_to", parse_instant, is_required=True)
    if start and end:
        fault = _judge_window(end.ms - start.ms, min_ms)
        if fault:
            fields.wrong("window_to", fault)
    if end and end.ms > received_ms:
        fields.wrong("window_to", Reason.IN_FUTURE)
    media = fields.several("media", word_of(Media), len(Media), least=1)
    wants_audio = fields.one("wants_audio", parse_yes) or False
    audio_reason = fields.text("audio_reason", _SENTENCE, is_required=wants_audio)
    if audio_reason and not wants_audio:
        fields.wrong("audio_reason", Reason.AUDIO_NOT_ASKED)
    return Scope(
        window_from=start or _NO_TIME,
        window_to=end or _NO_TIME,
        area=read_area(fields, "area"),
        media=media or (Media.VIDEO,),
        wants_audio=wants_audio,
        audio_reason=audio_reason,
    )


def _judge_window(length_ms: int, min_ms: int) -> Reason | None:
    if length_ms <= 0:
        return Reason.END_BEFORE_START
    if length_ms < min_ms:
        return Reason.WINDOW_TOO_SHORT
    return Reason.WINDOW_TOO_LONG if length_ms > MAX_WINDOW_MS else None


def _read_basis(fields: Fields) -> LegalBasis:
    return LegalBasis(
        claimed=fields.one("claimed", word_of(Basis)) or Basis.VOLUNTARY,
        document_sha256=fields.one("document_sha256", parse_digest),
        issuing_authority=fields.text("issuing_authority", _NAME),
        docket=fields.text("docket", _REFERENCE),
        served_at=fields.one("served_at", parse_instant),
        return_by=fields.one("return_by", parse_instant),
        nondisclosure=fields.one("nondisclosure", parse_yes) or False,
    )


def _read_closing(fields: Fields, received_ms: int) -> int:
    """Return when the request closes: at the next full hour, so that many close at once and none tells why."""
    asked = fields.one("expires_at", parse_instant)
    closes_ms = asked.ms if asked else received_ms + DEFAULT_OPEN_MS
    if closes_ms < received_ms + MIN_OPEN_MS:
        fields.wrong("expires_at", Reason.EXPIRY_TOO_SOON)
    if closes_ms > received_ms + MAX_OPEN_MS:
        fields.wrong("expires_at", Reason.EXPIRY_TOO_LATE)
    return -(-closes_ms // _HOUR_MS) * _HOUR_MS


def _read_proposal(fields: Fields, channel: Channel) -> Proposal:
    if channel is not Channel.AUTOMATION:
        # Nobody else waits for a link to be given back.
        fields.refuse(("hand_over",))
    names_camera, names_clips = "camera" in fields, "clip_ids" in fields
    if names_camera is names_clips:
        fields.wrong("clip_ids", Reason.CLIPS_AMBIGUOUS if names_camera else Reason.REQUIRED)
    camera = fields.text("camera", _CAMERA, is_required=names_camera)
    clip_ids = fields.several("clip_ids", parse_clip_id, MAX_CLIPS, least=1)
    return Proposal(
        recipient=fields.text("recipient", _NAME, is_required=True),
        camera=CameraId(camera) if camera else None,
        clip_ids=clip_ids,
        hand_over=fields.one("hand_over", parse_yes) or False,
    )
