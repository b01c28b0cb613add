"""The way to a Python 3.14 is the same every time and takes no other version for it."""

import os
from pathlib import Path
import subprocess
import sys

import pytest

BOOTSTRAP = Path(__file__).resolve().parents[2] / "scripts" / "bootstrap-python"


def _bootstrap(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BOOTSTRAP)], env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=300
    )


def test_it_prints_one_path_of_a_python_that_is_new_enough() -> None:
    first, second = _bootstrap(), _bootstrap()
    assert first.stdout == second.stdout
    (path,) = first.stdout.splitlines()
    version = subprocess.run(
        [path, "-c", "import sys; print(sys.version_info[:3] >= (3, 14, 2))"], capture_output=True, check=True
    )
    assert version.stdout == b"True\n"
    assert second.stderr == ""


def test_a_python_that_was_named_is_taken() -> None:
    assert _bootstrap(FOOTAGE_GUARD_PYTHON=sys.executable).stdout == f"{sys.executable}\n"


@pytest.mark.parametrize("version", ["3, 14, 1", "3, 13, 9", "3, 15, 0"])
def test_another_version_is_not_taken(tmp_path: Path, version: str) -> None:
    pretender = tmp_path / "python3.14"
    start = f"import sys; sys.version_info = ({version}); exec(sys.argv[1])"
    pretender.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{start}' \"$2\"\n")
    pretender.chmod(0o755)
    assert str(pretender) not in _bootstrap(FOOTAGE_GUARD_PYTHON=str(pretender)).stdout
