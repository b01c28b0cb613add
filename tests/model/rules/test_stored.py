"""Findings are kept as they were, and nothing else passes for findings."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.canonical import Json, canonical
from custom_components.footage_guard.model.rules.rule import Finding, FindingKind, Mark
from custom_components.footage_guard.model.rules.stored import (
    FindingsUnreadable,
    dump_findings,
    finding_as_json,
    read_findings,
)

MARKS = st.builds(
    Mark, field=st.text(), start=st.integers(0, 9999), end=st.integers(0, 9999), phrase_id=st.text(max_size=20)
)
FINDINGS = st.lists(
    st.builds(
        Finding,
        rule=st.text(max_size=20),
        kind=st.sampled_from(FindingKind),
        values=st.dictionaries(st.text(max_size=9), st.text(max_size=9) | st.integers(0, 1 << 50), max_size=3),
        marks=st.lists(MARKS, max_size=3).map(tuple),
    ),
    max_size=3,
).map(tuple)
FINDING = Finding(
    rule="pressure",
    kind=FindingKind.NOTE,
    values={"count": 2},
    marks=(Mark(field="message", start=0, end=4, phrase_id="threat.warrant"),),
)
STORED = finding_as_json(FINDING)
MARK: dict[str, Json] = {"field": "message", "start": 0, "end": 4, "phrase_id": "threat.warrant"}


@given(findings=FINDINGS)
def test_what_is_kept_is_read_again(findings: tuple[Finding, ...]) -> None:
    assert read_findings(dump_findings(findings)) == findings


def test_its_form_stays_what_it_is() -> None:
    assert dump_findings((FINDING,)) == (
        b'[{"kind":"note","marks":[{"end":4,"field":"message","phrase_id":"threat.warrant","start":0}],'
        b'"rule":"pressure","values":{"count":2}}]'
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b'["rule"]',
        b"[ ]",
        canonical([{**STORED, "more": 1}]),
        canonical([{**STORED, "rule": 1}]),
        canonical([{**STORED, "kind": "approve"}]),
        canonical([{**STORED, "values": {"count": True}}]),
        canonical([{**STORED, "values": {"count": None}}]),
        canonical([{**STORED, "marks": [1]}]),
        canonical([{**STORED, "marks": [{**MARK, "start": "0"}]}]),
        canonical([{**STORED, "marks": [{**MARK, "more": 0}]}]),
    ],
)
def test_anything_else_is_unreadable(data: bytes) -> None:
    with pytest.raises(FindingsUnreadable):
        read_findings(data)
