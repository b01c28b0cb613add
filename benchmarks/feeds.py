"""Cameras for benchmarks: an encoded picture at 4 Mbit/s, sent at the pace of its timestamps, without end.

A process of its own serves it, and ffmpeg paces it, so that nothing of it counts as work of whoever reads.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fractions import Fraction
import json
from pathlib import Path
import random
import socket
import subprocess
from threading import Thread
from typing import Final

import av
from av.video.stream import VideoStream

FPS: Final = 15
WIDTH, HEIGHT = 1280, 720
BITS: Final = 4_000_000
_SECONDS: Final = 10
"""It is repeated with timestamps that go on."""
_SYSTEM_PYTHON: Final = "/usr/bin/python3"
_SERVER: Final = Path(__file__).resolve().parents[1] / "tools" / "rtsp_server.py"
_HEADER: Final = b"HTTP/1.0 200 OK\r\nContent-Type: video/mp2t\r\n\r\n"


def write_source(path: Path) -> None:
    """Write a picture that cannot be made smaller than it is to be: noise, from the same seed each time."""
    noise = random.Random(3)  # noqa: S311  # a picture, not a secret
    with av.open(path, "w", format="mpegts") as output:
        stream = output.add_stream("libx264", rate=FPS)
        assert isinstance(stream, VideoStream)  # noqa: S101  # narrows the type: H.264 is video
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = WIDTH, HEIGHT, "yuv420p", BITS
        stream.codec_context.gop_size = 2 * FPS
        rate = str(BITS // 1000) + "k"
        stream.options = {"preset": "ultrafast", "tune": "zerolatency", "maxrate": rate, "bufsize": rate, "bf": "0"}
        for number in range(FPS * _SECONDS):
            frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
            for plane in frame.planes:
                plane.update(noise.randbytes(plane.buffer_size))
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


@contextmanager
def running_rtsp(source: Path, port: int = 0) -> Iterator[str]:
    """Serve the camera over RTSP, its bytes untouched, and yield its address; any number may watch.

    Without a port it takes a free one.
    """
    with running_feeds(source, 1) as (url,):
        command = [_SYSTEM_PYTHON, str(_SERVER), "--scene", url, "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own program
            try:
                assert process.stdout is not None  # noqa: S101  # it was asked for
                yield json.loads(process.stdout.readline())["streams"]["scene"]
            finally:
                process.terminate()


@contextmanager
def running_feeds(source: Path, count: int) -> Iterator[list[str]]:
    """Serve so many cameras, and yield their addresses. Each can be connected to again and again."""
    with ExitStack() as stack:
        servers = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        for server in servers:
            Thread(target=_serve, args=(server, source), daemon=True).start()
        yield [f"http://127.0.0.1:{server.getsockname()[1]}/stream.ts" for server in servers]
        for server in servers:
            server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, source: Path) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        Thread(target=_send, args=(connection, source), daemon=True).start()


def _send(connection: socket.socket, source: Path) -> None:
    with connection:
        connection.recv(65536)
        connection.sendall(_HEADER)
        command = [
            *("ffmpeg", "-v", "error", "-nostdin", "-re", "-stream_loop", "-1", "-i", str(source)),
            *("-c", "copy", "-f", "mpegts", "pipe:1"),
        ]
        # It ends when whoever reads has gone.
        subprocess.run(command, stdout=connection.fileno(), stderr=subprocess.DEVNULL, check=False)  # noqa: S603  # our own source
