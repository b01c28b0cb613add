"""The model, pure and spoiled."""

from pathlib import Path

import pytest

from .planting import append
from .rules.model_purity import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("line", "used"),
    [
        ("import time", "time"),
        ("from time import monotonic", "time"),
        ("import os.path", "os.path"),
        ("from random import choice", "random"),
        ("import secrets", "secrets"),
        ("from datetime import datetime; NOW = datetime.now", "now"),
        ("import datetime; TODAY = datetime.date.today()", "today"),
        ("from uuid import uuid4", "uuid4"),
        ("import uuid; ID = uuid.uuid7()", "uuid7"),
        ("with open('footage') as file: pass", "open"),
    ],
)
def test_planted(tree: Path, line: str, used: str) -> None:
    append(integration(tree) / "model" / "quiet.py", line)
    (told,) = problems(tree)
    assert told.endswith(f": uses {used}")
