"""No login of a camera is in what FFmpeg says in the log, whatever is turned on."""

from collections.abc import Iterator
import logging
from typing import Final

from homeassistant.components.stream import set_pyav_logging
import pytest

from custom_components.footage_guard.media import source
from custom_components.footage_guard.media.libav_log import keep_addresses_out_of_the_log, without_addresses
from custom_components.footage_guard.media.source import open_source
from custom_components.footage_guard.model.errors import StreamError
from custom_components.footage_guard.model.source import parse_stream_url

from .test_elsewhere import hls, served

SECRET = "hunter2-it's-secret"


@pytest.fixture
def debug(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Have FFmpeg speak, as Home Assistant does with the debug log of its streams."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="libav")
    set_pyav_logging(enable=True)
    yield
    set_pyav_logging(enable=False)


def _fail(path: str) -> None:
    answers = {"/live.m3u8": hls("lost.ts"), "/live": (302, {"Location": f"http://x:{SECRET}@127.0.0.1:1/"}, b"")}
    with served(answers, []) as port:
        address = parse_stream_url(f"http://admin:{SECRET}@127.0.0.1:{port}{path}")
        with pytest.raises(StreamError), open_source(address):
            pass


@pytest.mark.usefixtures("socket_enabled", "debug")
@pytest.mark.parametrize("path", ["/live.m3u8", "/live", "/lost"])
def test_no_login_of_a_camera_is_in_the_log(caplog: pytest.LogCaptureFixture, path: str) -> None:
    _fail(path)
    said = [record for record in caplog.records if record.name.startswith("libav.")]
    assert said, "FFmpeg speaks"
    assert SECRET not in caplog.text
    assert "hunter2" not in caplog.text + "".join(str(record.__dict__) for record in caplog.records)


ENDLESS: Final = {"Content-Length": ""}
"""As of an answer whose length nobody knows, so that its end is an error."""


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize("named", ["http://localhost:9/one.ts", "lost.ts", "one.ts", "http://[/one.ts"])
@pytest.mark.parametrize("length", [ENDLESS, {"Content-Length": "50000"}, {}], ids=["unknown", "too long", "right"])
def test_no_login_of_a_camera_is_printed(capfd: pytest.CaptureFixture[str], named: str, length: dict[str, str]) -> None:
    status, headers, playlist = hls(named)
    answers = {"/live.m3u8": (status, headers | length, playlist), "/one.ts": (200, length, b"G" + bytes(187))}
    with served(answers, []) as port:
        address = parse_stream_url(f"http://admin:{SECRET}@127.0.0.1:{port}/live.m3u8")
        with pytest.raises(StreamError), open_source(address) as (container, _):
            list(container.demux())
    said = capfd.readouterr()
    assert "hunter2" not in said.err + said.out
    assert "live.m3u8" not in said.err + said.out


@pytest.mark.usefixtures("socket_enabled", "debug")
def test_without_our_handler_the_log_would_hold_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("libav")
    monkeypatch.setattr(source, "keep_addresses_out_of_the_log", lambda: None)
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr(logger, "propagate", True)
    _fail("/live.m3u8")
    assert SECRET in caplog.text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"Opening 'http://admin:{SECRET}@10.0.0.5/a.ts' for reading", "Opening 'http://*** for reading"),
        (f"keepalive failed for crypto+http://a:{SECRET}@h/x?y", "keepalive failed for crypto+http://***"),
        (f"rtsp://h/user=admin_password={SECRET}_channel=1.sdp: no", "rtsp://*** no"),
        (f"admin:{SECRET}@10.0.0.5 is not there", "*** is not there"),
        (f"request: GET /cgi?pw={SECRET} HTTP/1.1", "request: GET *** HTTP/1.1"),
        (
            f"Sending:\nDESCRIBE rtsp://a:{SECRET}@h RTSP/1.0\nCSeq: 2",
            "Sending:\nDESCRIBE rtsp://*** RTSP/1.0\nCSeq: 2",
        ),
        (f"request:\nAuthorization: Basic {SECRET}\nHost: h", "request:\nAuthorization: ***\nHost: h"),
        (f"header='Set-Cookie: s={SECRET}; path=/'", "header='Set-Cookie: ***"),
        ("co located POCs unavailable", "co located POCs unavailable"),
        ("error while decoding MB 5 7, bytestream -7", "error while decoding MB 5 7, bytestream -7"),
    ],
)
def test_what_is_said_holds_no_address(said: str, shown: str) -> None:
    assert without_addresses(said) == shown


def test_each_line_is_written_once(caplog: pytest.LogCaptureFixture) -> None:
    keep_addresses_out_of_the_log()
    keep_addresses_out_of_the_log()
    logging.getLogger("libav.mpegts").warning("%d packets to http://%s", 5, SECRET)
    assert [(record.name, record.getMessage()) for record in caplog.records] == [
        ("libav.mpegts", "5 packets to http://***")
    ]


def test_others_are_not_touched(caplog: pytest.LogCaptureFixture) -> None:
    keep_addresses_out_of_the_log()
    logging.getLogger("library").warning("see http://example.com/page")
    assert "http://example.com/page" in caplog.text
