"""Kinds of scenes of the fifth part alone in which nobody comes."""

from collections.abc import Callable
from typing import Final

from benchmarks.motion.fifth_air import (
    Bees,
    Beetles,
    Blossoms,
    Embers,
    LeafGusts,
    SoapBubbles,
    Swallows,
    Thistledown,
    WingedSeeds,
)
from benchmarks.motion.fifth_yard import (
    Balloons,
    BlueLights,
    EavesDrip,
    EmptySwing,
    GroundBlizzard,
    LensDrops,
    SpinningSprinkler,
)
from benchmarks.motion.light import Part
from benchmarks.motion.stage import Stage


def _with(part: Callable[[Stage], Part]) -> Callable[[Stage], None]:
    """Return a kind in which nothing happens but this."""

    def kind(stage: Stage) -> None:
        stage.parts.append(part(stage))

    # A scene is drawn by the module its kind is from.
    return kind


QUIET: Final[dict[str, Callable[[Stage], None]]] = {
    "blossoms": _with(Blossoms),
    "winged seeds": _with(WingedSeeds),
    "leaf gusts": _with(LeafGusts),
    "thistledown": _with(Thistledown),
    "soap bubbles": _with(SoapBubbles),
    "bees": _with(Bees),
    "swallows": _with(Swallows),
    "beetles": _with(Beetles),
    "embers": _with(Embers),
    "spinning sprinkler": _with(SpinningSprinkler),
    "eaves drip": _with(EavesDrip),
    "lens drops": _with(LensDrops),
    "ground blizzard": _with(GroundBlizzard),
    "balloons": _with(Balloons),
    "empty swing": _with(EmptySwing),
    "blue lights": _with(BlueLights),
}
AT_NIGHT: Final = frozenset({"beetles", "embers", "ground blizzard", "blue lights"})
