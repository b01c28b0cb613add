"""What somebody wants the policy to be, read from untrusted JSON and compared with what is in force."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from .decided import Decided, DecidedInvalid
from .errors import NothingToChange, PolicyRefused, QuietHoursInvalid
from .mode import Mode
from .policy import NUMBERS, SWITCHES, Policy, PolicyInvalid
from .quiet import QuietHours, parse_quiet_hours

_MOST_VIEWERS: Final = 32
_ID_CHARACTERS: Final = 64


def parse_wanted(before: Decided, raw: Mapping[str, object]) -> Decided:
    """Return what is in force with what is named changed; raise PolicyRefused or NothingToChange.

    `policy` holds fields of the policy, `mode` is one of two words, and `viewers` are all user ids there shall be.
    """
    after = Decided(
        policy=_policy(before.policy, raw.get("policy", {})),
        mode=_mode(raw.get("mode", before.mode.value)),
        viewers=_viewers(raw.get("viewers", before.viewers)),
    )
    if after == before:
        raise NothingToChange
    return after


def policy_as_json(policy: Policy) -> dict[str, Any]:
    """Return a policy as `parse_wanted` reads it."""
    return {
        **{name: getattr(policy, name) for name in (*NUMBERS, *SWITCHES)},
        "quiet_hours": str(policy.quiet_hours) if policy.quiet_hours is not None else "",
        "share_origin": policy.share_origin or "",
    }


def _policy(before: Policy, raw: object) -> Policy:
    if not isinstance(raw, dict):
        raise PolicyRefused("policy")
    read: dict[str, Any] = {}
    for name, value in raw.items():
        parse = _PARSERS.get(name)
        if parse is None:
            raise PolicyRefused("policy")
        read[name] = parse(name, value)
    try:
        return replace(before, **read)
    except PolicyInvalid as err:
        raise PolicyRefused(err.field) from err


def _number(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise PolicyRefused(name)
    return value


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise PolicyRefused(name)
    return value


def _quiet_hours(name: str, value: object) -> QuietHours | None:
    try:
        return parse_quiet_hours(value if isinstance(value, str) else "?")
    except QuietHoursInvalid as err:
        raise PolicyRefused(name) from err


def _origin(name: str, value: object) -> str | None:
    if not isinstance(value, str):
        raise PolicyRefused(name)
    return value or None


_PARSERS: Final = {
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(SWITCHES, _switch),
    "quiet_hours": _quiet_hours,
    "share_origin": _origin,
}


def _mode(raw: object) -> Mode:
    try:
        return Mode(str(raw))
    except ValueError as err:
        raise PolicyRefused("mode") from err


def _viewers(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or len(raw) > _MOST_VIEWERS:
        raise PolicyRefused("viewers")
    if not all(isinstance(each, str) and 0 < len(each) <= _ID_CHARACTERS for each in raw):
        raise PolicyRefused("viewers")
    try:
        return Decided(policy=Policy(), mode=Mode.SEALED, viewers=tuple(sorted({*raw}))).viewers
    except DecidedInvalid as err:
        raise PolicyRefused("viewers") from err
