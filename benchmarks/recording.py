"""A process that keeps cameras in memory, and records all of them if asked to; it tells what that costs.

    python -m benchmarks.recording FOLDER --record URL [URL …]

For each line on its standard input it prints a line of JSON: CPU seconds, resident bytes, bytes in the rings. For the
line `collect` it has garbage collected first, so that nothing counts that only waits for that.
"""

import argparse
from collections import Counter
import gc
import json
from pathlib import Path
import secrets
import sys
from threading import Thread
import time

import psutil

from custom_components.footage_guard.media.clip_writer import ClipWriter, Missing, next_packet
from custom_components.footage_guard.media.motion_reader import MotionReader, MotionState
from custom_components.footage_guard.media.reader import StreamReader
from custom_components.footage_guard.media.ring import Ring
from custom_components.footage_guard.media.window import Window
from custom_components.footage_guard.model.clip import month_of
from custom_components.footage_guard.model.ids import make_clip_id
from custom_components.footage_guard.model.motion import DEFAULT_SENSITIVITY
from custom_components.footage_guard.model.source import parse_stream_url
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.clip_file import ClipFile
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

CLIP_S = 30.0
BETWEEN_S = 0.25
"""Some servers do not stand all that want them at the same moment."""
_motion: dict[int, MotionState] = {}
_moved: set[int] = set()
"""Cameras before which something moved once."""
_written = Counter[str]()
_missing: list[Missing] = []
_KEY = X25519Identity.generate()


def main() -> int:
    """Run until the standard input ends, with an answer for each of its lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--motion", action="store_true", help="look for motion in all of them")
    parser.add_argument("urls", nargs="+")
    options = parser.parse_args()
    rings = [Ring() for _ in options.urls]
    for number, (url, ring) in enumerate(zip(options.urls, rings, strict=True)):
        address = parse_stream_url(url)
        reader = StreamReader(lambda address=address: address, ring, with_sound=False, on_change=lambda _: None)  # type: ignore[misc]  # bound now
        Thread(target=reader.run, args=(number * BETWEEN_S,), daemon=True).start()
        if options.record:
            Thread(target=_record, args=(ring, ClipStore(options.folder)), daemon=True).start()
        if options.motion:
            _look(ring, number)
    for line in sys.stdin:
        if line == "collect\n":
            gc.collect()
        _tell(rings)
    return 0


def _look(ring: Ring, number: int) -> None:
    """Look for motion, as beside a camera that is recorded."""

    def tell(state: MotionState) -> None:
        if state.is_moving:
            _moved.add(number)
        _motion[number] = state

    reader = MotionReader(ring, ring.heat, sensitivity=DEFAULT_SENSITIVITY, ignored=(), on_change=tell)
    Thread(target=reader.run, daemon=True).start()


def _tell(rings: list[Ring]) -> None:
    line = {
        "cpu_s": time.process_time(),
        "resident": psutil.Process().memory_info().rss,
        "rings": sum(ring.bytes for ring in rings),
        "written": _written.total(),
        "missing": Counter(missing.why for missing in _missing),
        "looks": [state.looks for state in _motion.values()],
        "moved": len(_moved),
        "overloaded": sum(state.is_overloaded for state in _motion.values()),
    }
    print(json.dumps(line), flush=True)  # noqa: T201  # what the program is for


def _record(ring: Ring, store: ClipStore) -> None:
    """Record clip after clip, and keep none."""
    while True:
        now_s = time.monotonic()
        window = Window(now_s, now_s + CLIP_S)
        with ring.at(now_s) as cursor:
            if next_packet(ring, cursor, window, time.monotonic) is None:
                continue
            now_ms = time.time_ns() // 1_000_000
            place = Place(month=month_of(now_ms), clip_id=make_clip_id(now_ms, secrets.randbits(80)))
            file: ClipFile = store.create(place, [_KEY.recipient])
            written = ClipWriter(ring, cursor, window, file, asked_from_s=now_s).write(CLIP_S)
            file.finish()
            _written["pictures"] += written.pictures
            _missing.extend(written.missing)
            store.delete(place)


if __name__ == "__main__":
    sys.exit(main())
