"""Kinds of scenes of the sixth part alone in which nobody comes."""

from collections.abc import Callable
from typing import Final

from benchmarks.motion.light import Part
from benchmarks.motion.sixth_lens import Condensation, CoverFly, DustMotes, LensSpider, NearTwig, SwayingMast
from benchmarks.motion.sixth_lights import Fireworks, Inflatable, TrainLights
from benchmarks.motion.sixth_water import Pond, Puddles, SlidingSnow
from benchmarks.motion.sixth_yard import PorchFan, ScurryingLeaves, Tarpaulin, WindChimes
from benchmarks.motion.stage import Stage
from benchmarks.motion.weather import Rain, Span


def _with(part: Callable[[Stage], Part]) -> Callable[[Stage], None]:
    """Return a kind in which nothing happens but this."""

    def kind(stage: Stage) -> None:
        stage.parts.append(part(stage))

    # A scene is drawn by the module its kind is from.
    return kind


def puddles(stage: Stage) -> None:
    """It rains into puddles."""
    stage.parts.append(Puddles(stage))
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(6, 30), Span()))


QUIET: Final[dict[str, Callable[[Stage], None]]] = {
    "lens spider": _with(LensSpider),
    "cover fly": _with(CoverFly),
    "near twig": _with(NearTwig),
    "condensation": _with(Condensation),
    "dust motes": _with(DustMotes),
    "swaying mast": _with(SwayingMast),
    "tarpaulin": _with(Tarpaulin),
    "wind chimes": _with(WindChimes),
    "scurrying leaves": _with(ScurryingLeaves),
    "porch fan": _with(PorchFan),
    "pond": _with(Pond),
    "puddles": puddles,
    "sliding snow": _with(SlidingSnow),
    "train lights": _with(TrainLights),
    "fireworks": _with(Fireworks),
    "inflatable": _with(Inflatable),
}
AT_NIGHT: Final = frozenset({"lens spider", "dust motes", "train lights", "fireworks", "inflatable"})
