"""What HACS asks, kept and broken."""

from pathlib import Path
import shutil
from typing import Any

import pytest

from .planting import drop, put, replace
from .rules.hacs import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("domains", ["camera"], "hacs.json: 'domains' is not a known key"),
        ("name", "Doorbell Guard", "hacs.json: 'name' is not that of the manifest"),
        ("homeassistant", "2026.9.4", "hacs.json: 'homeassistant' is below 2026.10.0"),
        ("zip_release", False, "hacs.json: 'zip_release' with a 'filename' is missing"),
        ("filename", "footage_guard", "hacs.json: 'zip_release' with a 'filename' is missing"),
        ("hide_default_branch", False, "hacs.json: 'hide_default_branch' is not true"),
    ],
)
def test_planted_value(tree: Path, key: str, value: Any, problem: str) -> None:
    put(tree / "hacs.json", key, value=value)
    (told,) = problems(tree)
    assert told.startswith(problem)


@pytest.mark.parametrize("key", ["name", "homeassistant", "zip_release", "filename"])
def test_planted_gap(tree: Path, key: str) -> None:
    drop(tree / "hacs.json", key)
    (told,) = problems(tree)
    assert told.startswith("hacs.json: ")


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "custom_components/footage_guard/brand/icon.png"])
def test_planted_loss(tree: Path, name: str) -> None:
    (tree / name).unlink()
    (told,) = problems(tree)
    assert Path(name).name in told


@pytest.mark.parametrize("other", ["logo.png", "icon@2x.png"])
def test_planted_picture_of_another_size(tree: Path, other: str) -> None:
    brand = integration(tree) / "brand"
    shutil.copy(brand / other, brand / "icon.png")
    assert problems(tree) == ["brand/icon.png is not a square PNG of 256 pixels"]


def test_planted_picture_of_another_format(tree: Path) -> None:
    (integration(tree) / "brand" / "icon.png").write_bytes(b"\xff\xd8\xff\xe0" + bytes(60))
    assert problems(tree) == ["brand/icon.png is not a square PNG of 256 pixels"]


def test_planted_second_integration(tree: Path) -> None:
    shutil.copytree(integration(tree), tree / "custom_components" / "second")
    assert problems(tree) == ["custom_components holds footage_guard, second, not one integration"]


def test_planted_other_licence(tree: Path) -> None:
    replace(tree / "LICENSE", "Version 2.0, January 2004", "Version 1.1")
    assert problems(tree) == ["LICENSE is not the text of the Apache License 2.0"]
