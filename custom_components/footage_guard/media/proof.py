"""Proves that pictures can be played, by decoding one of them. Blocking."""

from typing import Final

from av import Packet as AvPacket
from av.error import FFmpegError
from av.stream import Stream
from av.video.stream import VideoStream

from ..model.errors import ImportNotPlayable

_TRIES: Final = 100
"""Pictures that are given to the decoder; it may hold back 16 of them, to show them in another order."""


class Proof:
    """One whole picture of a stream."""

    def __init__(self, picture: VideoStream) -> None:
        """Decode nothing yet."""
        self._picture = picture
        # More threads hold back more pictures.
        picture.thread_count = 1
        self._tries = 0
        self._is_given = False

    def look(self, packet: AvPacket[Stream]) -> None:
        """Give the next picture to the decoder, until one is whole; raise ImportNotPlayable after enough of them."""
        if self._is_given:
            return
        self._tries += 1
        if self._tries > _TRIES:
            raise ImportNotPlayable
        self._decode(packet)

    def conclude(self) -> None:
        """Pass where there was one; raise ImportNotPlayable."""
        if not self._is_given:
            self._decode(None)
        if not self._is_given:
            raise ImportNotPlayable

    def _decode(self, packet: AvPacket[Stream] | None) -> None:
        try:
            for frame in self._picture.codec_context.decode(packet):
                self._is_given |= not frame.is_corrupt
        except FFmpegError:
            # The next one may be better.
            return
