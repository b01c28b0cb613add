"""One simulator for all tests of its streams; every test that changes a camera has its own."""

from collections.abc import Callable, Iterator
import threading

import pytest

from tests.cameras.device import Device
from tests.cameras.listener import Listener
from tests.cameras.processes import SIMULATOR, running

CAMERAS = (
    *("plain", "noisy:audio", "hum:audio", "dark:night", "shared", "idle", "stills"),
    *("bell", "slow_bell", "porch", "motion", "plug", "stalling", "stalling_too"),
    *("frozen", "restarting", "errors", "deaf"),
)


@pytest.fixture(scope="session")
def _simulated() -> Iterator[dict[str, dict[str, str]]]:
    options = [option for camera in CAMERAS for option in ("--camera", camera)]
    with running(*SIMULATOR, *options) as ready:
        yield ready["cameras"]


@pytest.fixture(autouse=True)
def _loopback(socket_enabled: None) -> None:
    """Let these tests open real connections even where others may not."""


@pytest.fixture
def camera(_simulated: dict[str, dict[str, str]]) -> Callable[[str], Device]:
    """Look up a camera by name; a test that changes one has it to itself."""

    def find(name: str) -> Device:
        return Device(url=_simulated[name]["url"], stream=_simulated[name]["stream"])

    return find


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Somebody who listens to webhooks."""
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
