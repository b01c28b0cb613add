"""From what a page sent to a recipe, or to everything that is wrong with it."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ..errors import Reason
from ..request.fields import Fields
from ..request.shapes import FieldInvalid, parse_yes, word_of
from .area import ONE, Area, RecipeImpossible
from .recipe import (
    KIND,
    MOST_BOXES,
    MOST_MUTES,
    VERSION,
    Box,
    Interval,
    Moment,
    Mute,
    Recipe,
    Treatment,
    Whole,
    Why,
)
from .track import MOST_KEYS, MOST_MS, Key, Track

_NOWHERE = Area(left=0, top=0, right=ONE, bottom=ONE)
"""Stands where an area is wrong; it goes nowhere."""


def recipe_in(fields: Fields) -> Recipe:
    """Return the recipe in an object of a larger one; what is wrong is noted there, and the recipe goes nowhere then.

    What is not said takes out more: no sound.
    """
    fields.one("v", _only(VERSION))
    fields.one("kind", _only(KIND))
    audio = fields.one("audio", parse_yes) or False
    cut = _read_cut(fields.part("cut"))
    boxes = [_read_box(part) for part in fields.parts("boxes", MOST_BOXES)]
    mutes = [_read_mute(part) for part in fields.parts("mutes", MOST_MUTES)]
    whole = _read_whole(fields.part("whole")) if _is_said(fields, "whole") else None
    if mutes and not audio:
        fields.wrong("mutes", Reason.SET_ELSEWHERE)
    if audio and isinstance(cut, Moment):
        fields.wrong("audio", Reason.SET_ELSEWHERE)
    return _made(fields, cut, whole, boxes, mutes if audio else (), audio=audio)


def _made(  # the parts of a recipe
    fields: Fields,
    cut: Interval | Moment,
    whole: Whole | None,
    boxes: Sequence[Box],
    mutes: Sequence[Mute],
    *,
    audio: bool,
) -> Recipe:
    try:
        return Recipe(
            cut=cut,
            whole=whole,
            boxes=tuple(boxes),
            audio=audio and isinstance(cut, Interval),
            mutes=tuple(mutes) if isinstance(cut, Interval) else (),
        )
    except RecipeImpossible:
        # All that is left: too many keys in all.
        fields.wrong("boxes", Reason.TOO_MANY)
        return Recipe(cut=cut, whole=None, boxes=(), audio=False, mutes=())


def _read_cut(fields: Fields) -> Interval | Moment:
    if "at_ms" in fields:
        return Moment(at_ms=fields.one("at_ms", _within(0, MOST_MS)) or 0)
    begin, end = _read_span(fields, is_required=True)
    return Interval(from_ms=begin or 0, to_ms=end or (begin or 0) + 1)


def _read_span(fields: Fields, *, is_required: bool = False) -> tuple[int | None, int | None]:
    """Return begin and end, which make sense together; None where they are open, or wrong."""
    begin, end = (
        fields.one(name, _within(0, MOST_MS), is_required=is_required)
        if is_required or _is_said(fields, name)
        else None
        for name in ("from_ms", "to_ms")
    )
    if end is not None and end <= (begin or 0):
        fields.wrong("to_ms", Reason.END_BEFORE_START)
        return begin, None
    return begin, end


def _read_box(fields: Fields) -> Box:
    return Box(track=_read_track(fields.part("track")), why=_read_why(fields))


def _read_mute(fields: Fields) -> Mute:
    begin, end = _read_span(fields, is_required=True)
    return Mute(from_ms=begin or 0, to_ms=end or (begin or 0) + 1, why=_read_why(fields))


def _read_whole(fields: Fields) -> Whole:
    mode = fields.one("mode", word_of(Treatment), is_required=True) or Treatment.COVERED
    hole = _read_track(fields.part("hole")) if _is_said(fields, "hole") else None
    if hole is not None and mode is not Treatment.COVERED:
        fields.wrong("hole", Reason.SET_ELSEWHERE)
    return Whole(mode=mode, hole=hole if mode is Treatment.COVERED else None, why=_read_why(fields))


def _read_why(fields: Fields) -> Why:
    return fields.one("why", word_of(Why), is_required=True) or Why.OTHER


def _read_track(fields: Fields) -> Track:
    begin, end = _read_span(fields)
    keys = [_read_key(part) for part in fields.parts("keys", MOST_KEYS)]
    if not keys:
        fields.wrong("keys", Reason.REQUIRED)
    for at, (one, other) in enumerate(pairwise(keys)):
        if other.at_ms <= one.at_ms:
            fields.wrong(f"keys.{at + 1}.at_ms", Reason.END_BEFORE_START)
            keys = []
            break
    return Track(keys=tuple(keys) or (Key(at_ms=0, area=_NOWHERE),), from_ms=begin, to_ms=end)


def _read_key(fields: Fields) -> Key:
    at_ms = fields.one("at_ms", _within(0, MOST_MS), is_required=True)
    return Key(at_ms=at_ms or 0, area=_read_area(fields.part("area")))


def _read_area(fields: Fields) -> Area:
    left, top, right, bottom = (
        fields.one(name, _within(0, ONE), is_required=True) for name in ("left", "top", "right", "bottom")
    )
    if left is None or top is None or right is None or bottom is None:
        return _NOWHERE
    if left >= right or top >= bottom:
        fields.wrong("", Reason.MALFORMED)
        return _NOWHERE
    return Area(left=left, top=top, right=right, bottom=bottom)


def _is_said(fields: Fields, name: str) -> bool:
    """Tell whether there is anything in a field; null is how a recipe says that there is nothing."""
    if name in fields and fields.left[name] is None:
        del fields.left[name]
    return name in fields


def _within(least: int, most: int) -> Callable[[object], int]:
    """Return what takes a whole number within these bounds."""

    def parse(raw: object) -> int:
        if type(raw) is not int:
            raise FieldInvalid(Reason.WRONG_TYPE)
        if not least <= raw <= most:
            raise FieldInvalid(Reason.OUT_OF_RANGE)
        return raw

    return parse


def _only(wanted: object) -> Callable[[object], object]:
    """Return what takes this one value."""

    def parse(raw: object) -> object:
        if type(raw) is not type(wanted) or raw != wanted:
            raise FieldInvalid(Reason.VERSION_UNKNOWN)
        return raw

    return parse
