"""The contracts, complete and with a gap."""

from pathlib import Path

import pytest

from .planting import replace, write
from .rules.layer_contracts import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


def test_planted_layer(tree: Path) -> None:
    write(integration(tree) / "planted" / "__init__.py", "")
    assert problems(tree) == [
        "'Imports go downwards only' forgets planted",
        "'Only the surface knows the surface' from: 'planted' is missing",
        "'Nothing below bridge knows Home Assistant' from: 'planted' is missing",
    ]


def test_planted_file_of_the_surface(tree: Path) -> None:
    write(integration(tree) / "planted.py", "")
    assert problems(tree) == ["'Only the surface knows the surface': 'planted' is missing"]


@pytest.mark.parametrize("name", ["forms", "camera_flow"])
def test_planted_gap(tree: Path, name: str) -> None:
    replace(tree / "pyproject.toml", f'  "custom_components.footage_guard.{name}",\n', "")
    assert problems(tree) == [f"'Only the surface knows the surface': {name!r} is missing"]
