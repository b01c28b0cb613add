"""How others look for motion, each as a detector of the same shape.

OpenCV is what they are made of. Only benchmarks have it, and load it when they need it.
"""

from collections import deque
from collections.abc import Callable
from fractions import Fraction
from types import ModuleType
from typing import Final, NamedTuple, Protocol

from av import VideoFrame
from av.filter import Graph
import numpy as np

from benchmarks.motion.canvas import Luma
from custom_components.footage_guard.media.motion import MotionDetector
from custom_components.footage_guard.model.motion import DEFAULT_SENSITIVITY, Debounce

AFTER: Final = 3
"""Pictures with motion, one after the other, until it is on."""
HOLD_S: Final = 2.0
EVERY_S: Final = 0.19
"""Five pictures a second, which is what the largest of the others looks at unless it is told otherwise."""


class Sight(NamedTuple):
    """What a detector says of a picture."""

    is_on: bool
    score: float


class Detector(Protocol):
    """Looks at the pictures of one camera, in turn."""

    def look(self, luma: Luma, at_s: float) -> Sight:
        """Look at a picture; `score` is what it would compare with its threshold."""


class Ours:
    """Ours, where it is shown every picture; it passes most of them over."""

    def __init__(self, width: int, height: int, sensitivity: int = DEFAULT_SENSITIVITY) -> None:
        """Begin with a new camera."""
        self._detector = MotionDetector(width, height, sensitivity=sensitivity)
        self._debounce = Debounce()

    def look(self, luma: Luma, at_s: float) -> Sight:
        """Look at a picture."""
        sight = self._detector.look(luma, at_s)
        return Sight(self._debounce.look(at_s, is_moving=sight.is_moving), sight.score)


class Steady:
    """What is the same around all others: some pictures until it is on, some time until it is off."""

    def __init__(self, threshold: float, after: int = AFTER) -> None:
        """Be on from a score above a threshold."""
        self._threshold, self._after = threshold, after
        self._row, self._until_s = 0, -1.0

    def look(self, score: float, at_s: float) -> Sight:
        """Take the score of a picture into account."""
        self._row = self._row + 1 if score > self._threshold else 0
        # Once it is on, one picture is enough to keep it on.
        if self._row >= self._after or (self._row and at_s <= self._until_s):
            self._until_s = at_s + HOLD_S
        return Sight(at_s <= self._until_s, score)


class Spared:
    """A detector that is shown five pictures a second."""

    def __init__(self, measure: Callable[[Luma], float], threshold: float) -> None:
        """Be on from a measure above a threshold."""
        self._measure, self._steady = measure, Steady(threshold)
        self._looked_s, self._sight = -EVERY_S, Sight(is_on=False, score=0.0)

    def look(self, luma: Luma, at_s: float) -> Sight:
        """Look at a picture, or pass it over."""
        if at_s - self._looked_s >= EVERY_S:
            self._looked_s = at_s
            self._sight = self._steady.look(self._measure(luma), at_s)
        return self._sight


def _opencv() -> ModuleType:
    """Return OpenCV, on one thread: the time of that one is what is measured."""
    import cv2

    cv2.setNumThreads(1)
    return cv2


_ROWS: Final = 100
_CALM_SHARE, _CALM_SPOTS = 0.05, 4
_ALL: Final = 0.8
_LASTS: Final = 10


class Nvr:
    """The way of a large video recorder: a small blurred picture of stretched contrast less its running mean.

    Returns the area of what differs by more than thirty steps, spot by spot, in pixels of a hundred rows.
    """

    def __init__(self, width: int, height: int) -> None:
        """Begin with a new camera."""
        self._cv2 = _opencv()
        self._size = (width * _ROWS // height, _ROWS)
        self._mean = np.zeros((self._size[1], self._size[0]), np.float32)
        self._ends: deque[tuple[float, float]] = deque(maxlen=50)
        self._is_calibrating, self._lasted = True, 0

    def __call__(self, luma: Luma) -> float:
        """Return the area of the largest spot, or nought while it finds its level."""
        cv2 = self._cv2
        small = cv2.resize(luma, self._size, interpolation=cv2.INTER_NEAREST)
        blurred = cv2.GaussianBlur(self._stretched(small), (3, 3), 1)
        apart = cv2.absdiff(blurred, cv2.convertScaleAbs(self._mean))
        _, marked = cv2.threshold(apart, 30, 255, cv2.THRESH_BINARY)
        outlines, _ = cv2.findContours(cv2.dilate(marked, None), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        areas = [area for area in map(cv2.contourArea, outlines) if area > NVR_AREA]
        share = sum(areas) / (self._size[0] * self._size[1])
        if share < _CALM_SHARE and len(areas) <= _CALM_SPOTS:
            self._is_calibrating = False
        self._is_calibrating = self._is_calibrating or share > _ALL
        self._lasted = self._lasted + 1 if areas else 0
        # What moves is not learned, unless it stays.
        if not areas or self._lasted >= _LASTS:
            cv2.accumulateWeighted(blurred, self._mean, 0.2 if self._is_calibrating else 0.01)
        return 0.0 if self._is_calibrating else max(areas, default=0.0)

    def _stretched(self, small: Luma) -> Luma:
        """Return a picture whose contrast is that of the last fifty together."""
        low, high = np.percentile(small, (4, 96))
        self._ends.append((float(low), float(high)))
        low, high = np.mean(self._ends, axis=0)
        if high <= low:
            return small
        stretched = np.clip((small.astype(np.float32) - low) / (high - low), 0, 1) * 255
        return np.asarray(stretched, np.uint8)


class Mog2:
    """OpenCV's mixture of Gaussians, on a picture of some size, its specks removed.

    Returns the area of the largest spot, in pixels of a hundred rows.
    """

    def __init__(self, width: int, height: int, rows: int | None = None) -> None:
        """Begin with a new camera; without `rows` it looks at every pixel."""
        self._cv2 = _opencv()
        self._size = None if rows is None else (width * rows // height, rows)
        self._background = self._cv2.createBackgroundSubtractorMOG2(history=500, varThreshold=16, detectShadows=False)
        self._pixel = (_ROWS / (rows or height)) ** 2
        self._speck = np.ones((3, 3), np.uint8)

    def __call__(self, luma: Luma) -> float:
        """Return the area of the largest spot."""
        cv2 = self._cv2
        seen = luma if self._size is None else cv2.resize(luma, self._size, interpolation=cv2.INTER_AREA)
        marked = cv2.morphologyEx(self._background.apply(np.ascontiguousarray(seen)), cv2.MORPH_OPEN, self._speck)
        outlines, _ = cv2.findContours(marked, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        return max(map(cv2.contourArea, outlines), default=0.0) * self._pixel


class SceneFilter:
    """FFmpeg's filter for cuts, `select` with `scene`: how much more a picture changed than the one before it did."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with a new camera."""
        self._graph = Graph()
        source = self._graph.add_buffer(width=width, height=height, format="gray", time_base=Fraction(1, 15))
        select = self._graph.add("select", "gte(scene\\,0)")
        sink = self._graph.add("buffersink")
        source.link_to(select)
        select.link_to(sink)
        self._graph.configure()
        self._number = 0

    def __call__(self, luma: Luma) -> float:
        """Return FFmpeg's score, from 0 to 1."""
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(luma), format="gray")
        frame.pts, self._number = self._number, self._number + 1
        self._graph.push(frame)
        return float(self._graph.pull().metadata["lavfi.scene_score"])


NVR_AREA: Final = 10
MOG2_AREA: Final = 10
SCENE: Final = 0.003
"""Of the usual 0.3 nothing but a cut would count."""
OURS, NVR, SMALL_MOG2, MOG2, SCENE_FILTER = (
    "ours",
    "the NVR way",
    "MOG2, 100 rows",
    "MOG2, every pixel",
    "FFmpeg's scene filter",
)
DETECTORS: Final[dict[str, Callable[[int, int], Detector]]] = {
    NVR: lambda width, height: Spared(Nvr(width, height), NVR_AREA),
    SMALL_MOG2: lambda width, height: Spared(Mog2(width, height, _ROWS), MOG2_AREA),
    MOG2: lambda width, height: Spared(Mog2(width, height), MOG2_AREA),
    SCENE_FILTER: lambda width, height: Spared(SceneFilter(width, height), SCENE),
}
