"""Kinds of scenes of the fourth part alone in which somebody or something comes."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from benchmarks.motion.actors import Actor, Figure, Keys
from benchmarks.motion.canvas import likely
from benchmarks.motion.fourth_figures import (
    BADGER,
    BALL,
    BUS,
    CARGO_BICYCLE,
    CHILD,
    LEAN_DOG,
    MOTORCYCLE,
    PUSHED_CHAIR,
    SKATEBOARD,
    WITH_A_BOX,
    WITH_A_LADDER,
)
from benchmarks.motion.fourth_garden import CirclingMoths, Falling, TurningSprinkler
from benchmarks.motion.fourth_lights import BranchShadow, Torch
from benchmarks.motion.kept_back import PARCEL
from benchmarks.motion.stage import Stage
from benchmarks.motion.weather import Rain, Snow, Span

type Way = tuple[float, ...]


def _mirrored(stage: Stage, way: Way, *, is_leftward: bool) -> Way:
    return tuple(stage.size[0] - place for place in way) if is_leftward else way


def _level(at_s: Way, way: Way, foot: float, size: float) -> Keys:
    return Keys(at_s=at_s, across=way, foot=(foot,) * len(way), height=(size,) * len(way))


def _passes(
    stage: Stage, what: str | Figure, tall: float, speed: float, contrast: tuple[float, float] = (30, 80)
) -> Actor:
    foot = stage.foot(tall)
    return stage.across(stage.looks(what, foot, tall, contrast=contrast), tall, foot, stage.begin_s(), speed)


def carrying(stage: Stage) -> None:
    """Somebody carries a box across, or a ladder."""
    tall = stage.pick(0.12, 0.42)
    what = WITH_A_BOX if likely(stage.chance, 0.6) else WITH_A_LADDER
    _passes(stage, what, tall, tall * stage.pick(0.4, 0.8))


def parcel_courier(stage: Stage) -> None:
    """A courier brings a parcel to a place within the picture, leaves it there, and goes on."""
    width, height = stage.size
    tall = stage.pick(0.16, 0.42)
    foot, size, begin_s = stage.foot(tall), tall * height, stage.begin_s()
    looks = stage.looks("person", foot, tall)
    outside, place = -0.35 * size, stage.pick(0.3, 0.7) * width
    pace = tall * stage.pick(0.55, 0.95) * height
    there_s = begin_s + (place - outside) / pace
    goes_s = there_s + stage.pick(1, 4)
    is_back = likely(stage.chance, 0.6)
    end = outside if is_back else width - outside
    way = (outside, outside, place, place, end)
    at_s = (0, begin_s, there_s, goes_s, goes_s + abs(end - place) / pace)
    side = looks.is_leftward
    stage.enter(looks, _level(at_s, _mirrored(stage, way, is_leftward=side), foot, size), turns=True)
    held = tuple(one + 0.2 * size for one in (outside, outside, place, place + 0.1 * size))
    low = foot + 0.02 * size
    what = Actor(
        looks=stage.looks(PARCEL, foot, tall),
        keys=Keys(
            at_s=(0, begin_s, there_s, there_s + 0.7),
            across=_mirrored(stage, held, is_leftward=side),
            foot=(foot - 0.45 * size,) * 3 + (low,),
            height=(size * 0.17,) * 4,
        ),
        fps=stage.fps,
        frames=stage.frames,
        shadow=0.0,
    )
    stage.parts.append(what)


def cargo_bicycle(stage: Stage) -> None:
    """A bicycle with a chest goes by, in the infrared light."""
    tall = stage.pick(0.14, 0.36)
    _passes(stage, CARGO_BICYCLE, tall, min(1.2, max(0.35, tall * stage.pick(1.6, 3.2))))


def children(stage: Stage) -> None:
    """Children run about, and a ball rolls."""
    width, height = stage.size
    tall = stage.pick(0.09, 0.24)
    foot, begin_s = stage.foot(tall), stage.begin_s()
    for each in range(int(stage.chance.integers(1, 4))):
        looks = stage.looks(CHILD, foot, tall)
        own = foot + each * 0.12 * tall * height
        at_s, way = [0.0, begin_s + 0.7 * each], [-0.5 * tall * height] * 2
        pace = tall * stage.pick(0.9, 2.0) * height
        for place in (*(stage.pick(0.15, 0.85) * width for _ in range(int(stage.chance.integers(1, 4)))), 1.1 * width):
            at_s.append(at_s[-1] + abs(place - way[-1]) / pace)
            way.append(place)
        keys = _level(tuple(at_s), _mirrored(stage, tuple(way), is_leftward=looks.is_leftward), own, tall * height)
        stage.enter(looks, keys, turns=True)
    looks = stage.looks(BALL, foot, tall)
    rolled = (-0.4 * tall * height, -0.4 * tall * height, stage.pick(0.4, 0.8) * width)
    there = _mirrored(stage, rolled, is_leftward=looks.is_leftward)
    stage.enter(looks, _level((0, begin_s + 0.5, begin_s + 3.5), there, foot, max(8.0, 0.2 * tall * height)))


def dog_and_owner(stage: Stage) -> None:
    """A dog runs ahead, waits, and its owner comes after it."""
    width, height = stage.size
    tall = stage.pick(0.14, 0.38)
    foot, begin_s = stage.foot(tall), stage.begin_s()
    looks = stage.looks("person", foot, tall)
    side, size = looks.is_leftward, tall * height
    pace = tall * stage.pick(0.5, 0.9) * height
    outside = -0.5 * size
    last_s = begin_s + 1 + (width - 2 * outside) / pace
    way = _mirrored(stage, (outside, outside, width - outside), is_leftward=side)
    stage.enter(looks, _level((0, begin_s + 1, last_s), way, foot, size))
    at_s, places = [0.0, begin_s], [outside, outside]
    for stop in (0.35, 0.7, 1.2):
        there = stop * width
        at_s += [at_s[-1] + (there - places[-1]) / (2.2 * pace)]
        places += [there]
        # It waits until its owner has nearly come up.
        waits_s = max(at_s[-1] + 0.3, begin_s + 1 + (there - 0.6 * size - outside) / pace)
        at_s, places = [*at_s, waits_s], [*places, there]
    dog = stage.looks(LEAN_DOG, foot, tall * 0.4)
    keys = _level(tuple(at_s), _mirrored(stage, tuple(places), is_leftward=side), foot + 0.06 * size, 0.36 * size)
    stage.enter(dog, keys, turns=True)


def umbrella_by_day(stage: Stage) -> None:
    """Somebody walks across under an umbrella, in the rain, by day."""
    tall = stage.pick(0.12, 0.42)
    _passes(stage, "umbrella", tall, tall * stage.pick(0.4, 0.9), (35, 75))
    stage.parts.append(Rain(stage.chance, stage.size[1], stage.fps, stage.pick(18, 55), Span()))


def pushed_chair(stage: Stage) -> None:
    """Somebody is pushed across in a wheelchair, at night."""
    tall = stage.pick(0.14, 0.38)
    _passes(stage, PUSHED_CHAIR, tall, tall * stage.pick(0.3, 0.65), (30, 60))


def motorcycle(stage: Stage) -> None:
    """A motorcycle goes by."""
    tall = stage.pick(0.1, 0.32)
    _passes(stage, MOTORCYCLE, tall, min(1.8, max(0.4, tall * stage.pick(2.5, 6))))


def skateboard(stage: Stage) -> None:
    """Somebody rolls by on a skateboard."""
    tall = stage.pick(0.12, 0.4)
    _passes(stage, SKATEBOARD, tall, min(1.2, max(0.3, tall * stage.pick(1.4, 3))))


def badger(stage: Stage) -> None:
    """A badger trots through at night, and stops to sniff."""
    width, height = stage.size
    tall = stage.pick(0.042, 0.08)
    foot, pace = stage.foot(tall * 2.5), stage.pick(0.08, 0.25) * height
    looks = stage.looks(BADGER, foot, tall, contrast=(30, 55))
    corner, at_s = -1.2 * tall * height, [0.0, stage.begin_s()]
    places = [corner, stage.pick(0.15, 0.3) * width, width - corner]
    for begin, end in pairwise(places):
        at_s += [at_s[-1] + (end - begin) / pace, at_s[-1] + (end - begin) / pace + stage.pick(0.5, 2.5)]
    way = (places[0], places[0], places[1], places[1], places[2])
    keys = _level(tuple(at_s[:5]), _mirrored(stage, way, is_leftward=looks.is_leftward), foot, tall * height)
    stage.enter(looks, keys)


def round_the_corner(stage: Stage) -> None:
    """Somebody looks round a corner, stands, and goes back."""
    width, height = stage.size
    tall = stage.pick(0.16, 0.42)
    foot, size, begin_s = stage.foot(tall), tall * height, stage.begin_s()
    looks = stage.looks("person", foot, tall)
    corner, far = stage.pick(0.25, 0.75) * width, size * stage.pick(0.14, 0.4)
    takes_s, stands_s = stage.pick(0.6, 1.5), stage.pick(0.8, 4)
    turn = -1 if looks.is_leftward else 1
    hidden, shown = corner - turn * 0.3 * size, corner + turn * far
    at_s = (0, begin_s, begin_s + takes_s, begin_s + takes_s + stands_s, begin_s + 2 * takes_s + stands_s)
    between = (float("-inf"), corner) if looks.is_leftward else (corner, float("inf"))
    stage.enter(looks, _level(at_s, (hidden, hidden, shown, shown, hidden), foot, size), between=between)


def backing_out(stage: Stage) -> None:
    """A car that was parked backs out slowly, stops, and drives off."""
    width, height = stage.size
    tall = stage.pick(0.14, 0.28)
    foot, size, begin_s = stage.foot(tall * 0.8), tall * height, stage.begin_s() + 2
    looks = stage.looks("car", foot, tall)
    place, back_s = stage.pick(0.4, 0.6) * width, stage.pick(2, 5)
    back = place - stage.pick(0.3, 0.8) * size
    goes_s = begin_s + back_s + stage.pick(0.8, 2.5)
    way = _mirrored(stage, (place, place, back, back, width + 2 * size), is_leftward=looks.is_leftward)
    at_s = (0, begin_s, begin_s + back_s, goes_s, goes_s + stage.pick(2.5, 5))
    stage.enter(looks, _level(at_s, way, foot, size))


def meeting(stage: Stage) -> None:
    """Two people come from both sides at night, stand together, and go on."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.14, 0.34), stage.begin_s()
    foot, size = stage.foot(tall), tall * height
    middle, pace = stage.pick(0.4, 0.6) * width, tall * stage.pick(0.55, 1.0) * height
    meets_s = begin_s + (max(middle, width - middle) + 0.3 * size) / pace
    goes_s = meets_s + stage.pick(0.5, 3)
    for side in (-1, 1):
        looks = stage.looks("person", foot, tall)
        begin = -0.3 * size if side < 0 else width + 0.3 * size
        stand = middle + side * 0.25 * size
        end = width + 0.3 * size if side < 0 else -0.3 * size
        at_s = (0, meets_s - abs(stand - begin) / pace, meets_s, goes_s, goes_s + abs(end - stand) / pace)
        own = foot + (0.06 * size if side < 0 else 0)
        stage.enter(looks, _level(at_s, (begin, begin, stand, stand, end), own, size), turns=True)


def with_a_torch(stage: Stage) -> None:
    """Somebody walks across at night with a torch."""
    tall = stage.pick(0.16, 0.4)
    actor = _passes(stage, "person", tall, tall * stage.pick(0.35, 0.7), (28, 60))
    stage.parts.append(Torch(stage, actor, tall * stage.size[1]))
    first = stage.events[0][0]
    # Its light is ahead by half a step.
    stage.mark((max(0, first - round(0.25 * stage.fps)), first))


def through_the_sprinkler(stage: Stage) -> None:
    """Somebody walks across where a sprinkler turns."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(TurningSprinkler(stage))


def among_moths(stage: Stage) -> None:
    """Somebody walks across at night while moths circle about the lamp."""
    tall = stage.pick(0.14, 0.4)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9), (30, 60))
    stage.parts.append(CirclingMoths(stage))


def bus(stage: Stage) -> None:
    """A bus goes by, which fills much of the picture."""
    tall = stage.pick(0.3, 0.55)
    _passes(stage, BUS, tall, stage.pick(0.35, 0.9))


def up_the_path(stage: Stage) -> None:
    """Somebody comes up the path at night: in from the side, then towards the camera."""
    width, height = stage.size
    far, near = stage.pick(0.1, 0.15), stage.pick(0.4, 0.6)
    horizon, begin_s = (stage.backdrop.horizon + 0.04) * height, stage.begin_s()
    looks = stage.looks("person", horizon + far * height, far, contrast=(30, 55))
    outside, bend = -0.3 * far * height, stage.pick(0.2, 0.4) * width
    bend_s = begin_s + (bend - outside) / (far * stage.pick(0.7, 1.0) * height)
    takes_s, end = stage.pick(6, 10), stage.pick(0.4, 0.6) * width
    parts = [step / 6 for step in range(7)]
    sizes = [1 / (1 / far + (1 / near - 1 / far) * part) for part in parts]
    talls = (far, far, *sizes)
    way = (outside, outside, *(bend + (end - bend) * (size - far) / (near - far) for size in sizes))
    keys = Keys(
        at_s=(0, begin_s, *(bend_s + takes_s * part for part in parts)),
        across=_mirrored(stage, way, is_leftward=looks.is_leftward),
        foot=tuple(horizon + tall * height for tall in talls),
        height=tuple(tall * height for tall in talls),
    )
    stage.enter(looks, keys)


def over_the_fence(stage: Stage) -> None:
    """Somebody rises from behind a fence, and climbs down on this side."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.16, 0.32), stage.begin_s()
    size, foot = tall * height, stage.foot(tall)
    looks = stage.looks("person", foot, tall)
    place, away = stage.pick(0.3, 0.6) * width, stage.pick(0.25, 0.5) * width
    up_s, over_s = stage.pick(1.0, 2.2), stage.pick(0.8, 1.6)
    end = place + (-away if looks.is_leftward else away)
    # Until it is on top, it is hidden below the fence: it comes out from behind a post beside it.
    behind = place + (0.35 if looks.is_leftward else -0.35) * size
    between = (float("-inf"), place + 0.2 * size) if looks.is_leftward else (place - 0.2 * size, float("inf"))
    at_s = (0, begin_s, begin_s + up_s, begin_s + up_s + over_s, begin_s + up_s + over_s + away / (0.7 * size))
    keys = Keys(
        at_s=at_s,
        across=(behind, behind, place, place, end),
        foot=(foot - 0.25 * size, foot - 0.25 * size, foot - 0.45 * size, foot, foot),
        height=(size,) * 5,
    )
    stage.enter(looks, keys, between=between)


def in_autumn(stage: Stage) -> None:
    """Somebody walks across while leaves fall, and the shadow of a tree sways."""
    tall = stage.pick(0.1, 0.36)
    _passes(stage, "person", tall, tall * stage.pick(0.4, 0.9))
    stage.parts.append(Falling(stage, is_fluff=False))
    stage.parts.append(BranchShadow(stage))


def shoveling_snow(stage: Stage) -> None:
    """Somebody comes in a snowfall, works to and fro at a place, and goes."""
    width, height = stage.size
    tall, begin_s = stage.pick(0.16, 0.38), stage.begin_s()
    foot, size = stage.foot(tall), tall * height
    looks = stage.looks("person", foot, tall)
    pace, outside, place = tall * stage.pick(0.5, 0.8) * height, -0.3 * size, stage.pick(0.2, 0.4) * width
    at_s, way = [0.0, begin_s, begin_s + (place - outside) / pace], [outside, outside, place]
    for turn in range(6):
        at_s.append(at_s[-1] + 0.9)
        way.append(place + (0.35 * size if turn % 2 == 0 else 0))
    at_s.append(at_s[-1] + (way[-1] - outside) / pace)
    way.append(outside)
    keys = _level(tuple(at_s), _mirrored(stage, tuple(way), is_leftward=looks.is_leftward), foot, size)
    stage.enter(looks, keys, turns=True)
    stage.parts.append(Snow(stage.chance, stage.size, stage.fps, Span()))


EVENTFUL: Final[dict[str, Callable[[Stage], None]]] = {
    "carrying": carrying,
    "parcel courier": parcel_courier,
    "cargo bicycle": cargo_bicycle,
    "children": children,
    "dog and owner": dog_and_owner,
    "umbrella by day": umbrella_by_day,
    "pushed chair": pushed_chair,
    "motorcycle": motorcycle,
    "skateboard": skateboard,
    "badger": badger,
    "round the corner": round_the_corner,
    "backing out": backing_out,
    "meeting": meeting,
    "with a torch": with_a_torch,
    "through the sprinkler": through_the_sprinkler,
    "among moths": among_moths,
    "bus": bus,
    "up the path": up_the_path,
    "over the fence": over_the_fence,
    "in autumn": in_autumn,
    "shoveling snow": shoveling_snow,
}
AT_NIGHT: Final = frozenset(
    {"cargo bicycle", "pushed chair", "badger", "meeting", "with a torch", "among moths", "up the path"}
)
