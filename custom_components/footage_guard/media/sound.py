"""A camera's sound as a clip can hold it: AAC as it comes, anything else encoded as AAC."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import av
from av import AudioFrame, Packet as AvPacket
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
import av.error
from av.stream import Stream

_CODEC = "aac"
_RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
"""Samples per second that AAC knows (ISO/IEC 14496-3, table 1.18), without those no camera needs."""
_MOST_RATE = 96_000
"""The largest of that table. A clip counts sound by it, and at a rate that somebody made up FFmpeg has no room for the
silence of some minutes: it would end the whole process."""

_SYNC = 0xFFF
_HEADER_BYTES, _CHECKSUM_BYTES = 7, 2
"""ISO/IEC 14496-3, table 1.A.4 and following; the last bit of the second byte says that there is no checksum."""


class Piece(NamedTuple):
    """A piece of sound; times in ticks of the sound it is of."""

    data: bytes
    pts: int
    duration: int


def _without_header(data: bytes) -> bytes:
    """Return a piece of AAC without a header of its own (ADTS), which some send though all it says was told before.

    FFmpeg writes no MP4 that begins with such a piece. Of what still looks like one, nothing is returned.
    """
    if _has_header(data):
        data = data[_HEADER_BYTES if data[1] & 1 else _HEADER_BYTES + _CHECKSUM_BYTES :]
    return b"" if _has_header(data) else data


def _has_header(data: bytes) -> bool:
    return int.from_bytes(data[:2]) >> 4 == _SYNC


class Sound:
    """The sound of one connection. Most doorbells send G.711, which no browser plays from an MP4."""

    def __init__(self, stream: AudioStream) -> None:
        """Look at what the camera sends."""
        context = stream.codec_context
        self._stream = stream
        # Without these bytes the packets hold headers of their own (ADTS), which MP4 does not have.
        is_rate = 0 < context.sample_rate <= _MOST_RATE
        self._is_copied = context.name == _CODEC and bool(context.extradata) and is_rate
        self._rate = min(_RATES, key=lambda rate: abs(rate - context.sample_rate))
        self._channels = "mono" if context.channels == 1 else "stereo"
        self.tick_s = float(stream.time_base or 1 / context.sample_rate)
        """One tick of the pieces' timestamps."""
        self.parameters = repr((self._rate, self._channels)).encode()
        """What the decoder of the pieces is told; pieces of equal ones can follow each other."""
        if self._is_copied:
            self.parameters = bytes(context.extradata or b"")
        else:
            self._begin_encoding()

    def _begin_encoding(self) -> None:
        encoder = av.CodecContext.create(_CODEC, "w")
        assert isinstance(encoder, av.AudioCodecContext)  # noqa: S101  # narrows the type: AAC is sound
        encoder.sample_rate, encoder.layout, encoder.format = self._rate, self._channels, "fltp"
        encoder.time_base = Fraction(1, self._rate)
        self.tick_s = 1 / self._rate
        encoder.open()
        self._encoder = encoder
        self._resampler = self._new_resampler()

    def _new_resampler(self) -> AudioResampler:
        return AudioResampler("fltp", self._channels, self._rate, frame_size=self._encoder.frame_size)

    @property
    def index(self) -> int:
        """Which stream of the connection it is."""
        return self._stream.index

    def add_to(self, output: OutputContainer) -> None:
        """Add a stream of this sound to a file that is written."""
        if self._is_copied:
            output.add_stream_from_template(self._stream)
        else:
            output.add_stream(_CODEC, rate=self._rate, layout=self._channels, format="fltp")

    def take(self, packet: AvPacket[Stream]) -> Iterator[Piece]:
        """Yield what a packet becomes; sound that cannot be decoded is left out."""
        if self._is_copied:
            data = _without_header(bytes(packet))
            if packet.pts is not None and data:
                yield Piece(data, packet.pts, packet.duration or 0)
            return
        try:
            for frame in packet.decode():
                yield from self._encode(frame)
        except av.error.FFmpegError, ValueError:
            # The second is PyAV's own word of a decoder that could not be opened, from the second packet on.
            return

    def _encode(self, frame: object) -> Iterator[Piece]:
        if not isinstance(frame, AudioFrame) or frame.pts is None:
            return
        for resampled in self._resample(frame):
            for encoded in self._encoder.encode(resampled):
                if encoded.pts is not None:
                    yield Piece(bytes(encoded), encoded.pts, encoded.duration or 0)

    def _resample(self, frame: AudioFrame) -> list[AudioFrame]:
        try:
            return self._resampler.resample(frame)
        except ValueError:
            # The camera changed rate or channels, which is no reason to lose the picture.
            self._resampler = self._new_resampler()
            return self._resampler.resample(frame)
