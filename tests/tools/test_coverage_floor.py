"""A file that no test reaches is told."""

from pathlib import Path
import subprocess
import sys

import pytest

from tools.coverage_floor import below_floor

SOURCE = "def used():\n    return 1\n\n\ndef unused():\n    a = 1\n    b = 2\n    return a + b\n"


@pytest.mark.parametrize(("calls", "told"), [("used()", 1), ("used(), unused()", 0)])
def test_the_floor_bites(tmp_path: Path, calls: str, told: int) -> None:
    (tmp_path / "planted.py").write_text(SOURCE)
    (tmp_path / "call.py").write_text(f"from planted import *\n{calls}\n")
    command = [sys.executable, "-m", "coverage", "run", "--data-file=data", "call.py"]
    subprocess.run(command, cwd=tmp_path, check=True)
    low = [line for line in below_floor(tmp_path / "data") if "planted" in line]
    assert len(low) == told
