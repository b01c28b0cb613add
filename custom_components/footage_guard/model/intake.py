"""An intake link: a door through which somebody outside may ask for footage, and nothing more.

Approvers open each one; its words lie in `state.db`, and the ledger holds the digest that they signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
import re
from typing import Any, Final, cast

from .canonical import CanonicalInvalid, Json, canonical, parse_canonical
from .errors import IntakeInvalid, Reason
from .ids import IntakeId, parse_intake_id
from .request.fields import Fields, Notes
from .request.instant import parse_instant
from .request.plain import PlainInvalid, as_plain, from_plain
from .request.shapes import FieldInvalid, TextRule, word_of
from .request.words import NEVER_OUTSIDE, RequesterType

VERSION: Final = 1
ONE_DAY_MS: Final = 86_400_000
LONGEST_MS: Final = 366 * ONE_DAY_MS
PER_DAY: Final = 20
PER_DAY_OF_ONE: Final = 10
"""Where one requester has the link, or it is about one thing."""
MOST_PER_DAY: Final = 100
_NAME: Final = TextRule(most=80)
_COORDINATE: Final = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", re.ASCII)
"""32 bytes in base64url (RFC 4648 §5), without padding; the last character has four bits, so that there is one way."""
_SHAPES: Final[Mapping[tuple[object, object], tuple[str, ...]]] = {
    ("OKP", "Ed25519"): ("x",),
    ("EC", "P-256"): ("x", "y"),
}
_BESIDE: Final = frozenset({"kty", "crv", "kid", "use", "alg", "key_ops"})
"""What may stand beside the key itself (RFC 7517 §4); none of it is believed."""


class IntakeUnreadable(ValueError):
    """The bytes are not what an intake link was stored as."""


class IntakeKind(StrEnum):
    """Whom a door is for."""

    GENERAL = "general"
    """Whoever stands before it."""
    ORGANISATION = "organisation"
    """One requester."""
    ONE_DAY = "one_day"
    """Whoever has to do with one thing that happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """The public key of a requester, as the owner got it: a JWK (RFC 7517) of Ed25519 (RFC 8037) or P-256."""

    kty: str
    crv: str
    x: str
    y: str
    """"" where the curve has none."""

    def as_jwk(self) -> dict[str, Json]:
        """Return the members that make the key."""
        members: dict[str, Json] = {"crv": self.crv, "kty": self.kty, "x": self.x}
        return members | ({"y": self.y} if self.y else {})

    @property
    def thumbprint(self) -> bytes:
        """SHA-256 of those members in their canonical form (RFC 7638)."""
        return sha256(canonical(self.as_jwk())).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One door, as approvers opened it."""

    id: IntakeId = field(repr=False)
    """The last part of its address: whoever knows it may ask."""
    kind: IntakeKind
    label: str = field(repr=False)
    """What the owner calls it; nobody outside reads it."""
    requester_type: RequesterType | None
    organisation: str = field(repr=False)
    """Under which name everybody asks who comes by it; "" where they say it themselves."""
    key: SigningKey | None
    per_day: int
    """Requests within 24 hours."""
    opens_ms: int
    closes_ms: int | None
    """UTC, milliseconds since 1970; None for as long as nobody closes it."""

    def as_json(self) -> dict[str, Json]:
        """Return all of it as it is stored and hashed."""
        return {"v": VERSION, **as_plain(self)}

    @property
    def digest(self) -> bytes:
        """SHA-256 of its canonical form (RFC 8785). Its id makes it unlike any other, so that no word is guessed."""
        return sha256(canonical(self.as_json())).digest()

    def is_over(self, now_ms: int) -> bool:
        """Tell whether it has closed by itself."""
        return self.closes_ms is not None and now_ms >= self.closes_ms


def read_intake(data: bytes) -> Intake:
    """Return the door whose canonical form this is; raise IntakeUnreadable."""
    try:
        value = parse_canonical(data)
        if not isinstance(value, dict) or canonical(value.pop("v", None)) != b"%d" % VERSION:
            raise IntakeUnreadable
        return from_plain(Intake, value)
    except (CanonicalInvalid, PlainInvalid) as err:
        raise IntakeUnreadable from err


def parse_intake(raw: object, *, intake_id: IntakeId, now_ms: int) -> Intake:
    """Return the door that an owner wants, from untrusted JSON; raise IntakeInvalid with everything that is wrong."""
    notes = Notes(IntakeInvalid)
    fields = notes.part(raw)
    kind = fields.one("kind", word_of(IntakeKind), is_required=True) or IntakeKind.GENERAL
    is_of_one = kind is IntakeKind.ORGANISATION
    fields.refuse(() if is_of_one else ("requester_type", "organisation", "key"))
    per_day = PER_DAY if kind is IntakeKind.GENERAL else PER_DAY_OF_ONE
    intake = Intake(
        id=parse_intake_id(intake_id),
        kind=kind,
        label=fields.text("label", _NAME, is_required=True),
        requester_type=fields.one("requester_type", word_of(RequesterType, NEVER_OUTSIDE), is_required=is_of_one),
        organisation=fields.text("organisation", _NAME, is_required=is_of_one),
        key=fields.one("key", parse_key),
        per_day=fields.one("per_day", _parse_per_day) or per_day,
        opens_ms=now_ms,
        closes_ms=_read_closing(fields, kind, now_ms),
    )
    notes.may_be_taken()
    return intake


def pinned(raw: Mapping[str, Any], intake: Intake) -> dict[str, Any]:
    """Return what was sent by a door, asked by whom the door is for, whatever was typed."""
    requester = raw.get("requester", {})
    if intake.requester_type is None or not isinstance(requester, dict):
        return dict(raw)
    who = {"type": intake.requester_type.value, "organisation": intake.organisation}
    return {**raw, "requester": {**requester, **who}}


def parse_key(raw: object) -> SigningKey:
    """Return a public key; raise FieldInvalid for whatever else it is, a private one above all."""
    if not isinstance(raw, dict):
        raise FieldInvalid(Reason.WRONG_TYPE)
    members = cast("dict[str, Any]", raw)
    kind = members.get("kty"), members.get("crv")
    names = _SHAPES.get(kind) if all(isinstance(each, str) for each in kind) else None
    if names is None or not members.keys() <= _BESIDE | {*names}:
        raise FieldInvalid(Reason.MALFORMED)
    for name in names:
        coordinate = members.get(name)
        if not isinstance(coordinate, str) or not _COORDINATE.fullmatch(coordinate):
            raise FieldInvalid(Reason.MALFORMED)
    return SigningKey(kty=members["kty"], crv=members["crv"], x=members["x"], y=members["y"] if "y" in names else "")


def _parse_per_day(raw: object) -> int:
    if type(raw) is not int:
        raise FieldInvalid(Reason.WRONG_TYPE)
    if not 1 <= raw <= MOST_PER_DAY:
        raise FieldInvalid(Reason.OUT_OF_RANGE)
    return raw


def _read_closing(fields: Fields, kind: IntakeKind, now_ms: int) -> int | None:
    if kind is IntakeKind.ONE_DAY:
        fields.refuse(("closes",))
        return now_ms + ONE_DAY_MS
    closes = fields.one("closes", parse_instant)
    if closes is None:
        return None
    if closes.ms <= now_ms:
        fields.wrong("closes", Reason.END_BEFORE_START)
    if closes.ms > now_ms + LONGEST_MS:
        fields.wrong("closes", Reason.TOO_LONG)
    return closes.ms
