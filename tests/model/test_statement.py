"""Whatever changes in a statement, its digest is another."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.footage_guard.model.history import Finding
from custom_components.footage_guard.model.statement import RollbackAccepted, statement_sha256

STATED = RollbackAccepted(
    person_id="alex",
    ledger="footage-guard/5c1a",
    finding=Finding.ROLLED_BACK,
    size=5,
    root=b"r" * 32,
    sound=4,
    known=9,
)


def test_the_digest_is_of_the_canonical_form_and_nothing_else() -> None:
    assert statement_sha256({"b": 1, "a": "é"}) == "aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e"


@pytest.mark.parametrize(
    "change",
    [
        {"person_id": "robin"},
        {"ledger": "footage-guard/77b0"},
        {"finding": Finding.CHECKPOINT_INVALID},
        {"size": 6},
        {"root": b"s" * 32},
        {"sound": 5},
        {"known": 10},
    ],
)
def test_each_part_matters(change: dict[str, Any]) -> None:
    assert statement_sha256(replace(STATED, **change).as_json()) != statement_sha256(STATED.as_json())


def test_it_says_what_it_is_for() -> None:
    assert STATED.as_json() == {
        "v": 1,
        "kind": "ledger/accept_rollback",
        "person": "alex",
        "ledger": "footage-guard/5c1a",
        "finding": "rolled_back",
        "size": 5,
        "root": "72" * 32,
        "sound": 4,
        "known": 9,
    }
