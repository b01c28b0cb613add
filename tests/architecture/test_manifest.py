"""The manifest, good and spoiled."""

from pathlib import Path
from typing import Any

import pytest

from .planting import drop, put
from .rules.manifest import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("domain", "doorbell_guard", "name of the folder"),
        ("version", "first", "can compare"),
        ("version", "9.9.9", "as in pyproject.toml"),
        ("iot_class", "local", "'iot_class' is none of"),
        ("integration_type", "integration", "'integration_type' is none of"),
        ("quality_scale", "gilded", "'quality_scale' is none of"),
        ("documentation", "http://example.org", "'documentation' is not an https"),
        ("documentation", "https://www.home-assistant.io/integrations/camera", "address of our own"),
        ("issue_tracker", "mailto:somebody", "'issue_tracker' is not an https"),
        ("codeowners", [], "'codeowners'"),
        ("codeowners", ["somebody"], "'codeowners'"),
        ("config_flow", False, "config_flow.py do not agree"),
        ("single_config_entry", False, "one vault"),
        ("homepage", "https://example.org", "'homepage' is not a known key"),
        ("loggers", [], "not sorted"),
    ],
)
def test_planted(tree: Path, key: str, value: Any, problem: str) -> None:
    put(integration(tree) / "manifest.json", key, value=value)
    assert any(problem in told for told in problems(tree))


def test_planted_gap(tree: Path) -> None:
    drop(integration(tree) / "manifest.json", "codeowners")
    assert problems(tree) == ["manifest.json: 'codeowners' is missing"]


def test_planted_loss_of_the_flow(tree: Path) -> None:
    (integration(tree) / "config_flow.py").unlink()
    assert problems(tree) == ["manifest.json: 'config_flow' and config_flow.py do not agree"]
