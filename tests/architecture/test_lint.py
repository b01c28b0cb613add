"""ruff, with the project's configuration."""

from pathlib import Path

import pytest

from .planting import write
from .rules.lint import problems
from .tree import REPOSITORY

HEAD = '"""A planted module."""\n\n'


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('def planted() -> None:\n    """Do it."""\n    unused = 1\n', "F841"),
        ('print("planted")\n', "T201"),
        ('def planted(value) -> None:\n    """Do it."""\n', "ANN001"),
        ('def planted():\n    """Do it."""\n', "ANN201"),
        ("def planted() -> None:\n    pass\n", "D103"),
        ('import os\n\nos.system("ls")\n', "S605"),
        ("import datetime\n\nNOW = datetime.datetime.now()\n", "DTZ005"),
        ("try:\n    VALUE = 1\nexcept Exception:\n    VALUE = 2\n", "BLE001"),
        ("VALUE = 1  # noqa: T201  # nothing to silence\n", "RUF100"),
        ("# VALUE = compute(1)\n", "ERA001"),
    ],
)
@pytest.mark.parametrize("folder", ["custom_components/footage_guard/model", "tools"])
def test_planted(tree: Path, folder: str, body: str, code: str) -> None:
    write(tree / folder / "planted.py", HEAD + body)
    assert any(told.startswith(f"{folder}/planted.py") and f" {code} " in told for told in problems(tree))
