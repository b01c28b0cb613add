"""Programs that read cameras, each a process of its own, and the CPU time they take."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from ctypes.util import find_library
import json
import os
from pathlib import Path
import subprocess
import sys
from typing import Any, NamedTuple

_NOTHING: Mapping[str, str] = {}


class Allocator(NamedTuple):
    """What a process takes its memory from."""

    name: str
    environment: Mapping[str, str]


def allocator() -> Allocator:
    """Return that of Home Assistant's container image, set as it is there, or what there is."""
    library = find_library("jemalloc")
    if library is None:
        return Allocator("libc", _NOTHING)
    settings = "background_thread:true,metadata_thp:auto,dirty_decay_ms:20000,muzzy_decay_ms:20000"
    return Allocator("jemalloc", {"LD_PRELOAD": library, "MALLOC_CONF": settings})


def keeping(
    folder: Path, urls: Sequence[str], *options: str, environment: Mapping[str, str] = _NOTHING
) -> AbstractContextManager[subprocess.Popen[str]]:
    """Run a process that keeps cameras in memory as we do; yield it once it stands."""
    return _asked("benchmarks.recording", str(folder / "vault"), *options, *urls, environment=environment)


def streaming(*urls: str) -> AbstractContextManager[subprocess.Popen[str]]:
    """Run a process in which Home Assistant keeps a camera, or none; yield it once it stands."""
    return _asked("benchmarks.streaming", *urls)


@contextmanager
def copying(folder: Path, url: str) -> Iterator[subprocess.Popen[str]]:
    """Run an ffmpeg that writes a camera to disk as it comes."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-rtsp_transport", "tcp", "-i", url, "-c", "copy"]
    with subprocess.Popen([*command, str(folder / "copy.mp4")], stdin=subprocess.DEVNULL, text=True) as process:  # noqa: S603  # our own feed
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def _asked(module: str, *arguments: str, environment: Mapping[str, str] = _NOTHING) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    ) as process:
        try:
            ask(process)
            yield process
        finally:
            process.terminate()


def ask(process: subprocess.Popen[str], order: str = "") -> dict[str, Any]:
    """Have a process tell what it takes; ours, after `collect`, without what waits for the garbage collector."""
    assert process.stdin is not None  # noqa: S101  # it was asked for
    assert process.stdout is not None  # noqa: S101  # it was asked for
    print(order, file=process.stdin, flush=True)  # it goes to the process
    told: dict[str, Any] = json.loads(process.stdout.readline())
    return told


def cpu_s(process: subprocess.Popen[str]) -> float:
    """Return the CPU time of all threads; what the usual call says is too coarse for so little."""
    tasks = Path(f"/proc/{process.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
