"""Scenes as a camera sends them: encoded once, kept in the cache, and decoded as often as they are looked at."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
import hashlib
import os
from pathlib import Path
import shutil
from time import time
from typing import Final, NamedTuple

import av
from av import VideoFrame
from av.video.stream import VideoStream

from benchmarks.motion.canvas import Luma
from benchmarks.motion.scenes import Scene
from custom_components.footage_guard.media.decoder import decoder_for
from custom_components.footage_guard.media.picture_group import luma_of

_TICKS: Final = 90_000
_SOURCES: Final = (*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parents[2] / "tools" / "sim" / "font.py")
_NO_PART: Final = frozenset(
    {"scoring.py", "peers.py", "plot.py", "running.py", "sent.py", "surveillance.py", "__main__.py"}
)
"""Sources that draw nothing."""
_DAY_S: Final = 86_400


class Seen(NamedTuple):
    """A decoded picture; its luma is valid until the next one is asked for."""

    number: int
    luma: Luma


def cache() -> Path:
    """Return the folder in which what takes long to make is kept."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("FOOTAGE_GUARD_CACHE") or caches / "footage-guard")


def encoded(scene: Scene) -> Path:
    """Return the file of a scene, and make it if there is none yet."""
    name = hashlib.sha256(repr(scene).encode()).hexdigest()[:20]
    return kept(name, lambda path: write(path, scene.frames(), Camera(scene.size, scene.fps, scene.bits, scene.gop)))


def kept(name: str, make: Callable[[Path], None]) -> Path:
    """Return the film of a name, and have it made if there is none yet."""
    folder = cache() / "motion" / _drawn_by()
    path = folder / f"{name}.mp4"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        unfinished = path.with_suffix(f".{os.getpid()}")
        make(unfinished)
        unfinished.replace(path)
    return path


def pictures(path: Path, *, skip_loop_filter: str = "default", keys_only: bool = False) -> Iterator[Seen]:
    """Decode a film on one thread. Without the loop filter it is quicker, and a little blocky."""
    with av.open(path) as container:
        stream = container.streams.video[0]
        decoder = decoder_for(stream)
        decoder.thread_count, decoder.skip_frame = 1, "NONKEY" if keys_only else "DEFAULT"
        decoder.options = {"skip_loop_filter": skip_loop_filter}
        rate, base = stream.average_rate, stream.time_base
        assert rate is not None  # noqa: S101  # narrows the type: a film tells it
        start = stream.start_time or 0
        for packet in container.demux(stream):
            for frame in decoder.decode(packet if packet.size else None):
                yield Seen(round(((frame.pts or 0) - start) * base * rate), luma_of(frame))


class Camera(NamedTuple):
    """What a camera makes of its pictures."""

    size: tuple[int, int]
    fps: int
    bits: int
    """A second."""
    gop: int


def write(path: Path, frames: Iterable[Luma], camera: Camera) -> None:
    """Encode pictures as a camera does: of a constant rate, each picture after the one before."""
    rate = str(camera.bits)
    with av.open(path, "w", format="mp4") as output:
        stream = output.add_stream("libx264", rate=camera.fps)
        assert isinstance(stream, VideoStream)  # noqa: S101  # narrows the type: H.264 is video
        stream.width, stream.height, stream.pix_fmt = *camera.size, "yuv420p"
        stream.codec_context.gop_size, stream.codec_context.thread_count = camera.gop, 1
        stream.codec_context.time_base = Fraction(1, _TICKS)
        # Of a constant rate as cameras keep it: a key frame may take a second's bits, and there is none out of turn.
        stream.options = {
            "preset": "veryfast",
            "b": rate,
            "maxrate": rate,
            "bufsize": rate,
            "bf": "0",
            "sc_threshold": "0",
            "x264-params": "rc-lookahead=0:sync-lookahead=0:mbtree=0",
        }
        for number, luma in enumerate(frames):
            output.mux(stream.encode(_frame(luma, number * _TICKS // camera.fps)))
        output.mux(stream.encode(None))


def _frame(luma: Luma, pts: int) -> VideoFrame:
    height, width = luma.shape
    frame = VideoFrame(width, height, "yuv420p")
    luma_of(frame)[:] = luma
    for plane in frame.planes[1:]:
        plane.update(bytes([128]) * plane.buffer_size)
    frame.pts, frame.time_base = pts, Fraction(1, _TICKS)
    return frame


def _drawn_by() -> str:
    """Return a name for the sources that draw: other sources, other films."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        if source.name not in _NO_PART:
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _tidy(folder: Path) -> None:
    """Remove what older sources drew, once nobody has used it for a day."""
    for other in folder.parent.iterdir():
        if other != folder and time() - other.stat().st_atime > _DAY_S:
            shutil.rmtree(other)
