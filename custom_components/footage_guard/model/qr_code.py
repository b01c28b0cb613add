"""QR codes (ISO/IEC 18004) of the two lengths that are needed here, always with error correction M and mask 0.

`DIGEST` holds 64 hexadecimal digits, `NOTE` up to 251 bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import batched, chain, product, zip_longest
from typing import Final

QUIET: Final = 4
"""Modules of white on each side."""
_PADDING: Final = (0xEC, 0x11)
_END_BITS: Final = 4
_FIELD: Final = 0x11D
_FORMAT: Final = 0b101010000010010
"""Error correction M and mask 0, with its own check bits and mask."""
_TIMING: Final = 6

type Module = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A version with error correction M."""

    size: int
    """Modules on each side."""
    blocks: tuple[int, ...]
    """How many bytes of data each has."""
    check_bytes: int
    """In each block."""
    middles: tuple[int, ...]
    """Rows, and columns, of the middles of small squares, with that of the timing."""
    version: int = 0
    """With its check bits, where it is written."""

    @property
    def data_bytes(self) -> int:
        """Of all blocks."""
        return sum(self.blocks)


DIGEST: Final = Shape(size=33, blocks=(32, 32), check_bytes=18, middles=(6, 26))
"""Version 4."""
NOTE: Final = Shape(size=61, blocks=(50, 51, 51, 51, 51), check_bytes=30, middles=(6, 30, 54), version=0x0BBF6)
"""Version 11."""


def dark_modules(shape: Shape, content: list[int]) -> set[Module]:
    """Return the modules that are dark in the code of bits with their mode and count; raise ValueError."""
    if len(content) + _END_BITS > 8 * shape.data_bytes:
        raise ValueError(len(content))
    dark, fixed = _patterns(shape)
    coded = chain.from_iterable(bits(byte, 8) for byte in _interleaved(shape, _filled(shape, content)))
    for row, column in _path(shape.size, fixed):
        # What is left over at the end is 0, before the mask.
        if next(coded, 0) ^ ((row + column) % 2 == 0):
            dark.add((row, column))
    return dark


def bits(number: int, count: int) -> list[int]:
    """Return the lowest bits of a number, the highest first."""
    return [number >> at & 1 for at in range(count - 1, -1, -1)]


def _filled(shape: Shape, content: list[int]) -> list[int]:
    """Return all bytes of data: the content, its end, and what fills the rest."""
    ended = [*content, *[0] * _END_BITS]
    ended += [0] * (-len(ended) % 8)
    found = [reduce(lambda number, bit: number << 1 | bit, byte, 0) for byte in batched(ended, 8, strict=True)]
    return [*found, *(_PADDING[at % 2] for at in range(shape.data_bytes - len(found)))]


def _interleaved(shape: Shape, data: list[int]) -> Iterator[int]:
    """Yield the bytes of the blocks in turn, and then those that check them."""
    left = iter(data)
    blocks = [[next(left) for _ in range(count)] for count in shape.blocks]
    for part in (blocks, [_check(block, shape.check_bytes) for block in blocks]):
        yield from (byte for byte in chain.from_iterable(zip_longest(*part)) if byte is not None)


def _check(block: list[int], count: int) -> list[int]:
    """Return the bytes of Reed and Solomon that check a block."""
    generator = [1]
    for power in range(count):
        root = reduce(lambda value, _: _times(value, 2), range(power), 1)
        shifted = [*generator, 0]
        generator = [one ^ _times(other, root) for one, other in zip(shifted, [0, *generator], strict=True)]
    rest = [0] * count
    for byte in block:
        factor, rest = byte ^ rest[0], [*rest[1:], 0]
        rest = [one ^ _times(part, factor) for one, part in zip(rest, generator[1:], strict=True)]
    return rest


def _times(one: int, other: int) -> int:
    """Multiply in the field of 256 elements."""
    found = 0
    while other:
        found ^= one if other & 1 else 0
        one, other = one << 1 ^ (_FIELD if one & 0x80 else 0), other >> 1
    return found


def _patterns(shape: Shape) -> tuple[set[Module], set[Module]]:
    """Return what is dark whatever is encoded, and all modules that hold no data."""
    last = shape.size - 7
    fixed = {(_TIMING, at) for at in range(shape.size)} | {(at, _TIMING) for at in range(shape.size)}
    dark = {module for module in fixed if sum(module) % 2 == 0}
    large = [(3, 3), (3, last + 3), (last + 3, 3)]
    corners = {(_TIMING, _TIMING), (_TIMING, last), (last, _TIMING)}
    small = [(row, column) for row, column in product(shape.middles, repeat=2) if (row, column) not in corners]
    for middles, reach, rings in ((large, 4, {0, 1, 3}), (small, 2, {0, 2})):
        for middle in middles:
            square = _square(middle, reach)
            fixed |= square.keys()
            dark = dark - square.keys() | {module for module, distance in square.items() if distance in rings}
    for bit, modules in enumerate(_format_modules(shape.size)):
        fixed |= {*modules}
        dark |= {*modules} if _FORMAT >> bit & 1 else set()
    for bit in range(18 if shape.version else 0):
        row, column = bit // 3, shape.size - 11 + bit % 3
        modules = ((row, column), (column, row))
        fixed |= {*modules}
        dark |= {*modules} if shape.version >> bit & 1 else set()
    alone = (shape.size - 8, 8)
    return {(row, column) for row, column in dark | {alone} if min(row, column) >= 0}, fixed | {alone}


def _square(middle: Module, reach: int) -> dict[Module, int]:
    """Return how far each module around a middle is from it."""
    around = range(-reach, reach + 1)
    return {(middle[0] + row, middle[1] + column): max(abs(row), abs(column)) for row in around for column in around}


def _format_modules(size: int) -> Iterator[tuple[Module, Module]]:
    """Yield for each bit of the format, the lowest first, the two modules that hold it."""
    beside = [*range(6), 7, 8]
    for bit in range(8):
        yield (beside[bit], 8), (8, size - 1 - bit)
    for bit in range(8, 15):
        yield (8, [7, 5, 4, 3, 2, 1, 0][bit - 8]), (size - 15 + bit, 8)


def _path(size: int, fixed: set[Module]) -> Iterator[Module]:
    """Yield the modules of the data: two columns at once from the right, up and down in turn."""
    is_up = True
    for right in (*range(size - 1, _TIMING, -2), *range(_TIMING - 1, 0, -2)):
        for row in range(size - 1, -1, -1) if is_up else range(size):
            yield from ((row, column) for column in (right, right - 1) if (row, column) not in fixed)
        is_up = not is_up
