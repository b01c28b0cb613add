"""What the flows of the integration show, read from their source."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import override

from .tree import Function, calls, constants, integration, keyword, modules, name_of, of_kind, parse, text_of

_STEP = "async_step_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One flow and where its texts lie."""

    path: Path
    node: ast.ClassDef
    section: tuple[str, ...]
    entered: frozenset[str]
    """Steps that a client can send input to."""
    forms: dict[str, frozenset[str]]
    """The fields of every form it shows, by step."""
    menus: dict[str, frozenset[str]]
    """What every menu it shows offers, by step."""
    aborts: frozenset[str]


def flows(tree: Path) -> list[Flow]:
    """Return every flow of the integration."""
    forms, subentries, repairs = _forms(tree), _subentry_sections(tree), _repair_sections(tree)
    return [
        Flow(
            path=path,
            node=node,
            section=section,
            entered=frozenset(name.removeprefix(_STEP) for name in steps),
            forms=dict(shown for name in steps for shown in _shown(node, name, forms)),
            menus=dict(_menus(node)),
            aborts=frozenset(_aborts(node)),
        )
        for path, module in modules(integration(tree))
        for node in module.body
        if isinstance(node, ast.ClassDef) and (steps := _steps(node))
        for section in repairs.get(node.name) or [_section(node, subentries)]
    ]


@cache
def methods(node: ast.ClassDef) -> Mapping[str, Function]:
    """Return the methods of a class by name."""
    return {part.name: part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}


def _steps(node: ast.ClassDef) -> list[str]:
    return [name for name in methods(node) if name.startswith(_STEP)]


def _section(node: ast.ClassDef, subentries: dict[str, str]) -> tuple[str, ...]:
    match [name_of(base) for base in node.bases]:
        case ["ConfigFlow"]:
            return ("config",)
        case ["OptionsFlow" | "OptionsFlowWithReload"]:
            return ("options",)
        case ["ConfigSubentryFlow"]:
            return ("config_subentries", subentries.get(node.name, "unknown"))
    return ("unknown", node.name)


def _subentry_sections(tree: Path) -> dict[str, str]:
    """Return the subentry type of every flow class that is offered for one."""
    names = constants(tree)
    return {
        name_of(flow): text_of(key, names) or "unknown"
        for _, module in modules(integration(tree))
        for function in of_kind(module, ast.FunctionDef)
        if function.name == "async_get_supported_subentry_types"
        for offered in of_kind(function, ast.Dict)
        for key, flow in zip(offered.keys, offered.values, strict=True)
    }


def _repair_sections(tree: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return where the texts of each flow of a repair issue lie: beside those of the issues that it is offered for."""
    path, names = integration(tree) / "repairs.py", constants(tree)
    found: dict[str, list[tuple[str, ...]]] = {}
    for node in parse(path.read_text()).body if path.exists() else ():
        match node:
            case ast.AnnAssign(target=ast.Name(id="FLOWS"), value=ast.Dict(keys=keys, values=values)):
                for key, flow in zip(keys, values, strict=True):
                    found.setdefault(name_of(flow), []).append(("issues", text_of(key, names) or "unknown", "fix_flow"))
    return found


def _shown(node: ast.ClassDef, step: str, forms: dict[str, Function]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the id of a step and the fields of the form it shows, wherever in the class it is built."""
    own = list(_own_methods(node, step))
    fields = frozenset(field for part in own for call in calls(part, *forms) for field in _fields(forms, call))
    for part in own:
        for call in calls(part, "async_show_form"):
            yield text_of(keyword(call, "step_id"), {}) or "unknown", fields


def _menus(node: ast.ClassDef) -> Iterator[tuple[str, frozenset[str]]]:
    for call in calls(node, "async_show_menu"):
        match keyword(call, "menu_options"):
            case ast.List(elts=offered):
                options = frozenset(text_of(each, {}) or "unknown" for each in offered)
            case _:
                options = frozenset({"unknown"})
        yield text_of(keyword(call, "step_id"), {}) or "unknown", options


def _own_methods(node: ast.ClassDef, name: str) -> Iterator[Function]:
    """Yield a method and the helpers it calls on itself; other steps show their own forms."""
    own, seen, waiting = methods(node), set[str](), [name]
    while waiting:
        method = own.get(waiting.pop())
        if method is None or method.name in seen:
            continue
        seen.add(method.name)
        yield method
        waiting += [
            part.attr
            for part in of_kind(method, ast.Attribute)
            if name_of(part.value) == "self" and not part.attr.startswith(_STEP)
        ]


def _aborts(node: ast.ClassDef) -> Iterator[str]:
    for call in calls(node, "async_abort", "async_update_and_abort", "async_update_reload_and_abort"):
        reason = keyword(call, "reason")
        if reason is not None:
            yield text_of(reason, {}) or "unknown"


def _forms(tree: Path) -> dict[str, Function]:
    module = parse((integration(tree) / "forms.py").read_text())
    return {node.name: node for node in module.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"}


def _fields(forms: dict[str, Function], call: ast.Call) -> set[str]:
    reader = _FieldReader(frozenset(item.arg for item in call.keywords if item.arg))
    reader.visit(forms[name_of(call)])
    return reader.found


class _FieldReader(ast.NodeVisitor):
    """Collects the fields of a form; `x if flag else y` counts as x only where the caller passes the flag."""

    def __init__(self, passed: frozenset[str]) -> None:
        """Know which arguments the caller passes by name."""
        self._passed = passed
        self.found: set[str] = set()

    @override
    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.visit(node.body if name_of(node.test) in self._passed else node.orelse)

    @override
    def visit_Call(self, node: ast.Call) -> None:
        if name_of(node.func) in {"Required", "Optional"}:
            self.found.add(text_of(node.args[0], {}) or "unknown")
        self.generic_visit(node)
