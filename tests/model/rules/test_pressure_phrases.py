"""The tables of pressing phrases, by language."""

import pytest

from custom_components.footage_guard.model.rules.phrase_table import patterns
from custom_components.footage_guard.model.rules.pressure_phrases import PRESSURE

FAMILIES = {
    *("threat", "urgency", "deadline", "guilt", "praise", "reward", "obligation", "minimizing", "authority"),
}


def test_english_comes_first() -> None:
    assert next(iter(PRESSURE)) == "en"


@pytest.mark.parametrize("table", PRESSURE.values(), ids=PRESSURE)
def test_every_family_has_phrases(table: str) -> None:
    assert {each.phrase_id.split(".")[0] for each in patterns(table)} == FAMILIES
