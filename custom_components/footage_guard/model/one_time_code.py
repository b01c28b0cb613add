"""One-time codes as Home Assistant takes them: six digits, for half a minute, and for the half before and after.

Home Assistant takes the same code again within that time. So each that was used is noted with the half-minute of its
use, and is not taken again; nor is any while the clock shows a time before the newest use, for whoever can set the
clock back could use what they have seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
import re
from typing import Final

from .secret import parse_secret

STEP_MS: Final = 30_000
WINDOW: Final = 3
"""Half-minutes for which a code may be good after its first use, with one for a clock that is being corrected."""
KEPT: Final = 16
"""Half-minutes for which a use is remembered: after them no code is good that was used before."""
_CODE = re.compile(r"[0-9]{6}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a person typed; empty for what cannot be."""

    pin: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A code that was used."""

    digest: bytes
    step: int
    """Half-minutes since 1970, as the clock was."""


def parse_typed(value: object) -> Typed:
    """Read `{"pin", "code"}`, which may be any JSON value; whatever is not right becomes something that is wrong.

    Only ASCII digits: Home Assistant takes other forms of a digit for the same code, which would be used twice.
    """
    fields = value if isinstance(value, dict) and value.keys() == {"pin", "code"} else {}
    code = fields.get("code")
    is_code = isinstance(code, str) and _CODE.fullmatch(code) is not None
    return Typed(pin=parse_secret(fields.get("pin")), code=str(code) if is_code else "")


def step_of(at_ms: int) -> int:
    """Return the half-minute of a moment in UTC."""
    return at_ms // STEP_MS


def is_fresh(now: Used, used: Iterable[Used]) -> bool:
    """Tell whether a code may be looked at now, given those of the same person that were used before."""
    return all(
        now.step >= before.step - 1 and (now.digest != before.digest or before.step < now.step - WINDOW)
        for before in used
    )
