"""What tests of the ledger get."""

from pathlib import Path
import shutil

import pytest

from .desk import Desk

RECORDS = 8


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a place for a ledger; there is none yet."""
    return Desk(tmp_path / "home")


def _at_once(_descriptor: int) -> None:
    """Sync nothing."""


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing wait for the disk: what is not lost with the power does not matter here."""
    monkeypatch.setattr("os.fsync", _at_once)
    monkeypatch.setattr("os.fdatasync", _at_once)


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("written") / "home")
    desk.tell(*range(RECORDS))
    return desk


@pytest.fixture
def written(_written: Desk, tmp_path: Path) -> Desk:
    """Give a closed ledger with the facts 0 to 7."""
    shutil.copytree(_written.folder, tmp_path / "written")
    return Desk(tmp_path / "written", _written.clock)
