"""The layers, kept and broken."""

import pytest

from .planting import append, copy_repository, write
from .rules.layers import problems
from .tree import REPOSITORY, integration

PACKAGE = "custom_components.footage_guard"
PLANTED = [
    ("model.mode", "from homeassistant.core import HomeAssistant", "homeassistant"),
    ("model.camera", "import os", "os"),
    ("model.source", "import random", "random"),
    ("model.errors.base", "import time", "time"),
    ("model.quiet", "from ..media import probe", f"{PACKAGE}.media.probe"),
    ("media.still", "import voluptuous as vol", "voluptuous"),
    ("media.source", "from ..bridge.common import executor", f"{PACKAGE}.bridge.common.executor"),
    ("bridge.people.people", "from ... import forms", f"{PACKAGE}.forms"),
    ("vault.store", "from ..media import probe", f"{PACKAGE}.media.probe"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Plant every import at once, and lint once."""
    tree = copy_repository(tmp_path_factory.mktemp("layers") / "repository")
    write(integration(tree) / "vault" / "__init__.py", "")
    write(integration(tree) / "vault" / "store.py", "")
    for module, line, _ in PLANTED:
        append(integration(tree) / f"{module.replace('.', '/')}.py", line)
    return problems(tree)


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(("module", "line", "target"), PLANTED)
def test_planted_import(told: list[str], module: str, line: str, target: str) -> None:
    assert f"{PACKAGE}.{module} -> {target}" in told, line
