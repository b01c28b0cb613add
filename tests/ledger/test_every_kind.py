"""What is tried of all facts is tried of each kind."""

from hypothesis import HealthCheck, Phase, given, settings

from custom_components.footage_guard.ledger.leaves import KINDS
from custom_components.footage_guard.model.facts import Fact

from .desk import facts


def test_the_strategy_has_facts_of_each_kind() -> None:
    found: set[type[object]] = set()

    @settings(max_examples=4000, derandomize=True, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
    @given(facts)
    def note(fact: Fact) -> None:
        found.add(type(fact))

    note()
    assert found == {*KINDS.values()}
