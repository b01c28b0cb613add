"""What the integration finds at a real RTSP server."""

from collections.abc import Iterator

import pytest

from custom_components.footage_guard.media.probe import StreamFacts, probe
from custom_components.footage_guard.model.errors import CannotConnect, InvalidAuth, NoVideo, StreamError
from custom_components.footage_guard.model.source import parse_stream_url
from tests.cameras.processes import RTSP_SERVER, running

PASSWORD = "let-me-in"


@pytest.fixture(scope="module")
def rtsp() -> Iterator[dict[str, str]]:
    """The addresses of a server with surveillance footage."""
    with running(*RTSP_SERVER, "--user", "owner", "--password", PASSWORD) as ready:
        yield ready["streams"]


def test_real_footage_is_described(rtsp: dict[str, str]) -> None:
    url = parse_stream_url(rtsp["surveillance"])
    assert probe(url) == StreamFacts(codec="h264", width=768, height=576, has_audio=False)


def test_the_right_login_opens_it(rtsp: dict[str, str]) -> None:
    url = rtsp["locked"].replace("rtsp://", f"rtsp://owner:{PASSWORD}@")
    assert probe(parse_stream_url(url)).width == 768


@pytest.mark.parametrize(
    ("name", "login", "error"),
    [
        ("no_video", "", NoVideo),
        ("locked", "", InvalidAuth),
        ("locked", "owner:wrong@", InvalidAuth),
        ("surveillance", "", CannotConnect),
    ],
    ids=["no video", "no login", "wrong login", "wrong path"],
)
def test_what_is_wrong_is_named(rtsp: dict[str, str], name: str, login: str, error: type[StreamError]) -> None:
    path = "/nowhere" if error is CannotConnect else ""
    with pytest.raises(error):
        probe(parse_stream_url(rtsp[name].replace("rtsp://", f"rtsp://{login}") + path))
