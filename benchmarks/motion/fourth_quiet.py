"""Kinds of scenes of the fourth part alone in which nobody comes."""

from collections.abc import Callable
from typing import Final

from benchmarks.motion.fourth_garden import CirclingMoths, Falling, Fountain, Midges, Pigeons, TurningSprinkler
from benchmarks.motion.fourth_lights import (
    BranchShadow,
    Bunting,
    ChimneySmoke,
    Curtain,
    Hazards,
    Lightning,
    PoolLight,
)
from benchmarks.motion.stage import Stage
from benchmarks.motion.weather import Rain, Span


def turning_sprinkler(stage: Stage) -> None:
    """A sprinkler turns."""
    stage.parts.append(TurningSprinkler(stage))


def fountain(stage: Stage) -> None:
    """A fountain bubbles."""
    stage.parts.append(Fountain(stage))


def midges(stage: Stage) -> None:
    """Midges dance."""
    stage.parts.append(Midges(stage))


def circling_moths(stage: Stage) -> None:
    """Moths circle about the lamp."""
    stage.parts.append(CirclingMoths(stage))


def pigeons(stage: Stage) -> None:
    """Pigeons peck far away, and fly over."""
    stage.parts.append(Pigeons(stage))


def falling_leaves(stage: Stage) -> None:
    """Leaves fall."""
    stage.parts.append(Falling(stage, is_fluff=False))


def fluff(stage: Stage) -> None:
    """Fluff floats by."""
    stage.parts.append(Falling(stage, is_fluff=True))


def pool_light(stage: Stage) -> None:
    """A pool mirrors the sun."""
    stage.parts.append(PoolLight(stage))


def chimney_smoke(stage: Stage) -> None:
    """Smoke drifts."""
    stage.parts.append(ChimneySmoke(stage))


def hazards(stage: Stage) -> None:
    """A parked car flashes its lamps."""
    stage.parts.append(Hazards(stage))


def branch_shadow(stage: Stage) -> None:
    """The shadow of a tree sways."""
    stage.parts.append(BranchShadow(stage))


def storm(stage: Stage) -> None:
    """It rains at night, and lightning flashes."""
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(30, 70), Span()))
    stage.parts.append(Lightning(stage))


def bunting(stage: Stage) -> None:
    """Pennants flutter."""
    stage.parts.append(Bunting(stage))


def curtain(stage: Stage) -> None:
    """A curtain blows."""
    stage.parts.append(Curtain(stage))


QUIET: Final[dict[str, Callable[[Stage], None]]] = {
    "turning sprinkler": turning_sprinkler,
    "fountain": fountain,
    "midges": midges,
    "circling moths": circling_moths,
    "pigeons": pigeons,
    "falling leaves": falling_leaves,
    "fluff": fluff,
    "pool light": pool_light,
    "chimney smoke": chimney_smoke,
    "hazards": hazards,
    "branch shadow": branch_shadow,
    "storm": storm,
    "bunting": bunting,
    "curtain": curtain,
}
AT_NIGHT: Final = frozenset({"circling moths", "hazards", "storm"})
