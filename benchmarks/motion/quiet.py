"""Kinds of scenes in which nobody comes, whatever else goes on."""

from collections.abc import Callable
from typing import Final

from benchmarks.motion.canvas import likely
from benchmarks.motion.light import Clouds, During, Exposure, Headlights, Lamp, Noise, Switch, hunting
from benchmarks.motion.stage import LEARNING_S, Stage
from benchmarks.motion.weather import Branches, Flag, Insects, Rain, Shaking, Snow, Span, Web


def empty(stage: Stage) -> None:
    """Nothing happens."""
    stage.noise = stage.pick(1, 3) if not stage.is_night else stage.noise


def noisy_night(stage: Stage) -> None:
    """Nothing happens, and the sensor is at its limit."""
    stage.noise = stage.pick(7, 11)


def slow_light(stage: Stage) -> None:
    """The sun goes and comes within some seconds."""
    times, gains, at_s = [0.0], [1.0], LEARNING_S
    while at_s < stage.length_s:
        times += [at_s, at_s + stage.pick(4, 12)]
        gains += [gains[-1], stage.pick(0.6, 1.3)]
        at_s = times[-1] + stage.pick(1, 6)
    stage.parts.append(Exposure(at_s=tuple(times), gain=tuple(gains), fps=stage.fps))


def abrupt_light(stage: Stage) -> None:
    """The whole picture becomes brighter or darker at once, as when a light is switched."""
    times, gains, at_s = [0.0], [1.0], LEARNING_S
    while at_s < stage.length_s:
        times += [at_s, at_s + stage.pick(0.05, 0.5)]
        gains += [gains[-1], stage.pick(0.55, 0.8) if len(gains) % 4 == 1 else stage.pick(1, 1.35)]
        at_s = times[-1] + stage.pick(6, 14)
    stage.parts.append(Exposure(at_s=tuple(times), gain=tuple(gains), fps=stage.fps))


def exposure(stage: Stage) -> None:
    """The camera looks for its exposure."""
    stage.parts.append(hunting(stage.chance, stage.length_s, stage.fps))


def switch(stage: Stage) -> None:
    """The infrared filter clicks away, or back."""
    at_s = stage.begin_s() + stage.pick(0, stage.length_s - LEARNING_S - 15)
    after = stage.inner(stage.backdrop.day if stage.is_night else stage.backdrop.night)
    stage.parts.append(Switch(after=after, at_s=at_s, fps=stage.fps))
    # In the dark the sensor's gain is high.
    dark = (0.0, at_s) if stage.is_night else (at_s, stage.length_s)
    grain = Noise(stage.chance, stage.size, stage.pick(3, 5))
    stage.parts.append(During(part=grain, begin_s=dark[0], end_s=dark[1], fps=stage.fps))
    stage.noise = stage.pick(1.2, 2.6)


def rain(stage: Stage) -> None:
    """It rains all the time."""
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(18, 60), Span()))


def shower(stage: Stage) -> None:
    """It begins to rain."""
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(18, 40), Span(begin_s=stage.begin_s())))


def snow(stage: Stage) -> None:
    """It snows all the time."""
    stage.parts.append(Snow(stage.chance, stage.size, stage.fps, Span()))


def branches(stage: Stage) -> None:
    """Branches sway all the time."""
    for _ in range(2):
        stage.parts.append(Branches(stage.chance, stage.size, stage.fps, stage.pick(0.006, 0.022), Span()))


def gusts(stage: Stage) -> None:
    """Branches sway, then rest, then sway again."""
    begin_s = stage.begin_s() + 14
    for span in (Span(end_s=begin_s - 6), Span(begin_s=begin_s)):
        stage.parts.append(Branches(stage.chance, stage.size, stage.fps, stage.pick(0.006, 0.015), span))


def clouds(stage: Stage) -> None:
    """Shadows of clouds go over everything."""
    stage.parts.append(Clouds(stage.chance, stage.size, stage.fps, stage.length_s))


def headlights(stage: Stage) -> None:
    """Headlights of cars that are not in view sweep over everything."""
    stage.parts.append(Headlights(stage.chance, stage.size, stage.fps, stage.length_s))


def insects(stage: Stage) -> None:
    """Insects fly about in the infrared light."""
    stage.parts.append(Insects(stage.chance, stage.size, stage.frames, stage.fps))


def clock(stage: Stage) -> None:
    """A large clock counts the seconds."""
    stage.clock = 2 * max(1, stage.size[1] // 360)


def pulsing(stage: Stage) -> None:
    """The bit rate is far too low for the picture, which breathes with its key frames."""
    stage.noise = stage.pick(3, 5)


def shaking(stage: Stage) -> None:
    """The camera trembles by less than a pixel."""
    far = stage.pick(0.3, 1.0)
    span = Span(begin_s=0 if likely(stage.chance, 0.5) else stage.begin_s())
    stage.parts.append(Shaking(stage.backdrop, stage.fps, far, span))


def rain_at_night(stage: Stage) -> None:
    """It rains in the infrared light."""
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(40, 90), Span()))


def grain(stage: Stage) -> None:
    """The gain of the sensor rises as it becomes dark."""
    stage.parts += [
        Exposure(at_s=(LEARNING_S, stage.length_s), gain=(1, stage.pick(0.5, 0.7)), fps=stage.fps),
        Noise(stage.chance, stage.size, stage.pick(3, 6)),
    ]


def web(stage: Stage) -> None:
    """A spider's threads swing before the lens."""
    stage.parts.append(Web(stage.chance, stage.size, stage.fps))


def lamp(stage: Stage) -> None:
    """A lamp flickers."""
    stage.parts.append(Lamp(stage.chance, stage.size, stage.fps, stage.frames))


def flag(stage: Stage) -> None:
    """A flag waves all the time."""
    stage.parts.append(Flag(stage.chance, stage.size, stage.fps))


QUIET: Final[dict[str, Callable[[Stage], None]]] = {
    "empty day": empty,
    "empty night": noisy_night,
    "slow light": slow_light,
    "abrupt light": abrupt_light,
    "switch to night": switch,
    "switch to day": switch,
    "exposure": exposure,
    "rain": rain,
    "shower": shower,
    "rain at night": rain_at_night,
    "snow": snow,
    "branches": branches,
    "gusts": gusts,
    "clouds": clouds,
    "headlights": headlights,
    "insects": insects,
    "clock": clock,
    "pulsing": pulsing,
    "shaking": shaking,
    "grain": grain,
    "web": web,
    "lamp": lamp,
    "flag": flag,
}
