"""A signed note as a QR code, to be kept by a phone that does not belong to the home."""

from typing import Final

from .qr_code import NOTE, bits, dark_modules

_BYTES: Final = 0b0100
_COUNT_BITS: Final = 16


def note_rows(note: bytes) -> list[str]:
    """Return the rows of its code, "1" for dark and "0" for light, without the white around; raise ValueError."""
    content = [*bits(_BYTES, 4), *bits(len(note), _COUNT_BITS)]
    for byte in note:
        content += bits(byte, 8)
    dark = dark_modules(NOTE, content)
    return ["".join("01"[(row, column) in dark] for column in range(NOTE.size)) for row in range(NOTE.size)]
