"""Every action, trigger and condition has its description, its words and its icon, and none is left over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.architecture.automations import actions, conditions, triggers
from tests.architecture.tree import at, differences, english, integration, read_json

_KINDS = {"services": actions, "triggers": triggers, "conditions": conditions}


def problems(tree: Path) -> list[str]:
    """Tell what is missing or left over for each thing that automations can use."""
    return [problem for kind, offered in _KINDS.items() for problem in _judge(tree, kind, offered(tree))]


def _judge(tree: Path, kind: str, names: set[str]) -> Iterator[str]:
    described = _read_yaml(integration(tree) / f"{kind}.yaml")
    texts = at(english(tree), kind)
    icons = at(read_json(integration(tree) / "icons.json"), kind)
    yield from differences(f"{kind}.yaml", expected=names, found={*described})
    yield from differences(f"translations/en.json {kind}", expected=names, found={*texts})
    yield from differences(f"icons.json {kind}", expected=names, found={*icons})
    for name in sorted(names & described.keys() & texts.keys()):
        yield from _judge_words(f"translations/en.json {kind}.{name}", texts[name])
        fields, words = at(described[name] or {}, "fields"), at(texts[name], "fields")
        yield from differences(f"translations/en.json {kind}.{name}.fields", expected={*fields}, found={*words})
        for field, inner in words.items():
            yield from _judge_words(f"translations/en.json {kind}.{name}.fields.{field}", inner)
    singular = kind.removesuffix("s")
    yield from (f"icons.json {kind}.{name}: no {singular!r}" for name, icon in icons.items() if singular not in icon)


def _judge_words(where: str, words: dict[str, Any]) -> Iterator[str]:
    yield from (f"{where}: {key!r} is missing" for key in ("name", "description") if key not in words)


def _read_yaml(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text()) or {}) if path.exists() else {}
