"""Names and icons of entities, good and spoiled."""

from pathlib import Path

import pytest

from .planting import drop, put, replace
from .rules.entity_keys import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("icons.json", ("entity", "camera", "planted")),
        ("icons.json", ("entity", "planted", "camera")),
        ("translations/en.json", ("entity", "event", "planted")),
        ("translations/en.json", ("entity", "entity", "doorbell")),
    ],
)
def test_planted_leftover(tree: Path, file: str, keys: tuple[str, ...]) -> None:
    put(integration(tree) / file, *keys, value={})
    assert problems(tree) == [f"{file}: {'.'.join(keys)} belongs to no entity"]


@pytest.mark.parametrize(
    ("file", "keys", "problem"),
    [
        ("icons.json", ("entity", "camera"), "camera.py: 'camera' has neither a name nor an icon"),
        ("translations/en.json", ("entity", "event"), "event.py: 'doorbell' has neither a name nor an icon"),
    ],
)
def test_planted_gap(tree: Path, file: str, keys: tuple[str, ...], problem: str) -> None:
    drop(integration(tree) / file, *keys)
    assert problems(tree) == [problem]


def test_planted_key_that_cannot_be_read(tree: Path) -> None:
    replace(integration(tree) / "camera.py", '_attr_translation_key = "camera"', "_attr_translation_key = chosen()")
    assert "camera.py: 'unknown' has neither a name nor an icon" in problems(tree)
