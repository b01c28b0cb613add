"""Imports and declarations, good and spoiled."""

from pathlib import Path

import pytest

from .planting import append, put
from .rules.dependencies import UNIMPORTED, problems
from .tree import REPOSITORY, integration, read_json


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("from homeassistant.components import recorder", "dependencies: 'recorder' is missing"),
        ("import homeassistant.components.light", "dependencies: 'light' is missing"),
        ("from homeassistant.components.siren import SirenEntity", "dependencies: 'siren' is missing"),
        ("from homeassistant.components.event import async_setup", "dependencies: 'event' is missing"),
        ("import cv2", "nothing we depend on brings 'cv2'"),
        ("from hypothesis import given", "nothing we depend on brings 'hypothesis'"),
    ],
)
def test_planted_import(tree: Path, line: str, problem: str) -> None:
    append(integration(tree) / "coordinator.py", line)
    assert any(told.endswith(problem) for told in problems(tree))


def test_planted_declaration(tree: Path) -> None:
    manifest = integration(tree) / "manifest.json"
    put(manifest, "after_dependencies", value=[*read_json(manifest)["after_dependencies"], "recorder"])
    assert problems(tree) == ["dependencies: nothing uses 'recorder'"]


def test_planted_requirement(tree: Path) -> None:
    put(integration(tree) / "manifest.json", "requirements", value=["opencv-python==5.0.0"])
    assert problems(tree) == ["requirements: 'opencv-python==5.0.0' is not what Home Assistant brings"]


def test_planted_loss_of_what_brings_a_library(tree: Path) -> None:
    manifest = integration(tree) / "manifest.json"
    put(manifest, "dependencies", value=sorted({*read_json(manifest)["dependencies"]} - {"stream"}))
    assert any("brings 'av'" in told for told in problems(tree))


def test_a_platform_of_our_own_needs_no_declaration_for_its_classes(tree: Path) -> None:
    append(integration(tree) / "coordinator.py", "from homeassistant.components.event import EventEntity")
    assert not problems(tree)


def test_every_exception_is_declared() -> None:
    declared = read_json(integration(REPOSITORY) / "manifest.json")["dependencies"]
    assert set(UNIMPORTED) <= set(declared)
