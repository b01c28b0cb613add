"""Takes footage out of a file that another recorder made. Only one picture is decoded, to prove that it can be played.

Blocking, in a thread of its own. A file is read twice: once to nowhere, so that what cannot become a clip is found
before the vault is told of one, and once into the clip.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from time import monotonic
from typing import Final

from av import Packet as AvPacket
from av.error import FFmpegError
from av.stream import Stream

from ..model.errors import ImportNotPlayable, ImportNotVideo, ImportTooLong, NotLoaded, VaultFull
from .allotment import BESIDE, Allotment
from .clip_writer import SYNC_S, Target
from .layout import layout_of
from .mp4 import TICKS, Mp4Writer
from .opened_file import OpenedFile, SeekableFile, opened_file
from .packet import Layout
from .proof import Proof

_APART: Final = TICKS // 1000
"""Between the decoding of two pictures, at least: a file may count in milliseconds, and its clip then does as well."""
_BACK: Final = TICKS
"""A picture that is stored so much earlier than the one before it is of another time."""
_MOST_UNSYNCED: Final = 16_000_000
"""Bytes of pictures: a disk may take more in a moment than is kept free of it."""
_STEPS: Final = 999
"""So many pictures tell how long one is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """What a file holds, read from end to end."""

    layout: Layout
    shift_ms: int
    """From the file's first picture to the first one of the clip: what lies before a key frame cannot be shown.

    Negative where the file hides pictures before its first one; a clip shows them.
    """
    length_ms: int
    """Of the clip, to the end of its last picture."""
    pictures: int
    step: int
    """How long a picture is usually shown, in ticks of a clip."""
    read_bytes: int
    """Of all packets; another reading brings no more."""
    size_bytes: int
    """Of the clip, about."""


class Importing:
    """Footage in a file, which may be of anybody's making."""

    def __init__(
        self, file: SeekableFile, *, with_sound: bool, longest_ms: int, is_stopped: Callable[[], bool]
    ) -> None:
        """Read nothing yet. The file stays open; `is_stopped` is asked for each packet."""
        self._file = file
        self._with_sound = with_sound
        self._longest_ms = longest_ms
        self._is_stopped = is_stopped
        self.written_ms = 0
        """When the last picture begins that was written, in milliseconds of the clip."""

    def examine(self) -> Footage:
        """Read all of it, and decode one picture.

        Raises ImportNotVideo, UnsupportedCodec, ImportNotPlayable, ImportDamaged, ImportTooLong, ImportUnavailable, or
        NotLoaded once stopped.
        """
        with opened_file(self._file, with_sound=self._with_sound) as opened:
            nowhere = _Nowhere()
            copy = _Copy(opened, nowhere, longest=self._longest_ms * TICKS // 1000)
            proof = Proof(opened.picture)
            self._run(copy, opened, proof)
            proof.conclude()
        return copy.found(nowhere.length)

    def write(self, footage: Footage, target: Target, has_room: Callable[[], bool] = lambda: True) -> None:
        """Write all of it to a clip; `has_room` is asked again and again, since others write as well.

        Raises VaultFull where there is none, OSError of the target, and what `examine` raises where the file is not any
        more what it was; after each, what was written is a part that can be cut.
        """
        longest = footage.length_ms * TICKS // 1000
        with opened_file(self._file, with_sound=footage.layout.has_audio) as opened:
            copy = _Copy(opened, target, longest=longest, known=footage, has_room=has_room)
            try:
                self._run(copy, opened, None)
            finally:
                self.written_ms = _ms(copy.last)

    def _run(self, copy: _Copy, opened: OpenedFile, proof: Proof | None) -> None:
        try:
            for packet in opened.packets():
                if self._is_stopped():
                    raise NotLoaded
                copy.allotment.take(packet.size)
                if packet.stream_index != opened.picture.index:
                    copy.take_sound(packet)
                elif copy.take_picture(packet) and proof is not None:
                    proof.look(packet)
            copy.close()
        except (FFmpegError, OverflowError) as err:
            # Of the writer, which looks at what it writes; no clip holds some of the times that a file can say.
            raise ImportNotPlayable from err
        finally:
            copy.abandon()


class _Nowhere:
    """Where the content of a clip goes that nobody was told of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.length = 0

    def write(self, data: bytes, /) -> None:
        """Drop it."""
        self.length += len(data)

    def sync(self) -> None:
        """Do nothing."""


class _Copy:
    """One reading of a file. All times are in ticks of a clip, by the file's own zero."""

    def __init__(
        self,
        opened: OpenedFile,
        target: Target,
        *,
        longest: int,
        known: Footage | None = None,
        has_room: Callable[[], bool] = lambda: True,
    ) -> None:
        """Copy to a target; `known` is what an earlier reading has found."""
        self._picture, self._sound = opened.picture, opened.sound
        self._tick = (opened.picture.time_base or Fraction(1, TICKS)) * TICKS
        self._target = target
        self._has_room = has_room
        self._longest = longest
        self._known = known
        self.allotment = Allotment(opened.size + BESIDE if known is None else known.read_bytes)
        self._layout = known.layout if known is not None else None
        self._writer: Mp4Writer | None = None
        self._synced_s, self._unsynced = monotonic(), 0
        self._zero = 0
        """Of the clip's first picture."""
        self._shown: int | None = None
        """The first picture of the file that it does not hide."""
        self.last = 0
        """The last picture that is shown."""
        self._stored: int | None = None
        """When the picture before is to be decoded, as the file says it, and as the clip does."""
        self._decoded = -_APART
        self._pictures = 0
        self._steps: list[int] = []

    def take_picture(self, packet: AvPacket[Stream]) -> bool:
        """Copy a picture; tell whether it belongs to the clip. Raises ImportNotPlayable or ImportTooLong."""
        if packet.pts is None:
            raise ImportNotPlayable
        at = round(packet.pts * self._tick)
        if not packet.is_discard:
            self._shown = at if self._shown is None else min(self._shown, at)
        if self._writer is None:
            if not packet.is_keyframe:
                return False
            self._begin(packet, at)
        if at < self._zero:
            # It is shown before the key frame it is stored behind, and needs one that is not there.
            return False
        self._note(at - self._zero, None if packet.dts is None else round(packet.dts * self._tick) - self._zero)
        self._put(packet, at - self._zero)
        return True

    def take_sound(self, packet: AvPacket[Stream]) -> None:
        """Copy what is heard while the clip shows something."""
        if self._writer is None or self._sound is None:
            return
        ticks = self._sound.tick_s * TICKS
        for piece in self._sound.take(packet):
            at = round(piece.pts * ticks) - self._zero
            if 0 <= at <= self._longest:
                duration = round(piece.duration * ticks)
                self.allotment.hear(len(piece.data), at)
                self._writer.put(piece.data, pts=at, dts=at, duration=duration, is_picture=False, is_key=True)

    def close(self) -> None:
        """Write the end; raise ImportNotPlayable where nothing could be shown."""
        if self._writer is None:
            raise ImportNotPlayable
        self._writer.close()
        self._writer = None

    def abandon(self) -> None:
        """Write nothing any more: what is not closed by now has failed."""
        if self._writer is not None:
            self._writer.abandon()

    def found(self, size_bytes: int) -> Footage:
        """Return what was found, and the size of the clip; raise ImportNotVideo, ImportNotPlayable or ImportTooLong."""
        if self._pictures == 1:
            # A picture of the kind that phones make is such a file.
            raise ImportNotVideo
        if self._layout is None or not self._steps:
            raise ImportNotPlayable
        # What a file says of its last picture may be anything.
        step = round(median(self._steps))
        length = self.last + step
        shift = self._zero - self._shown if self._shown is not None else 0
        # What is left out does not make a clip longer, but moves it: it would begin in a year to come.
        if max(length, abs(shift)) > self._longest:
            raise ImportTooLong
        return Footage(
            layout=self._layout,
            shift_ms=_ms(shift),
            length_ms=max(1, _ms(length)),
            pictures=self._pictures,
            step=step,
            read_bytes=self.allotment.read,
            size_bytes=size_bytes,
        )

    def _begin(self, packet: AvPacket[Stream], at: int) -> None:
        if self._layout is None:
            self._layout = layout_of(self._picture, bytes(packet), self._sound)
        self._writer = Mp4Writer(self._layout, self._target.write)
        self._zero = at

    def _note(self, at: int, stored: int | None) -> None:
        """Take note of a picture's times; raise ImportNotPlayable or ImportTooLong."""
        if at > self._longest:
            raise ImportTooLong
        # Nothing is decoded later than it is shown; hours later, there is no room for the step in a clip.
        stored = None if stored is None else min(stored, at)
        if stored is not None and self._stored is not None:
            step = stored - self._stored
            if step < -_BACK:
                raise ImportNotPlayable
            if step > 0 and len(self._steps) < _STEPS:
                self._steps.append(step)
        self._stored = self._stored if stored is None else stored
        self._decoded = max(self._decoded + _APART, -_APART if stored is None else stored)
        self.last = max(self.last, at)
        self._pictures += 1

    def _put(self, packet: AvPacket[Stream], at: int) -> None:
        assert self._writer is not None  # noqa: S101  # narrows the type: it was begun with the first picture
        duration = round((packet.duration or 0) * self._tick)
        if (known := self._known) is not None:
            if not 0 < duration <= 2 * known.step:
                duration = known.step
            if self._pictures == known.pictures:
                # The last one that is decoded need not be the last one that is shown.
                duration = max(duration, self.last + known.step - self._decoded)
        self.allotment.show(packet.size, self._decoded, is_key=packet.is_keyframe)
        self._writer.put(
            bytes(packet),
            pts=max(at, self._decoded),
            dts=self._decoded,
            duration=duration,
            is_picture=True,
            is_key=packet.is_keyframe,
        )
        self._unsynced += packet.size
        if monotonic() - self._synced_s >= SYNC_S or self._unsynced >= _MOST_UNSYNCED:
            self._sync()

    def _sync(self) -> None:
        self._target.sync()
        if not self._has_room():
            # What the disk keeps free is for the ledger.
            raise VaultFull
        self._synced_s, self._unsynced = monotonic(), 0


def _ms(ticks: int) -> int:
    return round(ticks * 1000 / TICKS)
