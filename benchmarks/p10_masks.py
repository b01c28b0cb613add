"""P10: three masks over 1080p. Baseline: ffmpeg's drawbox, with the same encoder and the same settings.

Ours reads a clip of the vault and writes an encrypted file; ffmpeg reads and writes in the clear.
"""

from functools import partial
from typing import Final

from benchmarks.measure import Line, line
from benchmarks.rendering import MASKS, encoding, in_turn, recipe, room

TARGET_TIME: Final = 1 / 0.9
TARGET_MASKS: Final = 1.2
BEGIN_S: Final = 2.3
_LENGTH_S, _QUICK_LENGTH_S = 20.0, 5.0


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare the work, and unless it is to be quick, the time."""
    length_s = _QUICK_LENGTH_S if is_quick else _LENGTH_S
    boxes = ",".join(
        f"drawbox=x=iw*{left}:y=ih*{top}:w=iw*{right - left}:h=ih*{bottom - top}:color=black:t=fill"
        for left, top, right, bottom in MASKS
    )
    masked, plain = recipe(BEGIN_S, length_s, masks=True), recipe(BEGIN_S, length_s)
    with room(length_s + 2 * BEGIN_S) as place:
        theirs = partial(place.ffmpeg, "-vf", boxes, *encoding(), begin_s=BEGIN_S, length_s=length_s)
        place.ours(masked)
        doings = (partial(place.ours, masked), theirs, partial(place.ours, plain))
        ours, baseline, without = in_turn(doings, repetitions)
    cpu = [[cost.cpu_s for cost in costs] for costs in (ours, baseline, without)]
    lines = [
        line("CPU / ffmpeg drawbox", ours=cpu[0], baseline=cpu[1], target=TARGET_TIME),
        line("CPU / the same without masks", ours=cpu[0], baseline=cpu[2], target=TARGET_MASKS),
    ]
    if is_quick:
        return lines
    wall = [[cost.wall_s for cost in costs] for costs in (ours, baseline)]
    return [*lines, line("time / ffmpeg drawbox", ours=wall[0], baseline=wall[1], target=TARGET_TIME)]
