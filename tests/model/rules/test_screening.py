"""All rules are asked, in one order; what they find decides nothing."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model import rules
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.rules.rule import Finding, FindingKind, Holding, MuteScope
from custom_components.footage_guard.model.rules.screening import (
    HOLD_RULES,
    RULES,
    after_hold,
    reasons,
    screen,
)

from .requests import CONTEXT, REQUEST, request

TESTS = Path(__file__).parent
SET_ASIDE = {
    *("muted_everything", "muted_requester", "muted_case"),
    *("amends_declined", "case_limit", "open_limit", "daily_limit"),
}


def _modules() -> dict[str, ModuleType]:
    names = sorted(path.stem for path in Path(rules.__path__[0]).glob("*.py") if path.stem != "__init__")
    return {name: import_module(f"{rules.__name__}.{name}") for name in names}


def test_every_rule_is_a_file_of_its_own_and_asked_by_its_name() -> None:
    checks = {name: module.check for name, module in _modules().items() if hasattr(module, "check")}
    assert dict(sorted([*RULES.items(), *HOLD_RULES.items()])) == checks


@pytest.mark.parametrize("name", _modules())
def test_every_file_has_a_test(name: str) -> None:
    parts_of_a_table = {
        "pressure_english_hard",
        "pressure_english_soft",
        "pressure_english_threats",
        "assembly_phrases",
        "sharing_phrases",
    }
    assert name in parts_of_a_table or (TESTS / f"test_{name}.py").exists()


def test_nothing_is_found_in_an_ordinary_request() -> None:
    assert screen(REQUEST, CONTEXT) == ()


CROWDED = replace(
    CONTEXT,
    of_case=2,
    open_of_organisation=1,
    received_last_day=5,
    amends_declined=True,
    muted=frozenset(MuteScope),
)


def test_the_limits_set_aside_and_nothing_else_does() -> None:
    findings = screen(request(case_reference="26-118", message="You must reply."), CROWDED)
    assert {finding.rule for finding in findings if finding.kind is FindingKind.SET_ASIDE} == SET_ASIDE
    assert [finding.rule for finding in findings] == [
        *("muted_everything", "muted_requester", "muted_case"),
        *("amends_declined", "case_limit", "open_limit", "daily_limit", "pressure"),
    ]


def test_findings_come_in_the_order_of_the_rules() -> None:
    order = list(RULES)
    found = [finding.rule for finding in screen(request(case_reference="26-118", scope__wants_audio=True), CROWDED)]
    assert found == sorted(found, key=order.index)


@pytest.mark.parametrize("kind", FindingKind)
def test_a_request_is_set_aside_by_one_such_finding(kind: FindingKind) -> None:
    findings = (Finding(rule="a", kind=FindingKind.NOTE), Finding(rule="b", kind=kind))
    assert reasons(findings) == ({"b"} if kind is FindingKind.SET_ASIDE else set())
    assert not reasons(())


@given(asked=st.builds(request, message=st.text(max_size=500), purpose=st.text(max_size=500)))
def test_what_was_found_tells_no_word_of_the_requester(asked: object) -> None:
    assert isinstance(asked, type(REQUEST))
    findings = screen(replace(asked, message=f"You must reply, canary {asked.message}"[:500]), CONTEXT)
    assert findings
    assert "canary" not in repr(findings)


@given(limit_h=st.integers(1, 12), age_days=st.integers(1, 365))
def test_no_policy_sets_a_request_aside(limit_h: int, age_days: int) -> None:
    policy = Policy(window_limit_h=limit_h, footage_age_days=age_days)
    assert not reasons(screen(REQUEST, replace(CONTEXT, policy=policy)))


def test_rules_leave_the_request_as_it_is() -> None:
    before = REQUEST.digest
    screen(REQUEST, CROWDED)
    assert REQUEST.digest == before


def test_the_reasons_are_those_that_set_aside() -> None:
    findings = screen(request(case_reference="26-118", message="You must reply."), CROWDED)
    assert reasons(findings) == SET_ASIDE
    assert not reasons(screen(REQUEST, CONTEXT))


def test_what_became_of_the_clips_comes_last_and_in_place_of_what_had_become_of_them() -> None:
    before = after_hold(screen(request(scope__wants_audio=True), CONTEXT), Holding(loose=3, ends_ms=1, cut_at=9))
    assert [finding.rule for finding in before] == ["audio", "not_held", "held_until", "too_many_clips"]
    after = after_hold(before, Holding(loose=0, ends_ms=None, cut_at=None))
    assert [finding.rule for finding in after] == ["audio"]
