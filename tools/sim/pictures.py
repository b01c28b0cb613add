"""Where the pictures of a camera come from, before the stamp is burnt in."""

from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import av
from av.video.frame import VideoFrame

from .canvas import Canvas
from .happenings import Doorstep
from .options import Size
from .porch import Porch

_USUAL_FPS = 25
"""For a file that does not say its frame rate."""


class PictureSource(Protocol):
    """Something that shows the present, always as yuv420p of one size."""

    @property
    def size(self) -> Size:
        """Size of every picture."""
        ...

    @property
    def fps(self) -> float:
        """Pictures per second."""
        ...

    def draw(self, at_ms: int) -> Canvas:
        """Return the picture for this moment on a canvas the caller may draw on."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...


class DrawnPorch:
    """The drawn porch with its visitor."""

    def __init__(self, doorstep: Doorstep, size: Size, fps: int, *, night: bool) -> None:
        """Paint the still part once."""
        self._doorstep = doorstep
        self._porch = Porch(size.width, size.height, night=night)
        self.size, self.fps = size, float(fps)

    def draw(self, at_ms: int) -> Canvas:
        """Draw the porch as it is now."""
        happening = self._doorstep.now
        return self._porch.draw(at_ms, happening.visit, bell_lit=happening.is_bell_lit(at_ms))

    def close(self) -> None:
        """Nothing is held open."""


class LoopedFile:
    """A video file that starts again when it ends."""

    def __init__(self, path: Path, size: Size | None) -> None:
        """Open the file to learn its size and frame rate; fail early on one without pictures."""
        self._path = path
        with av.open(str(path)) as container:
            if not container.streams.video:
                msg = f"{path} has no pictures"
                raise ValueError(msg)
            video = container.streams.video[0]
            self.fps = float(video.average_rate or _USUAL_FPS)
            self.size = size or Size(width=video.width // 2 * 2, height=video.height // 2 * 2)
        self._frames = self._decode_forever()

    def draw(self, at_ms: int) -> Canvas:  # noqa: ARG002 - a recording shows its own time
        """Return the next picture of the file."""
        frame = next(self._frames)
        fitted = frame.reformat(width=self.size.width, height=self.size.height, format="yuv420p")
        return Canvas.on(fitted).copy()

    def close(self) -> None:
        """Close the file."""
        self._frames.close()

    def _decode_forever(self) -> Generator[VideoFrame]:
        while True:
            with av.open(str(self._path)) as container:
                yield from container.decode(video=0)
