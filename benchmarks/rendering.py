"""A clip of the vault that is cut and redacted, by us and by ffmpeg with the same settings, and what each takes."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fractions import Fraction
import io
from pathlib import Path
import resource
import subprocess
import tempfile
from time import perf_counter, process_time
from typing import Any, Final, NamedTuple

import av
from av import VideoFrame
from av.video.stream import VideoStream
import numpy as np

from custom_components.footage_guard.disk.scratch import Scratch
from custom_components.footage_guard.media.film import GROUP, QUALITY
from custom_components.footage_guard.media.rendering import Watch, render
from custom_components.footage_guard.model.redaction.area import ONE, Area
from custom_components.footage_guard.model.redaction.recipe import Box, Interval, Recipe, Why
from custom_components.footage_guard.model.redaction.track import Key, Track
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.age.writer import AgeWriter
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

SIZE: Final = (1920, 1080)
FPS: Final = 15
TICKS: Final = 90_000
_BITS: Final = 4_000_000
_CLIP: Final = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "2000000"}
_PLACE: Final = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
MASKS: Final = ((0.1, 0.2, 0.3, 0.5), (0.4, 0.35, 0.55, 0.8), (0.7, 0.1, 0.9, 0.4))
"""Of the redacted file."""


class Cost(NamedTuple):
    """What a file took."""

    wall_s: float
    cpu_s: float


@dataclass(frozen=True)
class Room:
    """A clip in a vault, the same clip in the clear for ffmpeg, and room for what is made of them."""

    folder: Path
    store: ClipStore
    key: X25519Identity

    @property
    def plain(self) -> Path:
        """The clip in the clear."""
        return self.folder / "clip.mp4"

    def ours(self, recipe: Recipe, watch: Watch | None = None) -> Cost:
        """Make a file from the vault into an age file, as a draft does."""
        watch = watch or Watch(tell=lambda _: None, is_cancelled=lambda: False)
        begun, used = perf_counter(), process_time()
        with closing(self.store.open(_PLACE)) as source, (self.folder / "ours.age").open("wb", buffering=0) as file:
            sink = AgeWriter(file, [self.key.recipient])
            with Scratch(self.folder) as scratch:
                render(SeekableReader(source, [self.key]), recipe, sink, scratch, watch)
            sink.finish()
        return Cost(perf_counter() - begun, process_time() - used)

    def made(self, recipe: Recipe) -> bytes:
        """Return the file that leaves, in the clear."""
        sink = io.BytesIO()
        with closing(self.store.open(_PLACE)) as source, Scratch(self.folder) as scratch:
            watch = Watch(tell=lambda _: None, is_cancelled=lambda: False)
            render(SeekableReader(source, [self.key]), recipe, sink, scratch, watch)
        return sink.getvalue()

    def ffmpeg(self, *options: str, begin_s: float, length_s: float) -> Cost:
        """Have ffmpeg make a file; it reads and writes in the clear."""
        words = [
            "ffmpeg",
            "-v",
            "error",
            "-nostdin",
            "-y",
            "-ss",
            str(begin_s),
            "-i",
            str(self.plain),
            "-t",
            str(length_s),
        ]
        begun, used = perf_counter(), _children_s()
        subprocess.run([*words, *options, "-an", str(self.folder / "theirs.mp4")], check=True)  # noqa: S603  # our words
        return Cost(perf_counter() - begun, _children_s() - used)


def encoding() -> list[str]:
    """Return our settings as ffmpeg's words."""
    words = ["-c:v", "libx264", "-g", str(GROUP), "-movflags", "faststart", "-map_metadata", "-1"]
    names = {"preset": "-preset", "crf": "-crf", "bf": "-bf", "deblock": "-deblock"}
    return words + [word for name, value in QUALITY.items() for word in (names[name], value.replace(",", ":"))]


def recipe(begin_s: float, length_s: float, *, masks: bool = False) -> Recipe:
    """Return a recipe for a part of a clip, with or without masks."""
    return Recipe(
        cut=Interval(from_ms=round(begin_s * 1000), to_ms=round((begin_s + length_s) * 1000)),
        whole=None,
        boxes=tuple(Box(track=_staying(*mask), why=Why.BYSTANDER) for mask in (MASKS if masks else ())),
        audio=False,
        mutes=(),
    )


def _staying(*edges: float) -> Track:
    left, top, right, bottom = (round(edge * ONE) for edge in edges)
    return Track(
        keys=(Key(at_ms=0, area=Area(left=left, top=top, right=right, bottom=bottom)),), from_ms=None, to_ms=None
    )


@contextmanager
def room(length_s: float) -> Iterator[Room]:
    """Yield a clip of 1080p, 15 pictures a second, 4 Mbit/s."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        folder = Path(name)
        clip = drawn(length_s)
        (folder / "clip.mp4").write_bytes(clip)
        yield stored(folder, clip)


def stored(folder: Path, clip: bytes) -> Room:
    """Put a clip into a vault."""
    place = Room(folder, ClipStore(folder / "vault"), X25519Identity.generate())
    file = place.store.create(_PLACE, [place.key.recipient])
    file.write(clip)
    file.finish()
    return place


def drawn(length_s: float, size: tuple[int, int] = SIZE, bits: int = _BITS) -> bytes:
    """Return a clip of a scene with texture, noise, and somebody who walks by; so many bits a second."""
    buffer = io.BytesIO()
    scene = _Scene(size)
    with av.open(buffer, "w", format="mp4", options=_CLIP | {"video_track_timescale": str(TICKS)}) as output:
        rate = {"b": str(bits), "maxrate": str(bits), "bufsize": str(bits), "bf": "0", "preset": "ultrafast"}
        video = output.add_stream("libx264", rate=FPS, options=rate)
        assert isinstance(video, VideoStream)  # noqa: S101  # narrows the type: H.264 is video
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.codec_context.time_base, video.codec_context.gop_size = Fraction(1, TICKS), 2 * FPS
        for number in range(round(length_s * FPS)):
            frame = scene.picture(number)
            frame.pts, frame.time_base = number * TICKS // FPS, Fraction(1, TICKS)
            output.mux(video.encode(frame))
        output.mux(video.encode(None))
    return buffer.getvalue()


class _Scene:
    def __init__(self, size: tuple[int, int]) -> None:
        width, height = self._size = size
        chance = np.random.default_rng(10)
        rough: Any = chance.integers(40, 216, (height // 4, width // 4))
        rough = (rough + np.roll(rough, 1, 0) + np.roll(rough, 1, 1) + np.roll(rough, (1, 1), (0, 1))) // 4
        self._still = np.repeat(np.repeat(rough, 4, 0), 4, 1).astype(np.uint8)
        self._noise = chance.integers(0, 6, (height * 2, width * 2), np.uint8)

    def picture(self, number: int) -> VideoFrame:
        width, height = self._size
        frame = VideoFrame(width, height, "yuv420p")
        luma = np.asarray(memoryview(frame.planes[0])).reshape(-1, frame.planes[0].line_size)[:, :width]
        down, across = number * 37 % height, number * 91 % width
        luma[:] = self._still + self._noise[down : down + height, across : across + width]
        left = number * width // 200 % width
        luma[height // 3 : height * 5 // 6, left : left + width // 12] = 60 + number % 8
        for plane in frame.planes[1:]:
            plane.update(bytes([120]) * plane.buffer_size)
        return frame


def decodable(data: bytes | Path) -> int:
    """Return how many pictures can be decoded if the edit list is ignored."""
    source = io.BytesIO(data) if isinstance(data, bytes) else str(data)
    with av.open(source, "r", options={"ignore_editlist": "1"}) as container:
        return sum(1 for _ in container.decode(video=0))


def in_turn(doings: tuple[Callable[[], Cost], ...], repetitions: int) -> list[list[Cost]]:
    """Return what each took. One after the other, so that what else the machine does meets all of them."""
    rounds = [[doing() for doing in doings] for _ in range(repetitions)]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
