"""Pictures in folders that Home Assistant serves, or that its actions may write to: counted by their names alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
import os
from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant, callback

MOST_LOOKED_AT: Final = 20_000
"""Names in one folder and those below it; a large archive is a finding long before."""
_PICTURES: Final = (".jpg", ".jpeg", ".mp4", ".m4v", ".mkv", ".mov", ".avi", ".webm")
"""What cameras and their snapshots are kept as. Others are mostly icons of dashboards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder, and how many pictures and films are in it and below."""

    name: str
    """Below the configuration where it lies there."""
    files: int
    is_all: bool
    """False where there was too much to look at, or something could not be."""


@callback
def served_folders(hass: HomeAssistant) -> dict[str, str]:
    """Return the folders by their paths, each with the name it is shown under."""
    paths = [hass.config.path("www"), *hass.config.media_dirs.values(), *sorted(hass.config.allowlist_external_dirs)]
    return _shown_as(hass, paths)


@callback
def written_folders(hass: HomeAssistant) -> dict[str, str]:
    """Return the folders that actions download into, in the same way; whatever an action names comes to lie there."""
    entries = hass.config_entries.async_entries("downloader", include_ignore=False, include_disabled=False)
    return _shown_as(hass, [hass.config.path(str(entry.data.get("download_dir", "downloads"))) for entry in entries])


def _shown_as(hass: HomeAssistant, paths: Iterable[str]) -> dict[str, str]:
    base = Path(hass.config.config_dir)
    return {path: _shown(Path(path), base) for path in paths}


def counted(folders: dict[str, str]) -> list[Folder]:
    """Count what lies in each folder; one that lies in another is counted with that one alone. Blocking."""
    by_place = {Path(path).resolve(): name for path, name in folders.items()}
    outer = [place for place in by_place if not any(other in place.parents for other in by_place)]
    return [_folder(by_place[place], place) for place in outer]


def _folder(name: str, place: Path) -> Folder:
    files, left = 0, MOST_LOOKED_AT
    waiting, is_all = [place], True
    while waiting:
        try:
            for entry in _entries(waiting.pop()):
                if left == 0:
                    return Folder(name=name, files=files, is_all=False)
                left -= 1
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                files += entry.name.lower().endswith(_PICTURES)
        except FileNotFoundError:
            continue
        except OSError:
            is_all = False
    return Folder(name=name, files=files, is_all=is_all)


def _entries(place: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(place) as entries:
        yield from entries


def _shown(path: Path, base: Path) -> str:
    return str(path.relative_to(base)) if path != base and path.is_relative_to(base) else str(path)
