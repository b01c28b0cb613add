"""Sixteen cameras of 360p at 15 pictures a second, all recorded, with and without looking for motion in all of them.

    python -m benchmarks.sixteen [--cameras 16] [--seconds 60]

Prints the share of a core that one camera takes, and what is missing in the clips. A server beside it sends a drawn
scene in which somebody walks by; what it takes is not counted, but the machine is shared with it.
"""

import argparse
from pathlib import Path
import subprocess
import sys
import tempfile
import time
from typing import Final

from benchmarks.feeds import running_rtsp
from benchmarks.motion.footage import encoded
from benchmarks.motion.scenes import Scene
from benchmarks.processes import ask, keeping

SCENE: Final = Scene(kind="walking", seed=7, length_s=70, bits=500_000)
_SETTLE_S: Final = 15.0
"""Until all are connected, and know what usually is there."""


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sixteen")
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        source = Path(name) / "scene.ts"
        _as_stream(encoded(SCENE), source)
        with running_rtsp(source) as url:
            for extra in ((), ("--motion",)):
                _measure(Path(name), [url] * options.cameras, options.seconds, *extra)
    return 0


def _as_stream(film: Path, path: Path) -> None:
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(film), "-c", "copy", "-f", "mpegts", str(path)]
    subprocess.run(command, check=True)  # noqa: S603  # files of our own


def _measure(folder: Path, urls: list[str], seconds: float, *extra: str) -> None:
    with keeping(folder, urls, "--record", *extra) as process:
        time.sleep(_SETTLE_S)
        before = ask(process)
        time.sleep(seconds)
        after = ask(process)
    share = (after["cpu_s"] - before["cpu_s"]) / seconds
    told = {key: after[key] for key in ("written", "missing", "moved", "overloaded")}
    what = "recorded, and looked at" if extra else "recorded"
    _print(f"{len(urls)} cameras {what}: {share:.3f} of a core, {share / len(urls):.4f} a camera; {told}")


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # the figures are what the program is for


if __name__ == "__main__":
    sys.exit(main())
