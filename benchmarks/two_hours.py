"""Makes a file of a clip of two hours, and says by how much memory grew beyond what a minute of it took.

python -m benchmarks.two_hours FOLDER, with the key of its clip on the standard input
"""

from pathlib import Path
import sys
from threading import Thread
from typing import Final

import psutil

from benchmarks.rendering import Room, recipe
from custom_components.footage_guard.media.priority import lower_priority
from custom_components.footage_guard.media.rendering import NICENESS
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.store import ClipStore

LENGTH_S: Final = 2 * 3600
_EVERY_S: Final = 0.02


def main() -> int:
    """Print bytes."""
    folder = Path(sys.argv[1])
    place = Room(folder, ClipStore(folder / "vault"), X25519Identity.parse(sys.stdin.readline().strip()))
    process = psutil.Process()
    # In a thread, as a draft's job does: each has an arena of memory of its own.
    _watched(process, Thread(target=_render, args=(place, 60)))
    before = process.memory_info().rss
    most = _watched(process, Thread(target=_render, args=(place, LENGTH_S)))
    print(most - before)  # noqa: T201  # what the program is for
    return 0


def _watched(process: psutil.Process, thread: Thread) -> int:
    """Run a thread; return how many bytes the process had at most."""
    thread.start()
    most = process.memory_info().rss
    while thread.is_alive():
        thread.join(_EVERY_S)
        most = max(most, process.memory_info().rss)
    return most


def _render(place: Room, until_s: int) -> None:
    lower_priority(NICENESS)
    place.ours(recipe(1, until_s - 1))


if __name__ == "__main__":
    sys.exit(main())
