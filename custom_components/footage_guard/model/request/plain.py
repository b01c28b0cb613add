"""Dataclasses as JSON and back, by the types of their fields."""

from collections.abc import Callable
from dataclasses import fields
from enum import IntEnum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NewType, TypeAliasType, get_args, get_origin, get_type_hints

from ..canonical import Json
from .instant import Instant, parse_instant

type _Reader = Callable[[Any], Any]

_AS_THEY_ARE: Final = frozenset({str, int, float, bool, NoneType})


class PlainInvalid(ValueError):
    """A value that is not the JSON of its type."""


def as_plain(value: Any) -> Any:
    """Return a value as JSON: moments as RFC 3339, bytes in hex, enums by their words, names of fields as keys."""
    # Most values are these, and a list of requests has thousands.
    if type(value) in _AS_THEY_ARE:
        return value
    match value:
        case StrEnum() | IntEnum():
            return value.value
        case bytes():
            return value.hex()
        case tuple():
            return [as_plain(item) for item in value]
        case Instant():
            return str(value)
        case _:
            kind: Any = type(value)
            return {name: as_plain(getattr(value, name)) for name in _names(kind)}


def from_plain[Read](kind: type[Read], raw: Json) -> Read:
    """Return the value whose JSON this is, and no other: `as_plain` of it is equal to it. Raises PlainInvalid."""
    try:
        value: Read = _reader(kind)(raw)  # type: ignore[arg-type]  # a type can be hashed
    except (ValueError, TypeError, KeyError) as err:
        raise PlainInvalid from err
    if as_plain(value) != raw:
        raise PlainInvalid
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _exactly[Plain: (str, int, bool)](kind: type[Plain]) -> Callable[[Any], Plain]:
    """Take a value of this very type: true is no 1."""

    def read(raw: Any) -> Plain:
        if type(raw) is not kind:
            raise TypeError
        return raw

    return read


def _number(raw: Any) -> float:
    if type(raw) not in {int, float}:
        raise TypeError
    return float(raw)


_SIMPLE: Final[dict[Any, _Reader]] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _number,
    bytes: bytes.fromhex,
    Instant: parse_instant,
}


@cache
def _reader(kind: Any) -> _Reader:
    """Return what makes a value of this type from JSON; it raises ValueError, TypeError or KeyError."""
    if isinstance(kind, TypeAliasType):
        return _reader(kind.__value__)
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    if isinstance(kind, UnionType):
        return _one_of(get_args(kind))
    if get_origin(kind) is tuple:
        return _list_of(_reader(get_args(kind)[0]))
    return _SIMPLE.get(kind) or (_word(kind) if issubclass(kind, StrEnum | IntEnum) else _record(kind))


def _word(kind: type[StrEnum | IntEnum]) -> _Reader:
    plain = _SIMPLE[int if issubclass(kind, int) else str]
    return lambda raw: kind(plain(raw))


def _list_of(item: _Reader) -> _Reader:
    def read(raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise TypeError
        return tuple([item(each) for each in raw])

    return read


def _one_of(kinds: tuple[Any, ...]) -> _Reader:
    """Take null where it may be; of several records the one that has these very fields."""
    first, *others = [kind for kind in kinds if kind is not NoneType]
    records = {frozenset(_names(kind)): _reader(kind) for kind in (first, *others)} if others else {}
    only = _reader(first)

    def read(raw: Any) -> Any:
        if raw is None and NoneType in kinds:
            return None
        return records[frozenset(raw)](raw) if others else only(raw)

    return read


def _record(kind: Any) -> _Reader:
    hints = get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _names(kind)}

    def read(raw: Any) -> Any:
        if not isinstance(raw, dict) or raw.keys() != readers.keys():
            raise TypeError
        return kind(**{name: reader(raw[name]) for name, reader in readers.items()})

    return read
