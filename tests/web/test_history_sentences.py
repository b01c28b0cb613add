"""The panel has a sentence for every kind of record: its tests read one of each, made of the ledger's own kinds."""

import json
from typing import Final

import pytest

from custom_components.footage_guard.ledger.leaves import KINDS
from tests.architecture.tree import REPOSITORY

from .history_facts import FILE, examples, written

SENTENCES: Final = REPOSITORY / "frontend" / "src" / "localize" / "page-languages" / "en.json"


def test_the_panel_is_tested_with_a_record_of_each_kind() -> None:
    assert FILE.read_text() == written(), "run python -m tests.web.history_facts"
    assert {record["kind"] for record in examples()} == {*KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_sentence_for_each_kind(kind: str) -> None:
    assert json.loads(SENTENCES.read_text()).get(f"history.{kind}")
