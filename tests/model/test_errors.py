"""The tree of errors is complete: every leaf can be shown, and the drawing is the tree."""

import ast
from collections.abc import Iterator
from pathlib import Path
import re
from typing import Final

import pytest

from custom_components.footage_guard.bridge.common.problems import as_home_assistant_error
from custom_components.footage_guard.model import errors
from custom_components.footage_guard.model.errors import (
    DraftInvalid,
    EntityNotFound,
    FootageGuardError,
    IntakeInvalid,
    LedgerDamaged,
    OnlyInPanel,
    OwnEntity,
    PolicyRefused,
    ProcessInvalid,
    Reason,
    RedactionInvalid,
    RequestInvalid,
    StreamUrlInvalid,
    TransitionRefused,
    asking,
    lifecycle,
    request,
)
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState


def _leaves(root: type[FootageGuardError]) -> Iterator[type[FootageGuardError]]:
    for child in root.__subclasses__():
        yield from _leaves(child) if child.__subclasses__() else [child]


def _names(node: ast.AST) -> Iterator[ast.Name]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _is_reason(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "Reason"


LEAVES = sorted(_leaves(FootageGuardError), key=lambda leaf: leaf.__name__)
WITH_FIELD = (OnlyInPanel, EntityNotFound, OwnEntity, StreamUrlInvalid)
DETAILS: dict[type[FootageGuardError], list[object]] = {
    DraftInvalid: [{"purpose": Reason.LINK}],
    IntakeInvalid: [{"label": Reason.LINK}],
    LedgerDamaged: [0],
    PolicyRefused: ["link_days"],
    ProcessInvalid: [{"note": Reason.LINK}],
    RedactionInvalid: [{"boxes": Reason.TOO_MANY}],
    RequestInvalid: [{"purpose": Reason.LINK}],
    TransitionRefused: [RequestState.CLOSED, RequestInput.DECLINE],
}
"""What an error is made of, where that is more than its class."""


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_error_has_a_code_of_its_own(leaf: type[FootageGuardError]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", leaf.code)
    assert [other for other in LEAVES if other.code == leaf.code] == [leaf]


@pytest.mark.parametrize("leaf", [leaf for leaf in LEAVES if leaf not in WITH_FIELD])
def test_every_error_reaches_a_person_as_a_translated_one(leaf: type[FootageGuardError]) -> None:
    shown = as_home_assistant_error(leaf(*DETAILS.get(leaf, [])))
    assert (shown.translation_domain, shown.translation_key) == ("footage_guard", leaf.code)


@pytest.mark.parametrize("leaf", WITH_FIELD)
def test_errors_that_name_their_field(leaf: type[OnlyInPanel | EntityNotFound | OwnEntity | StreamUrlInvalid]) -> None:
    assert leaf("audio").field == "audio"


def test_the_drawing_shows_the_tree() -> None:
    drawing = (PACKAGE.parents[1] / "docs" / "ref" / "errors.md").read_text().split("```")[1]
    drawn = set(re.findall(r"\b[A-Z][A-Za-z]+\b", drawing.replace("  ", "\n")))
    defined = {
        name for name, item in vars(errors).items() if isinstance(item, type) and issubclass(item, FootageGuardError)
    }
    assert defined == {name for name in drawn if name in vars(errors)}


PACKAGE: Final = Path(errors.__file__).parents[2]
SOURCES: Final = [
    tree
    for path in PACKAGE.rglob("*.py")
    if path.parent.name != "errors"
    for tree in ast.walk(ast.parse(path.read_text()))
]
RAISED: Final = {name.id for node in SOURCES if isinstance(node, ast.Raise) for name in _names(node)}
REASONS: Final = {node.attr for node in SOURCES if isinstance(node, ast.Attribute) and _is_reason(node)}
OF_REQUESTS: Final = [leaf for leaf in LEAVES if leaf.__module__ in {m.__name__ for m in (asking, lifecycle, request)}]


@pytest.mark.parametrize("leaf", OF_REQUESTS)
def test_every_error_of_a_request_is_raised_somewhere(leaf: type[FootageGuardError]) -> None:
    assert leaf.__name__ in RAISED


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_given_somewhere(reason: Reason) -> None:
    assert reason.name in REASONS
