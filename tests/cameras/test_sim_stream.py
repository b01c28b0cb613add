"""What a client of a simulated camera sees."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from itertools import islice, pairwise
import time
from urllib.parse import urlsplit

import av
import numpy as np
import pytest

from tests.cameras.device import Device, Seen, see

FPS = 15
KEYFRAMES = 2 * FPS
SETTLED = FPS
"""The first second brings what was waiting since the last keyframe."""
type Find = Callable[[str], Device]


def numbers(pictures: list[Seen]) -> list[int]:
    """Return the frame numbers."""
    return [picture.stamp.frame_number for picture in pictures]


def consecutive(pictures: list[Seen]) -> bool:
    """Tell whether no picture is missing or repeated."""
    return all(after - before == 1 for before, after in pairwise(numbers(pictures)))


def media_ms(picture: Seen) -> float:
    """Return the timestamp of a picture in the stream."""
    return 1000 * (picture.frame.time or 0)


def test_stamps_are_consecutive_and_fresh(camera: Find) -> None:
    """The clock in the picture is the wall clock, and nothing piles up: late ones come from what else runs here."""
    with camera("plain").watching() as stream:
        pictures = list(islice(stream, 3 * FPS))
    assert consecutive(pictures)
    lags = [picture.arrived_ms - picture.stamp.epoch_ms for picture in pictures[SETTLED:]]
    assert min(lags) >= 0
    assert min(lags[len(lags) // 2 :]) < 150


def test_media_time_follows_the_wall_clock(camera: Find) -> None:
    """Timestamps and stamps advance together, to the length of a picture."""
    with camera("plain").watching() as stream:
        pictures = list(islice(stream, FPS))
    drift = [picture.stamp.epoch_ms - media_ms(picture) for picture in pictures]
    assert max(drift) - min(drift) < 1000 / FPS


def test_two_clients_share_one_encoder(camera: Find) -> None:
    """The second joins at the last keyframe and sees the very pictures of the first."""
    device = camera("shared")
    with device.watching() as first:
        early = list(islice(first, KEYFRAMES + 5))
        with device.watching() as second:
            late = list(islice(second, FPS))
            state = device.get("/state")
        early += islice(first, FPS)
    assert (state["clients"], state["sessions"], state["encoding"]) == (2, 1, True)
    assert late[0].stamp.frame_number == early[0].stamp.frame_number + KEYFRAMES
    assert {picture.stamp for picture in late} <= {picture.stamp for picture in early}


def test_encoder_idles_without_clients_and_starts_fast(camera: Find) -> None:
    """An unwatched camera draws nothing; a new client has a picture within a second."""
    device = camera("idle")
    with device.watching() as stream:
        next(stream)
    time.sleep(3.5)
    before = device.get("/state")
    assert (before["encoding"], before["clients"]) == (False, 0)
    time.sleep(0.3)
    assert device.get("/state")["frame"] == before["frame"]
    started = time.monotonic()
    with device.watching() as stream:
        picture = next(stream)
    assert time.monotonic() - started < 1
    assert picture.stamp.frame_number == before["frame"] + 1


def test_still_is_the_current_picture_and_takes_no_number(camera: Find) -> None:
    """Polling stills leaves no hole in the stream."""
    device = camera("stills")
    with device.watching() as stream:
        pictures = list(islice(stream, 8))
        stills = [device.still() for _ in range(3)]
        pictures += islice(stream, 8)
    assert consecutive(pictures)
    assert numbers(stills)[0] > pictures[0].stamp.frame_number
    assert all(abs(still.arrived_ms - still.stamp.epoch_ms) < 500 for still in stills)


def test_still_wakes_an_idle_camera_for_one_picture(camera: Find) -> None:
    """Without clients a still is painted anew, and the encoder stays asleep."""
    device = camera("deaf")
    still = device.still()
    assert still.arrived_ms - still.stamp.epoch_ms < 1000
    assert device.get("/state")["sessions"] == 0


def test_night_is_darker_than_day_and_grey(camera: Find) -> None:
    """The night camera sees in infrared."""
    day, night = camera("plain").still().frame, camera("dark").still().frame
    assert _brightness(night) < 0.6 * _brightness(day)
    assert _colourfulness(night) < 2 < _colourfulness(day)


@pytest.mark.parametrize(("name", "kinds"), [("plain", ["video"]), ("noisy", ["video", "audio"])])
def test_sound_is_there_when_asked_for(camera: Find, name: str, kinds: list[str]) -> None:
    """A camera without a microphone has no sound track."""
    with camera(name).opened() as container:
        assert [stream.type for stream in container.streams] == kinds


def test_bell_chirps_over_a_quiet_hum(camera: Find) -> None:
    """The press can be heard, and the hum is no silence."""
    device = camera("hum")
    with device.opened() as container:
        sound = container.decode(audio=0)
        before = [_peak(block) for block in islice(sound, 40)][5:]
        device.post("/ring")
        after = [_peak(block) for block in islice(sound, 60)]
    assert 0.005 < max(before) < 0.06
    assert max(after) > 0.25


def test_offline_camera_refuses_until_it_is_online(camera: Find) -> None:
    """Pulling the plug ends streams and refuses stills and presses with 503."""
    device = camera("plug")
    with device.watching() as stream:
        next(stream)
        device.post("/offline")
        assert len(_until_dropped(stream)) < 4 * FPS
    for method, path in (("GET", "/stream.ts"), ("GET", "/still.jpg"), ("POST", "/ring")):
        assert device.refusal(method, path)[0] == 503
    assert device.get("/state")["online"] is False
    assert device.post("/online") == {"online": True}
    with device.watching() as stream:
        assert consecutive(list(islice(stream, 5)))


def test_going_offline_reaches_who_joined_during_a_stall(camera: Find) -> None:
    """Nobody is left hanging on a connection that will never carry a picture."""
    device = camera("frozen")
    device.post("/stall")
    waiting = HTTPConnection(urlsplit(device.url).netloc, timeout=5)
    with closing(waiting):
        waiting.request("GET", "/stream.ts")
        time.sleep(0.2)
        device.post("/offline")
        assert waiting.getresponse().read() == b""


@pytest.mark.parametrize(
    ("name", "path", "body"),
    [("stalling", "/stall", {"seconds": 1.0}), ("stalling_too", "/stall?seconds=1.0", None)],
)
def test_stall_holds_bytes_back_and_then_goes_on(camera: Find, name: str, path: str, body: object) -> None:
    """The connection survives; timestamps jump by the time that was lost."""
    device = camera(name)
    with device.watching() as stream:
        pictures = list(islice(stream, FPS))
        device.post(path, body)
        pictures += islice(stream, FPS)
    pairs = list(pairwise(pictures))
    before, after = max(pairs, key=lambda pair: media_ms(pair[1]) - media_ms(pair[0]))
    assert 850 < media_ms(after) - media_ms(before) < 1_900
    assert 850 < max(later.arrived_ms - sooner.arrived_ms for sooner, later in pairs) < 1_900
    assert after.frame.key_frame
    assert consecutive(pictures)


def test_restart_drops_clients_and_begins_at_zero(camera: Find) -> None:
    """Timestamps start again, the size may change, and frame numbers go on."""
    device = camera("restarting")
    with device.watching() as stream:
        old = list(islice(stream, 2 * FPS))
        device.post("/restart?size=640x360")
        old += _until_dropped(stream)
    with device.opened() as container:
        new = next(see(container))
    assert media_ms(old[-1]) > 1_000
    assert media_ms(new) < 200
    assert (new.frame.width, new.frame.height) == (640, 360)
    assert new.stamp.frame_number > old[-1].stamp.frame_number


def _peak(block: av.AudioFrame) -> float:
    return float(np.abs(block.to_ndarray()).max())


def _brightness(frame: av.VideoFrame) -> float:
    return float(frame.to_ndarray(format="gray").mean())


def _colourfulness(frame: av.VideoFrame) -> float:
    """Return how far red, green and blue are apart on average, below the stamp."""
    picture = frame.to_ndarray(format="rgb24")[100:].astype(int)
    return float((picture.max(axis=2) - picture.min(axis=2)).mean())


def _until_dropped(stream: Iterator[Seen]) -> list[Seen]:
    """Watch to the end, which a reader may take for an error."""
    pictures: list[Seen] = []
    with suppress(OSError):
        pictures.extend(stream)
    return pictures
