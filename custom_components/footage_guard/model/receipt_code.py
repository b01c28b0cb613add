"""A digest as a QR code (ISO/IEC 18004), to be compared with a phone: always version 4 with error correction M.

A digest has one length, so that nothing has to be chosen: 64 digits in upper case, a square of 33 modules, mask 0.
"""

from collections.abc import Iterator
from functools import reduce
from itertools import batched, chain
from typing import Final

SIZE: Final = 33
QUIET: Final = 4
"""Modules of white on each side."""
DIGITS: Final = 64
_DATA_BYTES: Final = 64
_BLOCKS: Final = 2
_CHECK_BYTES: Final = 18
"""In each block."""
_ALPHANUMERIC: Final = 0b0010
_COUNT_BITS: Final = 9
_PAIR_BITS: Final = 11
_RADIX: Final = 45
_END_BITS: Final = 4
_PADDING: Final = (0xEC, 0x11)
_FIELD: Final = 0x11D
_FORMAT: Final = 0b101010000010010
"""Error correction M and mask 0, with its own check bits and mask."""
_FINDERS: Final = ((0, 0), (0, SIZE - 7), (SIZE - 7, 0))
_ALIGNED: Final = 24
"""Where the one small square begins, in both directions."""
_TIMING: Final = 6

type Module = tuple[int, int]
"""Row and column."""


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
    dark, fixed = _patterns()
    bits = chain.from_iterable(_bits(byte, 8) for byte in _interleaved(_codewords(digits)))
    for row, column in _path(fixed):
        # What is left over at the end is 0, before the mask.
        if next(bits, 0) ^ ((row + column) % 2 == 0):
            dark.add((row, column))
    return dark


def _codewords(digits: str) -> list[int]:
    """Return the data: two digits in 11 bits each."""
    values = [int(digit, 16) for digit in digits]
    bits = [*_bits(_ALPHANUMERIC, 4), *_bits(DIGITS, _COUNT_BITS)]
    for high, low in batched(values, 2, strict=True):
        bits += _bits(high * _RADIX + low, _PAIR_BITS)
    bits += [0] * _END_BITS
    bits += [0] * (-len(bits) % 8)
    found = [reduce(lambda number, bit: number << 1 | bit, byte, 0) for byte in batched(bits, 8, strict=True)]
    return [*found, *(_PADDING[at % 2] for at in range(_DATA_BYTES - len(found)))]


def _interleaved(data: list[int]) -> Iterator[int]:
    """Yield the bytes of the blocks in turn, and then those that check them."""
    blocks = [list(block) for block in batched(data, _DATA_BYTES // _BLOCKS, strict=True)]
    for part in (blocks, [_check(block) for block in blocks]):
        yield from chain.from_iterable(zip(*part, strict=True))


def _check(block: list[int]) -> list[int]:
    """Return the bytes of Reed and Solomon that check a block."""
    generator = [1]
    for power in range(_CHECK_BYTES):
        root = reduce(lambda value, _: _times(value, 2), range(power), 1)
        shifted = [*generator, 0]
        generator = [one ^ _times(other, root) for one, other in zip(shifted, [0, *generator], strict=True)]
    rest = [0] * _CHECK_BYTES
    for byte in block:
        factor, rest = byte ^ rest[0], [*rest[1:], 0]
        rest = [one ^ _times(part, factor) for one, part in zip(rest, generator[1:], strict=True)]
    return rest


def _times(one: int, other: int) -> int:
    """Multiply in the field of 256 elements."""
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one, other = one << 1 ^ (_FIELD if one & 0x80 else 0), other >> 1
    return product


def _patterns() -> tuple[set[Module], set[Module]]:
    """Return what is dark whatever is encoded, and all modules that hold no data."""
    dark: set[Module] = set()
    fixed = {(_TIMING, at) for at in range(SIZE)} | {(at, _TIMING) for at in range(SIZE)}
    dark |= {module for module in fixed if sum(module) % 2 == 0}
    for top, left in _FINDERS:
        square = {
            (top + row, left + column): max(abs(row - 3), abs(column - 3))
            for row in range(-1, 8)
            for column in range(-1, 8)
        }
        fixed |= square.keys()
        dark = dark - square.keys() | {module for module, distance in square.items() if distance in {0, 1, 3}}
    for row in range(5):
        for column in range(5):
            fixed.add((_ALIGNED + row, _ALIGNED + column))
            if max(abs(row - 2), abs(column - 2)) != 1:
                dark.add((_ALIGNED + row, _ALIGNED + column))
    for bit, modules in enumerate(_format_modules()):
        fixed |= {*modules}
        dark |= {*modules} if _FORMAT >> bit & 1 else set()
    return dark | {(SIZE - 8, 8)}, fixed | {(SIZE - 8, 8)}


def _format_modules() -> Iterator[tuple[Module, Module]]:
    """Yield for each bit of the format, the lowest first, the two modules that hold it."""
    beside = [*range(6), 7, 8]
    for bit in range(8):
        yield (beside[bit], 8), (8, SIZE - 1 - bit)
    for bit in range(8, 15):
        yield (8, [7, 5, 4, 3, 2, 1, 0][bit - 8]), (SIZE - 15 + bit, 8)


def _path(fixed: set[Module]) -> Iterator[Module]:
    """Yield the modules of the data: two columns at once from the right, up and down in turn."""
    is_up = True
    for right in (*range(SIZE - 1, _TIMING, -2), *range(_TIMING - 1, 0, -2)):
        for row in range(SIZE - 1, -1, -1) if is_up else range(SIZE):
            yield from ((row, column) for column in (right, right - 1) if (row, column) not in fixed)
        is_up = not is_up


def _bits(number: int, count: int) -> list[int]:
    return [number >> at & 1 for at in range(count - 1, -1, -1)]
