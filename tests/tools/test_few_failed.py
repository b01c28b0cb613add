"""What failed beside others runs once more where it is little, and nothing else is taken for passed."""

from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_S = 300
BESIDE = "--numprocesses", "2"
AGAIN = "--last-failed", "--last-failed-no-failures", "none"
ONCE = """\
def test_once():
    import pathlib

    seen = pathlib.Path("seen")
    was = seen.exists()
    seen.touch()
    assert was
"""


def run_pytest(folder: Path, *options: str) -> int:
    """Run the tests of a folder as scripts/test does; return how it ended."""
    plain = "-q", "-p", "no:homeassistant", "-p", "no:schemathesis", "-o", f"cache_dir={folder / 'kept'}"
    command = [sys.executable, "-m", "pytest", *plain, *options]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=PATIENCE_S).returncode


def few(folder: Path) -> subprocess.CompletedProcess[str]:
    """Ask of the run before."""
    command = [sys.executable, "-m", "tools.few_failed", str(folder / "kept")]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def write(folder: Path, *, failing: int) -> None:
    """Have so many files of two tests that fail each time, one test that fails once, and one that passes."""
    (folder / "pytest.ini").write_text("[pytest]\n")
    for number in range(failing):
        bodies = [f"def test_{name}():\n    assert False\n" for name in ("broken", "broken_too")]
        (folder / f"test_planted_{number}.py").write_text("\n".join(bodies))
    (folder / "test_planted.py").write_text(f"{ONCE}\n\ndef test_whole():\n    pass\n")


def test_one_that_passes_by_itself_has_passed(tmp_path: Path) -> None:
    write(tmp_path, failing=0)
    assert run_pytest(tmp_path, *BESIDE) == 1
    told = few(tmp_path)
    assert told.returncode == 0
    assert told.stderr.splitlines() == ["Failed beside others:", "test_planted.py::test_once"]
    assert run_pytest(tmp_path, *AGAIN) == 0


@pytest.mark.parametrize(("failing", "ended"), [(2, 0), (3, 1)])
def test_what_fails_again_has_failed_and_many_are_not_tried_again(tmp_path: Path, failing: int, ended: int) -> None:
    write(tmp_path, failing=failing)
    assert run_pytest(tmp_path, *BESIDE) == 1
    assert few(tmp_path).returncode == ended
    assert run_pytest(tmp_path, *AGAIN) == 1


def test_where_nothing_was_noted_something_else_is_wrong(tmp_path: Path) -> None:
    assert few(tmp_path).returncode == 1
