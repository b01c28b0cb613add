"""What lies in a folder is looked at while others may change it."""

from collections.abc import Iterator
import os
from pathlib import Path

import pytest

from custom_components.footage_guard.vault.check.tree import walk


@pytest.mark.parametrize("name", ["a", "b"])
def test_what_is_removed_meanwhile_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "b").mkdir()
    lstat = Path.lstat
    left = [tmp_path / name]

    def lose(path: Path) -> os.stat_result:
        if path in left:
            left.remove(path)
            path.rename(tmp_path.with_name(f"{tmp_path.name}-{name}"))
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", lose)
    assert name not in [entry.path.name for entry in walk(tmp_path)]


def test_a_folder_that_is_removed_before_it_is_read_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    iterdir = Path.iterdir

    def lose(path: Path) -> Iterator[Path]:
        if path.name == "b":
            path.rmdir()
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", lose)
    assert [entry.path for entry in walk(tmp_path)] == [Path()]
