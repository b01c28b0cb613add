"""The painter hands out stamped pictures, one number each, to the encoder and for stills."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import av

from .clock import epoch_ms
from .options import Size
from .pictures import PictureSource
from .stamp import Stamp, draw_stamp

type OpenSource = Callable[[Size | None], PictureSource]

_FRESH_MS = 250
"""A picture not older than this is still the current one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A finished picture and what its stamp says."""

    frame: av.VideoFrame
    stamp: Stamp


class Painter:
    """Paint pictures with consecutive numbers from 1; safe to call from several threads."""

    def __init__(self, camera: str, open_source: OpenSource, size: Size | None) -> None:
        """Open the source at once, so that a broken file stops the start."""
        self._camera = camera
        self._open_source = open_source
        self._source = open_source(size)
        self._lock = Lock()
        self._latest: Picture | None = None
        self.frame_number = 0

    @property
    def fps(self) -> float:
        """Pictures per second."""
        return self._source.fps

    @property
    def size(self) -> Size:
        """The size of the pictures."""
        return self._source.size

    def next_picture(self) -> Picture:
        """Paint the present."""
        with self._lock:
            return self._paint()

    def current_picture(self) -> Picture:
        """Return the latest picture while it is fresh, so that a still takes no number away."""
        with self._lock:
            latest = self._latest
            if latest and epoch_ms() - latest.stamp.epoch_ms < _FRESH_MS:
                return latest
            return self._paint()

    def resize(self, size: Size) -> None:
        """Open the source again at another size."""
        with self._lock:
            self._source.close()
            self._source = self._open_source(size)
            self._latest = None

    def close(self) -> None:
        """Let go of the source."""
        with self._lock:
            self._source.close()

    def _paint(self) -> Picture:
        now_ms = epoch_ms()
        canvas = self._source.draw(now_ms)
        self.frame_number += 1
        stamp = Stamp(frame_number=self.frame_number, epoch_ms=now_ms)
        draw_stamp(canvas, stamp, self._camera)
        self._latest = Picture(frame=canvas.frame, stamp=stamp)
        return self._latest
