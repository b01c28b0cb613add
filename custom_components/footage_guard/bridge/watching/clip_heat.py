"""Where something moved in a clip, for a person who may watch it.

The ledger is not told: a map tells of 256 places whether something differed there, which is less than the smallest
picture shows, and a day's timeline would bury in it who watched what.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant

from ...media.heat import heat_of
from ...model.errors import SpanInvalid
from ...model.ids import ClipId
from ...vault.opening import OpenClip, open_clip
from ..common.executor import run_blocking
from ..common.problems import disk_refuses
from ..proof.actor import Actor
from .watching import async_may_watch

MOST_MAPS: Final = 120
"""In one answer; each is of about a second."""
_MOST: Final = 100
_FULL: Final = 16 * 255
"""As much as a sixteenth of the picture that differs wholly: more is told as this."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How much moved in each second of a clip."""

    seconds: tuple[int, ...]
    """From 0 to 100, from the first second to the last one in which something moved."""
    maps: tuple[tuple[int, bytes], ...]
    """Of the part asked for: milliseconds since the clip's beginning at which each ends, and 16 rows of 16 bytes."""


async def async_heat(hass: HomeAssistant, actor: Actor, clip_id: ClipId, part: tuple[int, int] | None) -> Heat:
    """Return where something moved in a clip, with the maps of a part of it (milliseconds since its beginning).

    1. The person may watch, as for a ticket.
    2. The clip is opened, which proves that it is the one the ledger knows.
    3. Nobody locked meanwhile, and the person may still watch.

    Raises SpanInvalid, what `async_may_watch` and `open_clip` raise, DiskRefused or NotLoaded.
    """
    if part is not None and not 0 <= part[0] < part[1] <= part[0] + MOST_MAPS * 1000:
        raise SpanInvalid
    with disk_refuses():
        # 1
        vault, unlocked = await async_may_watch(hass, actor)
        # 2
        opened = await vault.async_do_in_turn(lambda inner: open_clip(inner, clip_id, unlocked))
        try:
            maps = await vault.async_read(partial(heat_of, opened))
        finally:
            await run_blocking(hass, opened.close)
        # 3
        await async_may_watch(hass, actor)
    from_ms, to_ms = part or (0, 0)
    # One that ends with a second is of that second, as is one that ends within it.
    wanted = tuple((at_ms, each) for at_ms, each in maps if from_ms < at_ms <= to_ms)
    return Heat(seconds_of(maps, _longest_s(opened)), wanted[:MOST_MAPS])


def seconds_of(maps: list[tuple[int, bytes]], longest_s: int) -> tuple[int, ...]:
    """Return how much moved in each second: of several maps that end within one, the most."""
    found: dict[int, int] = {}
    for at_ms, each in maps:
        second = max(0, at_ms - 1) // 1000
        if second < longest_s:
            found[second] = max(found.get(second, 0), min(_MOST, -(-sum(each) * _MOST // _FULL)))
    return tuple(found.get(second, 0) for second in range(max(found, default=-1) + 1))


def _longest_s(opened: OpenClip) -> int:
    """Return no less than how long a clip is: a map may end right behind its last picture."""
    return (opened.clip.end_ms - opened.clip.start_ms) // 1000 + 2
