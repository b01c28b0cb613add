"""Opens what others made for reading, and has nothing of it decoded that is larger than a picture may be. Blocking.

What a picture takes in memory is what it says of its size, and a few bytes say anything: of the largest that H.264
knows a decoder keeps gigabytes. A camera may have been taken over, a file may be of anybody's making, and either may
say another size later than at first. So every decoder is told the limit, and FFmpeg refuses before it takes memory.
"""

from typing import Any, Final

import av
from av.container import InputContainer

MAX_PIXELS: Final = 8192 * 4352
"""A little more than 8K."""
LIMITED: Final = {"max_pixels": str(MAX_PIXELS)}
UNSEEN: Final = {"codec_whitelist": "aac,mp3,mp3float,pcm_alaw,pcm_mulaw,pcm_s16le,speex"}
"""Has FFmpeg decode no picture to find out what a stream is: what the parser reads will do.

For streams that may be named after their head, as in FLV and MPEG-TS. FFmpeg tells nobody's limit to their decoders.
"""


def open_limited(
    file: object, kind: str | None = None, *, options: dict[str, str] | None = None, **how: Any
) -> InputContainer:
    """Open for reading as `av.open` does, as a kind of file if one is said, with a limit on the pictures."""
    container: InputContainer = av.open(file, "r", format=kind, options={**(options or {}), **LIMITED}, **how)
    for stream in container.streams.video:
        # FFmpeg knows kinds of streams that it has no decoder for.
        if (decoder := getattr(stream, "codec_context", None)) is not None:
            decoder.options = dict(LIMITED)
    return container


def is_too_large(width: int, height: int) -> bool:
    """Tell whether a picture is beyond the limit."""
    return width * height > MAX_PIXELS
