"""Facts as the ledger writes them: canonical JSON with ids, numbers and digests, and never a word of a person.

    {"at":1795507200000,"boot":"5c1a…","fact":{…},"kind":"clip_sealed","up":86400000,"v":1}

A fact's fields stand under their names in `model/facts.py`; digests and keys are lower-case hex. A record whose fields
are not exactly those of its kind is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import IntEnum, StrEnum
from types import NoneType, UnionType
from typing import Any, Final, NewType, cast, get_args, get_origin, get_type_hints

from ..model.account import Account, AccountInvalid, Gap, Trigger
from ..model.approval_facts import ApprovalFactInvalid, DraftFrozen, DraftMade, DraftWatched, ReleaseApproved, VoteCast
from ..model.canonical import CanonicalInvalid, Json, canonical, parse_canonical
from ..model.clip import ClipInvalid
from ..model.errors import LedgerTooNew
from ..model.facts import (
    ClipAccounted,
    ClipCut,
    ClipFound,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochErased,
    EpochMade,
    Fact,
    HistoryAccepted,
    HoldEnded,
    HoldLifted,
    HoldPlaced,
    NothingRecorded,
    Picture,
)
from ..model.ids import (
    ChangeId,
    ClipId,
    HoldId,
    IdInvalid,
    ProcessId,
    ReleaseId,
    RequestId,
    parse_change_id,
    parse_clip_id,
    parse_hold_id,
    parse_process_id,
    parse_release_id,
    parse_request_id,
)
from ..model.lockdown_facts import LockdownEntered, LockdownFactInvalid, LockdownLeft
from ..model.people_facts import KIND_PREFIX, PeopleFactInvalid
from ..model.process_facts import ProcessErased, ProcessFactInvalid, ProcessLoaded, ProcessMarked
from ..model.request_facts import (
    MuteEnded,
    ReleaseMoved,
    RequestErased,
    RequestFactInvalid,
    RequestMoved,
    RequestReceived,
    RequestScreened,
    RequestsMuted,
    RequestUndone,
    RequestVerified,
)
from ..model.share_facts import ShareAccessed, ShareFactInvalid, ShareOpened, ShareShortened
from ..model.unlock_facts import IdentityExported, PassphraseChanged, PinSet, RecoveryCodeMade, VaultUnlocked
from ..model.watch_facts import ClipWatched
from .people_kinds import PEOPLE_KINDS
from .records import MAX_RECORD_BYTES

VERSION: Final = 1
KINDS: Final[dict[str, type[Fact]]] = {
    "clip_opened": ClipOpened,
    "clip_sealed": ClipSealed,
    "clip_cut": ClipCut,
    "clip_removed": ClipRemoved,
    "clip_missing": ClipMissing,
    "clip_found": ClipFound,
    "clip_accounted": ClipAccounted,
    "nothing_recorded": NothingRecorded,
    "hold_placed": HoldPlaced,
    "hold_ended": HoldEnded,
    "hold_lifted": HoldLifted,
    "epoch_made": EpochMade,
    "epoch_erased": EpochErased,
    "history_accepted": HistoryAccepted,
    "lockdown_entered": LockdownEntered,
    "lockdown_left": LockdownLeft,
    "request_received": RequestReceived,
    "request_screened": RequestScreened,
    "request_moved": RequestMoved,
    "request_undone": RequestUndone,
    "request_verified": RequestVerified,
    "request_erased": RequestErased,
    "requests_muted": RequestsMuted,
    "mute_ended": MuteEnded,
    "process_loaded": ProcessLoaded,
    "process_marked": ProcessMarked,
    "process_erased": ProcessErased,
    "release_moved": ReleaseMoved,
    "draft_made": DraftMade,
    "draft_frozen": DraftFrozen,
    "draft_watched": DraftWatched,
    "vote_cast": VoteCast,
    "release_approved": ReleaseApproved,
    "clip_watched": ClipWatched,
    "share_opened": ShareOpened,
    "share_accessed": ShareAccessed,
    "share_shortened": ShareShortened,
    "vault_unlocked": VaultUnlocked,
    "pin_set": PinSet,
    "passphrase_changed": PassphraseChanged,
    "recovery_code_made": RecoveryCodeMade,
    "identity_exported": IdentityExported,
    **PEOPLE_KINDS,
}
PEOPLE_MARK: Final = f'"kind":"{KIND_PREFIX}'.encode()
"""Stands in every record on people and in no other: within a text its quotation marks would be escaped."""
LOCKDOWN_MARK: Final = b'"kind":"lockdown_'
"""As `PEOPLE_MARK`, of what is told of lockdowns."""
_INVALID: Final = (
    AccountInvalid,
    ApprovalFactInvalid,
    CanonicalInvalid,
    ClipInvalid,
    IdInvalid,
    LockdownFactInvalid,
    PeopleFactInvalid,
    ProcessFactInvalid,
    RequestFactInvalid,
    ShareFactInvalid,
)
_NAMES: Final = {kind: name for name, kind in KINDS.items()}

type Parser = Callable[[object], object]
type Object = Picture | Account | Trigger | Gap
"""What stands within a fact as an object of its own."""


class LeafInvalid(ValueError):
    """A record that this version would never have written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a record was written. Records are ordered by their number, never by a clock."""

    at_ms: int
    """The wall clock: milliseconds since 1970 in UTC."""
    boot: str
    """Which start of the machine."""
    up_ms: int
    """Milliseconds since that start, by a clock nobody sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A record of the ledger."""

    fact: Fact
    moment: Moment


def dump_leaf(leaf: Leaf) -> bytes:
    """Return the record; raise LeafInvalid for one that is too long, which nobody could read again."""
    data = canonical(as_json(leaf))
    if len(data) > MAX_RECORD_BYTES:
        raise LeafInvalid
    return data


def as_json(leaf: Leaf) -> dict[str, Json]:
    """Return the record as a JSON object."""
    fact = leaf.fact
    return {
        "v": VERSION,
        "kind": _NAMES[type(fact)],
        "fact": {field.name: _plain(getattr(fact, field.name)) for field in fields(fact)},
        "at": leaf.moment.at_ms,
        "boot": leaf.moment.boot,
        "up": leaf.moment.up_ms,
    }


def parse_leaf(data: bytes) -> Leaf:
    """Read a record; raise LedgerTooNew for one of a later version, LeafInvalid for any other we would not write."""
    try:
        document = parse_canonical(data)
        if _int(document["v"]) != VERSION or document["kind"] not in KINDS:
            raise LedgerTooNew
        moment = Moment(at_ms=_int(document.pop("at")), boot=_str(document.pop("boot")), up_ms=_int(document.pop("up")))
        fact = _parse_fact(KINDS[document.pop("kind")], document.pop("fact"))
        if [*document] != ["v"]:
            raise LeafInvalid
    except (*_INVALID, KeyError, TypeError, AttributeError) as err:
        raise LeafInvalid from err
    return Leaf(fact=fact, moment=moment)


def _parse_fact(kind: type[Fact], content: dict[str, object]) -> Fact:
    return kind(**_fields(kind, content))


def _fields(kind: type[Fact | Object], content: dict[str, object]) -> dict[str, Any]:
    """Return the values of exactly the fields of a class; raise LeafInvalid."""
    parsers = _parsers_of(kind)
    if content.keys() != parsers.keys():
        raise LeafInvalid
    return {name: parse(content[name]) for name, parse in parsers.items()}


def _parsers_of(kind: type[Fact | Object]) -> dict[str, Parser]:
    found = _CACHE.get(kind)
    if found is None:
        hints = get_type_hints(kind)
        found = _CACHE[kind] = {field.name: _parser(hints[field.name]) for field in fields(kind)}
    return found


_CACHE: Final[dict[type[Fact | Object], dict[str, Parser]]] = {}


def _parser(hint: Any) -> Parser:
    """Return what reads a value of a type, and refuses any other."""
    if hint in _PARSERS:
        return _PARSERS[hint]
    if isinstance(hint, NewType):
        return _parser(hint.__supertype__)
    if get_origin(hint) is tuple:
        return _parser_of_many(_parser(get_args(hint)[0]))
    if isinstance(hint, UnionType):
        (kind,) = (part for part in get_args(hint) if part is not NoneType)
        return _parser_of_maybe(_parser(kind))
    if isinstance(hint, type) and issubclass(hint, StrEnum | IntEnum):
        return _parser_of_choice(hint)
    return _parser_of_object(cast("type[Object]", hint)) if is_dataclass(hint) else _PLAIN[hint]


def _parser_of_many(parse: Parser) -> Parser:
    def parse_many(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise LeafInvalid
        return tuple(map(parse, value))

    return parse_many


def _parser_of_maybe(parse: Parser) -> Parser:
    return lambda value: None if value is None else parse(value)


def _parser_of_choice(choice: type[StrEnum | IntEnum]) -> Parser:
    def parse_choice(value: object) -> object:
        try:
            return choice(_int(value)) if issubclass(choice, IntEnum) else choice(_str(value))
        except ValueError as err:
            raise LeafInvalid from err

    return parse_choice


def _parser_of_object(kind: type[Object]) -> Parser:
    def parse_object(value: object) -> Object:
        if not isinstance(value, dict):
            raise LeafInvalid
        return kind(**_fields(kind, value))

    return parse_object


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise LeafInvalid
    return value


def _int(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise LeafInvalid
    return value


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise LeafInvalid
    return value


def _bytes(value: object) -> bytes:
    text = _str(value)
    try:
        data = bytes.fromhex(text)
    except ValueError as err:
        raise LeafInvalid from err
    if data.hex() != text:
        raise LeafInvalid
    return data


_PARSERS: Final[dict[object, Parser]] = {
    ClipId: parse_clip_id,
    HoldId: parse_hold_id,
    RequestId: parse_request_id,
    ReleaseId: parse_release_id,
    ProcessId: parse_process_id,
    ChangeId: parse_change_id,
}
_PLAIN: Final[dict[object, Parser]] = {str: _str, int: _int, bool: _bool, bytes: _bytes}


def _plain(value: object) -> Json:
    match value:
        case bytes():
            return value.hex()
        case StrEnum() | IntEnum():
            return value.value
        case tuple():
            return [_plain(item) for item in value]
        case Picture() | Account() | Trigger() | Gap():
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case str() | int() | None:
            return value
    message = f"no form for {type(value).__name__}"
    raise TypeError(message)
