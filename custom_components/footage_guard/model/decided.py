"""All that a household has decided as a whole: its policy, how it watches, and who is a viewer."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from .canonical import CanonicalInvalid, Json, canonical, parse_canonical
from .mode import Mode
from .policy import Policy, is_raised, parse_policy


class DecidedInvalid(ValueError):
    """No value of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is in force, or would be."""

    policy: Policy
    mode: Mode
    viewers: tuple[str, ...] = ()
    """User ids, in order and each once."""

    def __post_init__(self) -> None:
        """Raise DecidedInvalid: one set of viewers has one spelling."""
        if [*self.viewers] != sorted({*self.viewers}) or not all(self.viewers):
            raise DecidedInvalid

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {"policy": {**self.policy.as_rows()}, "mode": self.mode.value, "viewers": list(self.viewers)}

    def as_text(self) -> str:
        """Return it as the ledger is told."""
        return canonical(self.as_json()).decode()

    @property
    def digest(self) -> bytes:
        """SHA-256 of its canonical form."""
        return sha256(canonical(self.as_json())).digest()

    def raised_from(self, before: Decided) -> tuple[str, ...]:
        """Return which parts expose more than before."""
        raised = [*is_raised(before.policy, self.policy)]
        if self.mode is Mode.CONVENIENCE is not before.mode:
            raised.append("mode")
        if not {*self.viewers} <= {*before.viewers}:
            raised.append("viewers")
        return tuple(raised)


def parse_decided(text: str) -> Decided:
    """Read what the ledger was told; raise DecidedInvalid for anything we would not have written."""
    try:
        return decided_of(parse_canonical(text.encode()))
    except (CanonicalInvalid, UnicodeEncodeError) as err:
        raise DecidedInvalid from err


def decided_of(document: Mapping[str, Any]) -> Decided:
    """Return what a document says; raise DecidedInvalid."""
    try:
        rows = document["policy"]
        if {*rows} != {each.name for each in fields(Policy)}:
            raise DecidedInvalid
        decided = Decided(policy=parse_policy(rows), mode=Mode(document["mode"]), viewers=tuple(document["viewers"]))
    except (KeyError, TypeError, ValueError) as err:
        raise DecidedInvalid from err
    # What would be read as something else than it says is not what somebody agreed to.
    if decided.as_json() != document:
        raise DecidedInvalid
    return decided
