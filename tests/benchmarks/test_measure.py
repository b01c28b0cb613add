"""How a measured ratio is judged, and that every budget has one."""

import json
from pathlib import Path
import sys

import pytest

from benchmarks.__main__ import BENCHMARKS, FOLDER, QUICK, main, row
from benchmarks.measure import Line, better, failures, line, timed, write


def _line(ratio: float, *, target: float = 1.0, baseline: float = 1.0) -> Line:
    return line("a thing", ours=[ratio * baseline], baseline=[baseline], target=target)


def test_the_middle_counts_and_of_two_the_smaller() -> None:
    assert line("a", ours=[1, 9, 2], baseline=[4, 4, 4], target=1.0).ratio == 0.5
    assert line("a", ours=[1, 9], baseline=[4, 5], target=1.0).ratio == 0.25


def test_over_its_target_it_fails() -> None:
    assert failures([_line(1.0)], None) == []
    assert failures([_line(1.01)], None) == ["a thing: 1.01 is over 1.0"]


def test_a_time_may_be_twice_what_we_chose_where_the_machine_is_not_known() -> None:
    for is_quick, fine, over in ((False, 1.0, 1.01), (True, 2.0, 2.01)):
        assert failures([timed("a time / 2 s", [2 * fine], 2.0, is_quick=is_quick)], None) == []
        assert failures([timed("a time / 2 s", [2 * over], 2.0, is_quick=is_quick)], None)


def test_nothing_may_be_of_what_must_not_be() -> None:
    assert failures([_line(0.0, target=0)], None) == []
    assert failures([_line(1.0, target=0)], None)


def test_of_two_runs_the_better_one_counts_but_never_of_what_must_not_be() -> None:
    first, second = [_line(0.5), _line(1.0, target=0)], [_line(0.7), _line(0.0, target=0)]
    for turn in ((first, second), (second, first)):
        assert [entry.ratio for entry in better(*turn)] == [0.5, 1.0]


@pytest.mark.parametrize(
    ("now", "fails"),
    [(0.62, False), (0.64, True)],
    ids=["within a quarter", "worse by more"],
)
def test_a_ratio_may_lose_a_quarter(tmp_path: Path, now: float, *, fails: bool) -> None:
    stored = tmp_path / "P.json"
    write([_line(0.5)], stored)
    assert bool(failures([_line(now, baseline=2.0)], stored)) is fails
    # A number we chose tells of the machine.
    assert failures([_line(now)], stored) == []


def test_without_a_stored_ratio_it_fails(tmp_path: Path) -> None:
    assert failures([_line(0.5)], tmp_path / "P.json") == ["P.json holds no stored ratios"]
    write([], tmp_path / "P.json")
    assert failures([_line(0.5)], tmp_path / "P.json") == ["a thing has no stored ratio"]


def test_each_budget_has_its_benchmark_and_ci_its_stored_ratios() -> None:
    assert [*BENCHMARKS] == [*(f"P{number}" for number in range(1, 15)), "Load"]
    assert {*QUICK} <= {*BENCHMARKS}
    for name in BENCHMARKS:
        stored = json.loads((FOLDER / "stored" / f"{name}.json").read_text())
        assert stored, name
        assert len({entry["name"] for entry in stored}) == len(stored), name


def test_a_row_tells_verdict_ratio_target_and_both_figures() -> None:
    told = " ".join(row("P9", _line(1.25, baseline=20.0)).split())
    assert told == "✗ P9 a thing 1.2500 ≤ 1 (25 / 20)"


def test_lines_of_the_long_form_used_to_be_stored_which_the_quick_one_does_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "P1", "--store"])
    # Where it would be measured after all, that takes no time, and nothing is stored here.
    monkeypatch.setitem(BENCHMARKS, "P1", lambda *_, **__: [])
    monkeypatch.setattr("benchmarks.__main__.FOLDER", tmp_path)
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "--store goes with --quick" in capsys.readouterr().err
