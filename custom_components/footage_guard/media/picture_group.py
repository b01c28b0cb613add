"""A group of pictures of a camera, of which as many are decoded as somebody wants to see."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from av import Packet as AvPacket, VideoFrame
from av.codec.context import Flags
import av.error
from av.video.codeccontext import VideoCodecContext
import numpy as np
from numpy.typing import NDArray

from .packet import Packet
from .template import Template

_BITS: Final = 8


class Shown(NamedTuple):
    """A decoded picture; its brightness, rows by columns, is valid until the next one is asked for."""

    luma: NDArray[np.uint8]
    at_s: float
    """When it was, on the steady clock."""


class PictureGroup:
    """The newest key frame of one stream and what came since, and a decoder that stands somewhere among them.

    It decodes on the thread that asks, at first without the loop filter: a fifth quicker, and the detector does not
    mind unless pictures are full of noise.
    """

    def __init__(self, template: Template) -> None:
        """Have a decoder for streams of this layout, and no picture yet."""
        self._template, self._is_filtered = template, False
        self._decoder = _make_decoder(template, is_filtered=False)
        self._packets: list[Packet] = []
        self._fed = 0
        """So many of them the decoder has."""

    @property
    def begun_s(self) -> float:
        """When its first picture was, on the steady clock."""
        return self._packets[0].at_s

    @property
    def is_behind(self) -> bool:
        """Whether some of its pictures were not decoded."""
        return self._fed < len(self._packets)

    @property
    def is_empty(self) -> bool:
        """Whether nothing came yet that a decoder can begin with."""
        return not self._packets

    def filter(self, *, is_filtered: bool) -> None:
        """Decode with or without the loop filter, from the next key frame on: call it before one is looked at."""
        if is_filtered is not self._is_filtered:
            self._is_filtered = is_filtered
            self._decoder = _make_decoder(self._template, is_filtered=is_filtered)

    def begin(self, key: Packet) -> None:
        """Forget the group, and begin the next one."""
        self._packets = [key]
        self._decoder.flush_buffers()
        self._fed = 0

    def begin_with(self, key: Packet) -> None:
        """Do the same with the key frame that was decoded last, by `alone`."""
        self._packets, self._fed = [key], 1

    def add(self, packet: Packet) -> None:
        """Keep a picture that needs those before it."""
        self._packets.append(packet)

    def let_go(self) -> None:
        """Keep no more of the group than its first picture; what comes is decoded after what was, and never again."""
        self._packets, self._fed = self._packets[:1], 1

    def decoded(self) -> Iterator[Shown]:
        """Decode what was not, and yield it."""
        while self.is_behind:
            packet = self._packets[self._fed]
            self._fed += 1
            yield from self._decode(packet)

    def alone(self, key: Packet) -> Shown | None:
        """Decode a key frame that is not in the group; None where it is damaged, or given out only with those after it.

        What the group has still to decode begins with its first picture again.
        """
        self._decoder.flush_buffers()
        self._fed = 0
        return next(self._decode(key), None)

    def _decode(self, packet: Packet) -> Iterator[Shown]:
        data = AvPacket(bytes(packet.data))
        try:
            frames = self._decoder.decode(data)
        except av.error.FFmpegError:
            # Damaged on its way; the next one may be whole.
            return
        for frame in frames:
            # What is missing of it would look like something that moves.
            if not frame.is_corrupt:
                yield Shown(luma_of(frame), packet.at_s)


def luma_of(frame: VideoFrame) -> NDArray[np.uint8]:
    """Return a frame's brightness where the decoder put it, without a copy if it has 8 bits."""
    if frame.format.components[0].bits > _BITS:
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def _make_decoder(template: Template, *, is_filtered: bool) -> VideoCodecContext:
    decoder = template.make_decoder()
    decoder.thread_type, decoder.thread_count = "SLICE", 1
    decoder.options |= {"skip_loop_filter": "default" if is_filtered else "all"}
    # Without it a decoder may wait for pictures that are to be shown earlier.
    decoder.flags |= Flags.low_delay
    return decoder
