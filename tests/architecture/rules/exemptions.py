"""A rule of the quality scale is exempt only for as long as the reason holds that quality_scale.yaml gives."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.architecture.rules.quality_scale import answers, status
from tests.architecture.tree import calls, functions, integration, modules, read_json

_FOUND_BY: Final = frozenset({"bluetooth", "dhcp", "homekit", "mqtt", "ssdp", "usb", "zeroconf"})
_ASKS_AGAIN: Final = frozenset({"ConfigEntryAuthFailed", "async_step_reauth", "async_start_reauth"})
_CLOSED_AT_FIRST: Final = "entity_registry_enabled_default"


def problems(tree: Path) -> list[str]:
    """Tell which exemptions do not hold any more."""
    given = answers(tree)
    return [
        f"{rule} is exempt, but {reason}"
        for rule, look in REASONS.items()
        if status(given.get(rule)) == "exempt"
        for reason in look(tree)
    ] + [f"{rule} is exempt, and nothing looks whether the reason holds" for rule in _unwatched(given)]


def _unwatched(given: Mapping[str, object]) -> list[str]:
    return sorted(rule for rule in given if status(given[rule]) == "exempt" and rule not in REASONS)


def _requirements(tree: Path) -> Iterator[str]:
    yield from (
        f"the manifest requires {name}" for name in read_json(integration(tree) / "manifest.json")["requirements"]
    )


def _discovery(tree: Path) -> Iterator[str]:
    manifest = read_json(integration(tree) / "manifest.json")
    yield from (f"the manifest has {key}" for key in sorted(_FOUND_BY & manifest.keys()))
    for path, module in modules(integration(tree)):
        for each in functions(module):
            source = each.name.removeprefix("async_step_")
            if each.name != source and source in _FOUND_BY:
                yield f"{path.name} has {each.name}"


def _login(tree: Path) -> Iterator[str]:
    for path, module in modules(integration(tree)):
        named = {each.name for each in functions(module)} | {name for name in _ASKS_AGAIN for _ in calls(module, name)}
        yield from (f"{path.name} has {name}" for name in sorted(_ASKS_AGAIN & named))


def _polling(tree: Path) -> Iterator[str]:
    manifest = read_json(integration(tree) / "manifest.json")
    if not manifest["iot_class"].endswith("push"):
        yield f"the manifest says {manifest['iot_class']}"


def _all_enabled(tree: Path) -> Iterator[str]:
    for path, _ in modules(integration(tree)):
        if path.parent == integration(tree) and _CLOSED_AT_FIRST in path.read_text():
            yield f"{path.name} has an entity that is disabled at first"


REASONS: Final[Mapping[str, Callable[[Path], Iterator[str]]]] = {
    "appropriate-polling": _polling,
    "dependency-transparency": _requirements,
    "async-dependency": _requirements,
    "discovery": _discovery,
    "discovery-update-info": _discovery,
    "reauthentication-flow": _login,
    "entity-disabled-by-default": _all_enabled,
}
"""Of each rule that may be exempt, what would take the reason away. `entity_classes.py` looks for polling itself."""
