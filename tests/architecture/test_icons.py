"""Icons, good and spoiled."""

from pathlib import Path
from typing import Any

import pytest

from .planting import put
from .rules.icons import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("keys", "value", "problem"),
    [
        (("default",), "hass:doorbell", "is 'hass:doorbell', not a Material Design icon"),
        (("default",), "mdi:Doorbell", "is 'mdi:Doorbell', not a Material Design icon"),
        (("state",), {"idle": "mdi:doorbell-video"}, "state.idle repeats the default"),
        (("state_attributes", "mode"), {"default": "mdi:a", "state": {"on": "mdi:a"}}, "mode.state.on repeats"),
        (("range",), {"10": "mdi:a", "2": "mdi:b"}, "range is not in order"),
    ],
)
def test_planted(tree: Path, keys: tuple[str, ...], value: Any, problem: str) -> None:
    put(integration(tree) / "icons.json", "entity", "camera", "camera", *keys, value=value)
    (told,) = problems(tree)
    assert problem in told


def test_planted_section(tree: Path) -> None:
    put(integration(tree) / "icons.json", "planted", value={"camera": "mdi:doorbell"})
    assert problems(tree) == ["icons.json: 'planted' is not a known section"]
