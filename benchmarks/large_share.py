"""Shares a file of 1 GiB by link, and says by how much the memory of Home Assistant grows while somebody downloads it.

python -m benchmarks.large_share [MIB]

The file is noise, which no encoder makes smaller; it is rendered as any other, so a run takes some minutes.
"""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
import sys
import tempfile
from time import perf_counter
from typing import Final

from aiohttp import ClientSession, ClientTimeout
import av
from av.video.stream import VideoStream
import numpy as np
import psutil

from benchmarks.links import allow_links, share
from tools.demo.watching import home_with_footage, unlock

MOST_GROWN_MB: Final = 60.0
_SIZE: Final = (1280, 720)
_FPS: Final = 15
_PART: Final = 30
"""Pictures that are encoded; longer footage repeats them."""
_BYTES: Final = 600_000
"""That a picture takes at least, once it is rendered."""
_QUALITY: Final = {"preset": "ultrafast", "qp": "20", "bf": "0"}
_WITHIN_S: Final = 3600.0
_EVERY_S: Final = 0.1


def main() -> int:
    """Print what was measured, and fail where memory grew by more."""
    size = int(sys.argv[1] if len(sys.argv) > 1 else 1024) << 20
    length, grown_mb, took_s = asyncio.run(_measure(size))
    print(f"{length} bytes in {took_s:.1f} s, memory {grown_mb:+.1f} MB at most")  # noqa: T201  # what it is for
    return length < size or grown_mb > MOST_GROWN_MB


async def _measure(size: int) -> tuple[int, float, float]:
    """Return how many bytes came, by how many megabytes memory grew at most meanwhile, and how long it took."""
    parts = -(-size // (_BYTES * _PART))
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=Path(__file__).parent)))
        home = await stack.enter_async_context(home_with_footage(folder, lambda path: _write_noise(path, parts)))
        session = ClientSession(base_url=home.place.url, timeout=ClientTimeout(total=None))
        await stack.enter_async_context(session)
        await unlock(home.client)
        await allow_links(home)
        link = await share(home, length_s=parts * _PART / _FPS, within_s=_WITHIN_S)
        film = await link.film(session)
        process = psutil.Process(home.child.process.pid)
        before, begun = process.memory_info().rss, perf_counter()
        downloading = asyncio.create_task(_download(session, film))
        most = before
        while not downloading.done():
            await asyncio.wait([downloading], timeout=_EVERY_S)
            most = max(most, process.memory_info().rss)
        return await downloading, (most - before) / 1e6, perf_counter() - begun


async def _download(session: ClientSession, address: str) -> int:
    found = 0
    async with session.get(address) as answer:
        async for piece in answer.content.iter_chunked(1 << 20):
            found += len(piece)
    return found


def _write_noise(path: Path, parts: int) -> None:
    """Write an MP4 of so many equal parts."""
    random = np.random.default_rng(11)
    part = path.with_name("part.mp4")
    with av.open(str(part), "w", format="mp4") as output:
        video = output.add_stream("libx264", rate=_FPS, options=_QUALITY)
        assert isinstance(video, VideoStream)  # noqa: S101  # narrows the type
        video.width, video.height, video.pix_fmt, video.gop_size = *_SIZE, "yuv420p", _PART
        for _ in range(_PART):
            picture = random.integers(0, 256, (_SIZE[1] * 3 // 2, _SIZE[0]), np.uint8)
            output.mux(video.encode(av.VideoFrame.from_ndarray(picture, "yuv420p")))
        output.mux(video.encode(None))
    with av.open(str(path), "w", format="mp4") as output, av.open(str(part), "r") as source:
        stream = output.add_stream_from_template(source.streams.video[0])
        packets = [packet for packet in source.demux(video=0) if packet.size]
        step = round(_PART / _FPS / packets[0].time_base)
        for number in range(parts):
            for packet in packets:
                copy = av.Packet(bytes(packet))
                copy.pts, copy.dts = (packet.pts or 0) + number * step, (packet.dts or 0) + number * step
                copy.time_base, copy.is_keyframe, copy.stream = packet.time_base, packet.is_keyframe, stream
                output.mux(copy)
    part.unlink()


if __name__ == "__main__":
    sys.exit(main())
