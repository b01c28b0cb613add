"""Reads a camera's stream into a ring for as long as it is wanted, and connects again whenever it breaks. Blocking."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
import random
from threading import Event
from time import monotonic
from typing import Final

from av import CodecContext
from av.container import InputContainer
from av.stream import Stream
from av.video.stream import VideoStream

from ..model.account import GapReason
from ..model.errors import (
    CameraNotFound,
    CannotConnect,
    InvalidAuth,
    NotRecordable,
    StreamError,
    StreamUrlInvalid,
    UnsupportedCodec,
)
from ..model.source import StreamUrl
from .connection import CameraChangedError, Connection
from .probe import CODECS
from .ring import Ring
from .sound import Sound
from .source import open_source

RETRY_S: Final = 1.0
MOST_RETRY_S: Final = 30.0
SOON: Final = 30
"""So many tries follow each other without a longer pause: that is what a camera takes that begins anew."""
_MOST_DOUBLINGS: Final = 10
"""A camera may be gone for weeks, and no number holds what would become of it."""


class Flow(StrEnum):
    """What became of a camera's stream."""

    WAITING = "waiting"
    """Nothing comes, or not yet."""
    RUNNING = "running"
    NOT_RECORDABLE = "not_recordable"
    """There is nothing a recorder could read (WebRTC only)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamState:
    """A stream at one moment."""

    flow: Flow
    error: str | None = None
    """Code of what keeps it from running; None where it just ended, or runs."""


_RUNNING: Final = StreamState(flow=Flow.RUNNING)


class _NothingKeptError(Exception):
    """So much came since the last picture that a decoder can begin with that there was no room for it."""


class StreamReader:
    """Keeps a ring filled. `run` belongs to one thread; `stop` may be called from any."""

    def __init__(
        self,
        find_url: Callable[[], StreamUrl],
        ring: Ring,
        *,
        with_sound: bool,
        on_change: Callable[[StreamState], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Read nothing yet.

        `find_url` is asked before each connection, and raises StreamError, CameraNotFound or StreamUrlInvalid.
        """
        self._find_url = find_url
        self._ring = ring
        self._with_sound = with_sound
        self._on_change = on_change
        self._clock = clock
        self._stopped = Event()
        self._state: StreamState | None = None
        self._failures = 0
        self._is_refused = False
        self._why = GapReason.NOT_YET

    def stop(self) -> None:
        """Have `run` return, which takes as long as a read may: a few seconds with a camera that hangs.

        Half a minute with a playlist that does not go on.
        """
        self._stopped.set()

    def run(self, after_s: float = 0.0) -> None:
        """Read until stopped, beginning after a while."""
        self._stopped.wait(after_s)
        while not self._stopped.is_set():
            self._connect()
            self._stopped.wait(self._pause_s())

    def _connect(self) -> None:
        """Connect once, and read until the stream breaks."""
        state, why = StreamState(flow=Flow.WAITING), GapReason.OFFLINE
        try:
            url = self._find_url()
            if self._stopped.is_set():
                return
            with open_source(url) as (container, picture):
                self._read(container, picture)
        except CameraChangedError:
            self._ring.begin_outage(GapReason.CHANGED)
            self._why, self._failures = GapReason.CHANGED, 0
            return
        except _NothingKeptError:
            # Some cameras send a picture to begin with to whoever connects, and then none.
            why = GapReason.LATE
        except NotRecordable as err:
            state = StreamState(flow=Flow.NOT_RECORDABLE, error=err.code)
        except (StreamError, CameraNotFound, StreamUrlInvalid) as err:
            state = StreamState(flow=Flow.WAITING, error=err.code)
        except Exception:  # noqa: BLE001  # whatever it was, it must not be the last connection
            state = StreamState(flow=Flow.WAITING, error=CannotConnect.code)
        if self._stopped.is_set():
            return
        self._ring.begin_outage(why)
        self._why = why
        self._failures += 1
        self._is_refused = state.error == InvalidAuth.code
        self._tell(state)

    def _pause_s(self) -> float:
        """Return how long to wait: longer after some failures, and never all cameras at the same moment."""
        if not self._failures:
            return 0.0
        # Some cameras shut out whoever comes too often with a password that is wrong.
        soon = 1 if self._is_refused else SOON
        pause_s = min(MOST_RETRY_S, RETRY_S * 2.0 ** min(max(0, self._failures - soon), _MOST_DOUBLINGS))
        return pause_s * random.uniform(1.0, 1.2)  # noqa: S311  # no secret

    def _tell(self, state: StreamState) -> None:
        if state != self._state:
            self._state = state
            self._on_change(state)

    def _read(self, container: InputContainer, picture: VideoStream) -> None:
        """Put what comes into the ring; return at its end.

        Raises StreamError, CameraChangedError or _NothingKeptError.
        """
        if not _is_known(picture) or picture.codec_context.name not in CODECS:
            raise UnsupportedCodec
        connection = Connection(picture, self._sound_of(container), self._why, self._clock())
        # Packets of all streams: waiting for pictures alone would never end while only sound comes.
        for packet in container.demux():
            for placed in connection.take(packet, self._clock()):
                if not self._ring.put(placed):
                    raise _NothingKeptError
                self._failures = 0
                self._tell(_RUNNING)
            if self._stopped.is_set():
                return

    def _sound_of(self, container: InputContainer) -> Sound | None:
        """Return the first sound FFmpeg knows, if sound is wanted."""
        if not self._with_sound:
            return None
        return next(map(Sound, filter(_is_known, container.streams.audio)), None)


def _is_known(stream: Stream) -> bool:
    """Tell whether FFmpeg knows the format; PyAV has no decoder of any other, whatever its types say."""
    decoder: CodecContext | None = stream.codec_context
    return decoder is not None
