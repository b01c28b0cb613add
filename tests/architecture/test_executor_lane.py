"""The executor lane, kept and left."""

from pathlib import Path

import pytest

from .planting import append, write
from .rules.executor_lane import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("JOB = hass.async_add_executor_job(probe)", "async_add_executor_job"),
        ("JOB = hass.async_add_import_executor_job(probe)", "async_add_import_executor_job"),
        ("JOB = hass.loop.run_in_executor(None, probe)", "run_in_executor"),
        ("JOB = asyncio.to_thread(probe)", "to_thread"),
        ("from asyncio import to_thread as away", "to_thread"),
        ("from concurrent.futures import ThreadPoolExecutor", "ThreadPoolExecutor"),
        ("POOL = futures.ProcessPoolExecutor()", "ProcessPoolExecutor"),
    ],
)
@pytest.mark.parametrize("file", ["coordinator.py", "bridge/cameras/cameras.py", "media/probe.py"])
def test_planted(tree: Path, file: str, line: str, name: str) -> None:
    append(integration(tree) / file, line)
    (told,) = problems(tree)
    assert told.endswith(f": {name} belongs into bridge/common/executor.py")


def test_a_file_of_the_same_name_is_not_the_lane(tree: Path) -> None:
    write(integration(tree) / "media" / "executor.py", "JOB = hass.async_add_executor_job(probe)")
    assert len(problems(tree)) == 1
