"""Spoils a copy of the repository on purpose."""

from collections.abc import Iterator
import json
import os
from pathlib import Path
import shutil
from typing import Any

from .tree import REPOSITORY

_FILES = ("pyproject.toml", "hacs.json", "LICENSE")


def copy_repository(target: Path) -> Path:
    """Return a copy of what the rules read."""
    shutil.copytree(
        REPOSITORY / "custom_components",
        target / "custom_components",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(REPOSITORY / "frontend" / "src", target / "frontend" / "src")
    for name in _FILES:
        shutil.copy(REPOSITORY / name, target / name)
    write(target / "README.md", "# Footage Guard\n")
    return target


class Copy:
    """A copy that is made whole again: to look at every file takes much less than to write every file."""

    def __init__(self, folder: Path) -> None:
        """Copy the repository, and remember what of."""
        self.folder = copy_repository(folder)
        self._bytes = {entry.path: Path(entry.path).read_bytes() for entry in _entries(folder) if entry.is_file()}
        self._whole = self._looks()

    def restore(self) -> None:
        """Take away what is new, and put back what is changed or gone."""
        looks = self._looks()
        for path in sorted(looks.keys() - self._whole.keys(), reverse=True):
            # What lies in a folder comes before it.
            Path(path).rmdir() if looks[path] is None else Path(path).unlink()
        for path, look in sorted(self._whole.items()):
            if look is None:
                Path(path).mkdir(exist_ok=True)
            elif look != looks.get(path):
                Path(path).write_bytes(self._bytes[path])
        self._whole = self._looks()

    def _looks(self) -> dict[str, tuple[int, ...] | None]:
        """Return what tells of each file whether it was written to; of a folder there is nothing to tell."""
        return {entry.path: _look(entry) for entry in _entries(self.folder)}


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path)


def _look(entry: os.DirEntry[str]) -> tuple[int, ...] | None:
    if entry.is_dir(follow_symlinks=False):
        return None
    status = entry.stat(follow_symlinks=False)
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def write(path: Path, text: str) -> None:
    """Put a new file, or a new text into an old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def append(path: Path, text: str) -> None:
    """Add lines at the end of a file that exists."""
    path.write_text(f"{path.read_text()}\n{text}\n")


def replace(path: Path, old: str, new: str) -> None:
    """Change a text that must be there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def put(path: Path, *keys: str, value: Any) -> None:
    """Set a value deep inside a JSON file; objects on the way are made."""
    data = json.loads(path.read_text())
    inner = data
    for key in keys[:-1]:
        inner = inner.setdefault(key, {})
    inner[keys[-1]] = value
    path.write_text(json.dumps(data, indent=2))


def drop(path: Path, *keys: str) -> None:
    """Take a key out of a JSON file."""
    data = json.loads(path.read_text())
    inner = data
    for key in keys[:-1]:
        inner = inner[key]
    del inner[keys[-1]]
    path.write_text(json.dumps(data, indent=2))
