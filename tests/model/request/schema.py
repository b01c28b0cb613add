"""The JSON Schema of docs/ref/request.md, and as much of a validator as it and docs/ref/redaction.md need."""

from collections.abc import Callable, Iterator
import json
from pathlib import Path
import re
from typing import Any, Final

DOCUMENT: Final = (Path(__file__).parents[3] / "docs" / "ref" / "request.md").read_text()
SCHEMA: Final[dict[str, Any]] = json.loads(DOCUMENT.partition("```json\n")[2].partition("```")[0])
_TYPES: Final[dict[str, Callable[[Any], bool]]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
_NOTES: Final = {"$schema", "$comment", "title", "format", "$defs", "then"}
"""Keywords that assert nothing, or not by themselves."""
_OF_KIND: Final[dict[str, tuple[str, Callable[[Any, Any], bool]]]] = {
    "minLength": ("string", lambda value, least: len(value) >= least),
    "maxLength": ("string", lambda value, most: len(value) <= most),
    "pattern": ("string", lambda value, pattern: re.search(pattern, value) is not None),
    "minimum": ("number", lambda value, least: value >= least),
    "maximum": ("number", lambda value, most: value <= most),
    "minItems": ("array", lambda value, least: len(value) >= least),
    "maxItems": ("array", lambda value, most: len(value) <= most),
    "uniqueItems": ("array", lambda value, _: all(value.index(each) == at for at, each in enumerate(value))),
    "items": ("array", lambda value, inner: all(is_valid(each, inner) for each in value)),
    "required": ("object", lambda value, names: value.keys() >= set(names)),
    "properties": (
        "object",
        lambda value, known: all(is_valid(value[name], known[name]) for name in value.keys() & known),
    ),
}
"""What a keyword asserts about values of one type; it says nothing about others."""
_OF_ANY: Final[dict[str, Callable[[Any, Any, dict[str, Any]], bool]]] = {
    "$ref": lambda value, _, schema: is_valid(value, referred(schema)),
    "type": lambda value, name, _: _TYPES[name](value),
    "const": lambda value, wanted, _: type(value) is type(wanted) and value == wanted,
    "enum": lambda value, words, _: value in words,
    "allOf": lambda value, inner, _: all(is_valid(value, each) for each in inner),
    "anyOf": lambda value, inner, _: any(is_valid(value, each) for each in inner),
    "oneOf": lambda value, inner, _: sum(is_valid(value, each) for each in inner) == 1,
    "if": lambda value, condition, schema: not is_valid(value, condition) or is_valid(value, schema["then"]),
    "additionalProperties": lambda value, _, schema: (
        not isinstance(value, dict) or value.keys() <= schema["properties"].keys()
    ),
}
"""What a keyword asserts about any value, in the schema it stands in."""


def is_valid(value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a value is one of this schema; a keyword we do not know is a KeyError."""
    return all(_holds(value, schema, keyword) for keyword in schema.keys() - _NOTES)


def _holds(value: Any, schema: dict[str, Any], keyword: str) -> bool:
    wanted = schema[keyword]
    if keyword in _OF_KIND:
        kind, asserts = _OF_KIND[keyword]
        return not _TYPES[kind](value) or asserts(value, wanted)
    return _OF_ANY[keyword](value, wanted, schema)


def referred(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema, or the definition it refers to."""
    name = schema.get("$ref", "")
    return dict(SCHEMA["$defs"][name.removeprefix("#/$defs/")]) if name else schema


def fields(schema: dict[str, Any] = SCHEMA, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field with its path and its schema; of a list, the first item."""
    for inner in (schema, *schema.get("oneOf", [])):
        for name, below in inner.get("properties", {}).items():
            yield f"{path}{name}", referred(below)
            yield from fields(referred(below), f"{path}{name}.")
    if "items" in schema:
        yield f"{path}0", referred(schema["items"])
        yield from fields(referred(schema["items"]), f"{path}0.")
