"""The contracts of import-linter name every layer and every file of the surface, so that no new one slips by."""

from collections.abc import Iterator
from pathlib import Path
import tomllib
from typing import Any

from tests.architecture.tree import differences, integration, packages

_PACKAGE = "custom_components.footage_guard"
_ABOVE = frozenset({"bridge", "web"})
"""Layers that know Home Assistant."""


def problems(tree: Path) -> list[str]:
    """Tell which packages and modules a contract forgets."""
    contracts = tomllib.loads((tree / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    by_name = {contract["name"]: contract for contract in contracts}
    return [
        *_judge_layers(by_name["Imports go downwards only"], packages(tree)),
        *_judge_surface(by_name["Only the surface knows the surface"], tree),
        *_judge_lower(by_name["Nothing below bridge knows Home Assistant"], packages(tree)),
    ]


def _judge_layers(contract: dict[str, Any], existing: list[str]) -> Iterator[str]:
    named = {name.strip(" ()") for layer in contract["layers"] for name in layer.split("|")}
    yield from (f"{contract['name']!r} forgets {name}" for name in existing if name not in named)


def _judge_surface(contract: dict[str, Any], tree: Path) -> Iterator[str]:
    # Below the surface everybody may know the names that Home Assistant knows us by.
    modules = {path.stem for path in integration(tree).glob("*.py")} - {"__init__", "const"}
    named = {name.removeprefix(f"{_PACKAGE}.") for name in contract["forbidden_modules"]}
    yield from differences(repr(contract["name"]), expected=modules, found=named)
    below = {name.removeprefix(f"{_PACKAGE}.") for name in contract["source_modules"]}
    yield from differences(f"{contract['name']!r} from", expected={*packages(tree)}, found=below)


def _judge_lower(contract: dict[str, Any], existing: list[str]) -> Iterator[str]:
    named = {name.removeprefix(f"{_PACKAGE}.") for name in contract["source_modules"]}
    yield from differences(f"{contract['name']!r} from", expected={*existing} - _ABOVE, found=named)
