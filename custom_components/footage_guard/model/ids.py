"""Names of things, each with a type of its own, so that none is taken for another."""

import re
from typing import Final, NewType

CameraId = NewType("CameraId", str)
"""The camera's subentry."""
ClipId = NewType("ClipId", str)
"""A ULID."""
HoldId = NewType("HoldId", str)
"""A ULID."""
RequestId = NewType("RequestId", str)
"""A ULID."""
ReleaseId = NewType("ReleaseId", str)
"""A ULID."""
ChangeId = NewType("ChangeId", str)
"""A ULID."""
ProcessId = NewType("ProcessId", str)
"""A ULID; the legal hold of a paper has the same."""
IntakeId = NewType("IntakeId", str)
"""A ULID; the address of a door ends with it."""
_DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", re.ASCII)
"""26 characters of Crockford's base 32. A first one above 7 would be more than 128 bits."""


class IdInvalid(ValueError):
    """The text is no id of its kind."""


def make_ulid(ms: int, chance: int) -> str:
    """Return an id made at `ms` (since 1970, UTC); `chance` is 80 random bits.

    Ids sort by time, and nobody can tell one from another.
    """
    number = (ms % (1 << 48)) << 80 | chance % (1 << 80)
    return "".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5))


def make_clip_id(ms: int, chance: int) -> ClipId:
    """Return the id of a clip begun at `ms`; see make_ulid."""
    return ClipId(make_ulid(ms, chance))


def make_hold_id(ms: int, chance: int) -> HoldId:
    """Return the id of a hold placed at `ms`; see make_ulid."""
    return HoldId(make_ulid(ms, chance))


def begun_ms(named: ClipId | ReleaseId) -> int:
    """Return when a clip or a draft began, which its id begins with; also where it is not there any more."""
    return sum(_DIGITS.index(digit) << 5 * place for place, digit in enumerate(reversed(named[:10])))


def make_request_id(ms: int, chance: int) -> RequestId:
    """Return the id of a request received at `ms`; see make_ulid."""
    return RequestId(make_ulid(ms, chance))


def parse_clip_id(raw: object) -> ClipId:
    """Return the id, or raise IdInvalid; there is one way to write it, so that two texts are never one clip."""
    return ClipId(_parse_ulid(raw))


def is_clip_id(text: str) -> bool:
    """Tell whether a text, such as the name of a file, is the id of a clip."""
    return bool(_ULID.fullmatch(text))


def parse_hold_id(raw: object) -> HoldId:
    """Return the id, or raise IdInvalid."""
    return HoldId(_parse_ulid(raw))


def parse_request_id(raw: object) -> RequestId:
    """Return the id, or raise IdInvalid."""
    return RequestId(_parse_ulid(raw))


def parse_release_id(raw: object) -> ReleaseId:
    """Return the id, or raise IdInvalid."""
    return ReleaseId(_parse_ulid(raw))


def make_change_id(ms: int, chance: int) -> ChangeId:
    """Return the id of a change proposed at `ms`; see make_ulid."""
    return ChangeId(make_ulid(ms, chance))


def make_process_id(ms: int, chance: int) -> ProcessId:
    """Return the id of a legal paper typed in at `ms`; see make_ulid."""
    return ProcessId(make_ulid(ms, chance))


def parse_process_id(raw: object) -> ProcessId:
    """Return the id, or raise IdInvalid."""
    return ProcessId(_parse_ulid(raw))


def parse_change_id(raw: object) -> ChangeId:
    """Return the id, or raise IdInvalid."""
    return ChangeId(_parse_ulid(raw))


def make_intake_id(ms: int, chance: int) -> IntakeId:
    """Return the id of a door opened at `ms`; see make_ulid."""
    return IntakeId(make_ulid(ms, chance))


def parse_intake_id(raw: object) -> IntakeId:
    """Return the id, or raise IdInvalid."""
    return IntakeId(_parse_ulid(raw))


def _parse_ulid(raw: object) -> str:
    if not isinstance(raw, str) or not _ULID.fullmatch(raw):
        raise IdInvalid
    return raw
