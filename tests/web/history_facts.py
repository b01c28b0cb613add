"""One record of each kind for the tests of the panel, and of each word where its sentence is another one.

`python -m tests.web.history_facts` writes them anew.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
import json
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from custom_components.footage_guard.ledger.leaves import KINDS, parse_leaf
from custom_components.footage_guard.model.canonical import Json, canonical
from tests.architecture.tree import REPOSITORY

FILE: Final = REPOSITORY / "frontend" / "tests" / "facts.json"
AT_MS: Final = 1_795_507_200_000
ID: Final = "01KB0000000000000000000001"
_TEXTS: Final = {"epoch": "2026-11", "network": "192.0.2.0/24", "decided": "{}", "camera": "door", "method": "visited"}
_STATEMENTS: Final[tuple[dict[str, Json], ...]] = (
    {"kind": "policy/apply"},
    {"kind": "approvers/invite", "person": "alex"},
    {"kind": "vault/export_identity", "epoch": "2026-11"},
)
_LENGTHS: Final = {"signature": 64}
_DIGEST: Final = 32


def examples() -> list[dict[str, Json]]:
    """Return records, each as the ledger would have it."""
    found = [record for kind in KINDS for record in _records(kind)]
    for record in found:
        parse_leaf(canonical(record))
    return found


def _records(kind: str) -> Iterator[dict[str, Json]]:
    plain = _object(KINDS[kind])
    yield _record(kind, plain)
    for name, hint in get_type_hints(KINDS[kind]).items():
        if isinstance(hint, type) and issubclass(hint, Enum):
            for word in [*hint][1:]:
                yield _record(kind, plain | {name: word.value})
    if "statement" in plain:
        yield from (_record(kind, plain | {"statement": canonical(each).decode()}) for each in _STATEMENTS[1:])


def _record(kind: str, fact: dict[str, Json]) -> dict[str, Json]:
    return {"v": 1, "kind": kind, "fact": fact, "at": AT_MS, "boot": "5c1a", "up": 1000}


def _object(kind: Any) -> dict[str, Json]:
    hints = get_type_hints(kind)
    return {field.name: _value(field.name, hints[field.name]) for field in fields(kind)}


def _value(name: str, hint: Any) -> Json:
    if isinstance(hint, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) is tuple:
        return [_value(name, get_args(hint)[0])]
    if is_dataclass(hint):
        return _object(hint)
    if issubclass(hint, Enum):
        return next(iter(hint)).value  # type: ignore[no-any-return]  # a word or a number
    return _PLAIN[hint](name)


def _number(name: str) -> int:
    # A gap ends after it begins.
    return AT_MS + (1000 if name == "to_ms" else 0) if name.endswith("_ms") else 3


def _text(name: str) -> str:
    if name == "statement":
        return canonical(_STATEMENTS[0]).decode()
    is_id = name.endswith(("_id", "_ids", "supersedes")) and name != "person_id"
    return ID if is_id else _TEXTS.get(name, "alex")


_PLAIN: Final[Mapping[type, Callable[[str], Json]]] = {
    bool: lambda _name: False,
    int: _number,
    bytes: lambda name: "11" * _LENGTHS.get(name, _DIGEST),
    str: _text,
}


def written() -> str:
    """Return the file."""
    return "[\n" + ",\n".join(json.dumps(each) for each in examples()) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(written())
