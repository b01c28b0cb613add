"""The layers alone, pure and spoiled."""

from pathlib import Path

import pytest

from .planting import append, write
from .rules.pure_layers import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("model/quiet.py", "import av", "model brings av"),
        ("media/probe.py", "import aiohttp", "media brings aiohttp"),
        ("media/probe.py", "from ..bridge.common import executor", "media brings homeassistant"),
        ("media/probe.py", "from ..const import DOMAIN", "media brings homeassistant"),
        ("media/probe.py", "import no_such_library", "media does not load alone: ModuleNotFoundError"),
    ],
)
def test_planted_import(tree: Path, file: str, line: str, problem: str) -> None:
    append(integration(tree) / file, line)
    assert any(told.startswith(problem) for told in problems(tree))


def test_planted_new_layer(tree: Path) -> None:
    write(integration(tree) / "vault" / "__init__.py", "")
    write(integration(tree) / "vault" / "inner" / "store.py", "import voluptuous")
    assert problems(tree) == ["vault brings voluptuous"]
