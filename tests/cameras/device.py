"""A client for one simulated camera."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
import io
import json
import time
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import av
from av.container import InputContainer
import pytest

from tools.sim_doorbell import Stamp, read_stamp

WAIT_SECONDS = 10
_QUICKLY = {"analyzeduration": "300000"}
"""Microseconds to look at a stream before the first picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One decoded picture, its stamp and when it came out of the decoder."""

    frame: av.VideoFrame
    stamp: Stamp
    arrived_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A client for one simulated camera."""

    url: str
    stream: str

    def get(self, path: str) -> Any:
        """Get JSON."""
        return json.loads(self.fetch("GET", path))

    def post(self, path: str, body: object = None) -> Any:
        """Post JSON or nothing."""
        return json.loads(self.fetch("POST", path, body))

    def fetch(self, method: str, path: str, body: object = None) -> bytes:
        """Return the body of an answer."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.url}{path}", data=data, method=method)  # noqa: S310 - loopback
        with urlopen(request, timeout=WAIT_SECONDS) as response:  # noqa: S310 - loopback
            answer: bytes = response.read()
        return answer

    def refusal(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Return status and JSON of an answer that has to be an error."""
        with pytest.raises(HTTPError) as caught:
            self.fetch(method, path, body)
        with caught.value as answer:
            return answer.code, json.loads(answer.read())

    @contextmanager
    def watching(self) -> Iterator[Iterator[Seen]]:
        """Decode the pictures of the stream as they come."""
        with self.opened() as container:
            yield see(container)

    def still(self) -> Seen:
        """Fetch a still."""
        with av.open(io.BytesIO(self.fetch("GET", "/still.jpg")), mode="r", format="mjpeg") as container:
            return next(see(container))

    def opened(self) -> InputContainer:
        """Open the stream."""
        return av.open(self.stream, timeout=WAIT_SECONDS, options=_QUICKLY)


def see(container: InputContainer) -> Iterator[Seen]:
    """Decode pictures and read their stamps as they come."""
    for frame in container.decode(video=0):
        yield Seen(frame=frame, stamp=read_stamp(frame), arrived_ms=time.time() * 1000)
