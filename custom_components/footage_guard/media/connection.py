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
from .layout import formats, is_byte_stream, layout_of
from .packet import Packet, Run
from .sound import Sound

NO_PICTURE_S: Final = 5.0
"""A camera that sends sound alone for this long is connected to anew."""
NO_KEY_S: Final = 90.0
"""So is one that sends nothing a decoder can begin with; some do once a minute, most for whoever connects."""
SETTLE_S: Final = 2.0
"""What a server kept for whoever connects is here by then, and no picture seems later than it was."""
_QUIET_S: Final = 0.3
"""So is it when no picture came quicker than those before it for so long."""
_QUICKER_S: Final = 0.01
_JUMP_S: Final = 10.0
"""What a camera's time may be off from ours between two pictures."""
_LONGEST_S: Final = 60.0
"""A picture that a camera says is shown for longer counts as one of which it says nothing."""
_UNSTAMPED: Final = 60
"""Pictures without a timestamp, after which a stream counts as one that never has any."""
_OWN_TICK_S: Final = 1 / 90_000
_USUAL_RATE: Final = 25
_BESIDE: Final = "new_extradata"
_CLOCK: Final = "prft"
"""FFmpeg's AVProducerReferenceTime: the sender's clock in microseconds since 1970, then flags."""


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
        self._is_byte_stream = is_byte_stream(picture)
        self._is_stamped = True
        self._is_first = True
        self._waiting: list[_Picture] = []
        self._formats = frozenset[bytes]()
        """What the decoder was told of size and format."""
        if not self._is_byte_stream:
            self._formats = frozenset({bytes(picture.codec_context.extradata or b"")})
        self._run: Run | None = None
        self._last: Packet | None = None
        self._settle_by_s = now_s
        self._began_s = self._last_placed_s = now_s
        self._only_sound_s: float | None = None
        """Since when no picture comes, and something else does."""

    def take(self, packet: AvPacket[Stream], arrival_s: float) -> Iterator[Packet]:
        """Yield what can be placed by now; raise CameraChangedError, or NoVideo where only sound comes."""
        if not packet.size:
            return
        if packet.stream.index == self._picture.index:
            self._only_sound_s = None
            yield from self._take_picture(packet, arrival_s)
            return
        # Of a playlist, nothing comes for as long as a part is, and then sound may be first.
        self._only_sound_s = arrival_s if self._only_sound_s is None else self._only_sound_s
        if arrival_s - self._only_sound_s > NO_PICTURE_S:
            raise NoVideo
        if self._sound is not None and packet.stream.index == self._sound.index:
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
        self._may_go_on(self._formats_of(packet, came))
        if not came.is_key and self._run is None and not self._waiting:
            # No decoder can begin here.
            if arrival_s - self._began_s > NO_KEY_S:
                raise NoVideo
            return
        for known in self._stamped(came):
            yield self._place(known)
        if self._run is not None and came.pts is not None and packet.has_sidedata(_CLOCK):
            camera_s = int.from_bytes(bytes(packet.get_sidedata(_CLOCK))[:8], "little", signed=True) / 1e6
            self._run.camera_zero_s = camera_s - came.pts * self._tick_s

    def _take_sound(self, sound: Sound, packet: AvPacket[Stream], arrival_s: float) -> Iterator[Packet]:
        """Yield the sound of a packet; none before the first picture."""
        run = self._run
        if run is None:
            return
        for piece in sound.take(packet):
            # After a jump, sound of the time before it may still come.
            if abs(run.at_s(piece.pts, is_picture=False) - arrival_s) < _JUMP_S + run.arrivals.late_s:
                yield Packet(
                    run=run,
                    data=piece.data,
                    pts=piece.pts,
                    dts=piece.pts,
                    duration=piece.duration,
                    is_picture=False,
                    is_key=True,
                )

    def _formats_of(self, packet: AvPacket[Stream], came: _Picture) -> frozenset[bytes]:
        """Return what comes with a picture about size and format; a stream without start codes has it beside."""
        if self._is_byte_stream:
            return formats(self._codec, came.data) if came.is_key else frozenset()
        beside = bytes(packet.get_sidedata(_BESIDE)) if packet.has_sidedata(_BESIDE) else b""
        return frozenset({beside}) if beside else frozenset()

    def _may_go_on(self, came: frozenset[bytes]) -> None:
        """Pass a picture that fits what the decoder was told."""
        if self._formats and came and came != self._formats:
            raise CameraChangedError
        self._formats = came or self._formats

    def _stamped(self, came: _Picture) -> Iterator[_Picture]:
        """Yield pictures with timestamps: a first one often lacks it, and some streams have none at all."""
        if not self._is_stamped:
            came.pts = came.dts = int(came.arrival_s / _OWN_TICK_S)
            yield came
            return
        self._waiting.append(came)
        is_known = came.dts is not None or (came.pts is not None and not self._is_first)
        if not is_known and len(self._waiting) < _UNSTAMPED:
            return
        waiting, self._waiting, self._is_first = self._waiting, [], False
        if came.pts is None and came.dts is None:
            # What was stamped until now counts from another zero, in other ticks.
            self._is_stamped, self._tick_s, self._last = False, _OWN_TICK_S, None
            for picture in waiting:
                yield from self._stamped(picture)
            return
        _repair(waiting, self._step(waiting))
        yield from waiting

    def _step(self, pictures: list[_Picture]) -> int:
        """Return how far apart pictures without timestamps are, so that none seems to be before the last one placed."""
        step = round(1 / float(self._picture.average_rate or _USUAL_RATE) / self._tick_s)
        stamp = pictures[-1].dts if pictures[-1].dts is not None else pictures[-1].pts
        if self._last is None or stamp is None or stamp <= self._last.dts:
            return step
        return min(step, (stamp - self._last.dts) // len(pictures))

    def _place(self, came: _Picture) -> Packet:
        pts = came.pts if came.pts is not None else came.dts
        dts = came.dts if came.dts is not None else came.pts
        assert pts is not None and dts is not None  # noqa: PT018, S101  # one of the two is there
        if abs(pts - dts) * self._tick_s > _JUMP_S:
            # No order of pictures takes so long. That of sending is what is looked at for jumps, so it holds.
            came.pts = pts = dts
        run = self._run
        if run is None:
            run = self._new_run(came, self._why)
        elif self._is_jump(dts, came.arrival_s):
            run = self._new_run(came, GapReason.JUMPED)
        # A picture is sent after it was seen. One that is sent before those it is shown after has an earlier `dts`.
        self._see(run, pts * self._tick_s, came.arrival_s)
        self._last_placed_s = came.arrival_s
        self._last = Packet(
            run=run,
            data=came.data,
            pts=pts,
            dts=dts,
            duration=came.duration if 0 < came.duration * self._tick_s <= _LONGEST_S else 0,
            is_picture=True,
            is_key=came.is_key,
        )
        return self._last

    def _see(self, run: Run, stamp_s: float, arrival_s: float) -> None:
        before_s = run.arrivals.offset_s
        run.arrivals.see(stamp_s, arrival_s)
        if run.arrivals.offset_s < before_s - _QUICKER_S and arrival_s < self._settle_by_s:
            run.settled_s = min(self._settle_by_s, arrival_s + _QUIET_S)

    def _is_jump(self, dts: int, arrival_s: float) -> bool:
        if self._last is None:
            return True
        passed_s = (dts - self._last.dts) * self._tick_s
        return passed_s < 0 or passed_s > arrival_s - self._last_placed_s + _JUMP_S

    def _new_run(self, first: _Picture, why: GapReason) -> Run:
        layout = self._run.layout if self._run is not None else layout_of(self._picture, first.data, self._sound)
        self._run = Run(
            layout=layout,
            why=why,
            picture_tick_s=self._tick_s,
            sound_tick_s=self._sound.tick_s if self._sound is not None else _OWN_TICK_S,
            arrivals=Arrivals(),
            settled_s=first.arrival_s + _QUIET_S,
        )
        self._settle_by_s = first.arrival_s + SETTLE_S
        return self._run


def _repair(pictures: list[_Picture], step: int) -> None:
    """Give each picture the timestamps it lacks: a step earlier than the next, whose last has one.

    Where pictures are sent out of order, FFmpeg knows only after a few of them in which order that is (`dts`).
    """
    last = pictures[-1]
    dts = last.dts if last.dts is not None else last.pts
    first_shown = last.pts if last.pts is not None else dts
    assert dts is not None and first_shown is not None  # noqa: PT018, S101  # the caller waited for it
    for picture in reversed(pictures[:-1]):
        picture.pts = picture.pts if picture.pts is not None else first_shown - step
        picture.dts = dts = min(dts - step, picture.pts)
        first_shown = min(first_shown, picture.pts)
