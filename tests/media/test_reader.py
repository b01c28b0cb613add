"""A camera is read for as long as it is wanted, however often it breaks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import io
from threading import Thread
from time import monotonic

import av
from av.container import InputContainer
from av.video.stream import VideoStream
import pytest

from custom_components.footage_guard.media import reader as reader_module
from custom_components.footage_guard.media.packet import OVERHEAD_BYTES
from custom_components.footage_guard.media.reader import MOST_RETRY_S, SOON, Flow, StreamReader, StreamState
from custom_components.footage_guard.media.ring import MOST_BYTES, Ring
from custom_components.footage_guard.model.account import GapReason
from custom_components.footage_guard.model.errors import (
    CameraNotFound,
    CannotConnect,
    InvalidAuth,
    NotRecordable,
    StreamError,
    StreamUrlInvalid,
)
from custom_components.footage_guard.model.source import StreamUrl, parse_stream_url

from .made import Clock, made

URL = StreamUrl(full="rtsp://camera.invalid/live")
RUNNING = StreamState(flow=Flow.RUNNING)
ENDED = StreamState(flow=Flow.WAITING)


class Porch:
    """A camera that does one thing after the other when it is connected to, and is given up after the last."""

    def __init__(
        self,
        *does: bytes | Exception,
        with_sound: bool = False,
        clock: Callable[[], float] = monotonic,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._does = [*does]
        self.told: list[StreamState] = []
        self.pauses: list[float] = []
        self.ring = Ring(most_bytes=most_bytes, clock=clock)
        self.reader = StreamReader(
            lambda: URL, self.ring, with_sound=with_sound, on_change=self.told.append, clock=clock
        )
        self.reader._stopped.wait = self._wait  # type: ignore[method-assign]  # no test takes the time

    def _wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout or 0.0)
        return self.reader._stopped.is_set()

    @contextmanager
    def open(self, _: StreamUrl) -> Iterator[tuple[InputContainer, VideoStream]]:
        """Stand in for what opens a stream."""
        now = self._does.pop(0)
        if not self._does:
            self.reader.stop()
        if isinstance(now, Exception):
            raise now
        with av.open(io.BytesIO(now), "r") as container:
            yield container, container.streams.video[0]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[[Porch], Porch]:
    """Have a camera be read until it is given up."""

    def run_it(porch: Porch) -> Porch:
        monkeypatch.setattr(reader_module, "open_source", porch.open)
        porch.reader.run(0.25)
        return porch

    return run_it


type Run = Callable[[Porch], Porch]
LAST = CannotConnect()


def test_what_comes_is_put_into_the_ring(run: Run) -> None:
    porch = run(Porch(made(), LAST))
    assert porch.told == [RUNNING, ENDED]
    assert len(porch.ring.group()) == 10
    assert porch.pauses[0] == 0.25


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (CannotConnect(), StreamState(flow=Flow.WAITING, error="cannot_connect")),
        (InvalidAuth(), StreamState(flow=Flow.WAITING, error="invalid_auth")),
        (CameraNotFound(), StreamState(flow=Flow.WAITING, error="camera_not_found")),
        (StreamUrlInvalid(), StreamState(flow=Flow.WAITING, error="stream_url_invalid")),
        (NotRecordable(), StreamState(flow=Flow.NOT_RECORDABLE, error="not_recordable")),
    ],
)
def test_what_keeps_a_camera_from_running_is_told_once(run: Run, error: Exception, state: StreamState) -> None:
    porch = run(Porch(error, error, error, made(), LAST))
    assert porch.told == [state, RUNNING, ENDED]
    assert porch.ring.group()[0].run.why is GapReason.OFFLINE


@pytest.mark.parametrize("codec", ["mpeg2video", "mpeg4"])
def test_a_picture_the_vault_does_not_store_is_not_read(run: Run, codec: str) -> None:
    porch = run(Porch(made(codec), LAST))
    assert porch.told == [StreamState(flow=Flow.WAITING, error="unsupported_codec")]


def test_a_picture_ffmpeg_does_not_know_used_to_end_the_thread(run: Run) -> None:
    data = made(container="matroska").replace(b"V_MPEG4/ISO/AVC", b"V_MPEG4/ISO/XYZ")
    assert run(Porch(data, LAST)).told == [StreamState(flow=Flow.WAITING, error="unsupported_codec")]


def test_sound_ffmpeg_does_not_know_used_to_end_the_thread(run: Run) -> None:
    data = made(container="matroska", sound="aac", rate=48_000).replace(b"A_AAC", b"A_XYZ")
    porch = run(Porch(data, LAST, with_sound=True))
    assert porch.told == [RUNNING, ENDED]
    assert not porch.ring.group()[0].run.layout.has_audio


@pytest.mark.parametrize("with_sound", [False, True])
def test_sound_is_read_where_it_is_wanted(run: Run, with_sound: bool) -> None:
    porch = run(Porch(made(sound="aac", rate=48_000, container="nut"), LAST, with_sound=with_sound))
    assert porch.ring.group()[0].run.layout.has_audio is with_sound
    assert any(not packet.is_picture for packet in porch.ring._packets) is with_sound


def test_a_camera_without_sound_is_read_without_it(run: Run) -> None:
    assert not run(Porch(made(), LAST, with_sound=True)).ring.group()[0].run.layout.has_audio


def test_a_camera_that_changes_its_picture_is_connected_to_at_once(run: Run) -> None:
    clock = Clock()
    changing = made() + made(size=(96, 64))
    porch = run(Porch(changing, made(size=(96, 64)), LAST, clock=clock))
    assert porch.told == [RUNNING, ENDED]
    assert porch.pauses[1] == 0.0
    run_after = porch.ring.group()[0].run
    assert (run_after.why, run_after.layout.width) == (GapReason.CHANGED, 96)


def test_a_camera_that_sends_one_key_picture_used_to_be_read_for_ever_without_anything_being_kept(run: Run) -> None:
    endless = made(group=40)
    porch = run(Porch(endless, endless[: len(endless) // 2], LAST, most_bytes=30 * OVERHEAD_BYTES))
    assert porch.told == [RUNNING, ENDED, RUNNING, ENDED]
    assert 1.0 <= porch.pauses[1] <= 1.2
    group = porch.ring.group()
    assert [packet.is_key for packet in group[:2]] == [True, False]
    assert group[0].run.why is GapReason.LATE


def test_a_camera_whose_pictures_are_each_too_large_is_tried_less_and_less_often(run: Run) -> None:
    porch = run(Porch(*[made()] * (SOON + 2), LAST, most_bytes=OVERHEAD_BYTES))
    assert porch.told == [ENDED]
    assert 2.0 <= porch.pauses[SOON + 1] <= 2.4
    assert porch.ring.group() == []


@pytest.mark.parametrize(
    ("error", "least"),
    [(CannotConnect(), [*[1] * SOON, 2, 4, 8, 16, 30, 30]), (InvalidAuth(), [1, 2, 4, 8, 16, 30, 30])],
    ids=["gone", "refusing"],
)
def test_a_camera_is_tried_less_often_the_longer_it_is_gone(run: Run, error: StreamError, least: list[int]) -> None:
    pauses = run(Porch(*[error] * (len(least) + 1))).pauses[1 : len(least) + 1]
    assert all(wanted <= pause <= 1.2 * wanted for wanted, pause in zip(least, pauses, strict=True))


def test_a_camera_that_was_gone_for_a_night_used_to_be_gone_for_ever(run: Run) -> None:
    porch = run(Porch(*[CannotConnect()] * 1100, made(), LAST))
    assert RUNNING in porch.told
    assert max(porch.pauses) <= 1.2 * MOST_RETRY_S


def test_a_pause_is_short_again_after_pictures_came(run: Run) -> None:
    porch = run(Porch(*[CannotConnect()] * 5, made(), LAST))
    assert porch.pauses[-2] < 2.0


def test_a_reader_that_is_stopped_reads_no_further_and_tells_nothing(run: Run) -> None:
    porch = run(Porch(made()))
    assert porch.told == [RUNNING]
    assert len(porch.ring.group()) == 1


def test_a_reader_that_is_stopped_before_it_begins_does_not_connect(run: Run) -> None:
    porch = Porch(LAST)
    porch.reader.stop()
    assert run(porch).told == []


def told_by(url: str, ring: Ring, until: Callable[[list[StreamState]], bool]) -> list[StreamState]:
    """Read a real stream until enough was told of it."""
    told: list[StreamState] = []

    def tell(state: StreamState) -> None:
        told.append(state)
        # The reader may tell before it is there.
        if until(told):
            stop()

    reader = StreamReader(lambda: parse_stream_url(url), ring, with_sound=True, on_change=tell)
    stop = reader.stop
    thread = Thread(target=reader.run)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    return told


@pytest.mark.parametrize(("path", "has_audio"), [("/h264.ts", False), ("/h264-audio.ts", True), ("/hevc.ts", False)])
def test_a_stream_over_the_network_is_read(streams: str, path: str, has_audio: bool) -> None:
    ring = Ring()
    assert told_by(f"{streams}{path}", ring, lambda told: len(told) == 2) == [RUNNING, ENDED]
    assert len([packet for packet in ring._packets if packet.is_picture]) == 20
    assert ring.group()[0].run.layout.has_audio is has_audio


@pytest.mark.parametrize(("path", "error"), [("/locked.ts", "invalid_auth"), ("/empty.ts", "no_video")])
def test_a_stream_that_cannot_be_read_says_why(streams: str, path: str, error: str) -> None:
    told = told_by(f"{streams}{path}", Ring(), lambda told: len(told) == 1)
    assert told == [StreamState(flow=Flow.WAITING, error=error)]


def test_a_camera_with_sound_alone_is_given_up(streams: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.footage_guard.media.connection.NO_PICTURE_S", 0.2)
    told = told_by(f"{streams}/endless-sound.ts", Ring(), lambda told: len(told) == 1)
    assert told == [StreamState(flow=Flow.WAITING, error="no_video")]
