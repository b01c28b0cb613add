"""Looks for motion in what a camera sends, and decodes no more of it than that takes: nine tenths of the work is there.

    group of pictures   K p p p p p p p p p │ p p p p p │ K
    while nothing moves  decoded, looked at   kept         looked at: unlike the background?  ── no ──> dropped
                                                                                              └─ yes ─> decoded now

What was kept is looked at with its own times, so that whoever came meanwhile is found where they were first seen. From
when something differs until it is known whether it moves, every picture is decoded.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from math import inf
from time import thread_time
from typing import Final, NamedTuple

from ..model.motion import DEFAULT_SENSITIVITY, NOTHING, WHOLE, Sight, Zone
from .heat import SIZE
from .motion import MotionDetector
from .packet import Layout, Packet
from .picture_group import PictureGroup, Shown

_AFFORDABLE: Final = 0.04
"""Of a core: a stream that takes more to decode is looked at by its key frames while nothing moves."""
_MEASURED_S: Final = 4.0
"""Of pictures are decoded before it is known what they take."""
_SLACK_S: Final = 0.3
"""A key frame may be later than those before it were."""
_NOISY, _CLEAR = 9.0, 5.0
"""Noise from which on pictures are decoded with the loop filter, and down to which: without it they drift apart."""
_CALM: Final = 0.1
"""Score of a picture after which some may be left out."""


class Looks(StrEnum):
    """Which pictures are decoded while nothing moves."""

    ALL = "all_pictures"
    """Not known yet, or a decoder gives them out late."""
    MOST = "most_pictures"
    """All but the end of each group."""
    KEYS = "key_frames"
    """Key frames, and of long groups all but the end."""
    FEW = "some_key_frames"
    """Key frames alone, and nothing of what came before one: the machine does not keep up."""


UNSEEN_S: Final = {Looks.ALL: 0.0, Looks.MOST: 0.7, Looks.KEYS: 4.0, Looks.FEW: inf}
"""How long nothing is looked at, at most."""


class Look(NamedTuple):
    """What a picture tells."""

    at_s: float
    """When it was, on the steady clock."""
    sight: Sight


class MotionWatch:
    """Watches one camera; for one thread."""

    def __init__(
        self,
        *,
        sensitivity: int = DEFAULT_SENSITIVITY,
        ignored: Sequence[Zone] = (),
        cpu_s: Callable[[], float] = thread_time,
    ) -> None:
        """Know nothing yet; `cpu_s` tells what this thread has taken of the processor, in seconds."""
        self._sensitivity, self._ignored, self._cpu_s = sensitivity, ignored, cpu_s
        self.is_overloaded = False
        """Whether it does with key frames; set by whoever sees that it does not keep up."""
        self._layout: Layout | None = None
        self._detector: MotionDetector | None = None

    @property
    def share(self) -> float | None:
        """Of a core, what looking at all pictures takes; None where it is not known yet."""
        return None if self._layout is None else self._share

    @property
    def looks(self) -> Looks:
        """Which pictures it looks at while nothing moves."""
        if self._layout is None or self._is_out_of_order:
            return Looks.ALL
        if self.is_overloaded:
            return Looks.FEW
        if self._share is None:
            return Looks.ALL
        return Looks.MOST if self._share <= _AFFORDABLE else Looks.KEYS

    def take(self, packet: Packet) -> Sequence[Look]:
        """Take what comes next of a camera; return the pictures that were looked at, which may be earlier ones."""
        self._looked: list[Look] = []
        if not packet.is_picture or (packet.run.layout != self._layout and not packet.is_key):
            return ()
        if packet.run.layout != self._layout:
            self._begin_anew(packet.run.layout)
        if packet.is_key:
            self._begin(packet)
        else:
            self._go_on(packet)
        return self._looked

    def miss(self) -> None:
        """Take note that some packets are missing before the next one, which is a key frame."""
        if self._layout is not None:
            self._group = PictureGroup(self._layout.template)

    def heat(self) -> bytes:
        """Return how much moved where since the last time: 16 rows of 16 bytes, each of 0 to 255."""
        return self._detector.heat() if self._detector is not None else bytes(SIZE)

    def _begin_anew(self, layout: Layout) -> None:
        self._layout = layout
        self._group = PictureGroup(layout.template)
        self._detector = None
        self._sight = NOTHING
        self._length_s = 0.0
        self._seen_s = -inf
        self._is_skipping = self._is_long = self._is_out_of_order = self._was_unusual = False
        self._is_noisy = False
        self._share: float | None = None
        self._measured_from_s: float | None = None
        self._took_s = 0.0

    def _begin(self, key: Packet) -> None:
        """Look at a key frame, and at what was left out before it if something differs."""
        group = self._group
        if not group.is_empty:
            self._length_s = key.at_s - group.begun_s
        if self._detector is not None and not self._detector.is_learning:
            self._is_noisy = self._detector.noise > (_CLEAR if self._is_noisy else _NOISY)
        group.filter(is_filtered=self._is_noisy)
        is_behind, self._is_skipping, self._is_long = group.is_behind, False, False
        if is_behind:
            shown = group.alone(key)
            if shown is not None and self._is_enough(shown):
                group.begin_with(key)
                return
            self._is_out_of_order = self._is_out_of_order or shown is None
            self._catch_up()
        group.begin(key)
        self._catch_up()

    def _is_enough(self, shown: Shown) -> bool:
        """Look at a key frame; False where what was left out before it has to be looked at first."""
        is_usual = self._detector is not None and self._detector.is_as_usual(shown.luma)
        # While something moves, it does not matter what it did meanwhile.
        if not is_usual and not self._sight.is_moving and not self.is_overloaded:
            return False
        self._look(shown)
        # Too far apart for a trail: somebody who moves is elsewhere each time.
        if not is_usual and self._was_unusual and not self._sight.is_moving:
            self._sight = Sight(is_moving=True, score=0.5, box=WHOLE)
            self._looked[-1] = Look(shown.at_s, self._sight)
        self._was_unusual = not is_usual
        return True

    def _go_on(self, packet: Packet) -> None:
        """Look at a picture, or leave it out for now."""
        self._group.add(packet)
        if not self._is_skipping:
            self._is_skipping = self._may_skip(packet)
        elif packet.at_s - self._seen_s > UNSEEN_S[self.looks] + _SLACK_S:
            self._is_skipping, self._is_long = False, True
        if not self._is_skipping:
            self._catch_up()
            if self._is_long:
                # Some cameras send a key frame in a minute, or once.
                self._group.let_go()

    def _may_skip(self, packet: Packet) -> bool:
        looks = self.looks
        if looks is Looks.FEW:
            return True
        if self._detector is None or self._detector.is_learning or self._is_long or looks is Looks.ALL:
            return False
        if not self._sight.is_moving and self._sight.score > _CALM:
            # Perhaps somebody comes.
            return False
        unseen_s = UNSEEN_S[Looks.MOST if self._sight.is_moving else looks]
        return packet.at_s >= self._group.begun_s + self._length_s - unseen_s

    def _catch_up(self) -> None:
        """Look at all there is of the group."""
        begun_s = self._cpu_s()
        for shown in self._group.decoded():
            self._look(shown)
        self._measure(self._cpu_s() - begun_s)

    def _measure(self, took_s: float) -> None:
        """Find out what a second of this camera takes, while every picture is decoded."""
        if self._share is not None:
            return
        if self._measured_from_s is None:
            # The first picture makes the decoder and the detector.
            self._measured_from_s = self._seen_s
            return
        self._took_s += took_s
        passed_s = self._seen_s - self._measured_from_s
        if passed_s >= _MEASURED_S:
            self._share = self._took_s / passed_s

    def _look(self, shown: Shown) -> None:
        luma, at_s = shown
        if self._detector is None:
            height, width = luma.shape
            self._detector = MotionDetector(width, height, sensitivity=self._sensitivity, ignored=self._ignored)
        self._seen_s = at_s
        self._sight = self._detector.look(luma, at_s)
        self._looked.append(Look(at_s, self._sight))
