"""One connection to a camera: places each packet on the steady clock, whatever the camera's timestamps do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from av import Packet as AvPacket
from av.stream import Stream
from av.video.stream import VideoStream

from ..model.account import GapReason
from ..model.errors import NoVideo
from .arrivals import Arrivals
from .layout import layout_of, parameter_sets
from .packet import Packet, Run
from .sound import Sound

NO_PICTURE_S: Final = 5.0
"""A camera that sends sound alone for this long is connected to anew."""
_JUMP_S: Final = 10.0
"""What a camera's time may be off from ours between two pictures."""
_UNSTAMPED: Final = 60
"""Pictures without a timestamp, after which a stream counts as one that never has any."""
_OWN_TICK_S: Final = 1 / 90_000
_USUAL_RATE: Final = 25


class CameraChangedError(Exception):
    """The camera changed the size or format of its picture."""


@dataclass(slots=True, kw_only=True)
class _Picture:
    """A picture as it came."""

    data: bytes
    pts: int | None
    dts: int | None
    duration: int
    is_key: bool
    arrival_s: float


class Connection:
    """Takes what FFmpeg reads from one connection."""

    def __init__(self, picture: VideoStream, sound: Sound | None, why: GapReason, now_s: float) -> None:
        """Begin; `why` explains the time without pictures before it, `now_s` is the steady clock."""
        self._picture, self._sound = picture, sound
        self._why = why
        self._codec = picture.codec_context.name
        self._tick_s = float(picture.time_base or _OWN_TICK_S)
        self._is_stamped = True
        self._waiting: list[_Picture] = []
        self._sets: tuple[bytes, ...] | None = None
        self._run: Run | None = None
        self._last: Packet | None = None
        self._last_arrival_s = self._last_placed_s = now_s

    def take(self, packet: AvPacket[Stream], arrival_s: float) -> Iterator[Packet]:
        """Yield what can be placed by now; raise CameraChangedError, or NoVideo where only sound comes."""
        if not packet.size:
            return
        if packet.stream.index == self._picture.index:
            self._last_arrival_s = arrival_s
            yield from self._take_picture(packet, arrival_s)
        elif arrival_s - self._last_arrival_s > NO_PICTURE_S:
            raise NoVideo
        elif self._sound is not None and packet.stream.index == self._sound.index:
            yield from self._take_sound(self._sound, packet, arrival_s)

    def _take_picture(self, packet: AvPacket[Stream], arrival_s: float) -> Iterator[Packet]:
        came = _Picture(
            data=bytes(packet),
            pts=packet.pts,
            dts=packet.dts,
            duration=packet.duration or 0,
            is_key=packet.is_keyframe,
            arrival_s=arrival_s,
        )
        if came.is_key:
            self._may_go_on(came.data)
        elif self._run is None and not self._waiting:
            # No decoder can begin here.
            return
        for known in self._stamped(came):
            yield self._place(known)

    def _take_sound(self, sound: Sound, packet: AvPacket[Stream], arrival_s: float) -> Iterator[Packet]:
        """Yield the sound of a packet; none before the first picture."""
        run = self._run
        if run is None:
            return
        for piece in sound.take(packet):
            # After a jump, sound of the time before it may still come.
            if abs(run.at_s(piece.pts, is_picture=False) - arrival_s) < _JUMP_S:
                yield Packet(
                    run=run,
                    data=piece.data,
                    pts=piece.pts,
                    dts=piece.pts,
                    duration=piece.duration,
                    is_picture=False,
                    is_key=True,
                )

    def _may_go_on(self, data: bytes) -> None:
        """Pass a picture that fits what the decoder was told."""
        sets = parameter_sets(self._codec, data)
        if self._sets and sets and sets != self._sets:
            raise CameraChangedError
        self._sets = sets or self._sets

    def _stamped(self, came: _Picture) -> Iterator[_Picture]:
        """Yield pictures with timestamps: a first one often lacks it, and some streams have none at all."""
        if not self._is_stamped:
            came.pts = came.dts = int(came.arrival_s / _OWN_TICK_S)
            yield came
            return
        self._waiting.append(came)
        if came.pts is None and came.dts is None and len(self._waiting) < _UNSTAMPED:
            return
        waiting, self._waiting = self._waiting, []
        if came.pts is None and came.dts is None:
            self._is_stamped, self._tick_s = False, _OWN_TICK_S
            for picture in waiting:
                yield from self._stamped(picture)
            return
        _repair(waiting, round(1 / float(self._picture.average_rate or _USUAL_RATE) / self._tick_s))
        yield from waiting

    def _place(self, came: _Picture) -> Packet:
        pts = came.pts if came.pts is not None else came.dts
        dts = came.dts if came.dts is not None else came.pts
        assert pts is not None and dts is not None  # noqa: PT018, S101  # one of the two is there
        run = self._run
        if run is None:
            run = self._new_run(came.data, self._why)
        elif self._is_jump(dts, came.arrival_s):
            run = self._new_run(None, GapReason.JUMPED)
        run.arrivals.see(dts * self._tick_s, came.arrival_s)
        self._last_placed_s = came.arrival_s
        self._last = Packet(
            run=run,
            data=came.data,
            pts=pts,
            dts=dts,
            duration=came.duration,
            is_picture=True,
            is_key=came.is_key,
        )
        return self._last

    def _is_jump(self, dts: int, arrival_s: float) -> bool:
        assert self._last is not None  # noqa: S101  # there is a run, so a packet of it
        passed_s = (dts - self._last.dts) * self._tick_s
        return passed_s < 0 or passed_s > arrival_s - self._last_placed_s + _JUMP_S

    def _new_run(self, first: bytes | None, why: GapReason) -> Run:
        layout = self._run.layout if self._run is not None else layout_of(self._picture, first or b"", self._sound)
        self._run = Run(
            layout=layout,
            why=why,
            picture_tick_s=self._tick_s,
            sound_tick_s=self._sound.tick_s if self._sound is not None else _OWN_TICK_S,
            arrivals=Arrivals(),
        )
        return self._run


def _repair(pictures: list[_Picture], step: int) -> None:
    """Give each picture before the last, which has a timestamp, one that is a step earlier."""
    last = pictures[-1]
    stamp = last.dts if last.dts is not None else last.pts
    assert stamp is not None  # noqa: S101  # the caller waited for it
    for picture in reversed(pictures[:-1]):
        stamp -= step
        picture.pts = picture.dts = stamp
