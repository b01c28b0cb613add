"""Facts as records: each comes back as it was, and nothing else is taken for one."""

from collections.abc import Callable
from dataclasses import fields
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.ledger.leaves import (
    KINDS,
    VERSION,
    Leaf,
    LeafInvalid,
    Moment,
    as_json,
    dump_leaf,
    parse_leaf,
)
from custom_components.footage_guard.ledger.records import MAX_RECORD_BYTES
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.errors import LedgerTooNew
from custom_components.footage_guard.model.facts import (
    ClipFound,
    ClipOpened,
    ClipSealed,
    EpochErased,
    Fact,
    HoldPlaced,
)
from custom_components.footage_guard.model.ids import CameraId, HoldId
from tests.pictures import PICTURE

from .desk import START_MS, clip_id, facts

MOMENT = Moment(at_ms=START_MS, boot="5c1a", up_ms=86_400_000)
OPENED = ClipOpened(
    clip_id=clip_id(1),
    camera=CameraId("door"),
    start_ms=START_MS,
    epoch="2026-11",
    picture=PICTURE,
    header_digest=b"h" * 32,
    imported=False,
)
SEALED = ClipSealed(
    clip_id=clip_id(1),
    camera=CameraId("door"),
    start_ms=START_MS,
    end_ms=START_MS + 10_000,
    epoch="2026-11",
    picture=PICTURE,
    size_bytes=500,
    digest=b"d" * 32,
    header_digest=b"h" * 32,
    imported=False,
)
HELD = HoldPlaced(
    hold_id=HoldId(clip_id(2)),
    kind=HoldKind.OWNER,
    clip_ids=(clip_id(1),),
    made_ms=START_MS,
    until_ms=None,
)


def _leaf(told: Fact) -> Leaf:
    return Leaf(fact=told, moment=MOMENT)


def _document(told: Fact = SEALED) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(dump_leaf(_leaf(told)))
    return document


@given(facts, st.integers(0, 2**53 - 1), st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 2**53 - 1))
def test_every_fact_comes_back_as_it_was(told: Fact, at_ms: int, boot: str, up_ms: int) -> None:
    leaf = Leaf(fact=told, moment=Moment(at_ms=at_ms, boot=boot, up_ms=up_ms))
    assert parse_leaf(dump_leaf(leaf)) == leaf
    assert json.loads(dump_leaf(leaf)) == as_json(leaf)


def _kinds(union: Any) -> list[type]:
    """Return the classes of a union of unions."""
    parts = union.__value__.__args__ if hasattr(union, "__value__") else []
    return [kind for part in parts for kind in _kinds(part)] or [union]


def test_every_kind_of_fact_has_a_name() -> None:
    assert {*_kinds(Fact)} == {*KINDS.values()}


def test_a_record_looks_as_it_always_did() -> None:
    assert dump_leaf(_leaf(EpochErased(epoch="2026-11"))) == (
        b'{"at":1795507200000,"boot":"5c1a","fact":{"epoch":"2026-11"},"kind":"epoch_erased","up":86400000,"v":1}'
    )


def test_a_record_holds_each_field_under_its_own_name() -> None:
    assert [*_document()["fact"]] == sorted(field.name for field in fields(SEALED))


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("at"),
        lambda document: document.pop("boot"),
        lambda document: document.pop("up"),
        lambda document: document.pop("v"),
        lambda document: document.pop("kind"),
        lambda document: document.pop("fact"),
        lambda document: document.update(more=1),
        lambda document: document.update(v=True),
        lambda document: document.update(v="1"),
        lambda document: document.update(kind=["clip_sealed"]),
        lambda document: document.update(at=True),
        lambda document: document.update(at="now"),
        lambda document: document.update(at=1.5),
        lambda document: document.update(boot=7),
        lambda document: document.update(up=None),
        lambda document: document.update(fact=[]),
        lambda document: document.update(fact=None),
        lambda document: document["fact"].pop("epoch"),
        lambda document: document["fact"].update(note="words of a person"),
        lambda document: document["fact"].update(clip_id="01kaz0000000000000000000aa"),
        lambda document: document["fact"].update(clip_id=7),
        lambda document: document["fact"].update(camera=""),
        lambda document: document["fact"].update(camera=None),
        lambda document: document["fact"].update(epoch="2026-13"),
        lambda document: document["fact"].update(size_bytes=-1),
        lambda document: document["fact"].update(size_bytes=True),
        lambda document: document["fact"].update(imported=0),
        lambda document: document["fact"].update(end_ms=START_MS - 1),
        lambda document: document["fact"].update(digest="D" * 64),
        lambda document: document["fact"].update(digest="d"),
        lambda document: document["fact"].update(digest="dd "),
        lambda document: document["fact"].update(digest="dd"),
        lambda document: document["fact"].update(digest=7),
        lambda document: document["fact"].update(picture=None),
        lambda document: document["fact"].update(picture=[]),
        lambda document: document["fact"]["picture"].pop("codec"),
        lambda document: document["fact"]["picture"].update(more=1),
        lambda document: document["fact"]["picture"].update(codec=""),
        lambda document: document["fact"]["picture"].update(width=0),
        lambda document: document["fact"]["picture"].update(height="tall"),
        lambda document: document["fact"]["picture"].update(clock_offset_ms=0.5),
    ],
)
def test_a_record_that_nobody_would_write_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    document = _document()
    change(document)
    with pytest.raises(LeafInvalid):
        parse_leaf(canonical(document))


@pytest.mark.parametrize(
    "change",
    [{"clip_ids": "ids"}, {"clip_ids": [7]}, {"kind": "whim"}, {"kind": 7}, {"until_ms": "never"}, {"hold_id": "x"}],
    ids=str,
)
def test_a_hold_that_nobody_would_place_is_refused(change: dict[str, Any]) -> None:
    document = _document(HELD)
    document["fact"].update(change)
    with pytest.raises(LeafInvalid):
        parse_leaf(canonical(document))


@pytest.mark.parametrize("data", [b"", b"[]", b"1", b'"v"', b"null", b"{}", b'{"v":1,"kind":1}', b"\xff", b"9" * 5000])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(LeafInvalid):
        parse_leaf(data)


def test_another_spelling_of_a_record_is_refused() -> None:
    with pytest.raises(LeafInvalid):
        parse_leaf(json.dumps(_document()).encode())


@pytest.mark.parametrize("change", [{"v": VERSION + 1}, {"kind": "clip_praised"}], ids=str)
def test_a_record_of_a_later_version_is_told_apart(change: dict[str, Any]) -> None:
    with pytest.raises(LedgerTooNew):
        parse_leaf(canonical(_document() | change))


@given(st.binary(max_size=60) | st.text().map(lambda text: text.encode(errors="replace")))
def test_garbage_is_refused_in_one_way(data: bytes) -> None:
    with pytest.raises(LeafInvalid):
        parse_leaf(data)


@pytest.mark.parametrize("extra", [0, 1])
def test_a_record_as_long_as_is_read_is_written(extra: int) -> None:
    room = MAX_RECORD_BYTES - len(dump_leaf(_leaf(EpochErased(epoch=""))))
    assert len(dump_leaf(_leaf(EpochErased(epoch="x" * (room - extra))))) == MAX_RECORD_BYTES - extra


def test_a_longer_record_used_to_be_written_and_never_read_again() -> None:
    with pytest.raises(LeafInvalid):
        dump_leaf(_leaf(EpochErased(epoch="x" * MAX_RECORD_BYTES)))


def test_a_value_without_a_form_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="no form for float"):
        dump_leaf(_leaf(ClipFound(clip_id=clip_id(1), state=1.5)))  # type: ignore[arg-type]  # the mistake


def test_a_state_is_stored_by_its_word() -> None:
    assert _document(ClipFound(clip_id=clip_id(1), state=ClipState.CUT))["fact"]["state"] == "cut"
