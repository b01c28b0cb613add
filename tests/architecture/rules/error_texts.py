"""Every error has its words wherever a person can meet it, and no words are left over."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.errors import ErrorClass, Reach, error_classes
from tests.architecture.flows import Flow, flows
from tests.architecture.tree import at, calls, differences, english, integration, keyword, parse, parts, text_of

_SHOW = "async_show_form"


def problems(tree: Path) -> list[str]:
    """Tell which texts of errors are missing or left over."""
    texts, classes, reach = english(tree), error_classes(tree), Reach(tree)
    codes = {error.name: error.code for error in classes if error.code}
    found = list(_judge_tree(classes))
    expected = {*codes.values(), *_reasons(tree)}
    found += differences("exceptions", expected=expected, found={*at(texts, "exceptions")})
    for flow in flows(tree):
        words, where = at(texts, *flow.section), ".".join(flow.section)
        # A flow of a repair issue has nothing to enter that could be wrong: what does not work ends it, with a reason.
        may_show = flow.section[0] != "issues" or any(keyword(call, "errors") for call in calls(flow.node, _SHOW))
        reached = reach.errors(flow.path, flow.node, "async_step_") if may_show else ()
        met = {codes[name] for name in reached if name in codes}
        found += differences(f"{where}.error", expected=met | _literals(flow), found={*at(words, "error")})
        found += differences(f"{where}.abort", expected=set(flow.aborts), found={*at(words, "abort")})
    return found


def _reasons(tree: Path) -> set[str]:
    """Return the keys of what can be wrong with one field of a request."""
    module = parse((integration(tree) / "model" / "errors" / "request.py").read_text())
    return {
        f"request_{text_of(line.value, {})}"
        for node in module.body
        if isinstance(node, ast.ClassDef) and node.name == "Reason"
        for line in node.body
        if isinstance(line, ast.Assign)
    }


def _judge_tree(classes: list[ErrorClass]) -> Iterator[str]:
    parents = {base for error in classes for base in error.bases}
    codes = [error.code for error in classes if error.code]
    for error in classes:
        if error.code is None and error.name not in parents:
            yield f"model/errors: {error.name} has no code"
    yield from (f"model/errors: {code!r} stands twice" for code in sorted(set(codes)) if codes.count(code) > 1)


def _literals(flow: Flow) -> set[str]:
    """Return the codes that a flow writes into `errors` itself."""
    return {
        text_of(node.value, {}) or "unknown"
        for node in parts(flow.node)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and any(isinstance(target, ast.Subscript) for target in node.targets)
    }
