"""A legal paper that was served on this household: what a person typed of it, and what they have ticked since.

It keeps footage, and nothing of it shows or releases any.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
import re
from typing import Final

from .canonical import CanonicalInvalid, Json, canonical, parse_canonical
from .errors import ProcessInvalid, Reason
from .ids import CameraId, ProcessId, RequestId
from .request.fields import Fields, Notes
from .request.instant import Instant, parse_instant
from .request.plain import PlainInvalid, as_plain, from_plain
from .request.shapes import TextRule, parse_digest, parse_yes, word_of

VERSION: Final = 1
_DAY_MS: Final = 86_400_000
REVIEW_MS: Final = 90 * _DAY_MS
"""How long a legal hold runs until the owner is reminded of it; it ends with nothing but their proof."""
WORDS_MS: Final = 90 * _DAY_MS
"""How long after closing the words stay: as those of a request do."""
MOST_CAMERAS: Final = 50
_NAME: Final = TextRule(most=80)
_REFERENCE: Final = TextRule(most=64)
_PROSE: Final = TextRule(most=500, is_prose=True)
_CAMERA: Final = TextRule(most=64, shape=re.compile(r"[A-Za-z0-9_-]+", re.ASCII))
_NO_TIME: Final = Instant(ms=0, offset_min=0)
"""Stands where a needed time is wrong; it goes nowhere."""


class ProcessUnreadable(ValueError):
    """The bytes are not what a paper was stored as."""


class ProcessKind(StrEnum):
    """What kind of paper it is."""

    SEARCH_WARRANT = "search_warrant"
    SUBPOENA = "subpoena"
    COURT_ORDER = "court_order"
    PRESERVATION_LETTER = "preservation_letter"
    DATA_SUBJECT_REQUEST = "data_subject_request"
    """Somebody who was filmed asks for images of themselves."""


class ProcessOutcome(StrEnum):
    """What a person says became of it."""

    OPEN = "open"
    COMPLIED = "complied"
    OBJECTED = "objected"
    WITH_LAWYER = "with_lawyer"
    CLOSED = "closed"
    """It is over: its words go 90 days later."""


class ProcessCheck(StrEnum):
    """What a person looks at before they do anything; each is theirs to tick."""

    ISSUER = "issuer"
    """Who issued it, and is that an authority."""
    JUDGE = "judge"
    """Whether a judge signed it."""
    ADDRESSED = "addressed"
    """Whether it is really addressed to this household."""
    SCOPE = "scope"
    """Whether it is clear which footage it is about, and how narrow that is."""
    DEADLINE = "deadline"
    """By when."""
    SECRECY = "secrecy"
    """Whether it forbids telling anybody."""
    LAWYER = "lawyer"
    """A lawyer was asked."""
    KEEPS_ONLY = "keeps_only"
    """It asks to keep footage, and not to hand it over."""
    IDENTITY = "identity"
    """It is known that whoever asks is the person in the picture."""
    OWN_IMAGE = "own_image"
    """They get images of themselves and no others."""
    OTHERS_HIDDEN = "others_hidden"
    """Everybody else is blacked out."""
    MONTH = "month"
    """The answer goes within a month."""


CHECKLISTS: Final[Mapping[ProcessKind, tuple[ProcessCheck, ...]]] = {
    kind: tuple(map(ProcessCheck, words.split()))
    for kind, words in {
        ProcessKind.SEARCH_WARRANT: "issuer judge addressed scope deadline secrecy lawyer",
        ProcessKind.SUBPOENA: "issuer addressed scope deadline secrecy lawyer",
        ProcessKind.COURT_ORDER: "issuer judge addressed scope deadline secrecy lawyer",
        ProcessKind.PRESERVATION_LETTER: "issuer addressed keeps_only scope deadline secrecy lawyer",
        ProcessKind.DATA_SUBJECT_REQUEST: "identity addressed scope own_image others_hidden month lawyer",
    }.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One paper, as a person typed it; nothing of it changes."""

    id: ProcessId
    kind: ProcessKind
    issued_by: str = field(repr=False)
    """An authority, or of a data-subject request the person who asks."""
    reference: str = field(repr=False)
    served_at: Instant | None
    return_by: Instant | None
    """Shown, and never as a countdown."""
    nondisclosure: bool
    """It says that the owner may tell nobody."""
    window_from: Instant
    window_to: Instant
    cameras: tuple[CameraId, ...]
    """Those it names; without any, all outdoor cameras."""
    document_sha256: bytes | None = field(repr=False)
    note: str = field(repr=False)
    """For those who hold keys here."""
    loaded_ms: int
    request_id: RequestId | None
    """The request that was made of it, which goes the way of every other."""

    def as_json(self) -> dict[str, Json]:
        """Return all of it as it is stored, shown and hashed."""
        return {"v": VERSION, **as_plain(self)}

    @property
    def digest(self) -> bytes:
        """SHA-256 of its canonical form (RFC 8785), which the ledger holds."""
        return sha256(canonical(self.as_json())).digest()


def read_process(data: bytes) -> Process:
    """Return the paper whose canonical form this is; raise ProcessUnreadable."""
    try:
        value = parse_canonical(data)
        if not isinstance(value, dict) or canonical(value.pop("v", None)) != b"%d" % VERSION:
            raise ProcessUnreadable
        return from_plain(Process, value)
    except (CanonicalInvalid, PlainInvalid) as err:
        raise ProcessUnreadable from err


def parse_process(raw: object, *, process_id: ProcessId, loaded_ms: int) -> tuple[Process, bool]:
    """Return the paper that a person typed in, and whether a request is to be made of it.

    Raises ProcessInvalid with everything that is wrong.
    """
    notes = Notes(ProcessInvalid)
    fields = notes.part(raw)
    kind = fields.one("kind", word_of(ProcessKind), is_required=True)
    if kind is not ProcessKind.DATA_SUBJECT_REQUEST:
        fields.refuse(("as_request",))
    window_from, window_to = _read_window(fields, loaded_ms)
    served_at, return_by = fields.one("served_at", parse_instant), fields.one("return_by", parse_instant)
    if served_at is not None and served_at.ms > loaded_ms:
        fields.wrong("served_at", Reason.IN_FUTURE)
    if served_at is not None and return_by is not None and return_by.ms < served_at.ms:
        fields.wrong("return_by", Reason.END_BEFORE_START)
    process = Process(
        id=process_id,
        kind=kind or ProcessKind.SUBPOENA,
        issued_by=fields.text("issued_by", _NAME, is_required=True),
        reference=fields.text("reference", _REFERENCE),
        served_at=served_at,
        return_by=return_by,
        nondisclosure=fields.one("nondisclosure", parse_yes) or False,
        window_from=window_from,
        window_to=window_to,
        cameras=tuple(map(CameraId, fields.texts("cameras", _CAMERA, MOST_CAMERAS))),
        document_sha256=fields.one("document_sha256", parse_digest),
        note=fields.text("note", _PROSE),
        loaded_ms=loaded_ms,
        request_id=None,
    )
    is_to_ask = fields.one("as_request", parse_yes) or False
    notes.may_be_taken()
    return process, is_to_ask


def parse_checks(kind: ProcessKind, raw: Collection[str]) -> tuple[ProcessCheck, ...]:
    """Return what a person has ticked, in the order of the list; raise ProcessInvalid for what is not in it."""
    wanted = {*raw}
    found = tuple([check for check in CHECKLISTS[kind] if check in wanted])
    if len(found) < len(wanted):
        raise ProcessInvalid({"checks": Reason.UNKNOWN_CHOICE})
    return found


def request_of(process: Process) -> dict[str, object]:
    """Return the request that somebody who was filmed makes by this paper, as it is typed in."""
    basis: dict[str, object] = {"claimed": "gdpr_access"}
    if process.document_sha256 is not None:
        basis["document_sha256"] = process.document_sha256.hex()
    for name, moment in (("served_at", process.served_at), ("return_by", process.return_by)):
        if moment is not None:
            basis[name] = str(moment)
    return {
        "requester": {"type": "data_subject", "person_name": process.issued_by},
        "case_reference": process.reference,
        "scope": {"window_from": str(process.window_from), "window_to": str(process.window_to)},
        "legal_basis": basis,
    }


FIELD_OF: Final[Mapping[str, str]] = {
    "requester.person_name": "issued_by",
    "case_reference": "reference",
    "scope.window_from": "window_from",
    "scope.window_to": "window_to",
}
"""Where a field of that request comes from."""


def _read_window(fields: Fields, loaded_ms: int) -> tuple[Instant, Instant]:
    begin = fields.one("window_from", parse_instant, is_required=True)
    end = fields.one("window_to", parse_instant, is_required=True)
    if begin is None or end is None:
        return _NO_TIME, _NO_TIME
    if end.ms > loaded_ms:
        # What is recorded later matches no clip yet, and nothing would say so.
        fields.wrong("window_to", Reason.IN_FUTURE)
    if end.ms <= begin.ms:
        fields.wrong("window_to", Reason.END_BEFORE_START)
    return begin, end


def may_name_cameras(process: Process, known: Collection[CameraId]) -> None:
    """Pass a paper that names cameras of this home alone, also removed ones; raise ProcessInvalid."""
    strange = {
        f"cameras.{at}": Reason.UNKNOWN_CHOICE for at, camera in enumerate(process.cameras) if camera not in known
    }
    if strange:
        raise ProcessInvalid(strange)
