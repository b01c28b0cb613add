"""Streams that are made for a test, what a reader makes of them, and what a clip of them shows."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
import io
from itertools import pairwise
import json
from pathlib import Path
import subprocess
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
import numpy as np

from custom_components.footage_guard.media.arrivals import Arrivals
from custom_components.footage_guard.media.connection import Connection
from custom_components.footage_guard.media.packet import Layout, Packet, Run
from custom_components.footage_guard.media.sound import Sound
from custom_components.footage_guard.model.account import GapReason

START_S = 1000.0
"""When the first picture is, on the steady clock of these tests."""
SMALL = (64, 48)
_OPTIONS = {
    "libx264": {"preset": "ultrafast", "b-adapt": "0"},
    "libx265": {"preset": "ultrafast", "x265-params": "log-level=none"},
}
_SAMPLES = {"aac": 1024, "pcm_alaw": 160}


class Clock:
    """A steady clock that stands still until it is set."""

    def __init__(self, now_s: float = START_S) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s


def levels(number: int) -> tuple[int, int]:
    """Return how bright the upper and the lower half of a picture are; no two of 169 look the same."""
    return 30 + 15 * (number // 13 % 13), 30 + 15 * (number % 13)


@cache
def made(  # each is one way in which cameras differ
    codec: str = "libx264",
    *,
    container: str = "mpegts",
    fps: int = 10,
    pictures: int = 40,
    group: int = 10,
    size: tuple[int, int] = SMALL,
    sound: str | None = None,
    rate: int = 8000,
    b_frames: int = 0,
) -> bytes:
    """Return a stream whose pictures can be told apart."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as output:
        video = output.add_stream(codec, rate=fps)
        assert isinstance(video, VideoStream)
        video.width, video.height = size
        video.options = {"bf": str(b_frames), **_OPTIONS.get(codec, {})}
        video.gop_size, video.max_b_frames = group, b_frames
        audio = output.add_stream(sound, rate=rate, layout="mono") if sound else None
        for number in range(pictures):
            output.mux(video.encode(_picture(number, fps, size)))
            if isinstance(audio, AudioStream):
                _hum(output, audio, range(number * rate // fps, (number + 1) * rate // fps))
        output.mux(video.encode(None))
        if isinstance(audio, AudioStream):
            output.mux(audio.encode(None))
    return buffer.getvalue()


def _picture(number: int, fps: int, size: tuple[int, int]) -> av.VideoFrame:
    frame = av.VideoFrame(*size, "yuv420p")
    for plane, halves in zip(frame.planes, (levels(number), (128, 128), (128, 128)), strict=True):
        plane.update(b"".join(bytes([value]) * (plane.buffer_size // 2) for value in halves))
    frame.pts, frame.time_base = number, Fraction(1, fps)
    return frame


def _hum(output: OutputContainer, audio: AudioStream, samples: range) -> None:
    """Write the pieces of sound that begin within these samples."""
    piece = _SAMPLES[audio.codec_context.name]
    for start in range(-(-samples.start // piece) * piece, samples.stop, piece):
        frame = av.AudioFrame(format=audio.format.name, layout="mono", samples=piece)
        frame.planes[0].update(bytes(frame.planes[0].buffer_size))
        frame.pts, frame.sample_rate, frame.time_base = start, audio.rate, Fraction(1, audio.rate)
        output.mux(audio.encode(frame))


type Raw = av.Packet[av.stream.Stream]


def connect(data: bytes, *, with_sound: bool = False, now_s: float = START_S) -> tuple[Connection, list[Raw]]:
    """Return a connection to a camera that sends this, and what FFmpeg reads from it, the end included."""
    container = av.open(io.BytesIO(data), "r")
    heard = Sound(container.streams.audio[0]) if with_sound else None
    return Connection(container.streams.video[0], heard, GapReason.NOT_YET, now_s), list(container.demux())


def arrival_s(packet: Raw, now_s: float = START_S) -> float:
    """Return when a packet arrives from a camera that sends each as soon as it has it."""
    stamp = packet.dts if packet.dts is not None else packet.pts
    return now_s + float((stamp or 0) * (packet.time_base or 0))


def read(data: bytes, *, with_sound: bool = False, now_s: float = START_S) -> list[Packet]:
    """Return what a reader makes of a stream that arrives without delay."""
    connection, sent = connect(data, with_sound=with_sound, now_s=now_s)
    return [placed for packet in sent for placed in connection.take(packet, arrival_s(packet, now_s))]


def pictures_of(packets: list[Packet]) -> list[Packet]:
    """Return the pictures."""
    return [packet for packet in packets if packet.is_picture]


def run_of(layout: Layout, *, offset_s: float = START_S, why: GapReason = GapReason.NOT_YET) -> Run:
    """Return a run whose zero is at a moment, in ticks of a millisecond."""
    arrivals = Arrivals()
    arrivals.see(0.0, offset_s)
    return Run(layout=layout, why=why, picture_tick_s=0.001, sound_tick_s=0.001, arrivals=arrivals)


def retimed(packets: list[Packet], run: Run, times_s: list[float]) -> list[Packet]:
    """Return pictures with other times, in a run of ticks of a millisecond."""
    stamps = [round(1000 * time_s) for time_s in times_s]
    return [
        replace(packet, run=run, pts=stamp, dts=stamp, duration=0)
        for packet, stamp in zip(packets, stamps, strict=False)
    ]


def shown(clip: bytes) -> list[tuple[float, int]]:
    """Decode a clip; return when each picture is shown, in seconds since the first, and which it is."""
    with av.open(io.BytesIO(clip), "r") as container:
        return [(round(frame.time or 0.0, 3), number_of(frame.to_ndarray())) for frame in container.decode(video=0)]


def number_of(picture: np.ndarray[Any, Any]) -> int:
    """Return which picture it is, told by its brightness in video levels."""
    height = SMALL[1]
    upper, lower = (
        round((float(half.mean()) - 30) / 15) for half in (picture[4:20], picture[height - 20 : height - 4])
    )
    return 13 * upper + lower


def which(clip: bytes) -> list[int]:
    """Return the numbers of the pictures a clip shows."""
    return [number for _, number in shown(clip)]


def probed(clip: bytes, folder: Path) -> dict[str, Any]:
    """Return what ffprobe says of a clip; it has to say it without a warning."""
    path = folder / "clip.mp4"
    path.write_bytes(clip)
    command = ["ffprobe", "-v", "warning", "-count_frames", "-show_streams", "-of", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return {stream["codec_name"]: stream for stream in json.loads(done.stdout)["streams"]}


def boxes(clip: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the boxes of a file on the outside: kind and size (ISO/IEC 14496-12)."""
    place = 0
    while place < len(clip):
        size = int.from_bytes(clip[place : place + 4])
        yield clip[place + 4 : place + 8], size
        place += size


def steps(times: list[float]) -> list[float]:
    """Return the time from each to the next, in milliseconds' precision."""
    return [round(after - before, 3) for before, after in pairwise(times)]
