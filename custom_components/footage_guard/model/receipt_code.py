"""A digest as a QR code, to be compared with a phone: 64 digits in upper case."""

from itertools import batched
from typing import Final

from . import qr_code
from .qr_code import QUIET, Module, bits

SIZE: Final = qr_code.DIGEST.size
DIGITS: Final = 64
_ALPHANUMERIC: Final = 0b0010
_COUNT_BITS: Final = 9
_PAIR_BITS: Final = 11
_RADIX: Final = 45


def digest_svg(sha256: bytes, label: str) -> str:
    """Return the code of a digest as an SVG; `label` is text that was escaped."""
    whole = SIZE + 2 * QUIET
    dark = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z" for row, column in sorted(dark_modules(sha256.hex().upper()))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img" aria-label="{label}">'
        f'<path fill="#fff" d="M0 0h{whole}v{whole}H0z"/><path fill="#000" d="{dark}"/></svg>'
    )


def dark_modules(digits: str) -> set[Module]:
    """Return the modules that are dark in the code of 64 hexadecimal digits in upper case; raise ValueError."""
    if len(digits) != DIGITS:
        raise ValueError(digits)
    values = [int(digit, 16) for digit in digits]
    content = [*bits(_ALPHANUMERIC, 4), *bits(DIGITS, _COUNT_BITS)]
    for high, low in batched(values, 2, strict=True):
        content += bits(high * _RADIX + low, _PAIR_BITS)
    return qr_code.dark_modules(qr_code.DIGEST, content)
