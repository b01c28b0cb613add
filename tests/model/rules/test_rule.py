"""What rules have in common: mutes that run out, and one key for a case however it is written."""

import pytest

from custom_components.footage_guard.model.rules.rule import Mute, MuteScope, case_key

from .requests import NOW_MS


@pytest.mark.parametrize(
    ("until_ms", "is_muted"), [(None, True), (NOW_MS + 1, True), (NOW_MS, False), (NOW_MS - 1, False)]
)
def test_a_mute_runs_until_its_end(until_ms: int | None, *, is_muted: bool) -> None:
    mute = Mute(scope=MuteScope.CASE, key="a1", until_ms=until_ms)
    assert mute.runs(NOW_MS) is is_muted
    assert "a1" not in repr(mute)


@pytest.mark.parametrize(
    "reference", ["Case 26-118/A", "case 26 118 a", " CASE\u200926\u2013118\uff0fa ", "case\uff126118A"]
)
def test_a_case_stays_the_same_case(reference: str) -> None:
    assert case_key(reference) == "case26118a"


@pytest.mark.parametrize(("reference", "key"), [("", ""), ("  ", ""), ("--", "--"), ("26-119", "26119"), ("Ä 1", "a1")])
def test_other_cases_are_other_cases(reference: str, key: str) -> None:
    assert case_key(reference) == key
