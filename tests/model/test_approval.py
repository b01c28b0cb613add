"""What is agreed to has one spelling, and whatever of it changes, something else was agreed to."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
import json
from typing import Any
import unicodedata

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.approval import (
    Approval,
    ApprovalStatement,
    StatementInvalid,
    approved,
    read_statement,
)
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.draft import Delivery
from custom_components.footage_guard.model.ids import IdInvalid, ReleaseId
from custom_components.footage_guard.model.request.instant import Instant
from custom_components.footage_guard.model.vote import Method, Tally, Transport, Vote

from .approving import FILE, STATEMENT, TERMS, at

type Path = tuple[str | int, ...]


def _leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the way to every single value of a statement."""
    if is_dataclass(value) and not isinstance(value, Instant):
        for each in fields(value):
            yield from _leaves(getattr(value, each.name), (*path, each.name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _leaves(item, (*path, place))
    else:
        yield path


def _get(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _with(value: Any, path: Path, leaf: Any) -> Any:
    """Return a value with another one at the end of a way."""
    if not path:
        return leaf
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], _with(value[step], tuple(rest), leaf), *value[step + 1 :])
    return replace(value, **{step: _with(getattr(value, step), tuple(rest), leaf)})


def _other(value: Any) -> Any:
    """Return another value that could stand in its place."""
    others: list[tuple[type, Callable[[Any], Any]]] = [
        (bool, lambda each: not each),
        (Instant, lambda each: Instant(ms=each.ms + 1, offset_min=0)),
        (Enum, lambda each: next(item for item in type(each) if item is not each)),
        (int, lambda each: each + 1),
        (bytes, lambda each: bytes([each[0] ^ 1]) + each[1:]),
        (str, lambda each: each[:-1] + ("B" if each[-1:] != "B" else "C")),
    ]
    return next(make(value) for kind, make in others if isinstance(value, kind))


LEAVES = list(_leaves(STATEMENT))
ALONE = {("delivery",), ("age_recipient",)}
"""What cannot change while all else stays."""


@pytest.mark.parametrize("path", [path for path in LEAVES if path not in ALONE])
def test_any_field_that_changes_makes_another_statement(path: Path) -> None:
    changed = _with(STATEMENT, path, _other(_get(STATEMENT, path)))
    assert changed.sha256 != STATEMENT.sha256
    assert read_statement(changed.dump()) == changed


def test_the_delivery_makes_another_statement() -> None:
    link, file = STATEMENT, replace(STATEMENT, delivery=_other(STATEMENT.delivery), share_origin=None)
    assert link.sha256 != file.sha256
    encrypted = replace(file, delivery=Delivery.AGE_FILE)
    for_key = replace(encrypted, age_recipient="age1key")
    assert len({file.sha256, encrypted.sha256, for_key.sha256}) == 3
    assert read_statement(for_key.dump()) == for_key
    with pytest.raises(StatementInvalid):
        replace(STATEMENT, age_recipient="age1key")


def test_every_field_is_hashed() -> None:
    """The ways above lead to all that is in the canonical form."""
    assert {path[0] for path in LEAVES} | {"v", "kind"} == STATEMENT.as_json().keys()
    assert {path[2] for path in LEAVES if path[0] == "files"} == {each.name for each in fields(FILE)}
    assert {path[1] for path in LEAVES if path[0] == "terms"} == {each.name for each in fields(TERMS)}


@given(
    path=st.sampled_from([path for path in LEAVES if isinstance(_get(STATEMENT, path), str)]),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_texts_are_told_apart_by_every_character(path: Path, text: str) -> None:
    before = _get(STATEMENT, path)
    if not isinstance(before, Enum) and path[-1] not in {"draft_id", "request_id", "clip_id"}:
        normal = unicodedata.normalize("NFC", text)
        changed = _with(STATEMENT, path, normal)
        assert (changed.sha256 == STATEMENT.sha256) is (normal == before)
        assert read_statement(changed.dump()) == changed


@pytest.mark.parametrize("path", [("recipient", "name"), ("purpose",), ("files", 0, "name"), ("share_origin",)])
def test_a_text_that_is_composed_otherwise_is_refused(path: Path) -> None:
    """Two texts that look the same are never two statements."""
    with pytest.raises(StatementInvalid):
        _with(STATEMENT, path, "Ame\u0301lie")
    data = json.loads(STATEMENT.dump())
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = "Ame\u0301lie"
    with pytest.raises(StatementInvalid):
        read_statement(canonical(data))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("needed",), 0),
        (("files",), ()),
        (("nonce",), b"\5" * 15),
        (("request_sha256",), b""),
        (("policy_sha256",), b"\4" * 31),
        (("files", 0, "sha256"), b"\1" * 33),
        (("files", 0, "redactions_sha256"), b""),
        (("files", 0, "size_bytes"), 0),
        (("files", 0, "end"), at(0)),
        (("terms", "max_downloads"), 0),
        (("terms", "cooling_minutes"), -1),
        (("share_origin",), None),
    ],
)
def test_what_cannot_be_is_no_statement(path: Path, value: Any) -> None:
    with pytest.raises(StatementInvalid):
        _with(STATEMENT, path, value)


def test_ids_are_ids() -> None:
    with pytest.raises(IdInvalid):
        replace(STATEMENT, draft_id=ReleaseId("../etc"))


def _stored(edit: Callable[[bytes], bytes]) -> bytes:
    return edit(STATEMENT.dump())


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b'"needed":2', b'"needed":2,"needed":1'),
        lambda data: data.replace(b'"needed":2', b'"needed":2.5'),
        lambda data: data.replace(b'"needed":2', b'"needed":2.0'),
        lambda data: data.replace(b'"needed":2', b'"needed":true'),
        lambda data: data.replace(b'"needed":2', b'"needed":"2"'),
        lambda data: data.replace(b'"kind":"approval"', b'"kind":"vault/unlock"'),
        lambda data: data.replace(b'"v":1', b'"v":true'),
        lambda data: data.replace(b'"v":1', b'"v":2'),
        lambda data: data.replace(b'"needed":2,', b""),
        lambda data: data.replace(b'"needed":2', b'"needed":2,"zzz":1'),
        lambda data: data.replace(b"voluntary", b"whatever"),
        lambda data: data + b" ",
        lambda data: b" " + data,
        lambda _: b"[]",
        lambda _: b"",
    ],
)
def test_bytes_that_are_not_its_one_spelling_are_refused(edit: Callable[[bytes], bytes]) -> None:
    with pytest.raises(StatementInvalid):
        read_statement(_stored(edit))


@given(st.integers(0, len(STATEMENT.dump()) - 1), st.integers(0, 255))
def test_a_byte_that_changes_makes_another_statement_or_none(place: int, byte: int) -> None:
    data = bytearray(STATEMENT.dump())
    data[place] = byte
    try:
        read: ApprovalStatement | None = read_statement(bytes(data))
    except StatementInvalid:
        read = None
    assert (read == STATEMENT) is (bytes(data) == STATEMENT.dump())


def test_what_nobody_shall_see_is_in_no_log() -> None:
    for word in ("Hall", "Northtown", "bicycle"):
        assert word not in repr(STATEMENT)


def test_nothing_leaves_before_both_waits_are_over() -> None:
    assert TERMS.wait_ms == 600_000
    assert replace(TERMS, veto_hours=2).wait_ms == 7_200_000
    assert replace(TERMS, cooling_minutes=0).wait_ms == 0


def _vote(person_id: str, statement: str = STATEMENT.sha256) -> Vote:
    return Vote(
        person_id=person_id,
        public_key=person_id.encode().ljust(32),
        signature=bytes(64),
        statement_sha256=statement,
        cast_ms=0,
        method=Method.PASSPHRASE,
        transport=Transport.TLS,
    )


def test_an_approval_is_made_of_enough_votes_for_this() -> None:
    votes = (_vote("ada"), _vote("ben"))
    approval = approved(STATEMENT, Tally(counted=votes, needed=2))
    assert (approval.statement, approval.votes) == (STATEMENT, votes)


@pytest.mark.parametrize(
    "tally",
    [
        Tally(counted=(_vote("ada"),), needed=2),
        Tally(counted=(_vote("ada"),), needed=1),
        Tally(counted=(_vote("ada"), _vote("ben", "0" * 64)), needed=2),
    ],
)
def test_no_other_votes_make_one(tally: Tally) -> None:
    with pytest.raises(StatementInvalid):
        approved(STATEMENT, tally)


def test_nobody_makes_one_by_themselves() -> None:
    with pytest.raises(TypeError):
        Approval()
