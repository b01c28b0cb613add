"""The guide for whoever asks by program does what it says: each of its commands runs, but for the one that sends."""

from pathlib import Path
import re
import shlex

import pytest

from tests.architecture.tree import REPOSITORY
from tools import request_file

GUIDE = REPOSITORY / "docs" / "guide" / "requests-by-machine.md"
PROGRAM = "python3 tools/request_file.py "


def test_each_command_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [
        line for block in re.findall(r"```\n(.*?)```", GUIDE.read_text(), re.DOTALL) for line in block.splitlines()
    ]
    commands = [line for line in lines if line.startswith(PROGRAM)]
    assert [shlex.split(line)[0] for line in lines if line not in commands] == ["curl"]
    assert len(commands) == 5
    for command in commands:
        assert request_file.main(shlex.split(command.removeprefix(PROGRAM))) == 0, command
