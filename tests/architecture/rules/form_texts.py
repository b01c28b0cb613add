"""Every step, field and choice of a form has its words, and no words are left over."""

import ast
from collections.abc import Iterator
from pathlib import Path
import re

from tests.architecture.flows import Flow, flows
from tests.architecture.tree import (
    at,
    calls,
    differences,
    english,
    files,
    integration,
    keyword,
    modules,
    name_of,
    text_of,
)


def problems(tree: Path) -> list[str]:
    """Tell which texts of forms are missing or left over."""
    texts = english(tree)
    found = flows(tree)
    told = [problem for flow in found for problem in _judge(flow, at(texts, *flow.section))]
    subentries = {flow.section[1] for flow in found if flow.section[0] == "config_subentries"}
    told += differences("config_subentries", expected=subentries, found={*at(texts, "config_subentries")})
    return told + list(_judge_choices(tree))


def _judge(flow: Flow, texts: dict[str, object]) -> Iterator[str]:
    where = ".".join(flow.section)
    yield from differences(f"{where}.step", expected={*flow.forms, *flow.menus}, found={*at(texts, "step")})
    for step, fields in flow.forms.items():
        words = at(texts, "step", step)
        yield from differences(f"{where}.step.{step}", expected={"title", *words}, found={*words})
        for kind in ("data", "data_description"):
            yield from differences(f"{where}.step.{step}.{kind}", expected=set(fields), found={*at(words, kind)})
    for step, offered in flow.menus.items():
        words = at(texts, "step", step)
        yield from differences(f"{where}.step.{step}", expected={"title", *words}, found={*words})
        options = {*at(words, "menu_options")}
        yield from differences(f"{where}.step.{step}.menu_options", expected=set(offered), found=options)
    if flow.section[0] == "config_subentries":
        steps = flow.entered & {"user", "reconfigure"}
        yield from differences(f"{where}.initiate_flow", expected=set(steps), found={*at(texts, "initiate_flow")})
        if "entry_type" not in texts:
            yield f"{where}: 'entry_type' is missing"


def _judge_choices(tree: Path) -> Iterator[str]:
    """Compare the choices of every selector with their words."""
    texts = at(english(tree), "selector")
    offered = dict(_offered(tree))
    in_yaml = {
        key
        for path in files(integration(tree), ".yaml")
        for key in re.findall(r"translation_key:\s*(\w+)", path.read_text())
    }
    yield from differences("selector", expected=offered.keys() | in_yaml, found={*texts})
    for key, choices in offered.items():
        yield from differences(f"selector.{key}.options", expected=choices, found={*at(texts, key, "options")})


def _offered(tree: Path) -> Iterator[tuple[str, set[str]]]:
    enums = _enums(tree)
    for _, module in modules(integration(tree)):
        for call in calls(module, "SelectSelectorConfig"):
            key = keyword(call, "translation_key")
            if key is not None:
                yield text_of(key, {}) or "unknown", _choices(keyword(call, "options"), enums)


def _choices(options: ast.expr | None, enums: dict[str, set[str]]) -> set[str]:
    match options:
        case ast.List(elts=items):
            return {text_of(item, {}) or "unknown" for item in items}
        case ast.ListComp(generators=[ast.comprehension(iter=source)]):
            return enums.get(name_of(source), {"unknown"})
    return {"unknown"}


def _enums(tree: Path) -> dict[str, set[str]]:
    """Return the values of every enumeration of the integration."""
    return {
        node.name: {
            str(line.value.value)
            for line in node.body
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant)
        }
        for _, module in modules(integration(tree))
        for node in module.body
        if isinstance(node, ast.ClassDef) and "StrEnum" in map(name_of, node.bases)
    }
