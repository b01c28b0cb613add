"""Findings as they are kept with their request."""

from typing import Final

from ..canonical import CanonicalInvalid, Json, canonical, parse_canonical
from ..request.plain import PlainInvalid, as_plain, from_plain
from .rule import Finding, FindingKind, Mark

_FINDING: Final = {"rule", "kind", "values", "marks"}


class FindingsUnreadable(ValueError):
    """The bytes are not what findings were stored as."""


def finding_as_json(finding: Finding) -> dict[str, Json]:
    """Return a finding as it is stored and sent to the panel."""
    return {
        "rule": finding.rule,
        "kind": finding.kind.value,
        "values": dict(finding.values),
        "marks": [as_plain(mark) for mark in finding.marks],
    }


def dump_findings(findings: tuple[Finding, ...]) -> bytes:
    """Return findings in their canonical form (RFC 8785)."""
    return canonical([finding_as_json(finding) for finding in findings])


def read_findings(data: bytes) -> tuple[Finding, ...]:
    """Return the findings whose canonical form this is; raise FindingsUnreadable.

    The name of a rule is not looked up: what another version found is kept and shown.
    """
    try:
        raw = parse_canonical(data)
        if not isinstance(raw, list):
            raise FindingsUnreadable
        return tuple([_finding(each) for each in raw])
    except (CanonicalInvalid, PlainInvalid, ValueError) as err:
        raise FindingsUnreadable from err


def _finding(raw: Json) -> Finding:
    if not isinstance(raw, dict) or raw.keys() != _FINDING:
        raise FindingsUnreadable
    match raw:
        case {"rule": str(rule), "kind": str(kind), "values": dict(values), "marks": list(marks)}:
            return Finding(
                rule=rule,
                kind=FindingKind(kind),
                values={name: _value(value) for name, value in values.items()},
                marks=tuple([from_plain(Mark, mark) for mark in marks]),
            )
        case _:
            raise FindingsUnreadable


def _value(raw: Json) -> str | int:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise FindingsUnreadable
    return raw
