"""Pictures of a clip for whoever prepares a draft: small ones for its timeline, large ones to draw boxes on. Blocking.

They are turned as the file that leaves is, so that a place on one is the same place there. Nothing is painted over:
they are for those alone who may watch the clip itself.
"""

from contextlib import closing
from math import floor
from typing import Final, NamedTuple

from av import VideoFrame

from ..model.redaction.recipe import Moment
from .canvas import canvas_of, turn_of
from .cut import Footage, Seen
from .still import encode_jpeg
from .virtual import Content

SMALL: Final = 160
"""Pixels along the longer side of a picture on a timeline."""
LARGE: Final = 1280


class Glimpsed(NamedTuple):
    """One picture of a clip."""

    begins_ms: int | None
    """Within which millisecond of the clip it begins; None where nobody looked."""
    jpeg: bytes
    size: tuple[int, int] | None
    """Pixels that the file has of it, across and down; None where nobody looked."""
    picture_ms: float | None
    """How long one picture of the clip is shown, about; None where nobody looked."""


class Glimpses:
    """A clip that is looked at here and there. Use it from one thread."""

    def __init__(self, content: Content) -> None:
        """Look at where its pieces are; raise FormatUnsupported, or what reading the content raises."""
        self._footage = Footage(content)

    def at(self, at_ms: int, longest: int = LARGE) -> Glimpsed:
        """Return the picture a player shows at a time, no longer than so many pixels on either side.

        Raises FootageUnreadable, FormatUnsupported or NothingInInterval, and what reading the content raises.
        """
        cut = self._footage.find(Moment(at_ms=at_ms))
        with closing(self._footage.read(cut, with_sound=False)) as events:
            seen = next(event for event in events if isinstance(event, Seen))
        frame = canvas_of(seen.frame, turn_of(self._footage.matrix())).frame
        frame.color_range = seen.frame.color_range
        jpeg = encode_jpeg(_fitting(frame, longest))
        return Glimpsed(floor(cut.at_ms(seen.time)), jpeg, (frame.width, frame.height), self._footage.picture_ms)


def _fitting(frame: VideoFrame, longest: int) -> VideoFrame:
    """Return a picture that is no longer, in the same shape."""
    by = max(frame.width, frame.height)
    if by <= longest:
        return frame
    width, height = (max(2, size * longest // by // 2 * 2) for size in (frame.width, frame.height))
    return frame.reformat(width=width, height=height)
