"""What a test must not leave behind or try, beyond what the harness of Home Assistant finds."""

from collections.abc import Iterator
from contextlib import suppress
import logging
import os
from pathlib import Path
import socket
import threading
from typing import Any, override

import psutil
import pytest
import pytest_socket

_LAST_BREATH_S = 1.0
"""A child or a thread that was told to end may take this long."""
_DETECTED = "Detected that custom integration"
_scandir = os.scandir
"""A test may have replaced it."""
# A kernel that tells of no children would have nothing be left.
Path("/proc/thread-self/children").read_text()


@pytest.fixture(autouse=True)
def _no_child_left() -> Iterator[None]:
    """Fail where a child process outlives the test that started it; end it, so that only this test fails."""
    before = _children()
    yield
    left = [child for child in _children() - before if _is_running(child)]
    _, alive = psutil.wait_procs(left, timeout=_LAST_BREATH_S)
    told = [" ".join(child.cmdline()) for child in alive]
    for child in alive:
        child.kill()
    assert not told, f"left running: {told}"


@pytest.fixture(autouse=True)
def _readers_ended() -> Iterator[None]:
    """Let threads of ours that were told to end do so, before the harness fails where one is left.

    Nobody waits for them, for what a camera sends may be long in coming.
    """
    yield
    for thread in threading.enumerate():
        if thread.daemon and thread.name.startswith("footage_guard "):
            thread.join(_LAST_BREATH_S)


@pytest.fixture(autouse=True)
def _no_connection_tried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where a test tries to reach another machine, even where the code that tried caught the refusal."""
    tried: list[object] = []
    look_up = socket.getaddrinfo

    class Refused(RuntimeError):
        """Nothing outside is reached by a test."""

        def __init__(self, *details: object) -> None:
            """Remember the attempt, whatever becomes of this error."""
            super().__init__(*details)
            tried.append(details or "a socket")

    def watched(host: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return look_up(host, *args, **kwargs)
        except RuntimeError:
            tried.append(host)
            raise

    monkeypatch.setattr(socket, "getaddrinfo", watched)
    monkeypatch.setattr(pytest_socket, "SocketBlockedError", Refused)
    monkeypatch.setattr(pytest_socket, "SocketConnectBlockedError", Refused)
    yield
    assert not tried, f"tried to reach: {tried}"


class _Detected(logging.Handler):
    """Keeps what Home Assistant tells of us."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, if it is one of those."""
        if _DETECTED in (told := record.getMessage()):
            self.told.append(told)


@pytest.fixture(autouse=True)
def _nothing_detected(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail where Home Assistant tells, from the first fixture to the last, that we use something that will go."""
    if "caplog" in request.fixturenames:
        # Whoever looks at the log looks at all that is noted from here on: connections ask once whether it is.
        request.getfixturevalue("caplog")
    # Not by `caplog` for all others, for which the harness turns on all that Home Assistant notes.
    detected = _Detected()
    logging.getLogger().addHandler(detected)
    yield
    logging.getLogger().removeHandler(detected)
    assert not detected.told


def _children() -> set[psutil.Process]:
    """Return every process below this one, as the kernel tells: to look at all of the machine takes far longer."""
    found: set[psutil.Process] = set()
    parents = [os.getpid()]
    while parents:
        for pid in _begun_by(parents.pop()):
            with suppress(psutil.NoSuchProcess):
                found.add(psutil.Process(pid))
                parents.append(pid)
    return found


def _begun_by(pid: int) -> Iterator[int]:
    """Yield the children of all threads of a process that is there still."""
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in _scandir(f"/proc/{pid}/task"):
            with suppress(FileNotFoundError, ProcessLookupError):
                yield from map(int, Path(thread, "children").read_text().split())


def _is_running(child: psutil.Process) -> bool:
    return bool(child.is_running() and child.status() != psutil.STATUS_ZOMBIE)
