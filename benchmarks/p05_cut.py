"""P5: an exact cut of a clip of 1080p. Baseline: ffmpeg, encoding the same part anew with the same settings.

Ours reads a clip of the vault and writes an encrypted file; ffmpeg reads and writes in the clear. What leaves is
counted with edit lists ignored, of ours and of what ffmpeg copies. The quick form compares CPU time, which says how
much work there is on a busy machine too.
"""

import asyncio
from functools import partial
import io
from pathlib import Path
from statistics import quantiles
import subprocess
import sys
import tempfile
from threading import Thread
from time import perf_counter
from typing import Final

import av

from benchmarks.drafting import answers_s
from benchmarks.measure import Line, line, timed
from benchmarks.rendering import FPS, TICKS, Cost, Room, decodable, drawn, encoding, in_turn, recipe, room, stored
from benchmarks.two_hours import LENGTH_S
from custom_components.footage_guard.media.priority import lower_priority
from custom_components.footage_guard.media.rendering import NICENESS
from custom_components.footage_guard.model.redaction.recipe import Recipe

TARGET_TIME: Final = 1 / 0.9
TARGET_DELAY_S: Final = 0.02
TARGET_MEMORY: Final = 100e6
BEGIN_S: Final = 2.3
"""In the middle of a group of pictures."""
_LENGTH_S, _QUICK_LENGTH_S = 20.0, 5.0
_TICK_S: Final = 0.002


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Cut a part, and look at what leaves; unless it is to be quick, also at a clip of two hours."""
    length_s = _QUICK_LENGTH_S if is_quick else _LENGTH_S
    one = recipe(BEGIN_S, length_s)
    with room(length_s + 2 * BEGIN_S) as place:
        theirs = partial(place.ffmpeg, *encoding(), begin_s=BEGIN_S, length_s=length_s)
        place.ours(one)
        ours, baseline = in_turn((partial(place.ours, one), theirs), repetitions)
        leaving, approved = decodable(place.made(one)), round(length_s * FPS)
        copied = _copied(place, length_s)
        delay_s = asyncio.run(_delay_s(place, one))
    lines = [
        _line("CPU / ffmpeg", [cost.cpu_s for cost in ours], [cost.cpu_s for cost in baseline], TARGET_TIME),
        _line("pictures that leave / approved", [leaving], [approved], 1.0),
        _line("pictures that leave / ffmpeg -c copy", [leaving], [copied], 1.0),
        timed("event loop meanwhile, p99 / 20 ms", [delay_s], TARGET_DELAY_S, is_quick=is_quick),
    ]
    if is_quick:
        return lines
    return [
        *lines,
        _line("time / ffmpeg", [cost.wall_s for cost in ours], [cost.wall_s for cost in baseline], TARGET_TIME),
        _line("time / real time", [cost.wall_s for cost in ours], [length_s], 1.0),
        _line("p99 of answers of Home Assistant / 20 ms", [asyncio.run(answers_s())], [TARGET_DELAY_S], 1.0),
        _line("memory for two hours / 100 MB", [_growth()], [TARGET_MEMORY], 1.0),
    ]


def _line(name: str, ours: list[float], baseline: list[float], target: float) -> Line:
    return line(name, ours=ours, baseline=baseline, target=target)


def _copied(place: Room, length_s: float) -> int:
    """Return how many pictures leave where ffmpeg copies the part."""
    place.ffmpeg("-c", "copy", begin_s=BEGIN_S, length_s=length_s)
    return decodable(place.folder / "theirs.mp4")


async def _delay_s(place: Room, one: Recipe) -> float:
    """Return how late an event loop is beside a rendering, at the 99th percentile."""
    thread = Thread(target=_render_behind, args=(place, one))
    delays: list[float] = []
    thread.start()
    while thread.is_alive():
        begun = perf_counter()
        await asyncio.sleep(_TICK_S)
        delays.append(perf_counter() - begun - _TICK_S)
    return quantiles(delays, n=100)[-1]


def _render_behind(place: Room, one: Recipe) -> Cost:
    lower_priority(NICENESS)
    return place.ours(one)


def _growth() -> float:
    """Return by how much memory grows while two hours are made into a file, after a minute of them was."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        minute = drawn(60, (320, 180), bits=200_000)
        place = stored(Path(name), _repeated(minute, LENGTH_S // 60))
        # A process of its own: what making the clip took is not to be there to be used again.
        command = [sys.executable, "-m", "benchmarks.two_hours", name]
        done = subprocess.run(command, input=place.key.reveal(), stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603  # our own program
    return float(done.stdout)


def _repeated(clip: bytes, times: int) -> bytes:
    """Return a clip that shows another one so many times."""
    target = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "2000000"}
    with av.open(target, "w", format="mp4", options=options) as output, av.open(io.BytesIO(clip), "r") as source:
        stream = output.add_stream_from_template(source.streams.video[0])
        packets = [packet for packet in source.demux(video=0) if packet.size]
        for number in range(times * len(packets)):
            packet = av.Packet(bytes(packets[number % len(packets)]))
            packet.pts = packet.dts = number * TICKS // FPS
            packet.time_base, packet.stream = packets[0].time_base, stream
            packet.is_keyframe = packets[number % len(packets)].is_keyframe
            output.mux_one(packet)
    return target.getvalue()
