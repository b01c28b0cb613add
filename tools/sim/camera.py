"""One simulated doorbell: its picture, its bell and the troubles it can have."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from yarl import URL

from .clock import epoch_ms
from .fanout import Fanout, Feed
from .happenings import Doorstep
from .options import CameraSpec, Look, Size
from .painter import Painter
from .pictures import DrawnPorch, LoopedFile, PictureSource
from .sound import Sound
from .still import encode_jpeg
from .webhook import Announcer, Kind
from .worker import Outlet, Worker

_USUAL_SIZE = Size(width=1280, height=720)


class CameraOfflineError(Exception):
    """The doorbell plays dead until it is told to be online again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One press: when it happened, the picture on show, and how much later it was announced."""

    rang_at_ms: int
    frame: int
    delay_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What `/state` answers."""

    camera: str
    frame: int
    epoch_ms: int
    clients: int
    motion: bool
    online: bool
    stalled: bool
    encoding: bool
    sessions: int
    size: Size
    rings: list[Ring]


class Camera:
    """A doorbell camera that anybody may watch and a test may press, stall or unplug."""

    def __init__(self, spec: CameraSpec, look: Look, webhook: URL | None) -> None:
        """Open the picture source, so that a broken file is found before anything listens."""
        self.name = spec.name
        self.announcer = Announcer(spec.name, webhook)
        self._doorstep, self._fanout = Doorstep(), Fanout()
        open_source = partial(_open_source, spec, look, self._doorstep)
        self._painter = Painter(spec.name, open_source, look.size)
        self._motion, self._online = False, True
        self._rings: list[Ring] = []
        make_sound = partial(_make_sound, spec, self._doorstep)
        self._worker = Worker(self._painter, make_sound, self._outlet())

    def start(self) -> None:
        """Start the encoder thread, which sleeps until somebody watches."""
        self._worker.start()

    async def stop(self) -> None:
        """End all streams, the thread and what is still to be announced."""
        self.set_online(online=False)
        await asyncio.to_thread(self._worker.stop)
        await self.announcer.close()
        self._painter.close()

    @contextmanager
    def watching(self) -> Iterator[Feed]:
        """Be one of the clients for a while."""
        self._require_online()
        viewer = object()
        first_session = self._worker.add_viewer(viewer)
        feed = self._fanout.join(first_session, catch_up=not self._worker.is_stalled)
        try:
            yield feed
        finally:
            self._fanout.part(feed)
            self._worker.remove_viewer(viewer)

    async def still(self) -> bytes:
        """Return the current picture as JPEG."""
        self._require_online()
        return await asyncio.to_thread(lambda: encode_jpeg(self._painter.current_picture().frame))

    def ring(self, delay_ms: int) -> Ring:
        """Press the bell now and announce it later."""
        self._require_online()
        now_ms = epoch_ms()
        self._doorstep.ring(now_ms)
        press = Ring(rang_at_ms=now_ms, frame=self._painter.frame_number, delay_ms=delay_ms)
        self._rings.append(press)
        self.announcer.announce(Kind.RING, on=True, at_ms=now_ms, delay_ms=delay_ms)
        return press

    def set_motion(self, *, on: bool) -> int:
        """Let somebody come or go, and return the moment."""
        self._require_online()
        now_ms = epoch_ms()
        self._motion = on
        if on:
            self._doorstep.walk_in(now_ms)
        else:
            self._doorstep.leave(now_ms)
        self.announcer.announce(Kind.MOTION, on=on, at_ms=now_ms)
        return now_ms

    def set_online(self, *, online: bool) -> None:
        """Plug the camera in, or pull the plug on everybody who watches."""
        self._online = online
        if not online:
            self.restart(None)

    def stall(self, seconds: float) -> None:
        """Keep connections open without sending anything."""
        self._worker.stall(seconds)

    def restart(self, size: Size | None) -> None:
        """Drop everybody and begin again with fresh timestamps, maybe at another size."""
        self._worker.end_session(size)
        self._fanout.drop_all()

    def state(self) -> State:
        """Return the state for people and tests."""
        return State(
            camera=self.name,
            frame=self._painter.frame_number,
            epoch_ms=epoch_ms(),
            clients=len(self._fanout),
            motion=self._motion,
            online=self._online,
            stalled=self._worker.is_stalled,
            encoding=self._worker.is_encoding,
            sessions=self._worker.sessions,
            size=self._painter.size,
            rings=self._rings,
        )

    def _require_online(self) -> None:
        if not self._online:
            raise CameraOfflineError

    def _outlet(self) -> Outlet:
        """Bring the thread's calls over to the event loop, in the order they were made."""
        loop, fanout = asyncio.get_running_loop(), self._fanout

        def publish(session: int, chunk: bytes) -> None:
            loop.call_soon_threadsafe(fanout.publish, session, chunk)

        def ended(session: int) -> None:
            loop.call_soon_threadsafe(fanout.end, session)

        return Outlet(publish=publish, ended=ended)


def _open_source(spec: CameraSpec, look: Look, doorstep: Doorstep, size: Size | None) -> PictureSource:
    if look.source is not None:
        return LoopedFile(look.source, size)
    return DrawnPorch(doorstep, size or _USUAL_SIZE, look.fps, night=spec.night)


def _make_sound(spec: CameraSpec, doorstep: Doorstep) -> Sound | None:
    return Sound(doorstep) if spec.audio else None
