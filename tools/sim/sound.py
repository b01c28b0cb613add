"""The sound of the porch: a quiet hum, and a chirp when the bell rings."""

from array import array
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from math import sin, tau

import av

from .happenings import Doorstep

RATE = 48_000
"""Samples per second. A packet lasts 21 ms, so the sound hardly runs ahead of the picture."""
BLOCK = 1024
"""Samples in one AAC packet."""
_HUM_HZ, _HUM_LEVEL = 220, 0.02
_CHIRP_FROM_HZ, _CHIRP_SWEEP_HZ, _CHIRP_LEVEL, _CHIRP_SECONDS = 800, 1600, 0.4, 0.6


@cache
def _hum() -> array[float]:
    """Return one second and one block of hum, so that any block can be cut out of it."""
    return array("f", (_HUM_LEVEL * sin(tau * _HUM_HZ * i / RATE) for i in range(RATE + BLOCK)))


@cache
def _chirp() -> array[float]:
    times = (i / RATE for i in range(int(RATE * _CHIRP_SECONDS)))
    phases = (tau * (_CHIRP_FROM_HZ + _CHIRP_SWEEP_HZ * t) * t for t in times)
    return array("f", (_CHIRP_LEVEL * sin(phase) for phase in phases))


class Sound:
    """Samples of one session; the position counts from its start."""

    def __init__(self, doorstep: Doorstep) -> None:
        """Listen at this doorstep; a press from before is not heard again."""
        self._doorstep = doorstep
        self._heard_ms = doorstep.now.rang_at_ms
        self._chirp_left = array("f")
        self._position = 0

    def up_to(self, media_seconds: float) -> Iterator[av.AudioFrame]:
        """Yield the blocks until this media time, skipping the silence that a stall left."""
        target = round(media_seconds * RATE)
        if target - self._position > RATE:
            self._position = target - BLOCK
        while self._position < target:
            yield self._next_block()

    def _next_block(self) -> av.AudioFrame:
        rang_at_ms = self._doorstep.now.rang_at_ms
        if rang_at_ms != self._heard_ms:
            self._heard_ms, self._chirp_left = rang_at_ms, _chirp()
        start = self._position % RATE
        samples = _hum()[start : start + BLOCK]
        ringing, self._chirp_left = self._chirp_left[:BLOCK], self._chirp_left[BLOCK:]
        for index, value in enumerate(ringing):
            samples[index] += value
        frame = av.AudioFrame("fltp", "mono", BLOCK)
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frame.pts = self._position
        self._position += BLOCK
        return frame
