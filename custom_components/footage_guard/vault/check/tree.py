"""What lies below a folder, without following a link."""

from dataclasses import dataclass
import os
from pathlib import Path
import stat


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name."""

    path: Path
    """Relative to the folder; `.` is the folder itself."""
    found: os.stat_result
    """Of itself, also where it is a link."""
    is_readable: bool = True
    """Whether a folder could be looked into."""

    @property
    def is_folder(self) -> bool:
        """Tell whether others may lie in it."""
        return stat.S_ISDIR(self.found.st_mode)


def walk(root: Path, *, without: Path | None = None) -> list[Entry]:
    """Return the folder and everything below it; raise OSError where the folder itself cannot be read.

    What is removed meanwhile is not there. The folder `without` is left out with
    all that lies in it.
    """
    entries: list[Entry] = []
    names = [(Path(), root.stat())]
    while names:
        path, found = names.pop()
        inner: list[str] = []
        is_readable = True
        if stat.S_ISDIR(found.st_mode):
            try:
                inner = [each.name for each in (root / path).iterdir()]
            except FileNotFoundError:
                continue
            except OSError:
                # Not our user's, or deeper than a path can say.
                if path == Path():
                    raise
                is_readable = False
        entries.append(Entry(path=path, found=found, is_readable=is_readable))
        names += [(path / name, told) for name in inner if (told := _look(root / path / name, without)) is not None]
    return sorted(entries, key=lambda entry: entry.path)


def _look(path: Path, without: Path | None) -> os.stat_result | None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    return None if path == without and stat.S_ISDIR(found.st_mode) else found
