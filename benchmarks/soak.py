"""Records four cameras for an hour, and says by how much memory grows once the rings are full and the heap is warm.

python -m benchmarks.soak [SECONDS]

In less than half an hour no growth by the hour can be told; then it fails where memory grows by more than it breathes.
"""

from pathlib import Path
import signal
from statistics import linear_regression, median
import sys
import tempfile
import time

from benchmarks.feeds import running_rtsp, write_source
from benchmarks.processes import ask, keeping

CAMERAS = 4
MOST_MB_PER_HOUR = 1.0
MOST_MB = 2.0
_LONG_S = 1800.0
_WARM_S = 300.0
"""Rings are full after one minute, and what clips use in turn has found its places after some."""
_EVERY_S = 5.0
_LINES_S = 60.0


def main() -> int:
    """Record, print what was measured, and fail where memory grows."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0
    # Whoever stops it wants cameras and server to stop, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        source = Path(name) / "source.ts"
        write_source(source)
        with running_rtsp(source) as url, keeping(Path(name), [url] * CAMERAS, "--record") as process:
            warm_s = min(_WARM_S, seconds / 2)
            time.sleep(warm_s)
            start_s, hours, megabytes = time.monotonic(), list[float](), list[float]()
            while (passed_s := time.monotonic() - start_s) < seconds - warm_s:
                hours.append(passed_s / 3600)
                # Rings breathe with the groups of pictures they let go; what lies beside them is looked at.
                told = ask(process, "collect")
                megabytes.append((told["resident"] - told["rings"]) / 1e6)
                if passed_s % _LINES_S < _EVERY_S:
                    print(f"{(warm_s + passed_s) / 60:.0f} min: {megabytes[-1]:.1f} MB", flush=True)  # noqa: T201  # as below
                time.sleep(_EVERY_S)
            last = ask(process)
    slope, _ = linear_regression(hours, megabytes)
    some = max(1, len(megabytes) // 5)
    grown = median(megabytes[-some:]) - median(megabytes[:some])
    print(  # noqa: T201  # what the program is for
        f"{seconds:.0f} s, {CAMERAS} cameras: {grown:+.2f} MB beside the rings, {slope:+.2f} MB/h, "
        f"{last['resident'] / 1e6:.0f} MB "
        f"resident, {last['rings'] / 1e6:.0f} MB in the rings, "
        f"{last['cpu_s'] / seconds * 100 / CAMERAS:.2f} % of a core a camera"
    )
    return slope > MOST_MB_PER_HOUR if seconds >= _LONG_S else grown > MOST_MB


if __name__ == "__main__":
    sys.exit(main())
