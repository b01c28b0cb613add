"""Kinds of scenes of the third part alone in which nobody comes."""

from collections.abc import Callable
from typing import Final

from benchmarks.motion.stage import Stage
from benchmarks.motion.third_lights import Moths, Sprinkler, StringOfLights, SunThroughLeaves, WetRoad, WindowLights
from benchmarks.motion.third_parts import Fog
from benchmarks.motion.third_wind import Basket, Cobweb, Grass, GustyFlag, Steam, WindWheel
from benchmarks.motion.weather import Rain, Span


def flag_in_gusts(stage: Stage) -> None:
    """A flag hangs and flies by turns."""
    stage.parts.append(GustyFlag(stage))


def tall_grass(stage: Stage) -> None:
    """Tall grass waves."""
    stage.parts.append(Grass(stage))


def hanging_basket(stage: Stage) -> None:
    """A basket of flowers swings."""
    stage.parts.append(Basket(stage))


def wind_wheel(stage: Stage) -> None:
    """A toy wheel turns in the wind."""
    stage.parts.append(WindWheel(stage))


def cobweb(stage: Stage) -> None:
    """A round web bulges in the draught."""
    stage.parts.append(Cobweb(stage))


def steam(stage: Stage) -> None:
    """Steam rises from a flue."""
    stage.parts.append(Steam(stage))


def drifting_fog(stage: Stage) -> None:
    """Fog drifts by."""
    near = stage.pick(0.2, 0.5)
    stage.parts.append(Fog(stage, near, near + stage.pick(0.15, 0.35), stage.pick(0.08, 0.2)))


def sun_through_leaves(stage: Stage) -> None:
    """Spots of sun move on the ground."""
    stage.parts.append(SunThroughLeaves(stage))


def wet_road(stage: Stage) -> None:
    """Lamps and passing cars are mirrored in a wet road."""
    stage.parts.append(WetRoad(stage))
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(20, 45), Span()))


def string_of_lights(stage: Stage) -> None:
    """A string of lights blinks."""
    stage.parts.append(StringOfLights(stage))


def window_lights(stage: Stage) -> None:
    """Lights go on and off indoors."""
    stage.parts.append(WindowLights(stage))


def sprinkler(stage: Stage) -> None:
    """A sprinkler swings to and fro."""
    stage.parts.append(Sprinkler(stage))


def moths(stage: Stage) -> None:
    """Moths flutter about the lamp."""
    stage.parts.append(Moths(stage))


QUIET: Final[dict[str, Callable[[Stage], None]]] = {
    "flag in gusts": flag_in_gusts,
    "tall grass": tall_grass,
    "hanging basket": hanging_basket,
    "wind wheel": wind_wheel,
    "cobweb": cobweb,
    "steam": steam,
    "drifting fog": drifting_fog,
    "sun through leaves": sun_through_leaves,
    "wet road": wet_road,
    "string of lights": string_of_lights,
    "window lights": window_lights,
    "sprinkler": sprinkler,
    "moths": moths,
}
AT_NIGHT: Final = frozenset({"cobweb", "wet road", "string of lights", "window lights", "moths"})
