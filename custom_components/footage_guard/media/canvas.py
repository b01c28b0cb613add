"""Pictures as they are painted on: 8 bits, 4:2:0, upright, with an even number of pixels each way, and nothing else.

A new picture is made for each one that was decoded, so that nothing that came along with it (texts of the camera,
captions, a rotation) can go on, and so that nothing is painted into what the decoder still needs. Whole numbers only:
the same pictures come out on every machine.
"""

from dataclasses import dataclass
import re
from typing import Any, Final

from av import VideoFrame
import numpy as np
from numpy.typing import NDArray

from ..model.errors import FormatUnsupported

type Samples = NDArray[np.uint8]
type _Deep = NDArray[np.integer[Any]]

FORMAT: Final = "yuv420p"
_KNOWN: Final = re.compile(r"(?:yuvj?(?P<colors>420|422|444)p|gray)(?P<depth>10|12)?(?:le)?")
_UNIT: Final = 1 << 16
_GRAY: Final = 128
"""Of a color sample: no color."""
_FULL_RANGE: Final = 2
"""FFmpeg's name for pictures whose black is 0 and not 16."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a camera wants its pictures to be turned: first along the diagonal, then mirrored."""

    is_transposed: bool = False
    is_mirrored: bool = False
    is_upside_down: bool = False

    def __call__(self, samples: _Deep) -> _Deep:
        """Return a turned picture, without copying it."""
        turned = samples.T if self.is_transposed else samples
        rows, columns = (slice(None, None, -1 if back else 1) for back in (self.is_upside_down, self.is_mirrored))
        return turned[rows, columns]


def turn_of(matrix: bytes | None) -> Turn:
    """Return how pictures are to be turned (ISO/IEC 14496-12, the matrix of a track); raise FormatUnsupported."""
    if matrix is None:
        return Turn()
    right, down, _, left, up, *_ = (int(value) for value in np.frombuffer(matrix, np.int32))
    # A picture's own point (p, q) is shown at (right * p + left * q, down * p + up * q).
    match (abs(right), abs(down), abs(left), abs(up)):
        case (a, 0, 0, d) if a == d == _UNIT:
            return Turn(is_mirrored=right < 0, is_upside_down=up < 0)
        case (0, b, c, 0) if b == c == _UNIT:
            return Turn(is_transposed=True, is_mirrored=left < 0, is_upside_down=down < 0)
    raise FormatUnsupported


def black_of(frame: VideoFrame) -> int:
    """Return which brightness is black in a picture."""
    return 0 if frame.color_range == _FULL_RANGE or frame.format.name.startswith("yuvj") else 16


class Canvas:
    """One picture that is painted on."""

    def __init__(self, width: int, height: int, black: int) -> None:
        """Make a picture of an even size, with anything on it."""
        self.frame = VideoFrame(width, height, FORMAT)
        self.width, self.height, self.black = width, height, black
        self.luma, self.blue, self.red = (
            np.asarray(memoryview(plane)).reshape(-1, plane.line_size)[: plane.height, : plane.width]
            for plane in self.frame.planes
        )

    def cover(self, left: int, top: int, right: int, bottom: int) -> None:
        """Make a part black; its edges are even, or those of the picture."""
        self.luma[top:bottom, left:right] = self.black
        for colors in (self.blue, self.red):
            colors[top // 2 : bottom // 2, left // 2 : right // 2] = _GRAY


def canvas_of(frame: VideoFrame, turn: Turn) -> Canvas:
    """Return a picture to paint on, with what was decoded on it; raise FormatUnsupported.

    A last row or column that has no neighbor is left out: half a color sample cannot be.
    """
    known = _KNOWN.fullmatch(frame.format.name)
    if known is None:
        raise FormatUnsupported
    depth, colors = int(known["depth"] or 8), known["colors"]
    planes = [turn(_samples(frame, index, depth)) for index in range(len(frame.planes))]
    height, width = (size // 2 * 2 for size in planes[0].shape)
    if not width or not height:
        raise FormatUnsupported
    canvas = Canvas(width, height, black_of(frame))
    canvas.luma[:] = _in_8_bits(planes[0][:height, :width], depth)
    if colors is None:
        canvas.blue[:] = canvas.red[:] = _GRAY
        return canvas
    for target, plane in ((canvas.blue, planes[1]), (canvas.red, planes[2])):
        target[:] = _in_8_bits(_halved(plane, height // 2, width // 2), depth)
    return canvas


def _samples(frame: VideoFrame, index: int, depth: int) -> _Deep:
    plane = frame.planes[index]
    kind = np.dtype(np.uint8 if depth == 8 else np.uint16)  # noqa: PLR2004  # bits of a sample
    rows: _Deep = np.frombuffer(plane, kind).reshape(-1, plane.line_size // kind.itemsize)
    return rows[: plane.height, : plane.width]


def _halved(samples: _Deep, height: int, width: int) -> _Deep:
    """Return color samples of which one stands for two by two pixels; where there are more, their mean."""
    for axis, size in ((0, height), (1, width)):
        if samples.shape[axis] >= 2 * size:
            pairs = np.moveaxis(samples, axis, 0)[: 2 * size].astype(np.uint16)
            samples = np.moveaxis((pairs[0::2] + pairs[1::2] + 1) >> 1, 0, axis)
    return samples[:height, :width]


def _in_8_bits(samples: _Deep, depth: int) -> _Deep:
    if depth == 8:  # noqa: PLR2004  # bits of a sample
        return samples
    shift = depth - 8
    rounded: _Deep = (samples.astype(np.uint32) + (1 << (shift - 1))) >> shift
    return np.minimum(rounded, 255)
