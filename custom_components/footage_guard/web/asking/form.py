"""From the form that a person filled in to a request as a machine would send it, and to what is wrong with it.

What is wrong is wrong in every home, and told at once; whatever is typed stays in the form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
import re
from typing import Any, Final
import unicodedata

from ...model.errors import Reason, RequestInvalid
from ...model.intake import Intake, pinned
from ...model.request.instant import InstantInvalid
from ...model.request.local import moments
from ...model.request.parse import MAX_OPEN_MS, MIN_OPEN_MS
from ..serving.strict_json import BodyInvalid
from .fields import FIELDS, KNOWN, OFFSET, PHONE, UTC_TOO, ZONE, Kind

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,6}(?:[.,][0-9]{1,12})?", re.ASCII)
_WITH_DIGITS: Final = frozenset(
    {PHONE, *(name for name, known in FIELDS.items() if known.kind in {Kind.NUMBER, Kind.MOMENT})}
)
_ARABIC_POINT: Final = "\u066b"
_A_WHILE: Final = timedelta(minutes=10)
"""How long a request is open is counted from when it is taken in, which is later, or earlier by a clock set back."""
_LEAST: Final = timedelta(milliseconds=MIN_OPEN_MS) + _A_WHILE
_MOST: Final = timedelta(milliseconds=MAX_OPEN_MS) - _A_WHILE


class FormReason(StrEnum):
    """What can be wrong with a form and with nothing that a machine sends; the pages have words for it."""

    FORM_OVER = "form_over"
    INTAKE_FULL = "intake_full"
    """As many as the door takes in a day have come; a machine is told by the status alone."""
    NO_MOMENT = "no_moment"
    """No date with a time; the words for it have an example."""
    NO_NUMBER = "no_number"
    NOT_SHOWN = "not_shown"
    """No clock showed this time: it was set forward over it."""
    SHOWN_TWICE = "shown_twice"
    """A clock showed it twice: it was set back over it."""


@dataclass(slots=True)
class Filled:
    """A form that was filled in."""

    raw: dict[str, Any] = field(default_factory=dict)
    """The request, as a machine would send it."""
    problems: dict[str, str] = field(default_factory=dict)
    """What is wrong, by the name of the field: a `Reason`, or a `FormReason`."""
    twice: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Times that a clock showed twice, each with its two offsets from UTC."""


@dataclass(frozen=True, slots=True)
class _Reading:
    filled: Filled
    typed: Mapping[str, str]
    zone: tzinfo
    now: datetime


def fill(typed: Mapping[str, str], *, intake: Intake, zone: tzinfo, now: datetime) -> Filled:
    """Return what was typed as a request by a door; raise BodyInvalid where a name is none of the form's.

    `parse` judges a request that came right now, and raises RequestInvalid.
    """
    if not KNOWN.issuperset(typed):
        raise BodyInvalid
    filled = Filled()
    if (clock := typed.get(ZONE, "")) not in FIELDS[ZONE].choices:
        filled.problems[ZONE] = Reason.UNKNOWN_CHOICE if clock else Reason.REQUIRED
    reading = _Reading(filled, typed, UTC if clock == UTC_TOO else zone, now)
    for name, known in FIELDS.items():
        text = typed.get(name, "").replace("\r\n", "\n").strip(" \n")
        if text and known.kind is not Kind.ZONE:
            meant = _in_ascii(text) if name in _WITH_DIGITS else text
            _put(filled.raw, name, _READERS[known.kind](reading, name, meant))
    filled.raw = pinned(filled.raw, intake)
    return filled


def judge(filled: Filled, parse: Callable[[Mapping[str, Any]], object]) -> None:
    """Add what the request itself would be refused for; a form's own reason says more about a field."""
    try:
        parse(filled.raw)
    except RequestInvalid as err:
        filled.problems = {**err.problems, **filled.problems}


def _in_ascii(text: str) -> str:
    """Return a text with digits as a request has them: a keyboard for Arabic, among others, has its own.

    A machine has no such keyboard, and its JSON is read as it comes.
    """
    digits = (str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    return "".join(digits).replace(_ARABIC_POINT, ".")


def _put(raw: dict[str, Any], path: str, value: object) -> None:
    *above, name = path.split(".")
    for part in above:
        raw = raw.setdefault(part, {})
    raw[name] = value


def _read_text(_reading: _Reading, _name: str, text: str) -> object:
    return text


def _read_names(_reading: _Reading, _name: str, text: str) -> object:
    return [line for line in (line.strip(" ") for line in text.split("\n")) if line]


def _read_yes(_reading: _Reading, _name: str, text: str) -> object:
    return True if text == "yes" else text


def _read_number(reading: _Reading, name: str, text: str) -> object:
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    reading.filled.problems[name] = FormReason.NO_NUMBER
    return text


def _read_moment(reading: _Reading, name: str, text: str) -> object:
    try:
        found = moments(text, reading.zone)
    except InstantInvalid:
        reading.filled.problems[name] = FormReason.NO_MOMENT
        return text
    if len(found) > 1:
        reading.filled.twice[name] = tuple(found)
    asked = reading.typed.get(f"{name}{OFFSET}", "") if len(found) > 1 else next(iter(found), "")
    if asked not in found:
        reading.filled.problems[name] = FormReason.SHOWN_TWICE if found else FormReason.NOT_SHOWN
    # Without an offset it is no moment, and refused.
    return found.get(asked, text)


def _read_days(reading: _Reading, name: str, text: str) -> object:
    if text not in FIELDS[name].choices:
        return text
    return (reading.now + min(max(timedelta(days=int(text)), _LEAST), _MOST)).isoformat()


_READERS: Final[Mapping[Kind, Callable[[_Reading, str, str], object]]] = {
    Kind.LINE: _read_text,
    Kind.LINES: _read_text,
    Kind.NAMES: _read_names,
    Kind.CHOICE: _read_text,
    Kind.YES: _read_yes,
    Kind.MOMENT: _read_moment,
    Kind.NUMBER: _read_number,
    Kind.DAYS: _read_days,
}
