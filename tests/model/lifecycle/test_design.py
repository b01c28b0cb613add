"""The published page draws the machines as they are."""

from pathlib import Path
import re

import pytest

from custom_components.footage_guard.model.lifecycle.advance import exposure
from custom_components.footage_guard.model.lifecycle.outside import outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lifecycle.standing import Standing

from .machines import MACHINES, RELEASE, REQUEST, Machine

type Arrow = tuple[str, str, str]

PAGE = Path(__file__).parents[3].joinpath("docs", "design", "lifecycle.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")}
TITLES = [(REQUEST, "The request"), (RELEASE, "The release")]
END = "[*]"


def _drawn(section: str) -> list[Arrow]:
    """Return every arrow of a section's diagram; a line that is none is an error."""
    (block,) = re.findall(r"```mermaid\nstateDiagram-v2\n(.*?)```", section, re.DOTALL)
    arrows: list[Arrow] = []
    for line in block.splitlines():
        match = re.fullmatch(r" {4}(\S+) --> ([^\s:]+)(?:: (\w+(?:, \w+)*))?", line)
        assert match is not None, line
        state, after, inputs = match.groups(default="")
        arrows += [(state, after, by) for by in inputs.split(", ")]
    return sorted(arrows)


def _arrows(machine: Machine) -> list[Arrow]:
    steps = list(machine.steps())
    ends = set(machine.states) - {step.state for step in steps}
    return sorted(
        [
            (END, str(machine.first), ""),
            *((str(step.state), str(step.after), str(step.by)) for step in steps),
            *((str(end), END, "") for end in ends),
        ]
    )


def _words(section: str, row: str) -> set[str]:
    """Return the words in code in the row of a table that begins so."""
    (line,) = re.findall(rf"^\| {row} .*", SECTIONS[section], re.MULTILINE)
    return set(re.findall(r"`(\w+)`", line))


@pytest.mark.parametrize(("machine", "title"), TITLES)
def test_the_diagram_is_the_table(machine: Machine, title: str) -> None:
    assert _drawn(SECTIONS[title]) == _arrows(machine)


@pytest.mark.parametrize(("machine", "title"), TITLES)
def test_the_page_says_what_raises(machine: Machine, title: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (yes|no) \|$", SECTIONS[title], re.MULTILINE)
    assert sorted(rows) == sorted((str(by), "yes" if by.raises else "no") for by in machine.inputs)


@pytest.mark.parametrize("level", [1, 2])
def test_the_page_says_what_exposes(level: int) -> None:
    exposing = {state for machine in MACHINES for state in machine.states if exposure(state) == level}
    assert _words("What raises", f"{level},") == exposing


@pytest.mark.parametrize("state", RequestState)
def test_the_page_says_what_the_outside_sees(state: RequestState) -> None:
    rows = dict(re.findall(r"^\| (`\w+`|everything else) \| (.+) \|$", SECTIONS["What the outside sees"], re.MULTILINE))
    seen = " | ".join(f"`{outside(state, closes_ms=1, closed_until_ms=mark)}`" for mark in (0, 1))
    assert rows.get(f"`{state}`", rows["everything else"]) == seen


def test_the_page_says_what_the_sensor_shows() -> None:
    section = SECTIONS["What the sensor shows"]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(Standing)
    assert _words("What the sensor shows", "`in_review`") == {"in_review", "drafted", "frozen", "voting"}
    assert _words("What the sensor shows", "`approved`") == {"approved", ReleaseState.COOLING}
    assert _words("What the sensor shows", "`released`") == {"released", ReleaseState.LIVE}
