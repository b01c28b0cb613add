"""Spoils a copy of the repository on purpose."""

import json
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
