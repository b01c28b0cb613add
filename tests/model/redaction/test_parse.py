"""A page's words become a recipe, or are told back field by field."""

import json
from pathlib import Path
from typing import Any, Final

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import Reason, RedactionInvalid
from custom_components.footage_guard.model.redaction.parse import recipe_in
from custom_components.footage_guard.model.redaction.recipe import Recipe
from custom_components.footage_guard.model.request.fields import Notes
from tests.model.request import schema as checked

from .made import full, recipe, sent, sent_box

SCHEMA: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "docs" / "ref" / "redaction.md")
    .read_text()
    .partition("```json\n")[2]
    .partition("```")[0]
)


@pytest.fixture(autouse=True)
def _schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "SCHEMA", SCHEMA)


def key(**changes: Any) -> dict[str, Any]:
    return {"at_ms": 0, "area": {"left": 0, "top": 0, "right": 10, "bottom": 10}, **changes}


def track(**changes: Any) -> dict[str, Any]:
    return {"keys": [key()], **changes}


def box(**changes: Any) -> dict[str, Any]:
    return {"track": track(**changes), "why": "child"}


def _parsed(raw: object) -> Recipe:
    """Read a recipe by itself; in a draft it is a part of what is sent."""
    notes = Notes(RedactionInvalid)
    found = recipe_in(notes.part(raw))
    notes.may_be_taken()
    return found


@pytest.mark.parametrize("one", [recipe(), recipe(at_ms=5), full()])
def test_what_a_recipe_is_stored_as_can_be_sent(one: Recipe) -> None:
    assert _parsed(one.as_json()) == one
    assert checked.is_valid(one.as_json(), SCHEMA)


def test_what_is_not_said_takes_out_more() -> None:
    found = _parsed(sent())
    assert (found.audio, found.boxes, found.whole, found.mutes) == (False, (), None, ())
    assert checked.is_valid(sent(), SCHEMA)


BAD: Final[list[tuple[object, dict[str, Reason]]]] = [
    ([], {"base": Reason.WRONG_TYPE}),
    ({}, {"cut.from_ms": Reason.REQUIRED, "cut.to_ms": Reason.REQUIRED}),
    (sent(more=1), {"base": Reason.UNKNOWN_FIELD}),
    (sent(v=2), {"v": Reason.VERSION_UNKNOWN}),
    (sent(v=True), {"v": Reason.VERSION_UNKNOWN}),
    (sent(kind="approval"), {"kind": Reason.VERSION_UNKNOWN}),
    (sent(cut={"from_ms": 5, "to_ms": 5}), {"cut.to_ms": Reason.END_BEFORE_START}),
    (sent(cut={"from_ms": None, "to_ms": 5}), {"cut.from_ms": Reason.WRONG_TYPE}),
    (sent(cut={"from_ms": 0, "to_ms": 86_400_001}), {"cut.to_ms": Reason.OUT_OF_RANGE}),
    (sent(cut={"from_ms": True, "to_ms": 5}), {"cut.from_ms": Reason.WRONG_TYPE}),
    (sent(cut={"at_ms": 5.5}), {"cut.at_ms": Reason.WRONG_TYPE}),
    (sent(cut={"at_ms": 5, "to_ms": 7}), {"cut": Reason.UNKNOWN_FIELD}),
    (sent(cut={"at_ms": 5}, audio=True), {"audio": Reason.SET_ELSEWHERE}),
    (sent(audio=1), {"audio": Reason.WRONG_TYPE}),
    (sent(mutes=[{"from_ms": 0, "to_ms": 1, "why": "child"}]), {"mutes": Reason.SET_ELSEWHERE}),
    (sent(audio=True, mutes=[{"from_ms": 0}]), {"mutes.0.to_ms": Reason.REQUIRED, "mutes.0.why": Reason.REQUIRED}),
    (sent(boxes=[{}]), {"boxes.0.track.keys": Reason.REQUIRED, "boxes.0.why": Reason.REQUIRED}),
    (sent(boxes=[sent_box(why="because")]), {"boxes.0.why": Reason.UNKNOWN_CHOICE}),
    (sent(boxes=[sent_box()] * 101), {"boxes": Reason.TOO_MANY}),
    (sent(boxes=[box(keys=[key(), key()])]), {"boxes.0.track.keys.1.at_ms": Reason.END_BEFORE_START}),
    (
        sent(boxes=[box(keys=[key(area={})])]),
        {f"boxes.0.track.keys.0.area.{name}": Reason.REQUIRED for name in ("bottom", "left", "right", "top")},
    ),
    (
        sent(boxes=[box(keys=[key(area={"left": 5, "top": 0, "right": 5, "bottom": 9})])]),
        {"boxes.0.track.keys.0.area": Reason.MALFORMED},
    ),
    (sent(boxes=[box(from_ms=7, to_ms=7)]), {"boxes.0.track.to_ms": Reason.END_BEFORE_START}),
    (
        sent(boxes=[box(keys=[key(at_ms=at) for at in range(4001)])] * 5),
        {"boxes": Reason.TOO_MANY},
    ),
    (sent(whole={"mode": "blurred", "why": "child"}), {"whole.mode": Reason.UNKNOWN_CHOICE}),
    (sent(whole={"mode": "pixelated", "hole": track(), "why": "home"}), {"whole.hole": Reason.SET_ELSEWHERE}),
]


@pytest.mark.parametrize(("raw", "problems"), BAD)
def test_what_is_wrong_is_told_by_field(raw: object, problems: dict[str, Reason]) -> None:
    with pytest.raises(RedactionInvalid) as caught:
        _parsed(raw)
    assert dict(caught.value.problems) == problems
    assert caught.value.placeholders["problems"] == str(caught.value)


BESIDE_THE_SCHEMA = {"boxes": Reason.TOO_MANY}
"""How many keys there are in all; how many boxes, the schema says as well."""
NOT_OF_A_SCHEMA = {Reason.END_BEFORE_START, Reason.MALFORMED}


@pytest.mark.parametrize(
    ("raw", "problems"),
    [each for each in BAD if not NOT_OF_A_SCHEMA & {*each[1].values()} and each[1] != BESIDE_THE_SCHEMA],
)
def test_the_schema_refuses_the_same(raw: object, problems: dict[str, Reason]) -> None:
    assert not checked.is_valid(raw, SCHEMA)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2_000_000)
    | st.floats(allow_nan=False)
    | st.sampled_from(["home", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["cut", "from_ms", "to_ms", "at_ms", "whole", "hole", "boxes", "track", "keys", "area", "why", "mutes"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_anything_is_a_recipe_that_can_be_written_or_is_refused(raw: Any) -> None:
    try:
        found = _parsed(raw)
    except RedactionInvalid:
        return
    assert _parsed(found.as_json()) == found
