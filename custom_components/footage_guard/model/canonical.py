"""JSON that has one spelling (RFC 8785), so that a digest of it means one thing."""

from collections.abc import Iterable
from json import loads
from json.encoder import encode_basestring
import math
from typing import Any, Final

type Json = str | int | float | bool | list[Json] | tuple[Json, ...] | dict[str, Json] | None

_EXACT: Final = (1 << 53) - 1
"""The largest whole number every reader understands alike (RFC 8785 §3.2.2.3, RFC 7493)."""
_WORDS: Final = {True: "true", False: "false", None: "null"}
_MAX_DEPTH: Final = 64
_PLAIN_EXPONENTS: Final = range(-6, 21)
"""Numbers of these magnitudes are written without an exponent (ECMA-262, Number::toString)."""


class CanonicalInvalid(ValueError):
    """A value that has no canonical form, or bytes that are not it."""


def canonical(value: Json) -> bytes:
    """Return the canonical form; raise CanonicalInvalid."""
    try:
        return _dump(value, _MAX_DEPTH).encode()
    except UnicodeEncodeError as err:
        # Half of a surrogate pair: other readers would replace it by something else.
        raise CanonicalInvalid from err


def parse_canonical(data: bytes) -> Any:
    """Read bytes that are the canonical form of their value, and nothing else; raise CanonicalInvalid.

    A whole number above what every reader understands alike is refused, though a fraction may have its canonical form.
    """
    try:
        value = loads(data)
    except (ValueError, RecursionError) as err:
        # Of ValueError: no JSON, no text, or a number of thousands of digits.
        raise CanonicalInvalid from err
    if canonical(value) != data:
        raise CanonicalInvalid
    return value


def _dump(value: Json, depth: int) -> str:
    if not depth:
        raise CanonicalInvalid
    match value:
        case str():
            return encode_basestring(value)
        case bool() | None:
            return _WORDS[value]
        case int() | float():
            return _number(value)
        case list() | tuple():
            return f"[{','.join([_dump(item, depth - 1) for item in value])}]"
        case dict():
            names = _ordered(value)
            return f"{{{','.join([f'{encode_basestring(name)}:{_dump(value[name], depth - 1)}' for name in names])}}}"
        case _:
            raise CanonicalInvalid


def _ordered(names: Iterable[str]) -> list[str]:
    """Sort by UTF-16 code units, as JavaScript does; for ASCII that is the order of text."""
    try:
        is_ascii = "".join(names).isascii()
    except TypeError as err:
        raise CanonicalInvalid from err
    return sorted(names) if is_ascii else sorted(names, key=lambda name: name.encode("utf-16-be", "surrogatepass"))


def _number(value: float) -> str:
    if isinstance(value, int):
        if abs(value) > _EXACT:
            raise CanonicalInvalid
        return str(value)
    if not math.isfinite(value):
        raise CanonicalInvalid
    if value == 0:
        return "0"
    # Python's repr holds the same shortest digits as ECMA-262 asks for, in another spelling.
    mantissa, _, exponent = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = f"{whole}{fraction}"
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    return f"{'-' if value < 0 else ''}{_spelled(digits, point)}"


def _spelled(digits: str, point: int) -> str:
    """Spell 0.digits times ten to the power of `point` as ECMA-262 does."""
    if point - 1 not in _PLAIN_EXPONENTS:
        rest = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{digits[0]}{rest}e{point - 1:+d}"
    if point <= 0:
        return f"0.{'0' * -point}{digits}"
    if point >= len(digits):
        return f"{digits}{'0' * (point - len(digits))}"
    return f"{digits[:point]}.{digits[point:]}"
