"""What the household has decided about requests, approvals and what may leave.

The policy is kept in `state.db`, its digest in the ledger. Config entry and options are never read for it: any
administrator's token can change them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from ipaddress import ip_address
import re
from typing import Any, Final
from urllib.parse import urlsplit

from .camera import RETENTION_DAYS
from .canonical import canonical
from .errors import QuietHoursInvalid
from .quiet import QuietHours, parse_quiet_hours
from .retention import DEFAULT_DAYS, DEFAULT_QUOTA_BYTES

MB: Final = 1_000_000
_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_HOST = re.compile(r"[a-z0-9.-]+", re.ASCII)
_ON: Final = {"off": False, "on": True}


class PolicyInvalid(ValueError):
    """A value that no policy can have."""

    def __init__(self, field: str) -> None:
        """Name the field."""
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """Which numbers a field can hold, and which of them exposes least."""

    values: range
    is_more_safer: bool

    @property
    def safest(self) -> int:
        return self.values[-1] if self.is_more_safer else self.values[0]


NUMBERS: Final[Mapping[str, _Number]] = {
    "quorum": _Number(values=range(1, 17), is_more_safer=True),
    "veto_hours": _Number(values=range(169), is_more_safer=True),
    "cooling_minutes": _Number(values=range(1441), is_more_safer=True),
    # Longer and larger is safer here, as in CONTRACT: what is removed can prove nothing any more.
    "retention_days": _Number(values=RETENTION_DAYS, is_more_safer=True),
    "vault_quota_mb": _Number(values=range(100, 10_000_001), is_more_safer=True),
    "link_days": _Number(values=range(1, 32), is_more_safer=False),
    "max_downloads": _Number(values=range(1, 101), is_more_safer=False),
    "window_limit_h": _Number(values=range(1, 13), is_more_safer=False),
    "footage_age_days": _Number(values=range(1, 366), is_more_safer=False),
}
SWITCHES: Final[Mapping[str, bool]] = {"local_approval_only": True, "public_links": False, "public_intake": False}
"""Each with the position that exposes less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All of it, as one value; making one with a value out of range raises PolicyInvalid."""

    quorum: int = 1
    """Votes a release needs. A draft with an indoor camera needs every approver's."""
    veto_hours: int = 0
    """How long another approver can still stop a release; 0 is off."""
    cooling_minutes: int = 10
    """Between the last vote and the first download, for a first-time recipient or more than 3 clips."""
    retention_days: int = DEFAULT_DAYS
    vault_quota_mb: int = DEFAULT_QUOTA_BYTES // MB
    """In millions of bytes."""
    link_days: int = 7
    max_downloads: int = 3
    window_limit_h: int = 2
    """Requests for longer are shown with a narrower proposal."""
    footage_age_days: int = 30
    """Requests for what is older are shown with a note."""
    quiet_hours: QuietHours | None = None
    """In local time; None is off."""
    local_approval_only: bool = False
    public_links: bool = False
    public_intake: bool = False
    share_origin: str | None = None
    """Where links lead, such as `https://home.example:8123`; None where there are none."""

    def __post_init__(self) -> None:
        """Raise PolicyInvalid with the field that is out of range."""
        for name, number in NUMBERS.items():
            if getattr(self, name) not in number.values:
                raise PolicyInvalid(name)
        if self.share_origin is not None and not _is_origin(self.share_origin):
            raise PolicyInvalid("share_origin")

    def as_rows(self) -> dict[str, str]:
        """Return every field as a text, as it is stored."""
        return {each.name: _text(getattr(self, each.name)) for each in fields(self)}

    @property
    def digest(self) -> bytes:
        """SHA-256 of all values in their canonical form (RFC 8785)."""
        return sha256(canonical({**self.as_rows()})).digest()


STRICTEST: Final = Policy(
    **{name: number.safest for name, number in NUMBERS.items()},  # type: ignore[arg-type]  # each field of a number
    **SWITCHES,  # type: ignore[arg-type]  # each switch in the position that exposes less
)
"""What is in force where it is not known what was decided; with so many votes needed nothing is released."""


def stricter(one: Policy, other: Policy) -> Policy:
    """Return the policy with the value of the two that exposes less, for every field."""
    raised = is_raised(one, other)
    taken: dict[str, Any] = {
        each.name: getattr(one if each.name in raised else other, each.name)
        for each in fields(Policy)
        if each.name != "share_origin"
    }
    origin = one.share_origin if one.share_origin == other.share_origin else None
    return Policy(**taken, share_origin=origin)


def parse_policy(rows: Mapping[str, str]) -> Policy:
    """Return the policy of stored rows: a missing row is the default, an unreadable one the safest value there is.

    The safest is the strictest and not the default, which may be laxer than what had been decided: the most votes, the
    longest veto, cooling and retention, the largest quota, the smallest limits, no quiet hours, approval in the local
    network only, no public pages, no links. With more votes asked for than there are approvers nothing can be released
    before the row is right again. Rows of other names are left alone.
    """
    read: dict[str, Any] = {name: _number(number, rows[name]) for name, number in NUMBERS.items() if name in rows}
    read |= {name: _ON.get(rows[name], safer) for name, safer in SWITCHES.items() if name in rows}
    return Policy(
        **read,
        quiet_hours=_quiet_hours(rows.get("quiet_hours", "")),
        share_origin=_origin(rows.get("share_origin", "")),
    )


def is_raised(before: Policy, after: Policy) -> tuple[str, ...]:
    """Return which fields expose more after the change than before, in the order of the fields.

    Quiet hours only move when somebody is told. Another origin than before counts, as links would lead elsewhere.
    """
    raised = {name for name, number in NUMBERS.items() if _moved(number, getattr(before, name), getattr(after, name))}
    raised |= {name for name, safer in SWITCHES.items() if getattr(before, name) is safer is not getattr(after, name)}
    if after.share_origin not in {None, before.share_origin}:
        raised.add("share_origin")
    return tuple(each.name for each in fields(Policy) if each.name in raised)


def _moved(number: _Number, before: int, after: int) -> bool:
    return after < before if number.is_more_safer else after > before


def _text(value: object) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case None:
            return ""
        case _:
            return str(value)


def _number(number: _Number, text: str) -> int:
    value = int(text) if _NUMBER.fullmatch(text) else -1
    return value if value in number.values else number.safest


def _quiet_hours(text: str) -> QuietHours | None:
    try:
        return parse_quiet_hours(text)
    except QuietHoursInvalid:
        return None


def _origin(text: str) -> str | None:
    return text if _is_origin(text) else None


def _is_origin(text: str) -> bool:
    """Tell whether a text is an origin in its one spelling (RFC 6454): https, or http to this very machine."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    shown = f"[{host}]" if ":" in host else host
    spelling = f"{parts.scheme}://{shown}" + (f":{port}" if port is not None else "")
    if text != spelling or not _is_host(host) or port == 0:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))


def _is_host(host: str) -> bool:
    return bool(_HOST.fullmatch(host)) or _is_address(host)


def _is_address(host: str) -> bool:
    try:
        return bool(ip_address(host)) and "%" not in host
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)
