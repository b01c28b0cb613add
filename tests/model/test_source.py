"""Stream addresses: which are opened, and what of them is ever shown."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import StreamUrlInvalid
from custom_components.footage_guard.model.source import parse_stream_url


@pytest.mark.parametrize(
    "address",
    [
        "rtsp://camera.local/stream1",
        "rtsp://user:p%40ss@192.168.1.20:554/h264Preview_01_main",
        "rtsps://nvr.local:7441/abc?enableSrtp",
        "http://127.0.0.1:1984/api/stream.mp4?src=door",
        "https://[fd00::20]:8443/stream.ts",
        "rtmp://camera.local/bcs/channel0_main.bcs?channel=0&stream=0&user=a&password=b",
        "  rtsp://camera.local/stream1  ",
    ],
)
def test_an_address_of_a_camera_is_taken(address: str) -> None:
    assert parse_stream_url(address).full == address.strip()


def test_the_scheme_is_written_as_ffmpeg_knows_it() -> None:
    assert parse_stream_url("RTSP://Camera.local/Live").full == "rtsp://Camera.local/Live"


@pytest.mark.parametrize(
    "address",
    [
        None,
        7,
        ["rtsp://camera.local/"],
        "",
        "camera.local/stream1",
        "rtsp://",
        "rtsp:///stream1",
        "/etc/passwd",
        "file:///etc/passwd",
        "concat:http://a/|file:///etc/passwd",
        "ftp://camera.local/x",
        "rtsp://camera.local:0/x",
        "rtsp://camera.local:99999/x",
        "rtsp://[::1/x",
        "rtsp://camera.local/x\r\nHost: other",
        "rtsp://camera.local/a b",
        "rtsp://camera.local/" + "x" * 2100,
        "rtsp://camera.local/live#other",
        "rtsp://camera.local\\@other.local/live",
        "rtsp://camera.local/a\x7fb",
        "rtsp://***@camera.local/live",
    ],
)
def test_anything_else_is_refused(address: object) -> None:
    with pytest.raises(StreamUrlInvalid):
        parse_stream_url(address)


@pytest.mark.parametrize(
    "address",
    [
        "rtsp://secret:secret@camera.local:554/live",
        "rtsp://camera.local:554/user=admin&password=secret&channel=1&stream=0.sdp?",
        "rtsp://camera.local:554/secret?enableSrtp",
        "rtsp://camera.local:554/?secret",
        "rtsp://camera.local:554/live;token=secret",
        "rtsp://camera.local:554/live?user=admin&password=secret",
        "rtsp://user:p@secret@camera.local:554/live",
        "rtsp://user:secret:secret@camera.local:554/live?secret=secret",
    ],
)
def test_no_secret_shows_wherever_a_camera_has_it(address: str) -> None:
    url = parse_stream_url(address)
    shown = url.shown + repr(url) + str(url) + f"{url}"
    assert "secret" not in shown
    assert url.shown in {"rtsp://***@camera.local:554/***", "rtsp://camera.local:554/***"}


@given(user=st.text("abcXYZ019-_%"), password=st.text("abcXYZ019-_%:@"))
def test_no_login_is_part_of_what_is_shown_or_compared(user: str, password: str) -> None:
    url = parse_stream_url(f"rtsp://{user}:{password}@camera.local/live")
    assert url.shown == "rtsp://***@camera.local/***"
    assert url.identity == "rtsp://camera.local:554/live"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("rtsp://a:b@camera.local/live", "rtsp://c:d@camera.local/live", True),
        ("rtsp://camera.local/live", "rtsp://c:d@CAMERA.local/live", True),
        ("rtsp://camera.local/live", "rtsp://camera.local/live2", False),
        ("rtsp://camera.local/live", "rtsp://other.local/live", False),
        ("rtsp://camera.local/live?channel=1", "rtsp://camera.local/live?channel=2", False),
        ("rtsp://camera.local/live", "rtsp://camera.local:555/live", False),
        ("rtsp://camera.local/live", "rtsps://camera.local/live", False),
        ("rtsp://camera.local/live", "rtsp://camera.local:554/live", True),
        ("http://camera.local", "http://camera.local:80/", True),
        ("rtsp://a:b@camera.local@other.local/live", "rtsp://camera.local/live", False),
        ("rtsp://[fd00::20]/live", "rtsp://[FD00::20]:554/live", True),
    ],
)
def test_a_camera_is_the_same_whatever_the_login(one: str, other: str, same: bool) -> None:
    assert (parse_stream_url(one).identity == parse_stream_url(other).identity) is same


@given(st.text())
def test_any_text_is_an_address_or_a_clear_error(text: str) -> None:
    try:
        url = parse_stream_url(text)
    except StreamUrlInvalid:
        return
    assert parse_stream_url(url.full) == url


@pytest.mark.parametrize(
    ("address", "is_playlist"),
    [
        ("http://camera.local/live.m3u8", True),
        ("https://a:b@camera.local/API/Stream.M3U8?src=door", True),
        ("http://camera.local/stream?file=live.m3u8", True),
        ("http://camera.local/live", False),
        ("http://live.m3u8.example/live", False),
        ("rtsp://camera.local/live.m3u8", False),
    ],
)
def test_a_playlist_is_one_where_somebody_typed_one(address: str, is_playlist: bool) -> None:
    assert parse_stream_url(address).is_playlist is is_playlist
