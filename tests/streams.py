"""Streams as good and bad cameras send them, served by a process of its own on 127.0.0.1."""

import asyncio
import base64
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import cache, partial
import io
import subprocess
import sys

from aiohttp import web
import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

FPS = 10
SIZE = (320, 240)
FRAMES = 20
FIRST_LEVEL = 96
"""Luma of the first frame, on the scale of video levels (16 is black, 235 white)."""
AUDIO_RATE = 48_000
AUDIO_FRAME = 1024
LOGIN = "porch:let-me-in"


@cache
def clip(codec: str | None, *, container: str = "mpegts", with_audio: bool = False) -> bytes:
    """Return two seconds of a moving picture, or of silence alone where `codec` is None."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as output:
        # All streams first: the header is written with the first packet, and FFmpeg crashes on a later one.
        video = output.add_stream(codec, rate=FPS) if codec else None
        audio = output.add_stream("aac", rate=AUDIO_RATE, layout="mono") if with_audio or codec is None else None
        if isinstance(video, VideoStream):
            _write_video(output, video)
        if isinstance(audio, AudioStream):
            _write_audio(output, audio)
    return buffer.getvalue()


def without_keyframe(original: bytes) -> bytes:
    """Return the same stream without the packets a decoder can begin with."""
    buffer = io.BytesIO()
    with av.open(io.BytesIO(original), "r") as source, av.open(buffer, "w", format="mpegts") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None and not packet.is_keyframe:
                packet.stream = stream
                target.mux(packet)
    return buffer.getvalue()


TS_PACKET = 188


def sound_of(stream: bytes) -> bytes:
    """Return a transport stream whose table of contents still names a picture, with the packets of the sound alone."""
    picture = 0x100
    packets = [stream[start : start + TS_PACKET] for start in range(0, len(stream), TS_PACKET)]
    return b"".join(packet for packet in packets if (packet[1] & 0x1F) << 8 | packet[2] != picture)


def _write_video(output: OutputContainer, stream: VideoStream) -> None:
    stream.width, stream.height = SIZE
    stream.pix_fmt = "yuv420p"
    for number in range(FRAMES):
        frame = av.VideoFrame(*SIZE, "yuv420p")
        for plane, level in zip(frame.planes, (FIRST_LEVEL + 4 * number, 128, 128), strict=True):
            plane.update(bytes([level]) * plane.buffer_size)
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _write_audio(output: OutputContainer, stream: AudioStream) -> None:
    for number in range(AUDIO_RATE * 2 // AUDIO_FRAME):
        frame = av.AudioFrame(format="fltp", layout="mono", samples=AUDIO_FRAME)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.pts, frame.sample_rate, frame.time_base = number * AUDIO_FRAME, AUDIO_RATE, Fraction(1, AUDIO_RATE)
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _bytes(body: bytes, content_type: str = "video/mp2t") -> web.Response:
    return web.Response(body=body, content_type=content_type)


async def _page(_request: web.Request) -> web.Response:
    return _bytes(b"<!doctype html><html><body>Sign in to your camera</body></html>" * 50, "text/html")


async def _silent(_request: web.Request) -> web.Response:
    await asyncio.sleep(600)
    return _bytes(b"")


async def _endless_sound(request: web.Request) -> web.StreamResponse:
    """Announce a picture as a camera with a broken lens does, and send sound for as long as somebody listens."""
    response = web.StreamResponse(headers={"Content-Type": "video/mp2t"})
    await response.prepare(request)
    sound = sound_of(clip("libx264", with_audio=True))
    for _ in range(3000):
        await response.write(sound)
        await asyncio.sleep(0.02)
    return response


async def _locked(request: web.Request) -> web.Response:
    wanted = "Basic " + base64.b64encode(LOGIN.encode()).decode()
    if request.headers.get("Authorization") != wanted:
        return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="camera"'})
    return _bytes(clip("libx264"))


async def _playlist(request: web.Request) -> web.Response:
    """Answer with a playlist that names a file of the machine that opens it."""
    text = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{request.query['file']}\n#EXT-X-ENDLIST\n"
    return _bytes(text.encode(), "application/vnd.apple.mpegurl")


def _application() -> web.Application:
    application = web.Application()
    clips = {
        "/h264.ts": clip("libx264"),
        "/h264-audio.ts": clip("libx264", with_audio=True),
        "/hevc.ts": clip("libx265"),
        "/mpeg2.ts": clip("mpeg2video"),
        "/mpeg4.ts": clip("mpeg4"),
        "/audio.ts": clip(None),
        "/no-keyframe.ts": without_keyframe(clip("libx264")),
        "/empty.ts": b"",
        "/noise.ts": bytes(range(256)) * 400,
    }
    for path, body in clips.items():
        application.router.add_get(path, partial(_answer, body))
    application.router.add_get("/page", _page)
    application.router.add_get("/silent", _silent)
    application.router.add_get("/locked.ts", _locked)
    application.router.add_get("/endless-sound.ts", _endless_sound)
    application.router.add_get("/playlist.m3u8", _playlist)
    return application


async def _answer(body: bytes, _request: web.Request) -> web.Response:
    return _bytes(body)


async def _serve() -> None:
    runner = web.AppRunner(_application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)  # noqa: T201  # tells the parent the port
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


@contextmanager
def running_streams() -> Iterator[str]:
    """Serve all streams, and yield the address they lie below."""
    command = [sys.executable, "-m", "tests.streams"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()
        process.terminate()


if __name__ == "__main__":
    asyncio.run(_serve())
