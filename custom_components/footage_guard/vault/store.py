"""All clips on disk. No name from outside ever becomes a path here, and no link is followed."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
import errno
import os
from pathlib import Path

from ..disk.files import make_folder, open_file, opened_folder
from ..model.errors import VaultFileRefused
from ..model.ids import is_clip_id
from .age.keys import Recipient
from .clip_file import Aside, ClipFile, give_name
from .clip_source import ClipSource
from .mark import MARK, Mark
from .place import PART, WHOLE, Place, is_month


class ClipStore:
    """All clips below one folder. Where that is not there, as its mark says, all of it raises OSError."""

    def __init__(self, root: Path, mark: Mark | None = None) -> None:
        """Use `root`, which is made when the first clip is; it has a mark where its disk may not be mounted."""
        self._root = root
        self._mark = mark

    def is_there(self) -> bool:
        """Tell whether the folder is there, or may be made; raise OSError. May be asked beside the lane."""
        return self._mark is None or self._mark.is_there()

    def mark(self) -> None:
        """Mark a folder that holds clips from before there was a mark; raise OSError."""
        if self._mark is not None and self._mark.is_used():
            self._mark.put()

    def create(self, place: Place, recipients: Iterable[Recipient], aside: Aside | None = None) -> ClipFile:
        """Begin a clip; `aside` does for it alone what can be done beside its sealing and writing."""
        folder = self._there() / place.month
        make_folder(folder)
        if self._mark is not None:
            # Without it everything is as it was, and the next clip tries again.
            with suppress(OSError):
                self._mark.put()
        return ClipFile(folder, place, recipients, aside)

    def open(self, place: Place) -> ClipSource:
        """Open a finished or cut clip; raise FileNotFoundError or VaultFileRefused."""
        with opened_folder(self._there() / place.month, is_ours=True) as folder:
            return _source(folder, f"{place.clip_id}{WHOLE}")

    def parts(self) -> list[Place]:
        """Return the clips that were never finished."""
        return [place for place, suffix in self._names() if suffix == PART]

    def clips(self) -> list[Place]:
        """Return the clips that have their name."""
        return [place for place, suffix in self._names() if suffix == WHOLE]

    def months(self) -> list[str]:
        """Return the months that have a folder, oldest first."""
        found = _entries(self._there())
        return [entry.name for entry in found if is_month(entry.name) and entry.is_dir(follow_symlinks=False)]

    def names(self, month: str) -> Iterator[tuple[Place, str]]:
        """Yield each clip of a month, in order, with WHOLE or PART."""
        for name in self._names_in(month):
            clip_id, dot, kind = name.rpartition(".")
            if dot + kind in (WHOLE, PART) and is_clip_id(clip_id):
                yield Place(month=month, clip_id=clip_id), dot + kind

    def strangers(self) -> list[Path]:
        """Return what lies in the vault and was not put there by it."""
        known = {self._root / place.month / f"{place.clip_id}{suffix}" for place, suffix in self._names()}
        known.add(self._root / MARK)
        # Unlike os.walk, this counts a link to a folder as a file.
        files = (folder / name for folder, _, names in self._root.walk(on_error=_raise) for name in names)
        return sorted(path for path in files if path not in known)

    def open_part(self, place: Place) -> ClipSource:
        """Open a clip that has no name yet; raise FileNotFoundError or VaultFileRefused."""
        with opened_folder(self._there() / place.month, is_ours=True) as folder:
            return _source(folder, f"{place.clip_id}{PART}")

    def publish(self, place: Place) -> None:
        """Give a clip its name; it is what the ledger says it is."""
        give_name(self._there() / place.month, place.clip_id)

    def delete(self, place: Place) -> None:
        """Remove a clip, finished or not, durably; one that is not there is removed."""
        with suppress(FileNotFoundError), opened_folder(self._there() / place.month, is_ours=True) as folder:
            for suffix in (WHOLE, PART):
                with suppress(FileNotFoundError):
                    os.unlink(f"{place.clip_id}{suffix}", dir_fd=folder)
            os.fsync(folder)

    def _there(self) -> Path:
        """Return the folder; raise OSError where it is not the one that was used."""
        if not self.is_there():
            # No FileNotFoundError: a clip in it is not gone.
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(self._root))
        return self._root

    def _names_in(self, month: str) -> list[str]:
        """Return what lies in a month's folder; nothing where there is none, or where a link leads elsewhere."""
        with (
            suppress(FileNotFoundError, VaultFileRefused),
            opened_folder(self._there() / month, is_ours=True) as folder,
            os.scandir(folder) as entries,
        ):
            return sorted(entry.name for entry in entries)
        return []

    def _names(self) -> Iterator[tuple[Place, str]]:
        for month in self.months():
            yield from self.names(month)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, by name; nothing where there is none.

    A disk that does not answer raises OSError: taken for an empty one, it would make every clip count as missing.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []


def _source(folder: int, name: str) -> ClipSource:
    descriptor = open_file(folder, name)
    try:
        return ClipSource(descriptor)
    except BaseException:
        os.close(descriptor)
        raise


def _raise(err: OSError) -> None:
    if not isinstance(err, FileNotFoundError):
        raise err
