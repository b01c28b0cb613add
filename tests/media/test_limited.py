"""A few bytes that say they are a vast picture take no memory, wherever they come from and whenever they say it."""

from collections.abc import Iterator
from contextlib import contextmanager
import ctypes
from dataclasses import replace
from fractions import Fraction
from functools import cache
import gc
import io
from pathlib import Path
from typing import Any, Final

import av
from av.error import FFmpegError
from av.video.stream import VideoStream
from PIL import Image
import pytest

from custom_components.footage_guard.media.conversion import convert
from custom_components.footage_guard.media.decoder import decoder_for
from custom_components.footage_guard.media.glimpses import Glimpses
from custom_components.footage_guard.media.importing import Importing
from custom_components.footage_guard.media.limited import is_too_large, open_limited
from custom_components.footage_guard.media.motion_watch import MotionWatch
from custom_components.footage_guard.media.opened_file import opened_file
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.source import first_frame, open_source
from custom_components.footage_guard.media.still import first_still_of, still_of
from custom_components.footage_guard.model.clip import MAX_CLIP_MS
from custom_components.footage_guard.model.errors import (
    CameraOffline,
    FootageUnreadable,
    ImportNotPlayable,
    NoVideo,
)
from custom_components.footage_guard.model.source import parse_stream_url

from .made import SMALL, made, pictures_of, read
from .shot import Shot
from .test_elsewhere import served
from .test_importing import Clip

LARGEST: Final = (7680, 4320)
"""8K, as cameras send it."""
VAST: Final = (8192, 4368)
TS_NOTHING: Final = b"\x47\x1f\xff\x10" + bytes(184)


@cache
def one(size: tuple[int, int], container: str = "mpegts") -> bytes:
    """Return a stream of one gray picture."""
    made_of = io.BytesIO()
    with av.open(made_of, "w", format=container) as output:
        stream = output.add_stream("libx264", rate=10, options={"preset": "ultrafast", "tune": "zerolatency"})
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        frame = av.VideoFrame(*size, "yuv420p")
        for plane in frame.planes:
            plane.update(b"\x80" * plane.buffer_size)
        frame.pts, frame.time_base = 0, Fraction(1, 10)
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return made_of.getvalue()


def _picture(stream: bytes) -> bytes:
    with av.open(io.BytesIO(stream), "r", options={"max_pixels": "1"}) as container:
        return next(bytes(packet) for packet in container.demux(video=0) if packet.size)


@cache
def late() -> bytes:
    """Return a file that says it is small, and brings vast pictures from its third second on."""

    def change(packet: av.Packet[VideoStream], number: int) -> av.Packet[Any]:
        if number < 20:
            return packet
        vast = av.Packet(_picture(one(VAST)))
        vast.pts, vast.dts, vast.time_base, vast.is_keyframe = packet.pts, packet.dts, packet.time_base, True
        return vast

    buffer = io.BytesIO()
    with av.open(io.BytesIO(made()), "r") as source, av.open(buffer, "w", format="mpegts") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for number, packet in enumerate(each for each in source.demux(video=0) if each.size):
            sent = change(packet, number)
            sent.stream = stream
            target.mux_one(sent)
    return buffer.getvalue()


def _late_packets() -> list[Packet]:
    small = pictures_of(read(made()))[:2]
    return [small[0], replace(small[1], data=_picture(one(VAST)), is_key=True)]


@contextmanager
def without_memory() -> Iterator[None]:
    """Fail where this process takes what half a vast picture takes."""
    gc.collect()
    # What was let go of before would be taken again without a trace.
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")
    before = _kilobytes("VmRSS")
    yield
    assert _kilobytes("VmHWM") - before < 27_000


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@pytest.mark.parametrize("container", ["mpegts", "flv", "mp4", "matroska"])
def test_a_file_of_larger_ones_is_refused(container: str) -> None:
    file = io.BytesIO(one(VAST, container))
    with without_memory(), pytest.raises(ImportNotPlayable), opened_file(file, with_sound=False):
        pass


def test_the_limit_is_a_little_more_than_8k() -> None:
    assert not is_too_large(*LARGEST)
    assert is_too_large(*VAST)


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize(
    ("before", "container"),
    [(b"", "mpegts"), (TS_NOTHING * 9000, "mpegts"), (b"", "flv"), (b"", "matroska")],
    ids=["MPEG-TS", "MPEG-TS that names it late", "FLV", "Matroska"],
)
def test_connecting_decodes_nothing_vast(before: bytes, container: str) -> None:
    body = before + one(VAST, container)
    with served({"/live": (200, {"Content-Type": "video/x"}, body)}, []) as port:
        url = parse_stream_url(f"http://127.0.0.1:{port}/live")
        with without_memory(), pytest.raises(NoVideo), open_source(url) as (opened, picture):
            first_frame(opened, picture)


def test_a_still_passes_over_it() -> None:
    packets = _late_packets()
    with without_memory():
        still = still_of(packets)
    with Image.open(io.BytesIO(still)) as image:
        assert image.size == SMALL
    with pytest.raises(CameraOffline):
        still_of(packets[1:])


def test_motion_passes_over_it() -> None:
    watch, packets = MotionWatch(), _late_packets() * 3
    with without_memory():
        for packet in packets:
            watch.take(packet)


def test_a_clip_that_brings_it_later_is_shown_without_it() -> None:
    clip = Clip()
    importing = Importing(io.BytesIO(late()), with_sound=False, longest_ms=MAX_CLIP_MS, is_stopped=lambda: False)
    importing.write(importing.examine(), clip)
    content = Shot(bytes(clip.content), ())
    with without_memory():
        assert first_still_of(content)
        assert Glimpses(content).at(500).size == SMALL
        with pytest.raises(FootageUnreadable):
            Glimpses(content).at(3500)
        assert b"".join(convert(content))


def test_what_another_file_decodes_alone_is_limited_as_well() -> None:
    vast = av.Packet(_picture(one(VAST)))
    with open_limited(io.BytesIO(made())) as container:
        decoder = decoder_for(container.streams.video[0])
        with without_memory(), pytest.raises(FFmpegError):
            decoder.decode(vast)


@pytest.mark.parametrize("container", ["mpegts", "mp4"])
def test_8k_passes(container: str) -> None:
    with opened_file(io.BytesIO(one(LARGEST, container)), with_sound=False) as opened:
        frames = [frame for packet in [*opened.packets(), None] for frame in opened.picture.decode(packet)]
    assert [(frame.width, frame.height) for frame in frames] == [LARGEST]
