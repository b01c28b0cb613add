"""Homes of the scenarios that need a real Home Assistant, which the harness of its own tests has no room for."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final, override

import psutil
import pytest
import pytest_asyncio
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]  # it comes without types

from tests.system.moved_clocks import MovedClocks

from .house import House, house
from .household import Household, household

_HERE: Final = "tests/scenarios/at_home/"


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave all of it out beside that harness, which allows no connection; `scripts/test` runs it by itself."""
    return True if config.pluginmanager.hasplugin("homeassistant") else None


@pytest.fixture(scope="package")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MovedClocks]:
    """Give the clocks of all homes here."""
    with MovedClocks.around(tmp_path_factory.mktemp("clocks")) as clocks:
        yield clocks


@pytest.fixture(scope="package")
def others() -> frozenset[int]:
    """Give the processes of other tests, which are there before there is a home here."""
    return _children()


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def begun(
    tmp_path_factory: pytest.TempPathFactory, clocks: MovedClocks, others: frozenset[int]
) -> AsyncIterator[Household]:
    """Give the household of all files here: to set it up takes its time."""
    folder: Path = tmp_path_factory.mktemp("household")
    async with household(folder, clocks) as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def home(begun: Household, clocks: MovedClocks) -> AsyncIterator[House]:
    """Give the home of all tests of a file."""
    async with house(begun, clocks) as made:
        yield made


@pytest.fixture(autouse=True)
def _no_child_left(home: House, others: frozenset[int]) -> Iterator[None]:
    """Fail where a process is left that is not of this home, which a test may have started anew."""
    yield
    assert _children() - others <= home.processes


def _children() -> frozenset[int]:
    return frozenset(each.pid for each in psutil.Process().children())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Have one process run all files here, which share a household."""
    return OneProcessHere(config, log) if config.getvalue("dist") == "loadfile" else None


class OneProcessHere(LoadFileScheduling):  # type: ignore[misc]  # as above
    """Distributes files, and all of this folder as one."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return _HERE if file.startswith(_HERE) else file
