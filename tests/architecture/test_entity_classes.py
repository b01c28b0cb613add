"""Entities and platforms, good and spoiled."""

from pathlib import Path

import pytest

from .planting import append, replace
from .rules.entity_classes import problems
from .tree import REPOSITORY, integration

BASE = "(CoordinatorEntity[CameraCoordinator])"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("sensor.py", "PARALLEL_UPDATES = 0", "", "sensor.py: it does not say PARALLEL_UPDATES"),
        (
            "switch.py",
            "(CameraEntity, ",
            "(",
            "switch.py: FootageGuardRecordingSwitch has none of the bases of entity.py, which have an id and a name",
        ),
        (
            "camera.py",
            "class FootageGuardCamera(CameraEntity, Camera)",
            "class FootageGuardCamera(Camera)",
            "camera.py: FootageGuardCamera has none of the bases of entity.py, which have an id and a name",
        ),
        (
            "entity.py",
            'self._attr_unique_id = f"{subentry.subentry_id}_{key}"',
            "",
            "entity.py: CameraEntity has no unique id",
        ),
        (
            "entity.py",
            f"class CameraEntity{BASE}:\n",
            f"class CameraEntity{BASE}:\n    should_poll = True\n",
            "entity.py: it is polled, by should_poll",
        ),
        (
            "coordinator.py",
            "class VaultCoordinator(",
            "WAIT = dict(update_interval=30)\n\n\nclass VaultCoordinator(",
            "coordinator.py: it is polled, by update_interval",
        ),
        ("const.py", "Platform.TODO,", "Platform.TODO,\n    Platform.LOCK,", "lock.py: it is set up and is not there"),
    ],
)
def test_planted(tree: Path, file: str, old: str, new: str, problem: str) -> None:
    path = integration(tree) / file
    assert path.read_text().count(old) == 1
    replace(path, old, new)
    assert problems(tree) == [problem]


def test_planted_names(tree: Path) -> None:
    replace(
        integration(tree) / "entity.py", "    _attr_has_entity_name = True\n", "    _attr_has_entity_name = False\n"
    )
    assert [problem.split(" ")[1] for problem in problems(tree)] == ["CameraEntity", "VaultEntity"]


def test_planted_poll_by_a_method(tree: Path) -> None:
    append(integration(tree) / "todo.py", "\ndef should_poll(self):\n    return True")
    assert problems(tree) == ["todo.py: it is polled, by should_poll"]
