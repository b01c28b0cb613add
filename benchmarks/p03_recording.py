"""P3: keeping a camera in memory and recording all of it. Baseline: `ffmpeg -c copy` of the same camera to disk.

Both read a camera of 4 Mbit/s of their own, at the same time, in processes of their own; the CPU time is that of a
whole process once it runs. Ours keeps a minute in memory, seals what it writes and syncs it every 2 s, which the
baseline does not. Memory is what the process grows by while its rings fill, over what is in them.

The quick form has one camera, and too little time to fill a ring.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
import json
from pathlib import Path
import subprocess
import sys
import tempfile
import time
from typing import Any, NamedTuple

import psutil

from benchmarks.feeds import running_feeds, write_source
from benchmarks.measure import Line, line

TARGET_CPU = 1.4
TARGET_MEMORY, SPARE_BYTES = 1.15, 3_000_000
TARGET_EIGHT_BYTES = 300_000_000
TARGET_FLAT = 1.2
_SETTLE_S = 6.0
_QUICK_S, _LONG_S, _FILLED_S = 20.0, 30.0, 80.0


class Cost(NamedTuple):
    """What a process took."""

    cpu: float
    """Of one core."""
    grown_bytes: int
    ring_bytes: int


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure; the quick form compares the work for one camera."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        source = Path(name) / "source.ts"
        write_source(source)
        pairs = [_pair(Path(name), source, _QUICK_S if is_quick else _LONG_S) for _ in range(repetitions)]
        ours, theirs = [ours for ours, _ in pairs], [theirs for _, theirs in pairs]
        lines = [line("record, CPU / ffmpeg -c copy", ours=ours, baseline=theirs, target=TARGET_CPU)]
        return lines if is_quick else [*lines, *_scale(Path(name), source)]


def _pair(folder: Path, source: Path, seconds: float) -> tuple[float, float]:
    """Return the share of a core that ours and the baseline take for one camera each."""
    with (
        running_feeds(source, 2) as (mine, theirs),
        _copying(theirs, folder / "copy.mp4") as copying,
        _recording(folder, [mine]) as recording,
    ):
        time.sleep(_SETTLE_S)
        before = [_cpu_s(process) for process in (recording, copying)]
        time.sleep(seconds)
        after = [_cpu_s(process) for process in (recording, copying)]
    ours, baseline = ((end - start) / seconds for start, end in zip(before, after, strict=True))
    return ours, baseline


def _scale(folder: Path, source: Path) -> list[Line]:
    """Judge memory with full rings, and whether one camera more costs what the first did."""
    one, eight, sixteen = (_cost(folder, source, count) for count in (1, 8, 16))
    allowed = TARGET_MEMORY * eight.ring_bytes + SPARE_BYTES
    return [
        line("memory of 8 / 1.15 of the rings + 3 MB", ours=[eight.grown_bytes], baseline=[allowed], target=1.0),
        line("memory of 8 / 300 MB", ours=[eight.grown_bytes], baseline=[TARGET_EIGHT_BYTES], target=1.0),
        line("CPU a camera, 8 / 1", ours=[eight.cpu / 8], baseline=[one.cpu], target=TARGET_FLAT),
        line("CPU a camera, 16 / 1", ours=[sixteen.cpu / 16], baseline=[one.cpu], target=TARGET_FLAT),
    ]


def _cost(folder: Path, source: Path, cameras: int) -> Cost:
    with running_feeds(source, cameras) as urls, _recording(folder, urls) as process:
        first = _told(process)
        time.sleep(_SETTLE_S)
        _skip(process)
        start_s, start = time.monotonic(), _told(process)
        while time.monotonic() - start_s < _FILLED_S:
            last = _told(process)
    cpu = (last["cpu_s"] - start["cpu_s"]) / (time.monotonic() - start_s)
    return Cost(cpu=cpu, grown_bytes=last["resident"] - first["resident"], ring_bytes=last["rings"])


@contextmanager
def _recording(folder: Path, urls: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "benchmarks.recording", str(folder / "vault"), "--record", *urls]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own program
        try:
            _told(process)
            yield process
        finally:
            process.terminate()


@contextmanager
def _copying(url: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", url, "-c", "copy", str(path)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, text=True) as process:  # noqa: S603  # our own feed
        try:
            yield process
        finally:
            process.terminate()


def _told(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Wait for the next line a recording process prints."""
    assert process.stdout is not None  # noqa: S101  # it was asked for
    told: dict[str, Any] = json.loads(process.stdout.readline())
    return told


def _skip(process: subprocess.Popen[str]) -> None:
    """Pass the lines that were printed while nobody looked."""
    for _ in range(int(_SETTLE_S)):
        _told(process)


def _cpu_s(process: subprocess.Popen[str]) -> float:
    times = psutil.Process(process.pid).cpu_times()
    return times.user + times.system
