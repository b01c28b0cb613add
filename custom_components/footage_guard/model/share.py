"""A share: what a recipient holds of it, and what the home keeps so that it can be taken back.

The link has the id in its path and the secret behind a `#`, which no browser sends to anybody. The home keeps a digest
of the secret and no more, so that neither its disk nor a backup opens what was shared.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
import re
from typing import Final

from .clip import DIGEST_BYTES
from .ids import ReleaseId

PATH: Final = "/footage_guard/s"
SECRET_BYTES: Final = 32
CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of access codes: none is taken for another when it is read out."""
CODE_LENGTH: Final = 8
CODE_TRIES: Final = 5
"""Wrong access codes after which a link is gone, however many right ones came between."""
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_CODE: Final = re.compile(rf"[{CODE_LETTERS}]{{{CODE_LENGTH}}}", re.ASCII)
_MOST_CODE: Final = 32
_V4_KEPT: Final = 24
_V6_KEPT: Final = 48


class LeaseInvalid(ValueError):
    """A lease that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Without it a share gives nothing.

    It lies where no backup carries it, so that a restored home shares nothing that was taken back since.
    """

    release_id: ReleaseId
    secret_sha256: bytes | None = field(repr=False)
    """None for what has no link."""
    code_sha256: bytes | None = field(repr=False)
    """None where no access code is asked for."""
    left: int
    """Downloads."""
    tries: int
    """Wrong access codes that are still allowed."""
    not_after_ms: int
    """UTC, milliseconds since 1970; never later than the approved moment."""
    crcs: tuple[int, ...]
    """CRC-32 of each file, which a ZIP of them needs before it begins."""

    def __post_init__(self) -> None:
        """Raise LeaseInvalid."""
        digests = [each for each in (self.secret_sha256, self.code_sha256) if each is not None]
        is_sound = (
            all(len(each) == DIGEST_BYTES for each in digests)
            and min(self.left, self.tries, self.not_after_ms) >= 0
            and all(0 <= crc < 1 << 32 for crc in self.crcs)
        )
        if not is_sound:
            raise LeaseInvalid


class Client(StrEnum):
    """What kind of program asked, as far as it says."""

    PHONE = "phone"
    BROWSER = "browser"
    PROGRAM = "program"
    PANEL = "panel"
    """A person of the home, who collects a file to hand it on."""


class Access(StrEnum):
    """What happened to a file of a share."""

    STARTED = "started"
    FINISHED = "finished"
    BROKEN_OFF = "broken_off"
    REFUSED = "refused"


def parse_secret(raw: object) -> str | None:
    """Return the secret of a link, or None for anything else."""
    return raw if isinstance(raw, str) and _SECRET.fullmatch(raw) else None


def parse_code(raw: object) -> str | None:
    """Return an access code however somebody typed it, or None for what cannot be one."""
    if not isinstance(raw, str) or len(raw) > _MOST_CODE:
        return None
    code = raw.upper().replace("-", "").replace(" ", "")
    return code if _CODE.fullmatch(code) else None


def shown_code(code: str) -> str:
    """Return an access code as a person reads it out."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def link(origin: str, release_id: ReleaseId, secret: str) -> str:
    """Return the address that the recipient gets."""
    return f"{origin}{PATH}/{release_id}#{secret}"


def shortened(address: str | None) -> str:
    """Return the network that an address is in, empty for one that is none: whoever opens a link stays unnamed."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    kept = _V4_KEPT if isinstance(found, IPv4Address) else _V6_KEPT
    return str(ip_network((found, kept), strict=False))


def client_of(user_agent: str) -> Client:
    """Return what kind of program says this of itself."""
    if any(word in user_agent for word in ("Android", "iPhone", "iPad", "Mobile")):
        return Client.PHONE
    return Client.BROWSER if user_agent.startswith("Mozilla/") else Client.PROGRAM
