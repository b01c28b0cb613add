"""Reads what somebody outside sent, field by field, and notes whatever is wrong instead of stopping at the first."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from ..errors import Reason, RequestInvalid
from ..text import TextFlag, TextInvalid, find_flags
from .instant import OffsetMissing
from .shapes import FieldInvalid, TextRule

WHOLE: Final = "base"
"""Stands for the request itself in the list of problems."""

type Parse[Item] = Callable[[object], Item]
"""Makes a value of JSON, or raises ValueError."""


class Notes:
    """What was found while reading one request."""

    def __init__(self, invalid: Callable[[Mapping[str, Reason]], Exception] = RequestInvalid) -> None:
        """Start with nothing; `invalid` is what is raised of all that was wrong."""
        self._invalid = invalid
        self.flags: list[TextFlag] = []
        self._problems: dict[str, Reason] = {}
        self._parts: list[Fields] = []

    def wrong(self, path: str, reason: Reason) -> None:
        """Note what is wrong with a field; the first reason stays."""
        self._problems.setdefault(path or WHOLE, reason)

    def part(self, raw: object, path: str = "", *, is_quiet: bool = False) -> Fields:
        """Return the fields of one object."""
        fields = Fields(raw, path, self, is_quiet=is_quiet)
        self._parts.append(fields)
        return fields

    def may_be_taken(self) -> None:
        """Raise where anything was wrong, or anything was sent that nobody read."""
        for fields in self._parts:
            if fields.left:
                # Its name is not told: whoever sent it wrote it, and it would end up in logs.
                self.wrong(fields.path, Reason.UNKNOWN_FIELD)
        if self._problems:
            raise self._invalid(dict(sorted(self._problems.items())))


class Fields:
    """The fields of one object; each is taken once."""

    def __init__(self, raw: object, path: str, notes: Notes, *, is_quiet: bool) -> None:
        """Look at an object, or note that it is none, which is then all there is to say about it."""
        self.left: dict[object, object] = dict(raw) if isinstance(raw, dict) else {}
        self.path = path
        self._notes = notes
        self._is_quiet = is_quiet
        if not isinstance(raw, dict):
            self.wrong("", Reason.WRONG_TYPE)
            self._is_quiet = True

    def __contains__(self, field: str) -> bool:
        return field in self.left

    def wrong(self, field: str, reason: Reason) -> None:
        """Note what is wrong with a field; "" is the object itself."""
        if not self._is_quiet:
            self._notes.wrong(self._name(field), reason)

    def refuse(self, fields: Collection[str]) -> None:
        """Note the fields that exist, but not for whoever sent this."""
        for field in fields:
            if field in self.left:
                del self.left[field]
                self.wrong(field, Reason.SET_ELSEWHERE)

    def part(self, field: str) -> Fields:
        """Return the object in a field; one without fields where it is missing."""
        return self._notes.part(self.left.pop(field, {}), self._name(field), is_quiet=self._is_quiet)

    def parts(self, field: str, most: int) -> list[Fields]:
        """Return the objects in a list; none where it is missing or wrong."""
        return [self._notes.part(raw, self._name(f"{field}.{at}")) for at, raw in enumerate(self._list(field, most))]

    def one[Item](self, field: str, parse: Parse[Item], *, is_required: bool = False) -> Item | None:
        """Return what `parse` makes of a field; None where it is missing or wrong."""
        if field in self.left:
            return self._read(field, self.left.pop(field), parse)
        if is_required:
            self.wrong(field, Reason.REQUIRED)
        return None

    def several[Item](self, field: str, parse: Parse[Item], most: int, *, least: int = 0) -> tuple[Item, ...]:
        """Return what `parse` makes of each item of a list without repeats; nothing where it is missing or wrong."""
        is_given = field in self.left
        items = self._list(field, most)
        if is_given and len(items) < least:
            self.wrong(field, Reason.REQUIRED)
        read = [self._read(f"{field}.{at}", raw, parse) for at, raw in enumerate(items)]
        found = tuple([item for item in read if item is not None])
        if len(set(found)) < len(found):
            self.wrong(field, Reason.DUPLICATE)
        return found

    def text(self, field: str, rule: TextRule, *, is_required: bool = False) -> str:
        """Return a text; "" where it is missing or wrong."""
        text = self.one(field, rule) or ""
        if is_required and not text:
            self.wrong(field, Reason.REQUIRED)
        return self._flagged(field, text, rule)

    def texts(self, field: str, rule: TextRule, most: int) -> tuple[str, ...]:
        """Return a list of texts, none of them empty; nothing where it is missing or wrong."""
        found = self.several(field, rule, most)
        for at, text in enumerate(found):
            if not text:
                self.wrong(f"{field}.{at}", Reason.REQUIRED)
            self._flagged(f"{field}.{at}", text, rule)
        return found

    def _flagged(self, field: str, text: str, rule: TextRule) -> str:
        """Return a text, having noted what the owner is shown about it."""
        self._notes.flags += find_flags(self._name(field), text, lines=rule.is_prose)
        return text

    def _list(self, field: str, most: int) -> list[object]:
        raw = self.left.pop(field, [])
        if isinstance(raw, list) and len(raw) <= most:
            return raw
        self.wrong(field, Reason.TOO_MANY if isinstance(raw, list) else Reason.WRONG_TYPE)
        return []

    def _name(self, field: str) -> str:
        return f"{self.path}.{field}".strip(".")

    def _read[Item](self, field: str, raw: object, parse: Parse[Item]) -> Item | None:
        try:
            return parse(raw)
        except (FieldInvalid, TextInvalid) as err:
            self.wrong(field, err.reason)
        except OffsetMissing:
            self.wrong(field, Reason.OFFSET_MISSING)
        except ValueError:
            self.wrong(field, Reason.MALFORMED if isinstance(raw, str) else Reason.WRONG_TYPE)
        return None
