"""Kinds of scenes of the third part alone in which somebody or something comes."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from benchmarks.motion.actors import Actor, Figure, Keys
from benchmarks.motion.kept_back import SCOOTER
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_figures import BENT, BIN, FOX, MOWING, RUNNER, VAN, WALKING_FRAME, WITH_A_DOG
from benchmarks.motion.third_parts import Fog, Hedge, Lamps, PorchLight
from benchmarks.motion.weather import Rain, Span

type Way = tuple[float, ...]


def _mirrored(stage: Stage, way: Way, *, is_leftward: bool) -> Way:
    return tuple(stage.size[0] - place for place in way) if is_leftward else way


def _level(at_s: Way, way: Way, foot: float, size: float) -> Keys:
    return Keys(at_s=at_s, across=way, foot=(foot,) * len(way), height=(size,) * len(way))


def _passes(
    stage: Stage, what: str | Figure, tall: float, speed: float, contrast: tuple[float, float] = (35, 80)
) -> Actor:
    foot = stage.foot(tall)
    looks = stage.looks(what, foot, tall, contrast=contrast)
    return stage.across(looks, tall, foot, stage.begin_s(), speed)


def dog_on_a_lead(stage: Stage) -> None:
    """Somebody walks a dog."""
    tall = stage.pick(0.12, 0.38)
    _passes(stage, WITH_A_DOG, tall, tall * stage.pick(0.5, 0.9))


def umbrella_at_night(stage: Stage) -> None:
    """Somebody walks across under an umbrella, in the rain, in the infrared light."""
    tall = stage.pick(0.15, 0.4)
    _passes(stage, "umbrella", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(40, 80), Span()))


def jogger(stage: Stage) -> None:
    """Somebody jogs by at night."""
    tall = stage.pick(0.14, 0.36)
    _passes(stage, RUNNER, tall, min(1.0, max(0.3, tall * stage.pick(1.3, 2.2))))


def walking_frame(stage: Stage) -> None:
    """Somebody goes slowly behind a walking frame."""
    tall = stage.pick(0.14, 0.36)
    _passes(stage, WALKING_FRAME, tall, max(0.05, tall * stage.pick(0.18, 0.32)))


def sneaking(stage: Stage) -> None:
    """Somebody creeps along bent, at night."""
    tall = stage.pick(0.1, 0.26)
    _passes(stage, BENT, tall, max(0.05, tall * stage.pick(0.3, 0.6)), (28, 50))


def in_fog(stage: Stage) -> None:
    """Somebody walks across in the fog."""
    tall, near = stage.pick(0.14, 0.4), stage.pick(0.2, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9), (60, 90))
    stage.parts.append(Fog(stage, near, near + stage.pick(0.15, 0.3)))


def porch_light(stage: Stage) -> None:
    """Somebody walks across at night, and a lamp goes on."""
    tall = stage.pick(0.14, 0.38)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(PorchLight(stage, stage.events[0][0] / stage.fps + stage.pick(0.3, 3)))


def car_at_night(stage: Stage) -> None:
    """A car passes at night with its lamps on."""
    tall = stage.pick(0.12, 0.28)
    foot = stage.foot(tall * 0.7)
    car = stage.across(stage.looks("car", foot, tall), tall, foot, stage.begin_s(), stage.pick(0.5, 1.1))
    stage.parts.append(Lamps(stage, car, tall * stage.size[1]))


def behind_a_hedge(stage: Stage) -> None:
    """Somebody walks behind a hedge, of whom only head and shoulders are seen."""
    height = stage.size[1]
    tall = stage.pick(0.2, 0.42)
    foot, shown = stage.foot(tall), stage.pick(0.32, 0.42)
    top = foot - (1 - shown) * tall * height
    hedge = Hedge(stage, top, foot + stage.pick(0.04, 0.1) * height)
    looks = stage.looks("person", top, shown * tall, contrast=(40, 80))
    stage.across(looks, tall, foot, stage.begin_s(), tall * stage.pick(0.45, 0.9))
    stage.parts.append(hedge)


def child_on_a_scooter(stage: Stage) -> None:
    """A child on a scooter comes, stops for a moment, and goes on."""
    width, height = stage.size
    tall = stage.pick(0.1, 0.22)
    foot, pace = stage.foot(tall), max(0.25, tall * stage.pick(1.2, 2.4)) * height
    looks = stage.looks(SCOOTER, foot, tall)
    outside, begin_s = 0.6 * tall * height, stage.begin_s()
    way = (-outside, stage.pick(0.3, 0.7) * width, width + outside)
    stops_s = begin_s + (way[1] - way[0]) / pace
    goes_s = stops_s + stage.pick(0.7, 2.2)
    at_s = (0, begin_s, stops_s, goes_s, goes_s + (way[2] - way[1]) / pace)
    places = (way[0], way[0], way[1], way[1], way[2])
    stage.enter(looks, _level(at_s, _mirrored(stage, places, is_leftward=looks.is_leftward), foot, tall * height))


def mowing(stage: Stage) -> None:
    """Somebody mows the lawn: in, round, and back a little nearer."""
    height = stage.size[1]
    tall = stage.pick(0.14, 0.3)
    foot, pace = stage.foot(tall), tall * stage.pick(0.45, 0.75) * height
    looks = stage.looks(MOWING, foot, tall)
    outside, begin_s = -0.8 * tall * height, stage.begin_s()
    turns_s = begin_s + stage.pick(6.5, 8)
    far, nearer = outside + pace * (turns_s - begin_s), foot + 0.2 * tall * height
    larger = 1.12 * tall * height
    ends_s = turns_s + 0.8 + (turns_s - begin_s)
    keys = Keys(
        at_s=(0, begin_s, turns_s, turns_s + 0.8, ends_s),
        across=_mirrored(stage, (outside, outside, far, far - 1, outside), is_leftward=looks.is_leftward),
        foot=(foot, foot, foot, nearer, nearer),
        height=(tall * height, tall * height, tall * height, larger, larger),
    )
    stage.enter(looks, keys, turns=True)


_FAR_STEPS: Final = 8


def going_away(stage: Stage) -> None:
    """Somebody comes into view close by and walks away from the camera."""
    width, height = stage.size
    near, far = stage.pick(0.4, 0.6), stage.pick(0.1, 0.16)
    horizon = (stage.backdrop.horizon + 0.04) * height
    begin_s, takes_s = stage.begin_s(), stage.pick(8, 13)
    looks = stage.looks("person", horizon + near * height, near)
    outside, aside = -0.3 * near * height, stage.pick(0.12, 0.22) * width
    end, enters_s = stage.pick(0.4, 0.6) * width, (aside - outside) / (near * height * 0.7)
    # Evenly walked: how large somebody looks is one over how far away he is.
    parts = [step / _FAR_STEPS for step in range(_FAR_STEPS + 1)]
    sizes = [1 / (1 / near + (1 / far - 1 / near) * part) for part in parts]
    along = [(near - size) / (near - far) for size in sizes]
    way = (outside, outside, *(aside + (end - aside) * part for part in along))
    talls = (near, near, *sizes)
    keys = Keys(
        at_s=(0, begin_s, *(begin_s + enters_s + takes_s * part for part in parts)),
        across=_mirrored(stage, way, is_leftward=looks.is_leftward),
        foot=tuple(horizon + tall * height for tall in talls),
        height=tuple(tall * height for tall in talls),
    )
    stage.enter(looks, keys)


def at_the_bell(stage: Stage) -> None:
    """Somebody comes up to a camera at the door, stands close before it, and goes."""
    width, height = stage.size
    tall = stage.pick(0.95, 1.2)
    foot = (stage.pick(0.12, 0.28) + tall) * height
    pace, begin_s = tall * stage.pick(0.4, 0.7) * height, stage.begin_s()
    looks = stage.looks("person", float(height), 1 - foot / height + tall)
    outside, place = -0.3 * tall * height, stage.pick(0.35, 0.55) * width
    there_s = begin_s + (place - outside) / pace
    goes_s = there_s + stage.pick(3, 7)
    at_s = (0, begin_s, there_s, goes_s, goes_s + there_s - begin_s)
    way = _mirrored(stage, (outside, outside, place, place, outside), is_leftward=looks.is_leftward)
    stage.enter(looks, _level(at_s, way, foot, tall * height), turns=True)


def bin_day(stage: Stage) -> None:
    """Somebody pulls a bin out, leaves it there, and goes back."""
    width, height = stage.size
    tall = stage.pick(0.18, 0.4)
    foot, size, begin_s = stage.foot(tall), tall * height, stage.begin_s()
    looks, what = stage.looks("person", foot, tall), stage.looks(BIN, foot, tall)
    outside, place = -0.3 * size, stage.pick(0.25, 0.5) * width
    there_s = begin_s + (place - outside) / (tall * stage.pick(0.6, 0.9) * height)
    goes_s = there_s + stage.pick(0.6, 1.6)
    way = _mirrored(stage, (outside, outside, place, place, outside), is_leftward=looks.is_leftward)
    at_s = (0, begin_s, there_s, goes_s, goes_s + 0.85 * (there_s - begin_s))
    pulled = _mirrored(
        stage, tuple(one - 0.42 * size for one in (outside, outside, place)), is_leftward=looks.is_leftward
    )
    stage.enter(looks, _level(at_s, way, foot, size), turns=True)
    stage.enter(what, _level(at_s[:3], pulled, foot + 0.03 * size, 0.6 * size))


def fox(stage: Stage) -> None:
    """A fox trots in at night, stands for a moment, and trots on."""
    width, height = stage.size
    tall = stage.pick(0.05, 0.1)
    foot, pace = stage.foot(tall * 2.2), stage.pick(0.15, 0.45) * height
    looks = stage.looks(FOX, foot, tall, contrast=(32, 55))
    outside, at_s = -1.2 * tall * height, [0.0, stage.begin_s()]
    places = [outside, stage.pick(0.3, 0.7) * width, width - outside]
    for begin, end in pairwise(places):
        at_s += [at_s[-1] + (end - begin) / pace, at_s[-1] + (end - begin) / pace + stage.pick(0.6, 2)]
    there_and_on = (places[0], places[0], places[1], places[1], places[2])
    way = _mirrored(stage, there_and_on, is_leftward=looks.is_leftward)
    stage.enter(looks, _level(tuple(at_s[:5]), way, foot, tall * height))


def delivery_van(stage: Stage) -> None:
    """A van comes and stops, its driver walks off and back, and it drives on."""
    width, height = stage.size
    tall = stage.pick(0.24, 0.36)
    foot, size, pace = stage.foot(tall * 0.8), tall * height, stage.pick(0.6, 1.0) * height
    van, driver = stage.looks(VAN, foot, tall), stage.looks("person", foot, tall * 0.7)
    outside, stop, begin_s = -1.45 * size, stage.pick(0.25, 0.4) * width, stage.begin_s()
    slows, slow_s = outside + 0.75 * (stop - outside), begin_s + 0.75 * (stop - outside) / pace
    stops_s = slow_s + 0.5 * (stop - outside) / pace
    out_s, seat = stops_s + stage.pick(0.5, 1.2), stop + 0.2 * size
    house = min(seat + stage.pick(1.6, 2.2) * size, 0.93 * width)
    there_s = out_s + (house - seat) / (0.7 * size * stage.pick(0.8, 1.0))
    back_s = there_s + stage.pick(1, 2)
    in_s = back_s + there_s - out_s
    goes_s = in_s + stage.pick(0.6, 1.5)
    at_s = (0, begin_s, slow_s, stops_s, goes_s, goes_s + 1.5, goes_s + 5)
    way = (outside, outside, slows, stop, stop, stop + 0.7 * pace, stop + 4.2 * pace)
    walk_s = (*at_s[:4], out_s, there_s, back_s, in_s, *at_s[4:])
    walk = (*(one + 0.2 * size for one in way[:4]), seat, house, house, seat, *(one + 0.2 * size for one in way[4:]))
    is_leftward = van.is_leftward
    # The driver is behind the van while it drives.
    walked = _level(walk_s, _mirrored(stage, walk, is_leftward=is_leftward), foot - 0.2 * size, 0.7 * size)
    stage.enter(driver, walked, turns=True)
    stage.enter(van, _level(at_s, _mirrored(stage, way, is_leftward=is_leftward), foot, size))


EVENTFUL: Final[dict[str, Callable[[Stage], None]]] = {
    "dog on a lead": dog_on_a_lead,
    "umbrella at night": umbrella_at_night,
    "jogger": jogger,
    "walking frame": walking_frame,
    "sneaking": sneaking,
    "in fog": in_fog,
    "porch light": porch_light,
    "car at night": car_at_night,
    "behind a hedge": behind_a_hedge,
    "child on a scooter": child_on_a_scooter,
    "mowing": mowing,
    "going away": going_away,
    "at the bell": at_the_bell,
    "bin day": bin_day,
    "fox": fox,
    "delivery van": delivery_van,
}
AT_NIGHT: Final = frozenset({"umbrella at night", "jogger", "sneaking", "porch light", "car at night", "fox"})
