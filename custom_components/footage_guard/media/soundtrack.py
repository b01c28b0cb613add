"""The sound of a file that leaves: exactly the samples of the time that was approved, and silence where it is muted.

AAC keeps half of each piece in the one before it, so pieces that are copied would hold sound from before the part.
Here single samples are cut, silenced and encoded anew; no other sample gets to the encoder.
"""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final, NamedTuple

from av import AudioFrame
from av.audio.resampler import AudioResampler
import numpy as np
from numpy.typing import NDArray

from ..model.errors import FormatUnsupported
from ..model.redaction.recipe import Mute
from .cut import Heard

CODEC: Final = "aac"
RATE: Final = 48_000
BIT_RATE: Final = 96_000
_FORMAT: Final = "fltp"
_PIECE: Final = 1024
"""Samples that AAC encodes at once."""
_SLACK_S: Final = Fraction(1, 20)
"""Times in a file are rounded; sound is put elsewhere only where it would be more than this beside its time."""

type _Samples = NDArray[Any]


def layout_of(channels: int) -> str:
    """Return how many channels leave."""
    return "mono" if channels == 1 else "stereo"


class _Kind(NamedTuple):
    format: str
    rate: int
    layout: str
    channels: int


class Soundtrack:
    """What is heard from the first picture to the end of the last one."""

    def __init__(
        self, *, begin_s: Fraction, end_s: Fraction, mutes: tuple[Mute, ...], encode: Callable[[AudioFrame], object]
    ) -> None:
        """Give what is to be encoded to `encode`, in pieces that follow each other."""
        self._begin_s, self._end_s = begin_s, end_s
        self._mutes = [(Fraction(mute.from_ms, 1000), Fraction(mute.to_ms, 1000)) for mute in mutes]
        self._encode = encode
        self._kind: _Kind | None = None
        self._resampler = AudioResampler(_FORMAT, "mono", RATE, frame_size=_PIECE)
        self._put = 0
        """Samples so far, at the rate of the clip."""
        self._given = 0
        """The same at the rate of the file that leaves."""

    def end_at(self, end_s: Fraction) -> None:
        """Take nothing behind an earlier end; what was taken until now lies before it."""
        self._end_s = end_s

    @property
    def is_heard(self) -> bool:
        """Whether there was any sound."""
        return self._put > 0

    def take(self, heard: Heard) -> None:
        """Take the samples of a piece that belong to the time; raise FormatUnsupported."""
        kind = self._kind_of(heard.frame)
        samples = heard.frame.to_ndarray()
        first, last = (_within((at_s - heard.at_s) * kind.rate, samples) for at_s in (self._begin_s, self._end_s))
        if first >= last:
            return
        self._silence(samples, heard.at_s, kind)
        place = round((heard.at_s - self._begin_s) * kind.rate) + first
        beside = place - self._put if abs(place - self._put) > _SLACK_S * kind.rate else 0
        self._fill(beside, kind)
        self._add(samples[:, first - min(0, beside) : last], kind)

    def finish(self) -> None:
        """Give out the rest, with silence up to the end."""
        if self._kind is None or not self.is_heard:
            return
        # Of less than two pieces nothing would be left.
        length_s = max(self._end_s - self._begin_s, Fraction(2 * _PIECE, RATE))
        self._fill(ceil(length_s * self._kind.rate) - self._put, self._kind)
        self._give(None)

    def _kind_of(self, frame: AudioFrame) -> _Kind:
        kind = _Kind(frame.format.name, frame.sample_rate, frame.layout.name, len(frame.layout.channels))
        if self._kind is None:
            self._kind = kind
            self._resampler = AudioResampler(_FORMAT, layout_of(kind.channels), RATE, frame_size=_PIECE)
        # What lies in a clip is AAC, of one kind from its begin to its end.
        if kind != self._kind or kind.format != _FORMAT:
            raise FormatUnsupported
        return kind

    def _silence(self, samples: _Samples, at_s: Fraction, kind: _Kind) -> None:
        """Silence each sample of which any part lies in a time that is muted."""
        for from_s, to_s in self._mutes:
            first = _within(floor((from_s - at_s) * kind.rate), samples)
            samples[:, first : _within((to_s - at_s) * kind.rate, samples)] = 0

    def _fill(self, count: int, kind: _Kind) -> None:
        """Add silence, a second at a time."""
        for done in range(0, count, kind.rate):
            self._add(np.zeros((kind.channels, min(kind.rate, count - done)), np.float32), kind)

    def _add(self, samples: _Samples, kind: _Kind) -> None:
        if not samples.shape[1]:
            return
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), format=_FORMAT, layout=kind.layout)
        frame.sample_rate, frame.pts, frame.time_base = kind.rate, self._put, Fraction(1, kind.rate)
        self._put += samples.shape[1]
        self._give(frame)

    def _give(self, frame: AudioFrame | None) -> None:
        for piece in self._resampler.resample(frame):
            piece.pts, piece.time_base = self._given, Fraction(1, RATE)
            self._given += piece.samples
            # An encoder puts a piece of its own in front, which a file without an edit list plays as well. Without the
            # first piece, and with that one in its place, all that follows is where it belongs.
            if self._given > _PIECE:
                self._encode(piece)


def _within(count: Fraction | int, samples: _Samples) -> int:
    """Return a number of samples, rounded up, that is not more than there are."""
    return min(max(0, ceil(count)), int(samples.shape[1]))
