"""What muxers and decoders are told before the first packet of a stream: taken from it once, and used by each clip."""

import io

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from .limited import open_limited


class Template:
    """A file of a stream's picture and sound with one packet of the picture. For any number of threads.

    It is opened once. PyAV keeps whatever was opened until the garbage collector comes by, which a clip would have wait
    for it again and again.
    """

    def __init__(self, content: bytes) -> None:
        """Keep a NUT file, which FFmpeg reads as it was told by the camera."""
        self.content = content
        self._opened: InputContainer | None = None

    @property
    def picture(self) -> VideoStream:
        """The stream of the picture, for a muxer to copy."""
        return self._open().streams.video[0]

    @property
    def sound(self) -> AudioStream:
        """The stream of the sound; raises IndexError where there is none."""
        return self._open().streams.audio[0]

    def make_decoder(self) -> VideoCodecContext:
        """Return a decoder of the picture that nobody else uses."""
        with open_limited(io.BytesIO(self.content), "nut") as own:
            return own.streams.video[0].codec_context

    def _open(self) -> InputContainer:
        if self._opened is None:
            self._opened = open_limited(io.BytesIO(self.content), "nut")
        return self._opened
