"""Whether each clip has its file (6), in what state (7, 8, 9), and which files nobody told of (10)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from ...model.clip import NO_DIGEST, Clip, ClipState
from ...model.errors import VaultFileRefused
from ..mark import MARK
from ..place import PART, WHOLE, Place, place_of
from .contents import Contents
from .findings import Code, Finding
from .told import Told
from .tree import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The names in the folder of the clips."""

    files: frozenset[tuple[Place, str]]
    """What has the name of a clip, with WHOLE or PART."""
    strangers: tuple[Entry, ...]
    """All other files."""


def list_clips(entries: Iterable[Entry]) -> Listing:
    """Tell clips from strangers by their names. A folder is none: a disk has one for what it lost and found.

    Nor is the mark of the folder.
    """
    files: set[tuple[Place, str]] = set()
    strangers: list[Entry] = []
    for entry in entries:
        named = _named(entry)
        if named is not None:
            files.add(named)
        elif not entry.is_folder and entry.path != Path(MARK):
            strangers.append(entry)
    return Listing(files=frozenset(files), strangers=tuple(strangers))


def _named(entry: Entry) -> tuple[Place, str] | None:
    if len(entry.path.parts) != 2 or entry.path.suffix not in (WHOLE, PART):  # noqa: PLR2004  # a month and a name
        return None
    month, _ = entry.path.parts
    try:
        return Place(month=month, clip_id=entry.path.stem), entry.path.suffix
    except VaultFileRefused:
        return None


def check_presence(
    told: Told, listing: Listing, removed: Collection[str], contents: Contents, name: Callable[[Path], str]
) -> Iterator[Finding]:
    """Yield what is wrong with clips, and every file that is none of them; `name` gives a file its printable name."""
    unclaimed = set(listing.files)
    for clip in sorted(told.clips.values(), key=lambda clip: clip.position):
        place = place_of(clip)
        suffixes = {suffix for suffix in (WHOLE, PART) if (place, suffix) in listing.files}
        code, claimed = _judge(clip, suffixes, contents)
        unclaimed.discard((place, claimed))
        if code is not None:
            yield Finding(code, clip.id)
    for path, code in sorted(_judge_unclaimed(unclaimed, removed, contents)):
        yield Finding(code, name(path))
    yield from (Finding(Code.STRANGER, name(entry.path)) for entry in listing.strangers)


def check_forms(listing: Listing, contents: Contents, name: Callable[[Path], str]) -> Iterator[Finding]:
    """Yield what is wrong with files where nothing tells which there should be."""
    for place, suffix in sorted(listing.files, key=_path):
        code = contents.judge_form(place, suffix) if suffix == WHOLE else None
        if code is not None:
            yield Finding(code, name(_path((place, suffix))))
    yield from (Finding(Code.STRANGER, name(entry.path)) for entry in listing.strangers)


def _judge(clip: Clip, suffixes: Collection[str], contents: Contents) -> tuple[Code | None, str]:
    """Return what is wrong with a clip, and which of the files of its name is it."""
    match clip.state:
        case ClipState.OPEN:
            return _judge_open(clip, suffixes, contents)
        case ClipState.SEALED | ClipState.CUT:
            return _judge_ended(clip, suffixes, contents)
        case ClipState.MISSING:
            return _judge_missing(clip, suffixes, contents)
        case _:
            assert_never(clip.state)


def _judge_open(clip: Clip, suffixes: Collection[str], contents: Contents) -> tuple[Code | None, str]:
    if WHOLE in suffixes and contents.judge(place_of(clip), WHOLE, clip) is None:
        # As in a home that was restored, whose clips were copied later than its history.
        return Code.BEING_WRITTEN, WHOLE
    if PART not in suffixes:
        return Code.REMOVED_OUTSIDE, ""
    code = contents.judge(place_of(clip), PART, clip)
    if code is None or contents.is_empty(place_of(clip)):
        # Losing power may take the header too.
        return Code.BEING_WRITTEN, PART
    return code, PART


def _judge_ended(clip: Clip, suffixes: Collection[str], contents: Contents) -> tuple[Code | None, str]:
    place = place_of(clip)
    if WHOLE in suffixes:
        return contents.judge(place, WHOLE, clip), WHOLE
    if PART in suffixes and contents.judge(place, PART, clip) is None:
        return Code.UNNAMED, PART
    return Code.REMOVED_OUTSIDE, ""


def _judge_missing(clip: Clip, suffixes: Collection[str], contents: Contents) -> tuple[Code | None, str]:
    place = place_of(clip)
    for suffix in (WHOLE, PART):
        # Without a digest nobody could tell it from another file.
        if suffix in suffixes and clip.digest != NO_DIGEST and contents.judge(place, suffix, clip) is None:
            return Code.BACK_AGAIN, suffix
    return Code.KNOWN_MISSING, ""


def _judge_unclaimed(
    files: Iterable[tuple[Place, str]], removed: Collection[str], contents: Contents
) -> Iterator[tuple[Path, Code]]:
    for place, suffix in files:
        if place.clip_id in removed:
            code = Code.REMOVED_BUT_THERE
        elif suffix == PART and contents.is_empty(place):
            code = Code.NEVER_TOLD
        else:
            code = Code.STRANGER
        yield _path((place, suffix)), code


def _path(file: tuple[Place, str]) -> Path:
    place, suffix = file
    return Path(place.month, f"{place.clip_id}{suffix}")
