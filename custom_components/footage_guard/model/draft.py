"""A draft: what a person would give to whom, on which terms. Nothing of it leaves before it was voted for as it stands.

Whatever a person wrote stays out of `repr`, and so out of logs and traces.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum
import re
from typing import Final

from .canonical import CanonicalInvalid, Json, canonical, parse_canonical
from .errors import DraftInvalid, Reason, VerifiedOtherwise
from .ids import ClipId, ReleaseId, RequestId, parse_clip_id
from .policy import Policy
from .redaction.parse import recipe_in
from .redaction.recipe import Recipe
from .request.fields import Fields, Notes
from .request.instant import Instant, parse_instant
from .request.knowing import parse_knowing
from .request.plain import PlainInvalid, as_plain, from_plain
from .request.request import FootageRequest
from .request.shapes import FieldInvalid, TextRule, parse_yes, word_of
from .request.words import Basis, Channel, Level
from .retention import DAY_MS

MOST_CLIPS: Final = 50
MANY_CLIPS: Final = 3
"""More of them cool off before they go out."""
_MINUTE_MS: Final = 60_000
_SET_BACK_MS: Final = 60 * _MINUTE_MS
"""A clock that was set right since a draft was written is no other policy, which differs by days."""
_AGE_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)
"""A public key as age writes it; whether its checksum is right is looked at where keys are."""
_NAME: Final = TextRule(most=80)
_PROSE: Final = TextRule(most=500, is_prose=True)


class DraftUnreadable(ValueError):
    """The bytes are not what a draft was stored as."""


class Delivery(StrEnum):
    """How the recipient gets it."""

    LINK = "link"
    FILE = "file"
    """The approver downloads it once, and gives it to the recipient by themselves."""
    AGE_FILE = "age_file"
    """The same, encrypted: for a key of the recipient, or for a passphrase that the approver agrees with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file: what of one clip is given, and what of that nobody is to see or hear."""

    clip_id: ClipId
    redaction: Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who gets it, in the words of the approver, and how it is known that it is them."""

    name: str = field(repr=False)
    organisation: str = field(repr=False)
    level: Level
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One draft as it was written; to change it is to write another one."""

    id: ReleaseId
    """That of its release."""
    request_id: RequestId
    pieces: tuple[Piece, ...]
    recipient: Recipient | None
    """None is whoever asked, known as the request says when the draft is frozen."""
    sender: str = field(repr=False)
    """Who it is from, as the recipient is told; empty for nobody in particular."""
    purpose: str = field(repr=False)
    legal_basis: Basis
    delivery: Delivery
    hand_over: bool
    """The automation that asked receives the link, and can pass it to anyone."""
    access_code: bool
    """The recipient needs a code beside the link."""
    stream_only: bool
    """The page plays it and offers no download; what can be seen can still be copied."""
    age_recipient: str | None
    """The public key (`age1…`) it is encrypted for; None for a passphrase, and where nothing is encrypted."""
    max_downloads: int
    not_after: Instant
    """When it can be collected no more."""


def parse_draft(raw: object, *, release_id: ReleaseId, request: FootageRequest, policy: Policy, now_ms: int) -> Draft:
    """Return the draft that a person wrote for a request, or raise DraftInvalid with everything that is wrong.

    `raw` is JSON from a page. What is not said is the stricter: no sound, no link given back, one download. Which time
    of a clip is given is always said.
    """
    notes = Notes(DraftInvalid)
    fields = notes.part(raw)
    delivery = fields.one("delivery", word_of(Delivery), is_required=True) or Delivery.FILE
    hand_over = _read_hand_over(fields, request, delivery)
    access_code = fields.one("access_code", parse_yes) or False
    if hand_over and not access_code:
        # Whoever the automation passes the link to must not have all it takes.
        fields.wrong("access_code", Reason.REQUIRED)
    if access_code and delivery is not Delivery.LINK:
        fields.wrong("access_code", Reason.SET_ELSEWHERE)
    stream_only = fields.one("stream_only", parse_yes) or False
    if stream_only and delivery is not Delivery.LINK:
        fields.wrong("stream_only", Reason.SET_ELSEWHERE)
    age_recipient = fields.one("age_recipient", _read_age_recipient)
    if age_recipient is not None and delivery is not Delivery.AGE_FILE:
        fields.wrong("age_recipient", Reason.SET_ELSEWHERE)
    most = policy.max_downloads if delivery is Delivery.LINK else 1
    draft = Draft(
        id=release_id,
        request_id=request.id,
        pieces=_read_pieces(fields),
        recipient=_read_recipient(fields, request),
        sender=fields.text("sender", _NAME),
        purpose=fields.text("purpose", _PROSE, is_required=True),
        legal_basis=fields.one("legal_basis", word_of(Basis), is_required=True) or Basis.OTHER,
        delivery=delivery,
        hand_over=hand_over,
        access_code=access_code,
        stream_only=stream_only,
        age_recipient=age_recipient,
        max_downloads=fields.one("max_downloads", _whole_number(range(1, most + 1))) or 1,
        not_after=_read_end(fields, policy, now_ms),
    )
    notes.may_be_taken()
    return draft


def may_still_be_given(draft: Draft, policy: Policy, now_ms: int) -> None:
    """Pass a draft on terms that the policy of now allows; raise DraftInvalid with those that it does not.

    Without this, what was written under a laxer policy is given on terms that nobody allows any more.
    """
    latest_ms = now_ms + policy.link_days * DAY_MS + _SET_BACK_MS
    wrong = [
        name
        for name, is_too_much in (
            ("max_downloads", draft.delivery is Delivery.LINK and draft.max_downloads > policy.max_downloads),
            ("not_after", draft.not_after.ms > latest_ms),
        )
        if is_too_much
    ]
    if wrong:
        raise DraftInvalid(dict.fromkeys(wrong, Reason.OUT_OF_RANGE))


def dump_draft(draft: Draft) -> bytes:
    """Return a draft as it is stored."""
    return canonical(as_plain(draft))


def read_draft(data: bytes) -> Draft:
    """Return the draft whose stored form this is; raise DraftUnreadable."""
    try:
        return from_plain(Draft, parse_canonical(data))
    except (CanonicalInvalid, PlainInvalid) as err:
        raise DraftUnreadable from err


def draft_as_json(draft: Draft) -> dict[str, Json]:
    """Return what a person wrote, as they would write it again."""
    shown: dict[str, Json] = as_plain(draft)
    shown["clips"] = [{"clip_id": each.clip_id, "redaction": each.redaction.as_json()} for each in draft.pieces]
    left_out = {"id", "request_id", "pieces"} | {
        name for name in ("recipient", "age_recipient") if getattr(draft, name) is None
    }
    return {name: value for name, value in shown.items() if name not in left_out}


def _read_pieces(fields: Fields) -> tuple[Piece, ...]:
    read = [_read_piece(part) for part in fields.parts("clips", MOST_CLIPS)]
    if not read:
        # The first reason stays: a list that is none has been told.
        fields.wrong("clips", Reason.REQUIRED)
    if len(set(read)) < len(read):
        # The same clip may be given in several parts, but nothing twice.
        fields.wrong("clips", Reason.DUPLICATE)
    return tuple(read)


def _read_piece(part: Fields) -> Piece:
    clip_id = part.one("clip_id", parse_clip_id, is_required=True) or ClipId("")
    return Piece(clip_id=clip_id, redaction=recipe_in(part.part("redaction")))


def _read_recipient(fields: Fields, request: FootageRequest) -> Recipient | None:
    """Return whom the approver names. Where nobody who asked has a name, or an automation did, they have to."""
    if "recipient" not in fields:
        if request.channel is Channel.AUTOMATION or not request.requester.organisation_key:
            fields.wrong("recipient", Reason.REQUIRED)
        return None
    part = fields.part("recipient")
    name, organisation = part.text("name", _NAME), part.text("organisation", _NAME)
    if not name and not organisation:
        part.wrong("name", Reason.REQUIRED)
    # Each is looked at beside the other: a level without what proves it is none.
    level, method = part.left.pop("level", Level.NONE.value), part.left.pop("method", "")
    if (level, method) == (Level.NONE, ""):
        return Recipient(name=name, organisation=organisation, level=Level.NONE, method="")
    try:
        known, way = parse_knowing(level, method)
    except VerifiedOtherwise:
        part.wrong("method", Reason.UNKNOWN_CHOICE)
        return None
    return Recipient(name=name, organisation=organisation, level=known, method=way)


def is_like_a_key(text: str) -> bool:
    """Tell whether a text has the form of a public key of age; whether it is one is looked at where keys are."""
    return _AGE_RECIPIENT.fullmatch(text) is not None


def _read_age_recipient(raw: object) -> str:
    if not isinstance(raw, str) or not is_like_a_key(raw):
        raise FieldInvalid(Reason.MALFORMED)
    return raw


def _read_hand_over(fields: Fields, request: FootageRequest, delivery: Delivery) -> bool:
    wants = fields.one("hand_over", parse_yes) or False
    if not wants:
        return False
    if request.proposal is None or not request.proposal.hand_over:
        fields.wrong("hand_over", Reason.HAND_OVER_NOT_ASKED)
        return False
    if delivery is not Delivery.LINK:
        fields.wrong("hand_over", Reason.SET_ELSEWHERE)
    return True


def _read_end(fields: Fields, policy: Policy, now_ms: int) -> Instant:
    """Return until when it can be collected: as long as the policy allows at most, and that where nothing is said."""
    latest = Instant(ms=now_ms + policy.link_days * DAY_MS, offset_min=0)
    end = fields.one("not_after", parse_instant)
    if end is None:
        return latest
    if not now_ms + most_wait_ms(policy) < end.ms <= latest.ms:
        fields.wrong("not_after", Reason.OUT_OF_RANGE)
    # In the clock of the home's own record: whoever reads the statement is in any zone.
    return Instant(ms=end.ms, offset_min=0)


def most_wait_ms(policy: Policy) -> int:
    """Return how long nothing may leave after the last vote, at most."""
    return max(policy.veto_hours * 60, policy.cooling_minutes) * _MINUTE_MS


def cooling_minutes(draft: Draft, policy: Policy, *, is_first_time: bool) -> int:
    """Return how long a draft cools off: a recipient who got nothing yet, and many clips, give everybody a while."""
    return policy.cooling_minutes if is_first_time or len(draft.pieces) > MANY_CLIPS else 0


def _whole_number(values: Collection[int]) -> Callable[[object], int]:
    def parse(raw: object) -> int:
        if type(raw) is not int:
            raise FieldInvalid(Reason.WRONG_TYPE)
        if raw not in values:
            raise FieldInvalid(Reason.OUT_OF_RANGE)
        return raw

    return parse
