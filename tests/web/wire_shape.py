"""Holds a value to a type as it is sent."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Literal,
    NewType,
    NotRequired,
    TypeAliasType,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.canonical import Json
from custom_components.footage_guard.model.redaction.recipe import Recipe
from custom_components.footage_guard.model.request.instant import Instant
from custom_components.footage_guard.model.request.request import FootageRequest

HEADS: Final[dict[Any, dict[str, Any]]] = {
    FootageRequest: {"schema_version": Literal[1]},
    ApprovalStatement: {"v": Literal[1], "kind": Literal["approval"]},
    Recipe: {"v": Literal[1], "kind": Literal["redaction"]},
}
"""What stands before the fields of a class where it is sent."""
WORDS: Final[dict[Any, tuple[str, tuple[type, ...]]]] = {
    str: ("string", (str,)),
    bytes: ("string", (str,)),
    Instant: ("string", (str,)),
    int: ("number", (int,)),
    float: ("number", (int, float)),
    bool: ("boolean", (bool,)),
    NoneType: ("null", (NoneType,)),
}
type Fields = dict[str, tuple[Any, bool]]
"""Of an object: the type of each field, and whether it is always there."""


def plain(kind: Any) -> Any:
    """Return a type without its other names; any JSON stays what it is."""
    while isinstance(kind, TypeAliasType | NewType) and kind is not Json:
        kind = kind.__value__ if isinstance(kind, TypeAliasType) else kind.__supertype__
    return kind


def fields_of(kind: Any) -> Fields:
    """Return the fields of a dictionary or a class, as they are sent."""
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        bare = {
            name: hint if get_origin(hint) is not NotRequired else get_args(hint)[0] for name, hint in hints.items()
        }
        return {name: (hint, name in kind.__required_keys__) for name, hint in bare.items()}
    hints = get_type_hints(kind)
    own = {each.name: (hints[each.name], True) for each in fields(kind)}
    return {name: (hint, True) for name, hint in HEADS.get(kind, {}).items()} | own


def is_object(kind: Any) -> bool:
    """Tell whether a type has fields."""
    return is_typeddict(kind) or (is_dataclass(kind) and kind is not Instant)


def options(kind: Any) -> tuple[Any, ...]:
    """Return what a value can be: the parts of a union, or the type itself."""
    kind = plain(kind)
    if isinstance(kind, UnionType):
        return tuple(inner for part in get_args(kind) for inner in options(part))
    return (kind,)


def problems(kind: Any, value: Any, path: str = "$") -> list[str]:
    """Return why a value is not of a type as it is sent; nothing where it is."""
    found = [_problems(option, value, path) for option in options(kind)]
    return [] if [] in found else min(found, key=len)


def _problems(kind: Any, value: Any, path: str) -> list[str]:
    if is_object(kind):
        return [*_of_object(fields_of(kind), value, path)] if isinstance(value, dict) else [f"{path}: is no object"]
    origin, args = get_origin(kind), get_args(kind)
    if origin in {list, tuple}:
        return [*_of_all(args[0], value, f"{path}[]")] if isinstance(value, list) else [f"{path}: is no list"]
    if origin is not None and origin is not Literal:
        return [*_of_all(args[1], value.values(), path)] if isinstance(value, dict) else [f"{path}: is no object"]
    return [] if _is_one(kind, value) else [f"{path}: {value!r} is no {kind}"]


def _is_one(kind: Any, value: Any) -> bool:
    """Tell whether a value that holds no others is of a type."""
    if kind in {Json, Any}:
        return True
    if kind is None:
        return value is None
    if kind in WORDS:
        return type(value) in WORDS[kind][1]
    return value in (get_args(kind) if get_origin(kind) is Literal else {each.value for each in kind})


def _of_all(kind: Any, values: Iterable[Any], path: str) -> Iterator[str]:
    for value in values:
        yield from problems(kind, value, path)


def _of_object(own: Fields, value: dict[str, Any], path: str) -> Iterator[str]:
    for name in value.keys() - own.keys():
        yield f"{path}.{name}: is not known"
    for name, (kind, is_needed) in own.items():
        if name in value:
            yield from problems(kind, value[name], f"{path}.{name}")
        elif is_needed:
            yield f"{path}.{name}: is missing"
