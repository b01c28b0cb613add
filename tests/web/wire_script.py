"""Writes the types of the commands for the panel."""

from collections.abc import Iterator
from enum import IntEnum, StrEnum
import json
from typing import Any, Final, Literal, NotRequired, get_args, get_origin

from custom_components.footage_guard.model.canonical import Json

from .wire_commands import COMMANDS, Command
from .wire_shape import WORDS, fields_of, is_object, options
from .wire_types import Challenge

_HEAD: Final = """\
// Written by tests/web/test_wire.py, which holds every answer of the tests to the same types. Not to be edited:
// FOOTAGE_GUARD_WRITE=1 python -m pytest tests/web/test_wire.py writes it anew."""


class Script:
    """Types for the panel, each written once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[str, tuple[Any, str]] = {}

    def lines(self) -> Iterator[str]:
        """Yield the types that were named, in the order of their names."""
        for name in sorted(self._known):
            yield self._known[name][1]

    def name(self, kind: Any) -> str:
        """Return how the panel writes a type, and remember what it is."""
        return " | ".join(dict.fromkeys(self._one(option) for option in options(kind)))

    def _one(self, kind: Any) -> str:
        if kind in {Json, Any}:
            return "unknown"
        if kind in WORDS:
            return WORDS[kind][0]
        origin, args = get_origin(kind), get_args(kind)
        if origin is Literal:
            return " | ".join(map(json.dumps, args))
        if origin in {list, tuple}:
            inner = self.name(args[0])
            return f"readonly ({inner})[]" if " " in inner else f"readonly {inner}[]"
        if not is_object(kind) and not issubclass(origin or kind, StrEnum | IntEnum):
            return f"Readonly<Record<string, {self.name(args[1])}>>"
        return self._named(kind)

    def _named(self, kind: Any) -> str:
        name: str = kind.__name__
        known = self._known.get(name)
        if known is None:
            self._known[name] = (kind, "")
            self._known[name] = (kind, self._body(kind))
        elif known[0] is not kind:
            message = f"two types are called {name}"
            raise ValueError(message)
        return name

    def _body(self, kind: Any) -> str:
        if not is_object(kind):
            return f"export type {kind.__name__} = {' | '.join(json.dumps(each.value) for each in kind)};"
        if not fields_of(kind):
            return f"export type {kind.__name__} = Readonly<Record<string, never>>;"
        rows = [
            f"readonly {name}{'' if needed else '?'}: {self.name(each)};"
            for name, (each, needed) in fields_of(kind).items()
        ]
        return f"export interface {kind.__name__} {{ {' '.join(rows)} }}"


def wire_script() -> str:
    """Return all types of the commands, as the panel has them."""
    script = Script()
    script.name(Challenge)
    commands = [_command(script, name, command) for name, command in sorted(COMMANDS.items())]
    table = "\n".join(["export interface Commands {", *commands, "}"])
    return "\n".join([_HEAD, *script.lines(), table]) + "\n"


def _command(script: Script, name: str, command: Command) -> str:
    parts = [
        f"fields: {_sent(script, command)}",
        f"answer: {script.name(type(None) if command.answer is None else command.answer)}",
    ]
    if command.challenge is not None:
        parts.append(f"challenge: {json.dumps(command.challenge)}")
    if command.event is not None:
        parts.append(f"event: {script.name(command.event)}")
    return f"  {json.dumps(name)}: {{ {'; '.join(parts)} }};"


def _sent(script: Script, command: Command) -> str:
    if not command.fields:
        return "Nothing"
    rows = []
    for name, kind in command.fields.items():
        is_optional = get_origin(kind) is NotRequired
        inner = get_args(kind)[0] if is_optional else kind
        rows.append(f"readonly {name}{'?' if is_optional else ''}: {script.name(inner)}")
    return f"{{ {'; '.join(rows)} }}"
