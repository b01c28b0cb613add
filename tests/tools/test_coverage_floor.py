"""A file that no test reaches is told."""

from pathlib import Path
import subprocess
import sys

import pytest

from tools.coverage_floor import below_floor

SOURCE = "def used():\n    return 1\n\n\ndef unused():\n    a = 1\n    b = 2\n    return a + b\n"


def low(folder: Path, name: str, calls: str, source: str = SOURCE) -> list[str]:
    """Return what is told of a file of which some functions are called."""
    (folder / f"{name}.py").write_text(source)
    (folder / "call.py").write_text(f"from {name} import *\n{calls}\n")
    command = [sys.executable, "-m", "coverage", "run", "--data-file=data", "call.py"]
    subprocess.run(command, cwd=folder, check=True)
    return [line for line in below_floor(folder / "data") if name in line]


@pytest.mark.parametrize(("calls", "told"), [("used()", 1), ("used(), unused()", 0)])
def test_the_floor_bites(tmp_path: Path, calls: str, told: int) -> None:
    assert len(low(tmp_path, "planted", calls)) == told


@pytest.mark.parametrize(("name", "told"), [("planted", 0), ("planted_flow", 1)])
def test_a_form_is_reached_whole(tmp_path: Path, name: str, told: int) -> None:
    lines = "".join(f"    a = {number}\n" for number in range(100))
    source = f"{SOURCE}\n\ndef long():\n{lines}    return a\n\n\ndef missed():\n    return 1\n"
    assert len(low(tmp_path, name, "used(), unused(), long()", source)) == told
