"""Looks whether each case has a proof, and each proof exists, without running anything."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
import re
from typing import Final

from tests.architecture.tree import REPOSITORY, parse

from .case import Case, Proof

_TITLE: Final = re.compile(r"""^\s*(?:it|test)(?:\.each\([^`'"]*)?\(\s*(["'`])(.+?)\1""", re.MULTILINE)


def problems(cases: Iterable[Case], tree: Path = REPOSITORY) -> list[str]:
    """Tell what is wrong: a case that nothing proves, one that is there twice, and a proof that is not there."""
    return [*_without_proof(cases), *_twice(cases), *_not_there(cases, tree)]


def _without_proof(cases: Iterable[Case]) -> Iterator[str]:
    yield from (f"{each.id} has no proof" for each in cases if not each.proofs and not each.unbuilt)
    yield from (f"{each.id} is not built, and lacks something" for each in cases if each.unbuilt and each.lacks)


def _twice(cases: Iterable[Case]) -> Iterator[str]:
    ids = [each.id for each in cases]
    yield from (f"{each} is there twice" for each in sorted(set(ids)) if ids.count(each) > 1)


def _not_there(cases: Iterable[Case], tree: Path) -> Iterator[str]:
    for each in cases:
        for proof in each.proofs:
            yield from (f"{each.id}: {proof.path} has no {name}" for name in _missing(proof, tree))
            yield from (f"{each.id}: {proof.path} is named without a test" for _ in range(not proof.names))
        yield from (
            f"{each.id}: nothing is measured as {name}"
            for name in each.measured
            if not (tree / "benchmarks" / "stored" / f"{name}.json").is_file()
        )


def _missing(proof: Proof, tree: Path) -> list[str]:
    found = names_in(tree / proof.path)
    return [name for name in proof.names if name not in found]


@cache
def names_in(path: Path) -> frozenset[str]:
    """Return the names that pytest or Vitest would collect from a file, none where it is not there."""
    if not path.is_file():
        return frozenset()
    if path.suffix == ".ts":
        return frozenset(title for _, title in _TITLE.findall(path.read_text()))
    body = parse(path.read_text()).body
    functions = (node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))
