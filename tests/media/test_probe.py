"""Opening a stream tells what it is, or in one word why not."""

import io
from pathlib import Path

import av
import pytest

from custom_components.footage_guard.media.probe import StreamFacts, probe
from custom_components.footage_guard.model.errors import (
    CannotConnect,
    InvalidAuth,
    NoVideo,
    StreamError,
    UnsupportedCodec,
)
from custom_components.footage_guard.model.source import StreamUrl, parse_stream_url
from tests.streams import LOGIN, SIZE, clip

from .made import made
from .test_elsewhere import served


def _url(address: str, path: str, login: str = "") -> StreamUrl:
    return parse_stream_url(address.replace("http://", f"http://{login}") + path)


@pytest.mark.parametrize(
    ("path", "codec", "has_audio"),
    [("/h264.ts", "h264", False), ("/h264-audio.ts", "h264", True), ("/hevc.ts", "hevc", False)],
)
def test_a_good_stream_is_described(streams: str, path: str, codec: str, has_audio: bool) -> None:
    width, height = SIZE
    assert probe(_url(streams, path)) == StreamFacts(codec=codec, width=width, height=height, has_audio=has_audio)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/nothing-here", CannotConnect),
        ("/silent", CannotConnect),
        ("/page", NoVideo),
        ("/audio.ts", NoVideo),
        ("/empty.ts", NoVideo),
        ("/noise.ts", NoVideo),
        ("/mpeg2.ts", UnsupportedCodec),
        ("/mpeg4.ts", UnsupportedCodec),
        ("/locked.ts", InvalidAuth),
    ],
)
def test_a_bad_stream_is_named(
    streams: str, path: str, error: type[StreamError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.media.source.READ_TIMEOUT_S", 1.0)
    monkeypatch.setattr("custom_components.footage_guard.media.source.CONNECT_TIMEOUT_S", 1.0)
    with pytest.raises(error):
        probe(_url(streams, path))


def test_packets_that_never_make_a_picture_end_in_time(streams: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.footage_guard.media.source.DEADLINE_S", -1.0)
    with pytest.raises(NoVideo):
        probe(_url(streams, "/h264.ts"))


def _begun_amid_a_picture() -> bytes:
    """Return a stream of which the first picture that comes is not whole."""
    buffer = io.BytesIO()
    with av.open(io.BytesIO(made(size=SIZE)), "r") as camera, av.open(buffer, "w", format="mpegts") as output:
        stream = output.add_stream_from_template(camera.streams.video[0])
        for number, packet in enumerate(packet for packet in camera.demux(video=0) if packet.size):
            if number == 0:
                head = bytes(packet)[: bytes(packet).index(b"\x00\x00\x01\x65") + 4]
                packet.update(head + b"\xff" * (packet.size - len(head)))
            packet.stream = stream
            output.mux_one(packet)
    return buffer.getvalue()


@pytest.mark.usefixtures("socket_enabled")
def test_a_camera_whose_first_picture_is_damaged_used_to_be_one_without_video() -> None:
    answers = {"/live.ts": (200, {"Content-Type": "video/mp2t"}, _begun_amid_a_picture())}
    with served(answers, []) as port:
        assert probe(_url(f"http://127.0.0.1:{port}", "/live.ts")).codec == "h264"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "rtsp://127.0.0.1:1/live", "rtsp://camera.invalid/live", "rtmp://127.0.0.1:1/a"]
)
def test_nobody_at_the_address(address: str) -> None:
    with pytest.raises(CannotConnect):
        probe(parse_stream_url(address))


def test_the_right_login_opens_a_locked_stream(streams: str) -> None:
    assert probe(_url(streams, "/locked.ts", f"{LOGIN}@")).codec == "h264"


def test_a_playlist_cannot_read_files_of_this_machine(streams: str, tmp_path: Path) -> None:
    secret = tmp_path / "private.ts"
    secret.write_bytes(clip("libx264"))
    with pytest.raises(StreamError):
        probe(_url(streams, f"/playlist.m3u8?file={secret}"))


def test_an_error_holds_nothing_of_the_address(streams: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(InvalidAuth) as caught:
        probe(_url(streams, "/locked.ts", "porch:wrong-password@"))
    assert caught.value.__cause__ is None
    assert "wrong-password" not in repr(caught.value) + str(caught.value) + caplog.text
