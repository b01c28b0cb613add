"""Each promise and each case of abuse names tests that are there, and the page for auditors is the table."""

from dataclasses import replace
from pathlib import Path
import re

import pytest

from tests.architecture.tree import REPOSITORY

from .case import Case, Proof, Standing, at, case
from .cases import ABUSE, CASES, CRASHES
from .cases_of_promises import PROMISES
from .promise_document import PAGE, document
from .proving import names_in, problems

REAL = at("web/test_approving.py", "test_two_persons_decide")


def test_every_case_has_its_proof() -> None:
    assert problems(CASES) == []


def test_all_are_there() -> None:
    assert [each.id for each in PROMISES] == [f"promise {number}" for number in range(1, 10)]
    numbers = [int(each.id[1:]) for cases in ABUSE.values() for each in cases]
    assert len(numbers) == 83
    assert numbers[-1] == 92
    for letter, (title, cases) in zip("ABCDEFGH", ABUSE.items(), strict=True):
        assert title.startswith(f"{letter}. ")
        assert {each.id[0] for each in cases} == {letter}
        assert [int(each.id[1:]) for each in cases] == sorted({int(each.id[1:]) for each in cases})


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text() == document(), "run python -m tests.scenarios.promise_document"


def test_what_needs_a_real_home_is_run() -> None:
    """Beside the harness it is left out, and would be so without a word."""
    script = (REPOSITORY / "scripts" / "test").read_text().replace("\\\n", "")
    (line,) = (each for each in script.splitlines() if "at_home/" in each and " -p " in each)
    assert re.match(r"processes \w+ -p no:homeassistant -- ", line)


def test_each_crash_is_tried_where_it_is_said() -> None:
    assert [path for path in CRASHES if not (REPOSITORY / path).is_file()] == []


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        (case("X1", "Nothing proves it."), "X1 has no proof"),
        (case("X1", "A test.", at("web/test_approving.py", "test_x")), "X1: tests/web/test_approving.py has no test_x"),
        (case("X1", "A file.", at("web/test_x.py", "test_x")), "X1: tests/web/test_x.py has no test_x"),
        (
            case("X1", "No test.", at("web/test_approving.py")),
            "X1: tests/web/test_approving.py is named without a test",
        ),
        (case("X1", "No function.", at("web/test_approving.py", "Two")), "X1: tests/web/test_approving.py has no Two"),
        (case("X1", "A benchmark.", REAL, measured=("P99",)), "X1: nothing is measured as P99"),
        (case("X1", "Both.", lacks="This.", unbuilt="That."), "X1 is not built, and lacks something"),
        (replace(CASES[0], proofs=(REAL,)), "promise 1 is there twice"),
    ],
)
def test_what_is_planted_is_named(planted: Case, told: str) -> None:
    assert problems([*CASES, planted]) == [told]


def test_a_test_of_the_panel_is_found_by_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.test.ts"
    path.write_text('it("stops", () => {});\ntest.each([1, 2])("counts %i", () => {});\nconst text = "it(\'is\')";\n')
    assert names_in(path) == {"stops", "counts %i"}


def test_a_case_stands_as_it_says() -> None:
    assert case("X1", "", REAL).standing is Standing.PROVEN
    assert case("X1", "", REAL, short="Half of it.").standing is Standing.PROVEN
    assert case("X1", "", REAL, lacks="Half of it.").standing is Standing.PARTLY
    assert case("X1", "", unbuilt="Not yet.").standing is Standing.NOT_BUILT
    assert at("frontend/tests/a.test.ts", "stops") == Proof("frontend/tests/a.test.ts", ("stops",))
