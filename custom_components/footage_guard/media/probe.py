"""Finds out whether a camera's stream can be stored, by decoding one frame of it. Blocking."""

from dataclasses import dataclass

from ..model.errors import UnsupportedCodec
from ..model.source import StreamUrl
from .source import first_frame, open_source

CODECS = frozenset({"h264", "hevc"})
"""What a clip in the vault may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFacts:
    """What one decoded frame says about a stream; sizes in pixels."""

    codec: str
    width: int
    height: int
    has_audio: bool


def probe(url: StreamUrl) -> StreamFacts:
    """Decode one frame and describe the stream.

    Raises CannotConnect, InvalidAuth, NoVideo or UnsupportedCodec.
    """
    with open_source(url) as (container, stream):
        if stream.codec_context.name not in CODECS:
            raise UnsupportedCodec
        frame = first_frame(container, stream)
        return StreamFacts(
            codec=stream.codec_context.name,
            width=frame.width,
            height=frame.height,
            has_audio=bool(container.streams.audio),
        )
