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
        "rtsp://camera.local/" + "x" * 3000,
    ],
)
def test_anything_else_is_refused(address: object) -> None:
    with pytest.raises(StreamUrlInvalid):
        parse_stream_url(address)


@given(
    user=st.text("abcXYZ019-_%", min_size=1),
    password=st.text("abcXYZ019-_%:", min_size=4).map("secret".__add__),
    token=st.text("abcXYZ019", min_size=4).map("secret".__add__),
)
def test_no_secret_shows(user: str, password: str, token: str) -> None:
    url = parse_stream_url(f"rtsp://{user}:{password}@camera.local:554/live?token={token}&channel=secret1")
    assert "secret" not in url.shown + repr(url) + str(url) + f"{url}"
    assert "secret" not in url.identity.replace(f"token={token}", "").replace("channel=secret1", "")
    assert url.shown == "rtsp://***@camera.local:554/live?token=***&channel=***"


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
