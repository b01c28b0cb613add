"""The stamp burnt into every picture, for people and for tests.

Layout, from the top left corner: four rows of twenty-four square cells, white is one. The bits,
highest first, are frame number (32), epoch milliseconds (48) and CRC-16 of those ten bytes (16).
Cells fill whole macroblocks, so that they survive a low bitrate. Readable text stands beside them.
"""

from binascii import crc_hqx
from dataclasses import dataclass
from datetime import UTC, datetime

import av

from .canvas import Canvas, Plane
from .font import GLYPH_COLUMNS, text_rows

CELL_COLUMNS = 24
CELL_ROWS = 4
_BODY_BYTES = 10
_CHECK_BYTES = 2
_CRC_START = 0xFFFF
"""Not zero: with zero, an all-black picture would carry a valid stamp."""
_BLACK, _WHITE, _MIDDLE, _GREY = 16, 235, 126, 128
_WIDE = 960
"""From this width in pixels on, a cell is one whole macroblock of 16 pixels; below, half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which picture this is, and the wall clock at which it was drawn."""

    frame_number: int
    epoch_ms: int


def cell_pixels(width: int) -> int:
    """Return the edge of one cell in pixels for a picture of this width."""
    return 16 if width >= _WIDE else 8


def draw_stamp(canvas: Canvas, stamp: Stamp, camera: str) -> None:
    """Burn the cells and the readable line into the picture."""
    cell = cell_pixels(canvas.width)
    bits = _bits(stamp)
    for row in range(CELL_ROWS):
        chosen = bits[row * CELL_COLUMNS : (row + 1) * CELL_COLUMNS]
        line = b"".join(bytes([_WHITE if bit == "1" else _BLACK]) * cell for bit in chosen)
        _lay(canvas.luma, line, left=0, top=row * cell, count=cell)
    width, height = CELL_COLUMNS * cell, CELL_ROWS * cell
    _draw_text(canvas, _readable(stamp, camera), left=width + cell, scale=cell // 5)
    for plane in (canvas.blue, canvas.red):
        plane.fill(0, 0, width // 2, height // 2, _GREY)


def read_stamp(frame: av.VideoFrame) -> Stamp:
    """Read the stamp back from a decoded picture of unchanged size, or raise ValueError."""
    grey = frame.reformat(format="gray")
    plane, cell = grey.planes[0], cell_pixels(grey.width)
    if grey.width < CELL_COLUMNS * cell or grey.height < CELL_ROWS * cell:
        msg = f"a picture of {grey.width}x{grey.height} has no room for a stamp"
        raise ValueError(msg)
    pixels, number = memoryview(plane), 0
    for index in range(CELL_ROWS * CELL_COLUMNS):
        row, column = divmod(index, CELL_COLUMNS)
        number = number << 1 | _is_white(pixels, plane.line_size, row * cell, column * cell, cell)
    packed = number.to_bytes(_BODY_BYTES + _CHECK_BYTES)
    body, check = packed[:_BODY_BYTES], packed[_BODY_BYTES:]
    if crc_hqx(body, _CRC_START) != int.from_bytes(check):
        msg = "the stamp does not match its checksum"
        raise ValueError(msg)
    return Stamp(frame_number=int.from_bytes(body[:4]), epoch_ms=int.from_bytes(body[4:]))


def _bits(stamp: Stamp) -> str:
    body = (stamp.frame_number % 2**32).to_bytes(4) + stamp.epoch_ms.to_bytes(6)
    packed = body + crc_hqx(body, _CRC_START).to_bytes(_CHECK_BYTES)
    return f"{int.from_bytes(packed):0{CELL_ROWS * CELL_COLUMNS}b}"


def _is_white(pixels: memoryview, pitch: int, top: int, left: int, cell: int) -> bool:
    """Judge a cell by the mean of its inner half, where compression rings least."""
    inner = range(cell // 4, cell - cell // 4)
    start = left + inner.start
    total = sum(sum(pixels[(top + row) * pitch + start : (top + row) * pitch + start + len(inner)]) for row in inner)
    return total > _MIDDLE * len(inner) ** 2


def _readable(stamp: Stamp, camera: str) -> str:
    moment = datetime.fromtimestamp(stamp.epoch_ms / 1000, tz=UTC).astimezone()
    clock = f"{moment:%H:%M:%S}.{stamp.epoch_ms % 1000:03d}"
    return f" {clock}  #{stamp.frame_number}  {camera} "


def _draw_text(canvas: Canvas, text: str, *, left: int, scale: int) -> None:
    room = max(0, (canvas.width - left) // (GLYPH_COLUMNS * scale))
    rows = text_rows(text[:room], scale=scale, ink=_WHITE, paper=_BLACK)
    paper = bytes([_BLACK]) * len(rows[0])
    for index, line in enumerate([paper, *rows, paper]):
        _lay(canvas.luma, line, left=left, top=(index + 1) * scale, count=scale)
    for plane in (canvas.blue, canvas.red):
        span = (left // 2, scale // 2, (left + len(paper)) // 2, 10 * scale // 2)
        plane.fill(*span, _GREY)


def _lay(plane: Plane, line: bytes, *, left: int, top: int, count: int) -> None:
    for row in range(top, top + count):
        start = row * plane.pitch + left
        plane.pixels[start : start + len(line)] = line
