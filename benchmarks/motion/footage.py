"""Scenes as a camera sends them: encoded once, kept in the cache, and decoded as often as they are looked at."""

from collections.abc import Iterator
from fractions import Fraction
import hashlib
import os
from pathlib import Path
import shutil
from time import time
from typing import Final, NamedTuple

import av
from av import Packet, VideoFrame
from av.video.stream import VideoStream
import numpy as np

from benchmarks.motion.canvas import Luma
from benchmarks.motion.scenes import Scene
from custom_components.footage_guard.media.decoder import decoder_for

_TICKS: Final = 90_000
_SOURCES: Final = (*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parents[2] / "tools" / "sim" / "font.py")
_NO_PART: Final = frozenset({"scoring.py", "peers.py", "plot.py", "running.py", "surveillance.py", "__main__.py"})
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
    folder = cache() / "motion" / _drawn_by()
    path = folder / f"{hashlib.sha256(repr(scene).encode()).hexdigest()[:20]}.mp4"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        unfinished = path.with_suffix(f".{os.getpid()}")
        _write(scene, unfinished)
        unfinished.replace(path)
    return path


def packets(path: Path) -> Iterator[Packet[VideoStream]]:
    """Yield what a camera sent, in its order."""
    with av.open(path) as container:
        yield from (packet for packet in container.demux(video=0) if packet.size)


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


def luma_of(frame: VideoFrame) -> Luma:
    """Return a frame's brightness where the decoder put it, without a copy."""
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def _write(scene: Scene, path: Path) -> None:
    rate = str(scene.bits)
    with av.open(path, "w", format="mp4") as output:
        stream = output.add_stream("libx264", rate=scene.fps)
        assert isinstance(stream, VideoStream)  # noqa: S101  # narrows the type: H.264 is video
        stream.width, stream.height, stream.pix_fmt = *scene.size, "yuv420p"
        stream.codec_context.gop_size, stream.codec_context.thread_count = scene.gop, 1
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
        for number, luma in enumerate(scene.frames()):
            output.mux(stream.encode(_frame(luma, number * _TICKS // scene.fps)))
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
