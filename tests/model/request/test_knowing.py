"""How a person can know who asks: each level by its own ways, and never by what only a signature proves."""

from itertools import product

import pytest

from custom_components.footage_guard.model.errors import VerifiedOtherwise
from custom_components.footage_guard.model.request import Level
from custom_components.footage_guard.model.request.knowing import WAYS, Method, parse_knowing

GOOD = [(level, method) for level, methods in WAYS.items() for method in sorted(methods)]


@pytest.mark.parametrize(("level", "method"), GOOD)
def test_a_way_proves_its_level(level: Level, method: Method) -> None:
    assert parse_knowing(int(level), str(method)) == (level, method)


@pytest.mark.parametrize(("level", "method"), [pair for pair in product(Level, Method) if pair not in GOOD])
def test_a_way_proves_no_other_level(level: Level, method: Method) -> None:
    with pytest.raises(VerifiedOtherwise):
        parse_knowing(int(level), str(method))


@pytest.mark.parametrize("raw", [True, 1.0, "1", None, 5, -1, [1]])
def test_a_level_is_a_number(raw: object) -> None:
    with pytest.raises(VerifiedOtherwise):
        parse_knowing(raw, "answered")


@pytest.mark.parametrize("raw", ["", "Answered", None, 1, ["answered"], {"answered"}])
def test_a_way_is_one_of_the_words(raw: object) -> None:
    with pytest.raises(VerifiedOtherwise):
        parse_knowing(1, raw)


def test_no_person_can_say_that_something_is_signed() -> None:
    assert Level.SIGNED not in WAYS
    assert {level for level in Level if level is not Level.SIGNED} == set(WAYS)
