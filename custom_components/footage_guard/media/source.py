"""Opens a camera's stream with PyAV and turns what FFmpeg reports into our errors. Blocking."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import av
from av import VideoFrame
from av.container import InputContainer
import av.error
from av.video.stream import VideoStream

from ..model.errors import CannotConnect, InvalidAuth, NoVideo, StreamError
from ..model.source import StreamUrl

CONNECT_TIMEOUT_S = 8.0
READ_TIMEOUT_S = 5.0
DEADLINE_S = 15.0
"""A camera that sends packets for this long without one whole picture sends no video."""

# A playlist a camera hands out must not make FFmpeg read this host's files or speak other protocols.
_OPTIONS = {
    "protocol_whitelist": "http,https,tcp,tls,udp,rtp,rtsp,rtsps,rtmp,rtmps,crypto",
    "rtsp_transport": "tcp",
    "analyzeduration": "3000000",
    "probesize": "1500000",
}
_AUTH = (av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError)
# The address answered, but what came is not a stream FFmpeg knows.
_NOT_VIDEO = (av.error.InvalidDataError, av.error.DemuxerNotFoundError, av.error.EOFError)


@contextmanager
def open_source(url: StreamUrl) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Yield the opened container and its first video stream; close both on the way out.

    Raises CannotConnect, InvalidAuth or NoVideo, here or from whatever the caller reads. The causes are
    suppressed because FFmpeg's own messages hold the address with its password.
    """
    try:
        with av.open(url.full, options=_OPTIONS, timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S)) as container:
            if not container.streams.video:
                raise NoVideo
            yield container, container.streams.video[0]
    except av.error.FFmpegError as err:
        raise _explain(err) from None
    except OSError, ValueError:
        raise CannotConnect from None


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """Return the first whole picture; raise NoVideo where none comes within the deadline.

    Packets of all streams are looked at: waiting for those of the video alone would never end with a camera that
    announces a picture and sends only sound.
    """
    deadline = monotonic() + DEADLINE_S
    for packet in container.demux():
        if packet.stream.index == stream.index:
            for frame in packet.decode():
                if isinstance(frame, VideoFrame):
                    return frame
        if monotonic() > deadline:
            break
    raise NoVideo


def _explain(err: av.error.FFmpegError) -> StreamError:
    if isinstance(err, _AUTH):
        return InvalidAuth()
    if isinstance(err, _NOT_VIDEO):
        return NoVideo()
    return CannotConnect()
