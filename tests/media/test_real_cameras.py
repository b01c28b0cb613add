"""Real servers on the loopback interface: what they sent is in the clips, once, and what they did not is told."""

from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
import io
from pathlib import Path
from threading import Event, Thread
import time
from urllib.parse import urlsplit

import av
import pytest

from custom_components.footage_guard.media import source
from custom_components.footage_guard.media.clip_writer import Missing
from custom_components.footage_guard.model.account import GapReason
from tests.cameras.device import Device, Seen, see
from tests.cameras.processes import RTSP_SERVER, SIMULATOR, running

from .live import Clip, until, watching
from .made import probed, steps

SURVEILLANCE_GROUP_S = 3.0
PORCH_GROUP_S = 2.0
SLACK_S = 0.6
"""What a picture may be drawn before it is sent, on a busy machine."""


QUICKLY = {"analyzeduration": "500000"}
"""Microseconds to look at a stream before the first picture."""


@pytest.fixture(autouse=True)
def _loopback(socket_enabled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests speak to simulated cameras, which tell early what they send."""
    monkeypatch.setattr(source, "_OPTIONS", source._OPTIONS | QUICKLY)


def pictures(clip: Clip) -> list[tuple[float, str]]:
    """Decode a clip; return when each picture is shown, and its digest."""
    with av.open(io.BytesIO(clip.data), "r") as container:
        return [(round(frame.time or 0, 2), _digest(frame)) for frame in container.decode(video=0)]


def _digest(frame: av.VideoFrame) -> str:
    return sha256(frame.to_ndarray().tobytes()).hexdigest()


class Witness:
    """Reads the same stream over a connection of its own."""

    def __init__(self, url: str) -> None:
        self.seen: list[str] = []
        self._url = url
        self._is_over = Event()
        self._thread = Thread(target=self._watch)
        self._thread.start()
        until(lambda: self.seen)

    def stop(self) -> None:
        """Read until there is a key picture behind the last one that matters, and no further."""
        self._is_over.set()
        self._thread.join(60)

    def _watch(self) -> None:
        with av.open(self._url, "r", options={"rtsp_transport": "tcp", **QUICKLY}, timeout=30) as container:
            for frame in container.decode(video=0):
                self.seen.append(_digest(frame))
                if self._is_over.is_set():
                    return


def test_a_camera_that_tells_its_clock_is_heard_and_not_believed() -> None:
    with running(*RTSP_SERVER) as ready, watching(ready["streams"]["surveillance"]) as watch:
        # Its first report may take a few seconds.
        until(lambda: watch.ring.group()[-1].run.camera_zero_s is not None)
        newest = watch.ring.group()[-1]
    camera_s = newest.run.camera_s(newest.pts)
    assert camera_s is not None
    # On one machine both clocks are the same; what is left is the way of the picture.
    assert abs(camera_s - time.time() + time.monotonic() - newest.at_s) < 2


def test_a_press_records_the_real_footage_from_before_it_and_each_picture_once(tmp_path: Path) -> None:
    with running(*RTSP_SERVER) as ready, watching(ready["streams"]["surveillance"]) as watch:
        witness = Witness(ready["streams"]["surveillance"])
        watch.look(SURVEILLANCE_GROUP_S + 1)
        take = watch.record(1.0, 1.0)
        (clip,) = take.ended()
        until(lambda: len(witness.seen) > 1 and watch.newest_s > clip.written.end_s + 1)
        witness.stop()
    assert 0 <= take.window.from_s - clip.written.start_s <= SURVEILLANCE_GROUP_S + 0.01
    shown = pictures(clip)
    start = witness.seen.index(shown[0][1])
    assert [digest for _, digest in shown] == witness.seen[start : start + len(shown)]
    assert set(steps([at_s for at_s, _ in shown])) <= {0.09, 0.1, 0.11}
    assert (clip.gaps, len(shown)) == ([], clip.written.pictures)
    assert clip.written.end_s >= take.window.until_s
    assert probed(clip.data, tmp_path)["h264"]["width"] == 768


def test_a_server_that_is_killed_leaves_a_gap_that_is_told_in_a_clip_that_plays(tmp_path: Path) -> None:
    with ExitStack() as stack:
        first = stack.enter_context(ExitStack())
        url = first.enter_context(running(*RTSP_SERVER))["streams"]["surveillance"]
        watch = stack.enter_context(watching(url))
        watch.look(1.0)
        take = watch.record(1.0, 5.0)
        take.window.extend(0.0, is_held=True)
        first.close()
        until(lambda: len(watch.told) > 1)
        stack.enter_context(running(*RTSP_SERVER, "--port", str(urlsplit(url).port)))
        until(lambda: watch.is_running)
        watch.look(1.0)
        take.window.let_go(time.monotonic())
        (clip,) = take.ended()
    ((from_s, to_s, why),) = clip.written.missing
    assert why is GapReason.OFFLINE
    assert clip.written.start_s < from_s < to_s < clip.written.end_s
    assert max(steps([at_s for at_s, _ in pictures(clip)])) == pytest.approx(to_s - from_s + 0.1, abs=0.1)
    assert probed(clip.data, tmp_path)["h264"]["nb_read_frames"] == str(clip.written.pictures)


@pytest.fixture(scope="module")
def porches() -> Iterator[dict[str, Device]]:
    """Simulated doorbells, one for each test."""
    names = ("rung", "stalled", "unplugged", "resized:audio")
    options = [option for name in names for option in ("--camera", name)]
    with running(*SIMULATOR, *options, "--size", "640x360") as ready:
        yield {name: Device(url=known["url"], stream=known["stream"]) for name, known in ready["cameras"].items()}


def stamped(clip: Clip) -> list[Seen]:
    """Return the pictures of a clip with what is burnt into them."""
    with av.open(io.BytesIO(clip.data), "r") as container:
        return list(see(container))


def numbers(seen: list[Seen]) -> list[int]:
    return [picture.stamp.frame_number for picture in seen]


def lags(clip: Clip, seen: list[Seen]) -> list[float]:
    """Return by how much each picture was drawn before the time the clip gives it, in seconds."""
    wall_s = time.time() - time.monotonic() + clip.written.start_s
    return [wall_s + (picture.frame.time or 0) - picture.stamp.epoch_ms / 1000 for picture in seen]


def all_in_order(seen: list[Seen]) -> bool:
    return numbers(seen) == list(range(numbers(seen)[0], numbers(seen)[-1] + 1))


def test_a_press_records_the_doorbell_to_the_picture(porches: dict[str, Device]) -> None:
    with watching(porches["rung"].stream) as watch:
        watch.look(PORCH_GROUP_S + 1.5)
        take = watch.record(1.2, 1.0)
        (clip,) = take.ended()
    seen = stamped(clip)
    assert 0 <= take.window.from_s - clip.written.start_s <= PORCH_GROUP_S + 0.1
    assert all_in_order(seen)
    assert all(-0.05 < lag < SLACK_S for lag in lags(clip, seen))
    assert (clip.gaps, len(seen)) == ([], clip.written.pictures)


def test_a_stall_of_some_seconds_is_told(porches: dict[str, Device]) -> None:
    with watching(porches["stalled"].stream) as watch:
        watch.look(1.0)
        take = watch.record(0.5, 6.0)
        porches["stalled"].post("/stall?seconds=2.5")
        (clip,) = take.ended()
    ((from_s, to_s, why),) = clip.written.missing
    assert why is GapReason.STALLED
    assert to_s - from_s > 2.0
    assert all_in_order(stamped(clip))
    assert all(-0.05 < lag < SLACK_S for lag in lags(clip, stamped(clip)))


def test_a_camera_that_is_unplugged_and_comes_back_has_the_right_time(porches: dict[str, Device]) -> None:
    with watching(porches["unplugged"].stream) as watch:
        watch.look(1.0)
        take = watch.record(0.5, 3.0)
        take.window.extend(0.0, is_held=True)
        porches["unplugged"].post("/offline")
        until(lambda: len(watch.told) > 1)
        porches["unplugged"].post("/online")
        until(lambda: watch.is_running)
        watch.look(1.0)
        take.window.let_go(time.monotonic())
        (clip,) = take.ended()
    assert clip.gaps == [GapReason.OFFLINE]
    seen = stamped(clip)
    assert numbers(seen) == sorted(set(numbers(seen)))
    assert all(-0.05 < lag < SLACK_S for lag in lags(clip, seen))


def test_a_picture_of_another_size_ends_a_clip_and_begins_the_next(porches: dict[str, Device], tmp_path: Path) -> None:
    with watching(porches["resized"].stream, with_sound=True) as watch:
        watch.look(1.0)
        take = watch.record(0.5, 3.0)
        take.window.extend(0.0, is_held=True)
        porches["resized"].post("/restart?size=320x180")
        until(lambda: watch.ring.group()[-1].run.layout.width == 320)
        watch.look(0.5)
        take.window.let_go(time.monotonic())
        first, second = take.ended()
    widths = [probed(clip.data, tmp_path)["h264"]["width"] for clip in (first, second)]
    assert widths == [640, 320]
    assert all("aac" in probed(clip.data, tmp_path) for clip in (first, second))
    assert first.gaps == []
    (missing,) = second.written.missing
    assert missing == Missing(first.written.end_s, second.written.start_s, GapReason.OFFLINE)
    assert all_in_order(stamped(first))
    assert all_in_order(stamped(second))


@pytest.mark.parametrize("fps", [1, 60])
def test_no_doorbell_is_too_slow_or_too_fast(fps: int) -> None:
    command = (*SIMULATOR, "--camera", "porch", "--size", "320x180", "--fps", str(fps))
    with running(*command) as ready, watching(ready["cameras"]["porch"]["stream"]) as watch:
        watch.look(PORCH_GROUP_S)
        take = watch.record(0.8, 1.5)
        (clip,) = take.ended()
    seen = stamped(clip)
    assert clip.written.start_s <= take.window.from_s
    assert all_in_order(seen)
    assert clip.gaps == []
    assert len(seen) == clip.written.pictures >= 2 * fps
