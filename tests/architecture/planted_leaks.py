"""Tests that must fail, but for the first: each leaves something behind. test_harness.py runs them.

No pattern of pytest collects this file by its name.
"""

import asyncio
from contextlib import suppress
import logging
from pathlib import Path
import socket
import subprocess
import sys
import threading
import time
import warnings

from homeassistant.core import HomeAssistant
import pytest

_OUTSIDE = ("192.0.2.1", 80)
"""An address that nobody has (RFC 5737)."""
_SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")
_kept: list[object] = []
"""Keeps what is left from being collected, which would be noticed another way."""


def test_good() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as child:
        child.wait()


async def test_task() -> None:
    _kept.append(asyncio.get_running_loop().create_task(asyncio.sleep(3600)))


async def test_timer() -> None:
    asyncio.get_running_loop().call_later(3600, _kept.clear)


def test_thread() -> None:
    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()


def test_child() -> None:
    _kept.append(subprocess.Popen(_SLEEPER))


def test_file() -> None:
    Path(__file__).open()  # noqa: SIM115  # what is planted


def test_connection() -> None:
    socket.create_connection(_OUTSIDE, timeout=0.1)


@pytest.mark.usefixtures("socket_enabled")
def test_connection_with_loopback() -> None:
    socket.create_connection(_OUTSIDE, timeout=0.1)


def test_connection_swallowed() -> None:
    with suppress(Exception):
        socket.create_connection(_OUTSIDE, timeout=0.1)


@pytest.mark.usefixtures("socket_enabled")
def test_connection_with_loopback_swallowed() -> None:
    with suppress(Exception):
        socket.create_connection(_OUTSIDE, timeout=0.1)


def test_name_swallowed() -> None:
    with suppress(Exception):
        socket.getaddrinfo("example.org", 80)


def test_deprecation() -> None:
    warnings.warn("this will go", DeprecationWarning, stacklevel=1)


def _detect() -> None:
    logging.getLogger("homeassistant.helpers.frame").warning(
        "Detected that custom integration 'footage_guard' does what will go"
    )


def test_detected() -> None:
    _detect()


@pytest.fixture
def detected_early() -> None:
    """Do in a fixture what many tests do there: set the integration up."""
    _detect()


@pytest.mark.usefixtures("detected_early")
def test_detected_early() -> None:
    pass


async def test_error_in_a_task(hass: HomeAssistant) -> None:
    async def fail() -> None:
        raise RuntimeError

    task = hass.async_create_task(fail())
    del task
    await hass.async_block_till_done()


def test_error_in_a_thread() -> None:
    def fail() -> None:
        raise RuntimeError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
