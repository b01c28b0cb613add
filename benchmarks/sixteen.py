"""Sixteen cameras of 360p at 15 pictures a second, all recorded, with and without looking for motion in all of them.

    python -m benchmarks.sixteen [--cameras 16] [--seconds 60]

Prints the share of a core that one camera takes, and what is missing in the clips. A server beside it sends a drawn
scene in which somebody walks by; what it takes is not counted, but the machine is shared with it.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
import subprocess
import sys
import tempfile
import time
from typing import Any, Final

from benchmarks.feeds import running_rtsp
from benchmarks.measure import Line, line
from benchmarks.motion.footage import encoded
from benchmarks.motion.scenes import Scene
from benchmarks.processes import ask, keeping
from custom_components.footage_guard.model.account import GapReason

SCENE: Final = Scene(kind="walking", seed=7, length_s=70, bits=500_000)
CAMERAS, SECONDS = 16, 60.0
MOST_OF_CORES: Final = 0.25
"""Home Assistant, and all else that it does, has the rest."""
MOST_GROWTH: Final = 1.2
_SETTLE_S: Final = 15.0
"""Until all are connected, and know what usually is there."""


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sixteen")
    parser.add_argument("--cameras", type=int, default=CAMERAS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    with _served() as (folder, url):
        for extra in ((), ("--motion",)):
            found = _measured(folder, [url] * options.cameras, options.seconds, *extra)
            what = "recorded, and looked at" if extra else "recorded"
            share = found["share"]
            _print(f"{options.cameras} cameras {what}: {share:.3f} of a core, {share / options.cameras:.4f} a camera")
            _print(str({key: found[key] for key in ("written", "missing", "moved", "overloaded")}))
    return 0


def scale_lines() -> list[Line]:
    """Judge whether two cores are enough for all, and whether one more costs what the first did."""
    with _served() as (folder, url):
        one, all_of_them = (_measured(folder, [url] * count, SECONDS, "--motion") for count in (1, CAMERAS))
    share, missing = all_of_them["share"], sum(all_of_them["missing"].values())
    name = f"{CAMERAS} cameras recorded and looked at"
    return [
        line(f"{name}, CPU / two cores", ours=[share], baseline=[2.0], target=MOST_OF_CORES),
        line(f"{name}, CPU a camera / of one", ours=[share / CAMERAS], baseline=[one["share"]], target=MOST_GROWTH),
        line(f"{name}, parts missing", ours=[missing], baseline=[1], target=0),
        line(f"{name}, looked at too seldom", ours=[all_of_them["overloaded"]], baseline=[1], target=0),
    ]


@contextmanager
def _served() -> Iterator[tuple[Path, str]]:
    """Yield a folder, and where a camera sends the scene; any number may watch."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        source = Path(name) / "scene.ts"
        as_stream(encoded(SCENE), source)
        with running_rtsp(source) as url:
            yield Path(name), url


def as_stream(film: Path, path: Path) -> None:
    """Write a film as cameras send it."""
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(film), "-c", "copy", "-f", "mpegts", str(path)]
    subprocess.run(command, check=True)  # noqa: S603  # files of our own


def _measured(folder: Path, urls: list[str], seconds: float, *extra: str) -> dict[str, Any]:
    """Return what a process that keeps cameras tells, the share of a core that it took, and what went missing.

    The first clip of each lacks what is before the first picture, for they are connected one after the other.
    """
    with keeping(folder, urls, "--record", *extra) as process:
        time.sleep(_SETTLE_S)
        before = ask(process)
        time.sleep(seconds)
        after = ask(process)
    lost = {why: count for why, count in after["missing"].items() if why != GapReason.NOT_YET}
    return {**after, "missing": lost, "share": (after["cpu_s"] - before["cpu_s"]) / seconds}


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # the figures are what the program is for


if __name__ == "__main__":
    sys.exit(main())
