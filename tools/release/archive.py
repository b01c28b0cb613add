"""The archive as HACS installs it: the content of the integration's folder at the root of a zip file.

The same sources give the same bytes on any machine. That is why nothing is compressed: another version of zlib writes
other bytes for the same content.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest date of a zip file: the same content is the same file, whenever it is packed."""
_UNIX: Final = 3
_FILE: Final = 0o100644
_SHIPPED: Final = frozenset({".css", ".html", ".js", ".json", ".png", ".py", ".sha256", ".txt", ".yaml"})


class NotForRelease(Exception):
    """The folder holds something that no release is known to have."""


def pack(folder: Path, license_text: Path, target: Path) -> None:
    """Write the zip file."""
    files = {path.relative_to(folder).as_posix(): path for path in _shipped(folder)}
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, path in sorted({**files, "LICENSE": license_text}.items()):
            entry = ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _FILE << 16
            archive.writestr(entry, path.read_bytes())


def _shipped(folder: Path) -> Iterator[Path]:
    """Yield what belongs into a release; what an editor, a crash or a stranger left there stops it."""
    for path in folder.rglob("*"):
        if "__pycache__" in path.parts or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink() or path.suffix not in _SHIPPED or path.name.startswith("."):
            message = f"{path.relative_to(folder)} is nothing that a release holds"
            raise NotForRelease(message)
        yield path
