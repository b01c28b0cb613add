"""The bell and the motion sensor of a simulated camera, and how it answers mistakes."""

from collections.abc import Callable
from itertools import islice
import time

import av
import numpy as np
import pytest

from tests.cameras.device import Device
from tests.cameras.listener import Listener

type Find = Callable[[str], Device]


def test_ring_is_announced_and_remembered(camera: Find, listener: Listener) -> None:
    """The answer, the webhook and the state tell the same moment."""
    device = camera("bell")
    assert device.post("/webhook", {"url": listener.url}) == {"webhook": True}
    answer = device.post("/ring")
    body, arrived_ms = listener.next()
    assert body == {"type": "ring", "on": True, "at_ms": answer["rang_at_ms"]}
    assert arrived_ms - answer["rang_at_ms"] < 500
    assert device.get("/state")["rings"] == [answer]


def test_slow_bell_announces_late_but_tells_the_true_moment(camera: Find, listener: Listener) -> None:
    """The press is in the picture at once; only the news of it takes its time."""
    device = camera("slow_bell")
    device.post("/webhook", {"url": listener.url})
    answer = device.post("/ring?delay_ms=700")
    assert device.get("/state")["rings"] == [answer]
    body, arrived_ms = listener.next()
    assert body["at_ms"] == answer["rang_at_ms"]
    assert 650 < arrived_ms - answer["rang_at_ms"] < 1_500


def test_ring_names_the_picture_on_show(camera: Find) -> None:
    """A test can find the press in the footage by its frame number."""
    device = camera("porch")
    with device.watching() as stream:
        pictures = list(islice(stream, 10))
        answer = device.post("/ring")
        pictures += islice(stream, 10)
    on_show = {picture.stamp.frame_number: picture for picture in pictures}[answer["frame"]]
    after = {picture.stamp.frame_number: picture for picture in pictures}[answer["frame"] + 2]
    assert on_show.stamp.epoch_ms <= answer["rang_at_ms"] < after.stamp.epoch_ms
    assert _difference_at_the_door(on_show.frame, after.frame) > 10


def test_motion_goes_on_and_off(camera: Find, listener: Listener) -> None:
    """Each change is announced, and the state follows."""
    device = camera("motion")
    device.post("/webhook", {"url": listener.url})
    for switch, on in (("on", True), ("off", False)):
        answer = device.post(f"/motion/{switch}")
        body, _ = listener.next()
        assert answer == {"motion": on, "at_ms": body["at_ms"]}
        assert body == {"type": "motion", "on": on, "at_ms": answer["at_ms"]}
        assert device.get("/state")["motion"] is on


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/nobody", "http://[::1]:9/", "http://localhost:9/"])
def test_a_deaf_webhook_holds_nothing_up(camera: Find, url: str) -> None:
    """The bell rings on when nobody listens."""
    device = camera("deaf")
    device.post("/webhook", {"url": url})
    started = time.monotonic()
    device.post("/ring")
    device.post("/ring")
    assert time.monotonic() - started < 0.5


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/front_door/state", 404),
        ("POST", "/motion/maybe", 404),
        ("GET", "/ring", 405),
        ("GET", "/motion/on", 405),
        ("POST", "/state", 405),
        ("POST", "/stream.ts", 405),
        ("DELETE", "/still.jpg", 405),
        ("POST", "/ring?delay_ms=soon", 400),
        ("POST", "/ring?delay_ms=-1", 400),
        ("POST", "/stall?seconds=nan", 400),
        ("POST", "/restart?size=641x360", 400),
        ("POST", "/restart?size=64x36", 400),
        ("POST", "/webhook", 400),
    ],
)
def test_mistakes_are_answered_in_json(camera: Find, method: str, path: str, status: int) -> None:
    """A wrong request never looks like a success."""
    code, body = camera("errors").refusal(method, path)
    assert code == status
    assert body["error"]


@pytest.mark.parametrize(
    "body",
    [
        {"url": "http://192.168.1.10/api/webhook/x"},
        {"url": "http://example.com/"},
        {"url": "http://127.0.0.1.example.com/"},
        {"url": "http://0.0.0.0/"},
        {"url": "file:///etc/passwd"},
        {"url": ""},
        {},
        ["http://127.0.0.1/"],
    ],
)
def test_only_this_computer_can_be_told(camera: Find, body: object) -> None:
    """A simulator that posts to the network would leak who is at the door."""
    assert camera("errors").refusal("POST", "/webhook", body)[0] == 400


def _difference_at_the_door(before: av.VideoFrame, after: av.VideoFrame) -> float:
    """Return how much the brightness changed where a visitor stands."""
    pictures = (frame.to_ndarray(format="gray").astype(int) for frame in (before, after))
    first, second = (picture[280:660, 720:860] for picture in pictures)
    return float(np.abs(first - second).mean())
