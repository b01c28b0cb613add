"""Clips as they lie in the vault, of every kind that is cut, and what is made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
import io
from itertools import accumulate
from pathlib import Path
import random
from typing import Any, Final

import av
from av import AudioFrame, VideoFrame
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
import numpy as np

from custom_components.footage_guard.disk.scratch import Scratch
from custom_components.footage_guard.media.rendering import Progress, Rendered, Watch, render
from custom_components.footage_guard.model.redaction.recipe import Recipe

from .made import levels, number_of

TICKS: Final = 90_000
SIZE: Final = (64, 48)
RATE: Final = 16_000
FRAGMENTED: Final = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "2000000"}
_QUICK: Final = {"libx264": {"preset": "ultrafast"}, "libx265": {"preset": "ultrafast"}}


@dataclass(frozen=True)
class Kind:
    """How a camera and its encoder behave."""

    codec: str = "libx264"
    group: int = 10
    b_frames: int = 0
    is_open: bool = False
    is_uneven: bool = False
    """Pictures come when they like."""
    has_sound: bool = False
    pictures: int = 60
    size: tuple[int, int] = SIZE
    pixels: str = "yuv420p"
    options: tuple[tuple[str, str], ...] = ()
    fps: int = 10
    aspect: Fraction = Fraction(1)
    """How wide a pixel is for its height."""


@dataclass(frozen=True)
class Shot:
    """A clip, and when each of its pictures is, in ticks since the first."""

    data: bytes
    times: tuple[int, ...]

    @property
    def length(self) -> int:
        return len(self.data)

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, as a clip that is opened does."""
        return self.data[offset : offset + length]

    def view(self, offset: int, length: int) -> memoryview:
        """Return the same without a copy."""
        return memoryview(self.data)[offset : offset + length]

    def within(self, from_ms: int, to_ms: int) -> list[int]:
        """Return the numbers of the pictures of a time."""
        return [number for number, at in enumerate(self.times) if from_ms * 90 <= at < to_ms * 90]


@cache
def shot(kind: Kind = Kind(), metadata: tuple[tuple[str, str], ...] = ()) -> Shot:
    """Return a clip of pictures that can be told apart."""
    times = _times(kind)
    return Shot(_encoded(kind, [(at, leveled(number, kind.size)) for number, at in enumerate(times)], metadata), times)


def encoded(kind: Kind, pictures: Sequence[VideoFrame]) -> Shot:
    """Return a clip of these pictures."""
    times = _times(kind)
    return Shot(_encoded(kind, list(zip(times, pictures, strict=True)), ()), times)


def moved(data: bytes, by: int) -> bytes:
    """Return a clip whose last fragment says that it is so many ticks later."""
    place = data.rindex(b"tfdt") + 4
    width = 8 if data[place] else 4
    at = int.from_bytes(data[place + 4 : place + 4 + width]) + by
    return data[: place + 4] + at.to_bytes(width) + data[place + 4 + width :]


def _times(kind: Kind) -> tuple[int, ...]:
    chance = random.Random(kind.pictures)  # noqa: S311  # times of pictures, no secrets
    steps = [
        chance.choice((900, 3003, 9000, 9001, 40_000)) if kind.is_uneven else TICKS // kind.fps
        for _ in range(kind.pictures - 1)
    ]
    return tuple(accumulate(steps, initial=0))


def _encoded(kind: Kind, pictures: list[tuple[int, VideoFrame]], metadata: tuple[tuple[str, str], ...]) -> bytes:
    buffer = io.BytesIO()
    options = FRAGMENTED | {"video_track_timescale": str(TICKS)}
    with av.open(buffer, "w", format="mp4", options=options) as output:
        output.metadata.update(dict(metadata))
        video = output.add_stream(kind.codec, rate=kind.fps, options=_options(kind))
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = *kind.size, kind.pixels
        video.codec_context.time_base = Fraction(1, TICKS)
        video.codec_context.sample_aspect_ratio = kind.aspect
        video.gop_size, video.max_b_frames = kind.group, kind.b_frames
        video.metadata.update(dict(metadata))
        if kind.codec == "libx265":
            video.codec_context.codec_tag = "hvc1"
        audio = output.add_stream("aac", rate=RATE, layout="mono") if kind.has_sound else None
        assert audio is None or isinstance(audio, AudioStream)
        # The encoder puts a piece of its own in front; a clip begins with its first picture and not before.
        heard = 1024
        for at, frame in pictures:
            frame.pts, frame.time_base = at, Fraction(1, TICKS)
            output.mux(video.encode(frame))
            while audio is not None and heard * TICKS <= at * RATE:
                output.mux(audio.encode(tone(heard)))
                heard += 1024
        output.mux(video.encode(None))
        if audio is not None:
            output.mux(audio.encode(None))
    return buffer.getvalue()


def _options(kind: Kind) -> dict[str, str]:
    options = _QUICK.get(kind.codec, {}) | {"bf": str(kind.b_frames)} | dict(kind.options)
    if kind.codec == "libx265":
        words = f"log-level=none:keyint={kind.group}:min-keyint={kind.group}:bframes={kind.b_frames}:scenecut=0"
        return options | {"x265-params": f"{words}:open-gop={int(kind.is_open)}"}
    if kind.is_open:
        options["x264-params"] = f"open-gop=1:bframes={kind.b_frames}:b-adapt=0:min-keyint={kind.group}:scenecut=0"
    return options


def leveled(number: int, size: tuple[int, int] = SIZE) -> VideoFrame:
    """Return a picture that says which one it is."""
    frame = VideoFrame(*size, "yuv420p")
    for plane, halves in zip(frame.planes, (levels(number), (128, 128), (128, 128)), strict=True):
        half = plane.height // 2 * plane.line_size
        plane.update(bytes([halves[0]]) * half + bytes([halves[1]]) * (plane.buffer_size - half))
    return frame


def tone(start: int, samples: int = 1024) -> AudioFrame:
    """Return a steady tone."""
    wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(start, start + samples) / RATE)
    return heard(wave[None, :], start)


def heard(wave: np.ndarray[Any, Any], start: int) -> AudioFrame:
    """Return a piece of sound."""
    frame = AudioFrame.from_ndarray(wave.astype(np.float32), format="fltp", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
    return frame


class Taken:
    """Where a file goes."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> None:
        self.data += data


@dataclass(frozen=True)
class Export:
    """What was made."""

    data: bytes
    told: Rendered
    progress: list[Progress]

    def pictures(self, *, ignoring_edits: bool = False) -> list[tuple[int, VideoFrame]]:
        """Decode all pictures; return when each is shown, in ticks."""
        options = {"ignore_editlist": "1"} if ignoring_edits else {}
        with av.open(io.BytesIO(self.data), "r", options=options) as container:
            base = container.streams.video[0].time_base
            return [
                (round(frame.pts * base * TICKS), frame) for frame in container.decode(video=0) if frame.pts is not None
            ]

    def numbers(self) -> list[int]:
        """Return which pictures are in it."""
        return [number_of(frame.to_ndarray()) for _, frame in self.pictures(ignoring_edits=True)]

    def samples(self) -> np.ndarray[Any, Any]:
        """Decode the sound, from the file's first sample on."""
        with av.open(io.BytesIO(self.data), "r", options={"ignore_editlist": "1"}) as container:
            return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def export(content: Any, recipe: Recipe, *, in_memory: int = 1 << 30, folder: Path = Path("/nowhere")) -> Export:
    """Make what a recipe says of a clip."""
    sink, progress = Taken(), list[Progress]()
    with Scratch(folder, in_memory=in_memory) as scratch:
        told = render(content, recipe, sink, scratch, Watch(tell=progress.append, is_cancelled=lambda: False))
    return Export(bytes(sink.data), told, progress)
