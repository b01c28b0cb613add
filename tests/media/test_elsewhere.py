"""A camera that was taken over sends our reader nowhere else; playlists of a camera's own go on."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import io
from itertools import islice
from threading import Thread
from typing import override

import av
import pytest

from custom_components.footage_guard.media import source
from custom_components.footage_guard.media.probe import probe
from custom_components.footage_guard.media.source import open_source
from custom_components.footage_guard.model.errors import StreamError
from custom_components.footage_guard.model.source import parse_stream_url
from tests.footage import footage
from tests.streams import FRAMES, SIZE, clip

pytestmark = pytest.mark.usefixtures("socket_enabled")
LOGIN = "porch:lantern-biscuit"
type Answers = dict[str, tuple[int, dict[str, str], bytes]]


@contextmanager
def served(answers: Answers, asked: list[str], *, login: str | None = None) -> Iterator[int]:
    """Answer by path, note what is asked, and yield the port; a header that is empty is left out."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, headers, body = answers.get(self.path, (404, {}, b""))
            wanted = None if login is None else "Basic " + b64encode(login.encode()).decode()
            if wanted is not None and self.headers.get("Authorization") != wanted:
                status, headers, body = 401, {"WWW-Authenticate": 'Basic realm="camera"'}, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        @override
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def hls(*parts: str) -> tuple[int, dict[str, str], bytes]:
    """Return a playlist of parts."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:4"]
    lines += [line for part in parts for line in ([part] if part.startswith("#") else ["#EXTINF:4,", part])]
    return 200, {"Content-Type": "application/vnd.apple.mpegurl"}, "\n".join([*lines, "#EXT-X-ENDLIST", ""]).encode()


def master(address: str) -> tuple[int, dict[str, str], bytes]:
    """Return a playlist of playlists."""
    text = f"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=192000\n{address}\n"
    return 200, {"Content-Type": "application/vnd.apple.mpegurl"}, text.encode()


def _video(body: bytes) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "video/mp2t"}, body


_DASH = """<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S"
 profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" minBufferTime="PT2S"><Period><AdaptationSet mimeType="video/mp4">
<Representation id="1" bandwidth="1"><BaseURL>{}</BaseURL></Representation></AdaptationSet></Period></MPD>"""
_SDP = (
    "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\na=control:{}\r\nm=video 9 RTP/AVP 96\r\n"
)
DETOURS: dict[str, Callable[[str], Answers]] = {
    "a redirect": lambda other: {"/live": (302, {"Location": other}, b"")},
    "a lasting redirect": lambda other: {"/live": (308, {"Location": other}, b"")},
    "a playlist nobody asked for": lambda other: {"/live": hls(other)},
    "a manifest": lambda other: {
        "/live": (200, {"Content-Type": "application/dash+xml"}, _DASH.format(other).encode())
    },
    "a list of files": lambda other: {"/live": _video(f"ffconcat version 1.0\nfile {other}\n".encode())},
    "a description": lambda other: {"/live": (200, {"Content-Type": "application/sdp"}, _SDP.format(other).encode())},
    "a part elsewhere": lambda other: {"/live.m3u8": hls(other)},
    "a list elsewhere": lambda other: {"/live.m3u8": master(other)},
    "a head elsewhere": lambda other: {"/live.m3u8": hls(f'#EXT-X-MAP:URI="{other}"', "one.mp4")},
    "a key elsewhere": lambda other: {
        "/live.m3u8": hls(f'#EXT-X-KEY:METHOD=AES-128,URI="{other}"', "one.ts"),
        "/one.ts": _video(clip("libx264")),
    },
    "a part that is sent elsewhere": lambda other: {
        "/live.m3u8": hls("one.ts"),
        "/one.ts": (302, {"Location": other}, b""),
    },
    "a playlist that is sent elsewhere": lambda other: {"/live.m3u8": (302, {"Location": other}, b"")},
    "a part that is a playlist": lambda other: {"/live.m3u8": hls("one.ts"), "/one.ts": hls(other)},
    "a part after a good one": lambda other: {
        "/live.m3u8": hls("one.ts", other),
        "/one.ts": _video(clip("libx264")),
    },
    "another protocol": lambda other: {"/live.m3u8": hls(other.replace("http:", "tcp:"))},
}


@pytest.mark.parametrize("detour", DETOURS.values(), ids=DETOURS)
def test_a_camera_sends_us_nowhere_else(detour: Callable[[str], Answers]) -> None:
    asked: list[str] = []
    elsewhere: list[str] = []
    good = {"/x.ts": _video(clip("libx264"))}
    with served(good, elsewhere) as other:
        answers = detour(f"http://127.0.0.1:{other}/x.ts")
        with served(answers, asked, login=LOGIN) as port:
            url = parse_stream_url(f"http://{LOGIN}@127.0.0.1:{port}{next(iter(answers))}")
            with pytest.raises(StreamError), open_source(url) as (container, _):
                for _packet in container.demux():
                    pass
    assert next(iter(answers)) in asked, "the camera itself was asked"
    assert elsewhere == []


def _pieces() -> tuple[bytes, bytes]:
    """Return the head of a film in fragments, and the rest of it."""
    made = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    with av.open(io.BytesIO(clip("libx264")), "r") as film, av.open(made, "w", format="mp4", options=options) as output:
        stream = output.add_stream_from_template(film.streams.video[0])
        for packet in film.demux(film.streams.video[0]):
            if packet.size:
                packet.stream = stream
                output.mux(packet)
    whole = made.getvalue()
    begins = whole.index(b"moof") - 4
    return whole[:begins], whole[begins:]


def _in_fragments() -> Answers:
    head, rest = _pieces()
    return {
        "/api/stream.m3u8?src=door&mp4": hls('#EXT-X-MAP:URI="hls/init.mp4?id=1"', "hls/segment.m4s?id=1"),
        "/api/hls/init.mp4?id=1": _video(head),
        "/api/hls/segment.m4s?id=1": _video(rest),
    }


OWN: dict[str, Callable[[], Answers]] = {
    "parts of a stream": lambda: {
        "/live.m3u8": hls("one.ts?n=1", "/two.ts"),
        "/one.ts?n=1": _video(clip("libx264")),
        "/two.ts": _video(clip("libx264")),
    },
    "a list of lists": lambda: {
        "/api/stream.m3u8?src=door": master("hls/playlist.m3u8?id=1"),
        "/api/hls/playlist.m3u8?id=1": hls("segment.ts?id=1&n=1"),
        "/api/hls/segment.ts?id=1&n=1": _video(clip("libx264")),
    },
    "in fragments": _in_fragments,
}


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
@pytest.mark.parametrize("login", [None, LOGIN])
def test_a_playlist_of_the_camera_s_own_goes_on(own: Callable[[], Answers], login: str | None) -> None:
    answers, asked = own(), list[str]()
    with served(answers, asked, login=login) as port:
        at = "" if login is None else f"{login}@"
        url = parse_stream_url(f"http://{at}127.0.0.1:{port}{next(iter(answers))}")
        assert probe(url).codec == "h264"
        with open_source(url) as (container, _):
            pictures = sum(1 for packet in container.demux() if packet.size)
    assert pictures >= FRAMES
    assert set(asked) == set(answers)


def test_a_part_without_an_end_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "PART_BYTES", 1000)
    answers = {"/live.m3u8": hls("one.ts"), "/one.ts": _video(clip("libx264"))}
    with served(answers, []) as port, pytest.raises(StreamError):
        probe(parse_stream_url(f"http://127.0.0.1:{port}/live.m3u8"))


def _jpegs() -> bytes:
    made = io.BytesIO()
    with av.open(made, "w", format="mpjpeg") as output:
        stream = output.add_stream("mjpeg", rate=5)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuvj420p"
        for number in range(FRAMES):
            frame = av.VideoFrame(*SIZE, "yuvj420p")
            frame.pts = number
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return made.getvalue()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(_jpegs, "multipart/x-mixed-replace; boundary=ffmpeg"), (lambda: clip("libx264"), "video/mp2t")],
    ids=["pictures one by one", "a transport stream"],
)
def test_a_stream_over_http_goes_on(body: Callable[[], bytes], content_type: str) -> None:
    with (
        served({"/video": (200, {"Content-Type": content_type}, body())}, [], login=LOGIN) as port,
        open_source(parse_stream_url(f"http://{LOGIN}@127.0.0.1:{port}/video")) as (container, _),
    ):
        # A stream of single pictures that stops is one that broke off.
        assert len(list(islice(container.demux(), FRAMES - 1))) == FRAMES - 1


@pytest.mark.parametrize("container", ["mpegts", "flv", "matroska"])
@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_pictures_that_are_sent_out_of_order_stay_in_their_time(codec: str, container: str) -> None:
    body = footage(codec, container, b_frames=2)
    with (
        served({"/video": (200, {"Content-Type": "video/x"}, body)}, []) as port,
        open_source(parse_stream_url(f"http://127.0.0.1:{port}/video")) as (opened, _),
    ):
        decoded_at = [packet.dts for packet in opened.demux() if packet.dts is not None]
    assert len(decoded_at) > FRAMES
    assert decoded_at == sorted(decoded_at)
