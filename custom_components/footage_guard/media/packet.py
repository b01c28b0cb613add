"""What a camera sends, as it is kept in memory: encoded pictures and sound, never decoded."""

from dataclasses import dataclass, field
from typing import Final

from ..model.account import GapReason
from .arrivals import Arrivals
from .template import Template

OVERHEAD_BYTES: Final = 500
"""What a packet takes in memory beside its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a decoder has to know before the first packet. Packets of equal layouts can stand in one clip."""

    template: Template = field(compare=False, repr=False)
    codec: str
    """Such as `h264`."""
    width: int
    height: int
    """Pixels, as coded."""
    has_audio: bool
    parameters: bytes
    """What the decoders of picture and sound were told by the camera."""
    matrix: tuple[int, ...] | None = None
    """How the file they come from wants its pictures to be turned, as FFmpeg keeps it; None for not at all."""


@dataclass(slots=True, kw_only=True)
class Run:
    """Packets that count their time from the same zero: those of a connection, unless the camera's time jumps."""

    layout: Layout
    why: GapReason
    """What explains a time without pictures before it."""
    picture_tick_s: float
    """One tick of a picture's timestamps."""
    sound_tick_s: float
    arrivals: Arrivals
    camera_zero_s: float | None = None
    """What the camera's own clock said at timestamp 0, in seconds since 1970, where it tells (RTCP sender reports)."""
    settled_s: float = 0.0
    """From when on, by the steady clock, what came before the run's own time is past, and its times are right."""

    def at_s(self, ticks: int, *, is_picture: bool = True) -> float:
        """Return when a timestamp was, on the steady clock. It becomes more exact while the run goes on."""
        return ticks * (self.picture_tick_s if is_picture else self.sound_tick_s) + self.arrivals.offset_s

    def camera_s(self, ticks: int) -> float | None:
        """Return what the camera's own clock said at a picture's timestamp, where it tells."""
        return None if self.camera_zero_s is None else self.camera_zero_s + ticks * self.picture_tick_s


@dataclass(slots=True, kw_only=True)
class Packet:
    """One encoded picture, or a piece of sound."""

    run: Run
    data: bytes | memoryview
    pts: int
    dts: int
    """In ticks of its run."""
    duration: int
    """In ticks; 0 where it is not known."""
    is_picture: bool
    is_key: bool
    """A decoder can begin here."""

    @property
    def at_s(self) -> float:
        """When it was, on the steady clock."""
        return self.run.at_s(self.pts, is_picture=self.is_picture)

    @property
    def tick_s(self) -> float:
        """One tick of its timestamps."""
        return self.run.picture_tick_s if self.is_picture else self.run.sound_tick_s

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        return len(self.data) + OVERHEAD_BYTES
