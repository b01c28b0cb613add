"""Files of others: opened where they are allowed, wherever links and races lead."""

from collections.abc import Callable
import os
from pathlib import Path
import socket

import pytest

from custom_components.footage_guard.disk.foreign import open_foreign
from custom_components.footage_guard.model.errors import ImportNotFound, ImportPathNotAllowed
from tests.disk.faults import descriptors


@pytest.fixture
def allowed(tmp_path: Path) -> Path:
    """A folder that may be read, with a file, beside one that may not."""
    folder = tmp_path / "allowed"
    folder.mkdir()
    (folder / "clip.mp4").write_bytes(b"clip")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "keys.json").write_bytes(b"keys")
    return folder


def _below(folder: Path) -> Callable[[str], bool]:
    return lambda path: Path(path).is_relative_to(folder)


def test_a_file_is_read(allowed: Path) -> None:
    with open_foreign(allowed / "clip.mp4", _below(allowed)) as file:
        assert file.read() == b"clip"


def test_a_link_that_stays_within_is_followed(allowed: Path) -> None:
    (allowed / "newest.mp4").symlink_to("clip.mp4")
    with open_foreign(allowed / "newest.mp4", _below(allowed)) as file:
        assert file.read() == b"clip"


@pytest.mark.parametrize(
    "path",
    [
        "../secret/keys.json",
        "../secret/missing",
        "../allowed-not/clip.mp4",
        "link.mp4",
        "folder-link/keys.json",
        "folder-link/missing",
        "loop",
        ".",
        "pipe",
        "socket",
        "x" * 300,
        "nul\0byte",
    ],
)
def test_what_is_elsewhere_or_no_file_is_refused_alike(allowed: Path, path: str) -> None:
    (allowed / "link.mp4").symlink_to("../secret/keys.json")
    (allowed / "folder-link").symlink_to("../secret")
    (allowed / "loop").symlink_to("loop")
    os.mkfifo(allowed / "pipe")
    before = descriptors()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(allowed / "socket"))
        with pytest.raises(ImportPathNotAllowed):
            open_foreign(Path(f"{allowed}/{path}"), _below(allowed))
    assert descriptors() == before


def test_a_path_from_wherever_we_are_is_refused(allowed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(allowed)
    with pytest.raises(ImportPathNotAllowed):
        open_foreign(Path("clip.mp4"), _below(allowed))


@pytest.mark.parametrize("path", ["missing.mp4", "clip.mp4/missing"])
def test_a_file_that_is_not_there_is_told(allowed: Path, path: str) -> None:
    with pytest.raises(ImportNotFound):
        open_foreign(allowed / path, _below(allowed))


def test_a_folder_that_becomes_a_link_in_between_is_noticed(allowed: Path) -> None:
    (allowed / "inner").mkdir()
    (allowed / "inner" / "keys.json").write_bytes(b"harmless")
    asked: list[str] = []

    def is_allowed(path: str) -> bool:
        asked.append(path)
        answer = Path(path).is_relative_to(allowed)
        if len(asked) == 1:
            (allowed / "inner").rename(allowed / "other")
            (allowed / "inner").symlink_to("../secret")
        return answer

    before = descriptors()
    with pytest.raises(ImportPathNotAllowed):
        open_foreign(allowed / "inner" / "keys.json", is_allowed)
    assert asked[1] == str(allowed.parent / "secret" / "keys.json")
    assert descriptors() == before
