"""The thread that paints and encodes while somebody watches, and sleeps otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
import logging
from threading import Condition, Thread

from .clock import steady
from .options import Size
from .painter import Painter
from .session import Session
from .sound import Sound

_LOGGER = logging.getLogger(__name__)
_IDLE_SECONDS = 3.0
"""How long the encoder keeps running without a viewer, so that a reconnect finds it warm."""
_RETRY_SECONDS = 1.0

type MakeSound = Callable[[], Sound | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Where a session's bytes go; both are called from the encoder thread."""

    publish: Callable[[int, bytes], None]
    ended: Callable[[int], None]


class Worker:
    """One encoder thread of one camera; every other method may be called from any thread."""

    def __init__(self, painter: Painter, make_sound: MakeSound, outlet: Outlet) -> None:
        """Prepare the thread without starting it."""
        self._painter, self._make_sound, self._outlet = painter, make_sound, outlet
        self._changed = Condition()
        self._thread = Thread(target=self._run, name="encoder")
        self._session_number = 0
        self._live = self._stopping = False
        self._viewers = set[object]()
        self._wanted_until = self._stalled_until = 0.0
        self._new_size: Size | None = None

    @property
    def is_encoding(self) -> bool:
        """Tell whether a session runs."""
        return self._live

    @property
    def is_stalled(self) -> bool:
        """Tell whether bytes are being held back."""
        return steady() < self._stalled_until

    @property
    def sessions(self) -> int:
        """How often the encoder was started."""
        return self._session_number

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End the session and wait for the thread."""
        with self._changed:
            self._stopping, self._live = True, False
            self._changed.notify_all()
        self._thread.join()

    def add_viewer(self, viewer: object) -> int:
        """Count a viewer in, and return the number of the first session meant for them."""
        with self._changed:
            self._viewers.add(viewer)
            self._changed.notify_all()
            return self._session_number + (not self._live)

    def remove_viewer(self, viewer: object) -> None:
        """Count a viewer out, unless the end of the session already did."""
        with self._changed:
            if viewer in self._viewers:
                self._viewers.remove(viewer)
                self._wanted_until = steady() + _IDLE_SECONDS

    def stall(self, seconds: float) -> None:
        """Freeze the camera from now on for some seconds."""
        with self._changed:
            self._stalled_until = steady() + seconds

    def end_session(self, new_size: Size | None = None) -> None:
        """End session and stall, and count everybody out; the next session may have a new size."""
        with self._changed:
            self._viewers.clear()
            self._live = False
            self._wanted_until = self._stalled_until = 0.0
            self._new_size = new_size or self._new_size
            self._changed.notify_all()

    def _run(self) -> None:
        while self._wait_for_viewers():
            try:
                self._feed(self._session_number)
            except Exception:
                _LOGGER.exception("The encoder failed; it starts again in a second")
                with self._changed:
                    self._live = False
                    self._changed.wait_for(lambda: self._stopping, _RETRY_SECONDS)
            self._outlet.ended(self._session_number)

    def _wait_for_viewers(self) -> bool:
        """Sleep until a session is wanted; return False when the thread is to end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or self._viewers or self._new_size)
                if self._stopping:
                    return False
                size, self._new_size = self._new_size, None
                if size is None:
                    self._session_number += 1
                    self._live = True
                    return True
            self._painter.resize(size)

    def _feed(self, number: int) -> None:
        """Run one session, picture by picture, until it is not wanted any more."""
        size, fps = self._painter.size, self._painter.fps
        with Session(size, fps, self._make_sound()) as session:
            started, slot = steady(), -1
            while self._is_wanted():
                stalled = self._sleep_through_stall()
                slot = max(slot + 1, int((steady() - started) * fps))
                self._sleep_until(started + slot / fps)
                frame = self._painter.next_picture().frame
                self._outlet.publish(number, session.encode(frame, slot / fps, keyframe=stalled))

    def _is_wanted(self) -> bool:
        with self._changed:
            if not self._viewers and steady() >= self._wanted_until:
                self._live = False
            return self._live

    def _sleep_through_stall(self) -> bool:
        """Wait out a stall; return whether there was one, because a keyframe must follow it."""
        with self._changed:
            if not self.is_stalled:
                return False
            while self._live and self.is_stalled:
                self._changed.wait(self._stalled_until - steady())
            return True

    def _sleep_until(self, moment: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._live, max(0, moment - steady()))
