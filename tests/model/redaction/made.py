"""Recipes that are made for a test."""

from typing import Any

from custom_components.footage_guard.model.redaction.area import ONE, Area
from custom_components.footage_guard.model.redaction.recipe import (
    Box,
    Interval,
    Moment,
    Mute,
    Recipe,
    Treatment,
    Whole,
    Why,
)
from custom_components.footage_guard.model.redaction.track import Key, Track

MIDDLE = Area(left=ONE // 4, top=ONE // 4, right=ONE * 3 // 4, bottom=ONE * 3 // 4)


def area(left: float, top: float, right: float, bottom: float) -> Area:
    """Return an area by fractions."""
    return Area(left=round(left * ONE), top=round(top * ONE), right=round(right * ONE), bottom=round(bottom * ONE))


def staying(where: Area = MIDDLE, from_ms: int | None = None, to_ms: int | None = None) -> Track:
    """Return an area that does not move."""
    return Track(keys=(Key(at_ms=0, area=where),), from_ms=from_ms, to_ms=to_ms)


def moving(*keys: tuple[int, Area]) -> Track:
    """Return an area that moves."""
    return Track(keys=tuple(Key(at_ms=at_ms, area=where) for at_ms, where in keys), from_ms=None, to_ms=None)


def recipe(
    from_ms: int = 0,
    to_ms: int = 1000,
    *boxes: Track,
    at_ms: int | None = None,
    whole: Whole | None = None,
    audio: bool = False,
    mutes: tuple[Mute, ...] = (),
) -> Recipe:
    """Return a recipe of a time, or of a still where `at_ms` is given."""
    return Recipe(
        cut=Interval(from_ms=from_ms, to_ms=to_ms) if at_ms is None else Moment(at_ms=at_ms),
        whole=whole,
        boxes=tuple(Box(track=box, why=Why.BYSTANDER) for box in boxes),
        audio=audio,
        mutes=mutes,
    )


def covered(hole: Track | None = None) -> Whole:
    """Return a cover over the whole picture, with a hole where there is one."""
    return Whole(mode=Treatment.COVERED, hole=hole, why=Why.BYSTANDER)


PIXELATED = Whole(mode=Treatment.PIXELATED, hole=None, why=Why.HOME)


def full() -> Recipe:
    """Return a recipe with one of everything."""
    return recipe(
        1000,
        5000,
        staying(from_ms=1500, to_ms=4000),
        moving((1000, MIDDLE), (2000, area(0, 0, 0.1, 0.1))),
        whole=covered(moving((0, MIDDLE), (5000, area(0.5, 0.5, 1, 1)))),
        audio=True,
        mutes=(Mute(from_ms=2000, to_ms=3000, why=Why.CONVERSATION),),
    )


def sent(**changes: Any) -> dict[str, Any]:
    """Return a recipe as a page sends it."""
    return {"cut": {"from_ms": 0, "to_ms": 1000}, **changes}


def sent_box(**changes: Any) -> dict[str, Any]:
    """Return a box as a page sends it."""
    whole = {"left": 0, "top": 0, "right": ONE, "bottom": ONE}
    return {"track": {"keys": [{"at_ms": 0, "area": whole}]}, "why": "plate", **changes}
