"""Finds and decodes the pictures of a part of a clip: those, and none beside them. Blocking.

A picture belongs to a part if its time lies in it; the time of a clip counts from its first picture. Which ones those
are is read from the file before anything is decoded, so that how many there are is known, and so that one that was
decoded and is none of them goes nowhere.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, groupby, pairwise
from math import ceil
from statistics import median
from typing import Final, NamedTuple

from av import AudioFrame, Packet as AvPacket, VideoFrame
from av.error import FFmpegError
from av.stream import Stream

from ..model.errors import (
    FootageUnreadable,
    FormatUnsupported,
    ImportingError,
    ImportNotVideo,
    NothingInInterval,
    NotPlayableHere,
    UnsupportedCodec,
)
from ..model.redaction.recipe import Interval, Moment
from .as_file import ContentFile
from .beginnings import Beginning, begun_at, without_index
from .decoder import decoder_for, matrix_of
from .opened_file import OpenedFile, opened_file
from .virtual import Content, lay_out

_MS: Final = Fraction(1, 1000)
_BEHIND_S: Final = 2
"""By how much what is stored later may be shown earlier, and sound may lie behind the pictures."""
_STEPS: Final = 1000
"""So many pictures tell how long the last one of a clip is shown."""

type _Packet = AvPacket[Stream]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which pictures of a clip belong to a part of it; times in ticks of the file."""

    tick_s: Fraction
    zero: int
    """The time of the clip's first picture."""
    shown: Sequence[int]
    """The times of the part's pictures, of which there is one at least."""
    end: int
    """When the last of them is not shown any more, or the part ends, whichever is earlier."""
    next: int
    """When the clip shows another picture than the last of them, which may be behind the end of the part."""
    near: Beginning | None
    """A group of pictures that they can be decoded from; None is the beginning of the file."""

    def at_ms(self, time: int) -> Fraction:
        """Return a time as one of the clip."""
        return (time - self.zero) * self.tick_s / _MS


class Seen(NamedTuple):
    """A picture that was decoded, and when it is shown."""

    time: int
    until: int
    """When another one comes: where others are missing, it stands meanwhile; the last may do so behind the part."""
    frame: VideoFrame
    is_last: bool = False


class Heard(NamedTuple):
    """A piece of sound that was decoded, and its time in the clip."""

    at_s: Fraction
    frame: AudioFrame


class Footage:
    """A clip of which parts are read. Use it from one thread."""

    def __init__(self, content: Content) -> None:
        """Look at where its pieces are; raise FormatUnsupported, or what reading the content raises."""
        with _as_ours():
            self._file, self._beginnings = without_index(lay_out(content))
        self.aspect = Fraction(1)
        """How wide a pixel is for its height, in what was read last."""

    @property
    def picture_ms(self) -> float | None:
        """How long one picture is shown, about; None where nobody counted."""
        return self._file.picture_ms

    def find(self, part: Interval | Moment) -> Cut:
        """Return which pictures belong to a part.

        Raises NothingInInterval, FootageUnreadable or FormatUnsupported, and what reading the content raises.
        """
        with self._opened() as opened:
            tick_s = 1 * (opened.picture.time_base or Fraction(1))
            zero = next((packet.pts for packet in opened.packets() if not packet.is_discard), None)
        if zero is None:
            raise FootageUnreadable
        look = _Look.for_part(part, tick_s, zero)
        near = self._before(look.near * tick_s)
        if near is None or not self._is_found(look, near):
            near = None
            self._is_found(look, None)
        if not look.shown:
            raise NothingInInterval
        shown = look.shown if isinstance(part, Interval) else look.shown[-1:]
        return Cut(tick_s=tick_s, zero=zero, shown=shown, end=look.until(), next=look.next(), near=near)

    def read(self, cut: Cut, *, with_sound: bool) -> Generator[Seen | Heard]:
        """Yield what can be decoded of a part: first a picture, then the others in their order and the sound around.

        Raises FootageUnreadable or FormatUnsupported, and what reading the content raises.
        """
        before = self._one_before(cut.near)
        # Sound may be stored a little before the pictures it belongs to.
        for near in dict.fromkeys((before if with_sound else cut.near, before)):
            with self._opened(near, with_sound=with_sound) as opened, closing(_Reading(opened, cut)) as reading:
                # A decoder that begins in the middle may need a group more; if not that, the picture is damaged.
                if reading.begin() or near == before:
                    self.aspect = 1 * (opened.picture.sample_aspect_ratio or Fraction(1))
                    yield from reading.rest()
                    return

    def matrix(self) -> bytes | None:
        """Return how all pictures of the clip are to be turned. Raises what opening it raises."""
        with self._opened() as opened:
            return matrix_of(opened.picture)

    def channels(self) -> int:
        """Return how many channels of sound the clip has; 0 for none. Raises what opening it raises."""
        with self._opened(with_sound=True) as opened:
            if opened.sound is None:
                return 0
            return opened.container.streams.audio[0].codec_context.channels

    def _before(self, at_s: Fraction) -> Beginning | None:
        """Return the last group of pictures that begins before a time; None where that is the first one."""
        count = bisect_right(self._beginnings, at_s, key=lambda beginning: beginning.at_s)
        return self._beginnings[count - 1] if count > 1 else None

    def _one_before(self, near: Beginning | None) -> Beginning | None:
        """Return the group of pictures before one; None where that is the first one."""
        number = self._beginnings.index(near) - 1 if near is not None else 0
        return self._beginnings[number] if number > 0 else None

    def _is_found(self, look: _Look, near: Beginning | None) -> bool:
        """Look at all pictures from a place on; tell whether one can begin there."""
        with self._opened(near) as opened:
            return look.read(opened.packets(), is_beginning=near is None)

    @contextmanager
    def _opened(self, near: Beginning | None = None, *, with_sound: bool = False) -> Iterator[OpenedFile]:
        file = self._file if near is None else begun_at(self._file, near)
        with _as_ours(), opened_file(ContentFile(file), with_sound=with_sound, is_ours=True) as opened:
            yield opened


@contextmanager
def _as_ours() -> Iterator[None]:
    try:
        yield
    except (ImportNotVideo, NotPlayableHere, UnsupportedCodec) as err:
        raise FormatUnsupported from err
    except (FFmpegError, ImportingError) as err:
        raise FootageUnreadable from err


class _Look:
    """What is found of a part by looking at how a file is made, without decoding."""

    def __init__(self, *, begin: int, end: int, near: int, slack: int) -> None:
        self._begin, self._end, self._slack = begin, end, slack
        self.near = near
        self.shown = array("q")
        self._next: int | None = None
        """The first picture after it."""
        self._last = (begin, 0)
        """The last picture, and how long the file says that it is shown."""

    @classmethod
    def for_part(cls, part: Interval | Moment, tick_s: Fraction, zero: int) -> _Look:
        slack = ceil(_BEHIND_S / tick_s)
        if isinstance(part, Interval):
            begin, end = (zero + ceil(ms * _MS / tick_s) for ms in (part.from_ms, part.to_ms))
            return cls(begin=begin, end=end, near=begin, slack=slack)
        # All that came before: what a player shows is the last of them.
        at = zero + (part.at_ms * _MS) // tick_s
        return cls(begin=zero, end=at + 1, near=at, slack=slack)

    def read(self, packets: Iterator[_Packet], *, is_beginning: bool) -> bool:
        """Look at pictures; False, and nothing, where the first one is not one to begin with."""
        for packet in packets:
            if packet.is_discard:
                continue
            if packet.pts is None:
                raise FootageUnreadable
            if not is_beginning and not (packet.is_keyframe and packet.pts <= self.near):
                return False
            is_beginning = True
            self._take(packet.pts, packet.duration or 0)
            if packet.dts is not None and packet.dts >= self._end + self._slack:
                break
        self.shown = array("q", [time for time, _ in groupby(sorted(self.shown))])
        return True

    def _take(self, at: int, duration: int) -> None:
        if at >= self._end:
            self._next = at if self._next is None else min(self._next, at)
        if self._begin <= at < self._end:
            self._last = max(self._last, (at, duration))
            self.shown.append(at)

    def until(self) -> int:
        """Return when the last picture of the part is not shown any more, or the part ends."""
        return min(self._end, self.next())

    def next(self) -> int:
        """Return when the last picture of the part is not shown any more, wherever the part ends."""
        if self._next is not None:
            return self._next
        steps = [after - one for one, after in pairwise(self.shown[-_STEPS:])]
        return self.shown[-1] + max(1, self._last[1] or round(median(steps or [1])))


class _Reading:
    """One reading of a part, with its pictures and sound."""

    def __init__(self, opened: OpenedFile, cut: Cut) -> None:
        self._opened, self._cut = opened, cut
        self._next = 0
        """Which picture of the part comes next."""
        self._slack = ceil(_BEHIND_S / cut.tick_s)
        self._newest = cut.shown[0] - 1
        """The last picture that was decoded."""
        self._events = self._in_order()
        self._first: Seen | None = None
        self._waiting = deque[_Packet]()
        """Sound that is not known to belong to the time of what was decoded."""
        self._decoder = decoder_for(opened.picture)

    def begin(self) -> bool:
        """Read up to the first picture that can be decoded; tell whether it is the first there is to be."""
        for event in self._events:
            if isinstance(event, Seen):
                self._first = event
                return event.time == self._cut.shown[0]
            self._waiting.append(event)
        return False

    def rest(self) -> Iterator[Seen | Heard]:
        """Yield the first picture, and what follows; raise FootageUnreadable where no picture can be decoded.

        Each is given once the next one is there: only then is it known how long it stands.
        """
        if (newest := self._first) is None:
            raise FootageUnreadable
        for event in self._events:
            if isinstance(event, Seen):
                yield newest._replace(until=event.time)
                newest = event
                yield from self._hear_until(event.time * self._cut.tick_s)
            else:
                self._waiting.append(event)
        yield newest._replace(is_last=True)
        for packet in self._waiting:
            yield from self._hear(packet)

    def close(self) -> None:
        """Let go of the decoder, which would wait for the garbage collector with what was not read."""
        self._events.close()

    def _in_order(self) -> Generator[Seen | _Packet]:
        """Yield pictures, and sound that is not decoded yet, in the order of the file."""
        index, end = self._opened.picture.index, self._cut.end
        for packet in chain(self._opened.packets(), [None]):
            if packet is None or packet.stream_index == index:
                if not self._is_over:
                    yield from self._decode(packet)
                elif packet is None or packet.dts is None or packet.dts >= end + self._slack:
                    return
            else:
                yield packet
            if self._is_over and self._opened.sound is None:
                return

    @property
    def _is_over(self) -> bool:
        """Whether all pictures are there."""
        return self._newest >= self._cut.shown[-1]

    def _decode(self, packet: _Packet | None) -> Iterator[Seen]:
        try:
            frames = self._decoder.decode(packet)
        except FFmpegError, ValueError:
            # The next one may be whole.
            return
        for frame in frames:
            if frame.is_corrupt or frame.pts is None:
                continue
            if frame.pts > self._newest:
                self._newest = frame.pts
                yield from self._wanted(frame.pts, frame)

    def _wanted(self, time: int, frame: VideoFrame) -> Iterator[Seen]:
        """Yield a picture if it is one of the part."""
        shown = self._cut.shown
        self._next = bisect_left(shown, time, self._next)
        if self._next < len(shown) and shown[self._next] == time:
            following = shown[self._next + 1 : self._next + 2]
            yield Seen(time, following[0] if following else self._cut.next, frame)

    def _hear_until(self, end_s: Fraction) -> Iterator[Heard]:
        """Yield the sound that is over by then, which something was seen to."""
        while self._waiting and _end_s(self._waiting[0]) <= end_s:
            yield from self._hear(self._waiting.popleft())

    def _hear(self, packet: _Packet) -> Iterator[Heard]:
        try:
            frames = packet.decode()
        except FFmpegError, ValueError:
            # There will be silence.
            return
        zero_s = self._cut.zero * self._cut.tick_s
        for frame in frames:
            if isinstance(frame, AudioFrame) and frame.pts is not None:
                yield Heard(frame.pts * frame.time_base - zero_s, frame)


def _end_s(sound: _Packet) -> Fraction:
    """Return when a piece of sound is over; what has no time is heard nowhere."""
    return ((sound.pts or 0) + (sound.duration or 0)) * sound.time_base
