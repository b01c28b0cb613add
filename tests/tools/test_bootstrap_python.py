"""The way to a Python 3.14 is the same every time and takes no other version for it."""

from hashlib import sha256
import os
from pathlib import Path
import shlex
import subprocess
import sys

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ROOT / "scripts" / "bootstrap-python"


def _bootstrap(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BOOTSTRAP)], env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=300
    )


def _program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


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
    _program(pretender, f'exec {shlex.join([sys.executable, "-c", start])} "$2"')
    assert str(pretender) not in _bootstrap(FOOTAGE_GUARD_PYTHON=str(pretender)).stdout


def test_where_apt_knew_no_archive_of_debian_it_used_to_end_without_a_word(tmp_path: Path) -> None:
    tools = tmp_path / f"tools-{sha256((ROOT / 'requirements' / 'tools.txt').read_bytes()).hexdigest()[:16]}"
    for path in (tools / "bin" / "uv", tmp_path / "bin" / "python3.14"):
        _program(path, "exit 1")
    (tools / ".done").touch()
    _program(tmp_path / "bin" / "dpkg", "echo amd64")
    _program(tmp_path / "bin" / "apt-get", "echo http://archive.example/ubuntu/")
    done = _bootstrap(
        PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        FOOTAGE_GUARD_CACHE=str(tmp_path),
        FOOTAGE_GUARD_NO_UV_PYTHON="1",
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: no Python >= 3.14.2 here: ")
    assert done.stderr.endswith("(apt knows no Debian archive)\n")
