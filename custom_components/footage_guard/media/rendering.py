"""Makes the file that leaves out of a clip and a recipe: the pictures of the time that was approved, and nothing else.

Blocking, for a thread of its own, which calls `lower_priority(NICENESS)`. What it holds in memory does not grow with
the length of the clip, but for a table of its pictures. Nothing is on a disk in clear: what is read is a clip that is
decrypted as it is read, what is made waits in encrypted scratch, and what leaves goes to a sink from its first byte to
its last.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import ceil, floor
from time import monotonic
from typing import Final

from av.error import FFmpegError

from ..model.errors import FootageUnreadable, RenderStopped
from ..model.redaction.recipe import Interval, Moment, Recipe
from .canvas import Canvas, canvas_of, turn_of
from .cut import Footage, Heard, Seen
from .faststart import Scratch, Sink
from .film import Film
from .mp4 import TICKS
from .png import encode_png
from .redact import redact
from .soundtrack import Soundtrack
from .virtual import Content

NICENESS: Final = 10
"""Of the thread that does it and those it begins: Home Assistant goes first, and whatever looks for motion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far it is."""

    done: int
    """Pictures."""
    pictures: int
    """In all."""
    left_s: float | None
    """How long it will take from now on; None where nobody knows yet."""

    @property
    def percent(self) -> int:
        """How much of it is done; 100 only at the end."""
        return self.done * 100 // self.pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What was made."""

    size_bytes: int
    sha256: bytes
    """Of every byte that went to the sink."""
    pictures: int
    from_ms: int
    """When the first picture is, since the clip's first one; rounded down to a millisecond."""
    to_ms: int
    """When the last one is not shown any more; rounded up."""
    width: int
    height: int
    has_audio: bool
    missing: int
    """Pictures of the time that could not be decoded, and are not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What the rendering says to whoever waits for it, and asks."""

    tell: Callable[[Progress], object]
    """Is called from the thread of the rendering, after each picture; it must not block."""
    is_cancelled: Callable[[], bool]
    """Is asked before each picture."""


def render(content: Content, recipe: Recipe, sink: Sink, scratch: Scratch, watch: Watch) -> Rendered:
    """Make the file, or the still, that a recipe says.

    Raises NothingInInterval, FootageUnreadable, FormatUnsupported, EncoderMissing, RenderStopped once cancelled,
    what reading the content raises, and OSError of scratch or sink. After an error, what went to the sink is no file.
    """
    footage = Footage(content)
    if isinstance(recipe.cut, Moment):
        return _still(footage, recipe, recipe.cut, sink, watch)
    making = _Making(footage, recipe, recipe.cut, scratch, watch)
    try:
        making.read()
        return making.finish(sink)
    except FFmpegError as err:
        # Times that no file has room for.
        raise FootageUnreadable from err
    finally:
        making.abandon()


def _still(footage: Footage, recipe: Recipe, moment: Moment, sink: Sink, watch: Watch) -> Rendered:
    cut = footage.find(moment)
    with closing(footage.read(cut, with_sound=False)) as events:
        seen = next(event for event in events if isinstance(event, Seen))
    if watch.is_cancelled():
        raise RenderStopped
    canvas = canvas_of(seen.frame, turn_of(footage.matrix()))
    # Whoever chose the moment saw it then, also behind the end of the clip.
    redact(canvas, recipe, cut.at_ms(seen.time), max(cut.at_ms(seen.until), Fraction(moment.at_ms + 1)))
    picture = encode_png(canvas, seen.frame)
    sink.write(picture)
    watch.tell(Progress(done=1, pictures=1, left_s=0.0))
    return Rendered(
        size_bytes=len(picture),
        sha256=sha256(picture).digest(),
        pictures=1,
        from_ms=floor(cut.at_ms(seen.time)),
        to_ms=ceil(cut.at_ms(cut.end)),
        width=canvas.width,
        height=canvas.height,
        has_audio=False,
        missing=0,
    )


class _Making:
    """One file that is being made."""

    def __init__(self, footage: Footage, recipe: Recipe, part: Interval, scratch: Scratch, watch: Watch) -> None:
        cut = footage.find(part)
        self._footage, self._cut, self._recipe = footage, cut, recipe
        # A clip that counts time in other steps than milliseconds has none at the end of the part.
        self._end_ms = min(cut.at_ms(cut.end), Fraction(part.to_ms))
        self._scratch, self._watch = scratch, watch
        self._channels = footage.channels() if recipe.audio else 0
        self._film: Film | None = None
        self._sound: Soundtrack | None = None
        self._first = cut.shown[0]
        self._turn = turn_of(footage.matrix())
        self._size = (0, 0)
        self._done = 0
        self._begun_s = monotonic()

    def read(self) -> None:
        """Read, redact and encode all of it."""
        with closing(self._footage.read(self._cut, with_sound=self._channels > 0)) as events:
            for event in events:
                if isinstance(event, Heard):
                    assert self._sound is not None  # noqa: S101  # narrows the type: a picture comes first
                    self._sound.take(event)
                    continue
                if self._watch.is_cancelled():
                    raise RenderStopped
                self._show(event)
                self._tell()

    def finish(self, sink: Sink) -> Rendered:
        """Write the file."""
        assert self._film is not None  # noqa: S101  # narrows the type: there was a picture
        if self._sound is not None:
            self._sound.finish()
        size, digest = self._film.finish(sink, self._watch.is_cancelled)
        return Rendered(
            size_bytes=size,
            sha256=digest,
            pictures=self._done,
            from_ms=floor(self._cut.at_ms(self._first)),
            to_ms=ceil(self._end_ms),
            width=self._size[0],
            height=self._size[1],
            has_audio=self._sound is not None and self._sound.is_heard,
            missing=len(self._cut.shown) - self._done,
        )

    def abandon(self) -> None:
        """Let go of a file that was not finished."""
        if self._film is not None:
            self._film.abandon()

    def _show(self, seen: Seen) -> None:
        canvas = canvas_of(seen.frame, self._turn)
        begin_ms, next_ms = self._cut.at_ms(seen.time), self._cut.at_ms(seen.until)
        until_ms = min(next_ms, self._end_ms)
        if seen.is_last:
            self._end(until_ms)
        # Whoever drew on the last one may have stopped behind the end of the part.
        redact(canvas, self._recipe, begin_ms, next_ms)
        film = self._film or self._begin(seen, canvas)
        if (canvas.width, canvas.height) != self._size:
            # A clip ends where its camera changes size.
            raise FootageUnreadable
        start = self._ticks(begin_ms)
        film.show(canvas, start, max(1, self._ticks(until_ms) - start))
        self._done += 1

    def _end(self, at_ms: Fraction) -> None:
        """End the file with the last picture that could be decoded, and not where the part was to end."""
        self._end_ms = at_ms
        if self._sound is not None:
            self._sound.end_at(at_ms / 1000)

    def _begin(self, seen: Seen, canvas: Canvas) -> Film:
        self._first = seen.time
        self._size = canvas.width, canvas.height
        aspect = self._footage.aspect
        if self._turn.is_transposed:
            aspect = 1 / aspect
        self._film = Film(self._scratch, canvas, seen.frame, aspect, self._channels)
        if self._channels:
            begin_s, end_s = self._cut.at_ms(seen.time) / 1000, self._end_ms / 1000
            self._sound = Soundtrack(begin_s=begin_s, end_s=end_s, mutes=self._recipe.mutes, encode=self._film.hear)
        return self._film

    def _ticks(self, at_ms: Fraction) -> int:
        return round((at_ms - self._cut.at_ms(self._first)) * TICKS / 1000)

    def _tell(self) -> None:
        pictures = len(self._cut.shown)
        each_s = (monotonic() - self._begun_s) / self._done
        self._watch.tell(Progress(done=self._done, pictures=pictures, left_s=(pictures - self._done) * each_s))
