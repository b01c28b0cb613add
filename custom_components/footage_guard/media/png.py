"""Makes a PNG of a picture, with its pixels and nothing else."""

from typing import Any, Final

import av
from av import VideoFrame
import numpy as np
from numpy.typing import NDArray

from .canvas import Canvas

_HEAD: Final = 8
"""Bytes of the signature."""
_AROUND: Final = 12
"""Bytes of length, kind and checksum of a chunk."""
_CHUNKS: Final = frozenset({b"IHDR", b"IDAT", b"IEND"})
_BITS: Final = 16
_HD: Final = 720
"""Rows from which on colors are those of high definition, where nobody says which they are (ITU-R BT.709)."""
_WEIGHTS: Final = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 6: (0.299, 0.114), 9: (0.2627, 0.0593)}
"""How much red and blue count for brightness, by FFmpeg's numbers of color spaces (ITU-R BT.709, BT.601, BT.2020)."""

type _Whole = NDArray[np.int32]


def encode_png(canvas: Canvas, like: VideoFrame) -> bytes:
    """Encode a picture, with the colors of what was decoded. Whole numbers only, so that it is the same everywhere."""
    encoder = av.CodecContext.create("png", "w")
    assert isinstance(encoder, av.VideoCodecContext)  # noqa: S101  # narrows the type: PNG is a picture
    encoder.width, encoder.height, encoder.pix_fmt = canvas.width, canvas.height, "rgb24"
    encoder.time_base = 1
    picture = VideoFrame.from_ndarray(_rgb(canvas, like.colorspace), format="rgb24")
    picture.pts = 0
    return _bare(b"".join(bytes(packet) for packet in (*encoder.encode(picture), *encoder.encode(None))))


def _bare(png: bytes) -> bytes:
    """Return a PNG with the chunks that make the picture, and no other (ISO/IEC 15948)."""
    kept, place = [png[:_HEAD]], _HEAD
    while place < len(png):
        end = place + int.from_bytes(png[place : place + 4]) + _AROUND
        if png[place + 4 : place + 8] in _CHUNKS:
            kept.append(png[place:end])
        place = end
    return b"".join(kept)


def _rgb(canvas: Canvas, space: int) -> NDArray[np.uint8]:
    red, blue = _WEIGHTS.get(space) or _WEIGHTS[1 if canvas.height >= _HD else 6]
    green = 1 - red - blue
    # Brightness spans 219 steps and colors 224, unless the picture uses all 255.
    light, color = (255 / 219, 255 / 224) if canvas.black else (1.0, 1.0)
    luma = (canvas.luma.astype(np.int32) - canvas.black) * _fixed(light)
    of_blue, of_red = (_doubled(colors, canvas).astype(np.int32) - 128 for colors in (canvas.blue, canvas.red))
    parts = (
        luma + of_red * _fixed(color * 2 * (1 - red)),
        luma
        - of_red * _fixed(color * 2 * (1 - red) * red / green)
        - of_blue * _fixed(color * 2 * (1 - blue) * blue / green),
        luma + of_blue * _fixed(color * 2 * (1 - blue)),
    )
    return np.stack([_rounded(part) for part in parts], axis=-1)


def _fixed(value: float) -> int:
    return round(value * (1 << _BITS))


def _rounded(values: _Whole) -> NDArray[np.uint8]:
    return np.clip((values + (1 << (_BITS - 1))) >> _BITS, 0, 255).astype(np.uint8)


def _doubled(colors: NDArray[Any], canvas: Canvas) -> NDArray[Any]:
    """Return a color for each pixel: that of its four, so that no color of what is beside a box gets into it."""
    return np.repeat(np.repeat(colors, 2, axis=0), 2, axis=1)[: canvas.height, : canvas.width]
