"""Opens a camera's stream with PyAV and turns what FFmpeg reports into our errors. Blocking.

A camera is not trusted: whoever has taken it over must not have this machine ask something of others, as of what only
listens to this machine itself. So FFmpeg follows nothing that a camera sends it to, and reads nothing as a stream that
is made of other addresses. A playlist is read as one only where a person typed the address of one, and each part of it
has to lie at the camera.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from urllib.parse import urlsplit

from av import Packet, VideoFrame
from av.container import InputContainer
import av.error
from av.stream import Stream
from av.video.stream import VideoStream

from ..model.errors import CannotConnect, InvalidAuth, NoVideo, StreamError
from ..model.source import DEFAULT_PORTS, StreamUrl
from .libav_log import keep_addresses_out_of_the_log
from .limited import UNSEEN, is_too_large, open_limited

CONNECT_TIMEOUT_S = 8.0
READ_TIMEOUT_S = 5.0
PLAYLIST_READ_S = 30.0
"""Of a playlist FFmpeg waits within one read until the camera has made the next part, which takes as long as it is."""
DEADLINE_S = 15.0
"""A camera that sends packets for this long without one whole picture sends no video."""

_CONTAINERS = (
    "mpegts,mov,matroska,webm,flv,live_flv,mpjpeg,mjpeg,jpeg_pipe,h264,hevc,obu,ivf,ogg,avi,asf,mpeg,m4v,aac,mp3"
)
"""None of them names other addresses."""
_WITHOUT_DETOURS = {
    "protocol_whitelist": "http,https,tcp,tls,udp,rtp,rtsp,rtsps,rtmp,rtmps",
    "max_redirects": "0",
}
# RTSP names its streams first, and says only there what FFmpeg has to know of pictures that are sent out of order.
_RTSP = {
    **_WITHOUT_DETOURS,
    "format_whitelist": f"rtsp,{_CONTAINERS}",
    "rtsp_transport": "tcp",
    "analyzeduration": "3000000",
    "probesize": "1500000",
}
_OPTIONS = {**_RTSP, **UNSEEN}
_MATROSKA = "matroska,webm"
"""It names its streams first as well, and does not say when pictures that are sent out of order are to be decoded."""
# Each part is opened by us: FFmpeg must not go on with a connection of its own.
_PLAYLIST = {**_OPTIONS, "format_whitelist": f"hls,{_CONTAINERS}", "http_persistent": "0", "http_multiple": "0"}
_PART = {**_WITHOUT_DETOURS, "format_whitelist": "data", "raw_packet_size": "32768"}
_RANGE = frozenset({"offset", "end_offset"})
PART_BYTES = 64 << 20
PART_S = 60.0
"""More of one part of a playlist no camera sends; one that does not end would hold the reader for ever."""
_AUTH = (av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError)
# The address answered, but what came is not a stream FFmpeg knows.
_NOT_VIDEO = (av.error.InvalidDataError, av.error.DemuxerNotFoundError, av.error.EOFError)


@contextmanager
def open_source(url: StreamUrl) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Yield the opened container and its first video stream; close both on the way out.

    Raises CannotConnect, InvalidAuth or NoVideo, here or from whatever the caller reads. The causes are
    suppressed because FFmpeg's own messages hold the address with its password.
    """
    keep_addresses_out_of_the_log()
    try:
        with _opened(url) as container:
            if not container.streams.video:
                raise NoVideo
            picture = container.streams.video[0]
            # A stream of a kind that FFmpeg does not know has no size.
            if is_too_large(getattr(picture, "width", 0), getattr(picture, "height", 0)):
                raise NoVideo
            yield container, picture
    except av.error.FFmpegError as err:
        raise _explain(err) from None
    except OSError, ValueError:
        raise CannotConnect from None


def _opened(url: StreamUrl) -> InputContainer:
    timeout = CONNECT_TIMEOUT_S, READ_TIMEOUT_S
    if not url.is_playlist:
        if url.full.startswith("rtsp"):
            return open_limited(url.full, options=_RTSP, timeout=timeout)
        container = open_limited(url.full, options=_OPTIONS, timeout=timeout)
        if container.format.name != _MATROSKA:
            return container
        container.close()
        return open_limited(url.full, options={**_RTSP, "format_whitelist": _MATROSKA}, timeout=timeout)
    camera = _origin(url.full)

    def open_part(part: str, _flags: int, options: dict[str, str]) -> _Part:
        """Open what a playlist names, or the playlist itself. Without the check a camera has us ask anybody."""
        with _without_causes():
            if _origin(part) != camera:
                raise CannotConnect
            return _Part(part, {name: value for name, value in options.items() if name in _RANGE})

    timeout = CONNECT_TIMEOUT_S, PLAYLIST_READ_S
    return open_limited(url.full, "hls", options=_PLAYLIST, io_open=open_part, timeout=timeout)


@contextmanager
def _without_causes() -> Iterator[None]:
    """Raise CannotConnect in place of what names an address: PyAV prints whatever goes wrong with a part."""
    try:
        yield
    except OSError, ValueError:
        raise CannotConnect from None


class _Part:
    """The bytes of one part of a playlist, as FFmpeg gets them itself: with the login, and by the same rules."""

    def __init__(self, address: str, only: dict[str, str]) -> None:
        self._container = open_limited(
            address, "data", options=_PART | only, timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S)
        )
        self._packets = self._container.demux()
        self._rest = b""
        self._left_bytes = PART_BYTES
        self._ends_s = monotonic() + PART_S

    def read(self, size: int) -> bytes:
        """Return some bytes, none at the end; raise CannotConnect where there is no end."""
        while not self._rest:
            with _without_causes():
                packet = next(self._packets, None)
            if packet is None:
                return b""
            self._rest = bytes(packet)
            self._left_bytes -= len(self._rest)
            if self._left_bytes < 0 or monotonic() > self._ends_s:
                raise CannotConnect
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def close(self) -> None:
        """End the connection."""
        self._container.close()


def _origin(address: str) -> tuple[str, str | None, int | None]:
    """Return where an address leads to; raise ValueError."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or DEFAULT_PORTS.get(parts.scheme)


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """Return the first whole picture; raise NoVideo where none comes within the deadline.

    Packets of all streams are looked at: waiting for those of the video alone would never end with a camera that
    announces a picture and sends only sound.
    """
    deadline = monotonic() + DEADLINE_S
    for packet in container.demux():
        if packet.stream.index == stream.index and (frame := _frame_of(packet)) is not None:
            return frame
        if monotonic() > deadline:
            break
    raise NoVideo


def _frame_of(packet: Packet[Stream]) -> VideoFrame | None:
    """Return what a packet shows; nothing where it is damaged, as the first one often is: the next may be whole."""
    with suppress(av.error.FFmpegError):
        return next((frame for frame in packet.decode() if isinstance(frame, VideoFrame)), None)
    return None


def _explain(err: av.error.FFmpegError) -> StreamError:
    if isinstance(err, _AUTH):
        return InvalidAuth()
    if isinstance(err, _NOT_VIDEO):
        return NoVideo()
    return CannotConnect()
