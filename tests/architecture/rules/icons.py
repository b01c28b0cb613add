"""icons.json as hassfest wants it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
import re
from typing import Any

from tests.architecture.tree import integration, read_json

_ICON = re.compile(r"mdi:[a-z0-9]+(-[a-z0-9]+)*")
_SECTIONS = frozenset({"entity", "services", "triggers", "conditions"})


def problems(tree: Path) -> list[str]:
    """Tell which icons are none, which repeat the default, and which ranges are not in order."""
    icons = read_json(integration(tree) / "icons.json")
    found = [f"icons.json: {key!r} is not a known section" for key in icons.keys() - _SECTIONS]
    return found + [f"icons.json: {problem}" for problem in _judge(icons, "")]


def _judge(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        if not _ICON.fullmatch(str(value)):
            yield f"{where} is {value!r}, not a Material Design icon"
        return
    yield from _judge_states(value, where)
    for key, inner in value.items():
        yield from _judge(inner, f"{where}.{key}".removeprefix("."))


def _judge_states(value: dict[str, Any], where: str) -> Iterator[str]:
    for states in ("state", "range"):
        for state, icon in value.get(states, {}).items():
            if icon == value.get("default"):
                yield f"{where}.{states}.{state} repeats the default"
    if any(float(lower) >= float(upper) for lower, upper in pairwise(value.get("range", {}))):
        yield f"{where}.range is not in order"
