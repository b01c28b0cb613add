"""The whole check of a data directory."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ..keyring.document import Keys
from ..keyring.keyring import FILE as KEYS
from ..ports import Journal
from ..store import ClipStore
from .access import check_access, check_leftovers
from .contents import Contents, Progress
from .counts import check_counts, check_holds
from .findings import Code, Finding, Report, Severity, shown
from .history import LEDGER, History, check_history
from .keys import check_epochs, read_keys
from .presence import Listing, check_forms, check_presence, list_clips
from .snapshot import Tables
from .told import Told, parse_tables, read_index
from .tree import Entry, walk

INDEX: Final = "index.db"
CLIPS: Final = "vault"
MARKS: Final = (KEYS, INDEX, LEDGER, "state.db", CLIPS)
"""What makes a folder a data directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is checked."""

    folder: Path
    """`<config>/footage_guard`."""
    clips: Path
    """Where the months lie."""
    open_journal: Callable[[], Journal | None]
    """Opens the ledger, or tells that there is none. Called after the index was read, so that it never knows less."""

    def name(self, path: Path) -> str:
        """Return the printable name of something in the folder of the clips."""
        base = self.folder if self.clips.is_relative_to(self.folder) else self.clips.parent
        return shown(str((self.clips / path).relative_to(base)))


def check(ground: Ground, progress: Progress) -> Report:
    """Check a data directory; raise OSError where it cannot be read.

    A running Home Assistant changes things meanwhile, so a problem has to be found twice.
    """
    contents = Contents(ClipStore(ground.clips), progress)
    first = _Look(ground, contents).report()
    if not first.count(Severity.PROBLEM):
        return first
    second = {*_Look(ground, contents).report().findings}
    stayed = (each for each in first.findings if each.code.severity is Severity.NOTE or each in second)
    return replace(first, findings=tuple(stayed))


class _Look:
    """One look at everything.

    1. Folders and files are their owner's only, and no links.
    2. The keys can be read as ones we wrote.
    3. No writing was interrupted.
    4. The index opens, has our form and contradicts itself nowhere.
    5. The index says what the ledger told up to where the index has taken it.
    6. Every clip that was not removed has its file. From here on the ledger counts, or the index where there is none.
    7. Each file is an age file for exactly one key, and its header is the one that was told.
    8. Size and digest of each file are those that were told, and it has its end.
    9. Clips without an end are told to be open.
    10. Every file in the folder of the clips is a clip.
    11. Each clip's month has its key, or its key is told to be erased; each month in the keys is sound.
    12. The counts of the index are the sums of its rows.
    13. Each hold keeps a clip that is there.
    """

    def __init__(self, ground: Ground, contents: Contents) -> None:
        self._ground = ground
        self._contents = contents
        self._found: list[Finding] = []
        self._skipped: set[int] = set()

    def report(self) -> Report:
        """Look, and tell what was found; raise OSError."""
        clip_entries = _walk_clips(self._ground)
        listing = list_clips(clip_entries)
        keys = self._check_folder(clip_entries)
        tables, index = self._check_index()
        history = self._check_history(index)
        told = history.told if history else index
        self._check_files(listing, told, history)
        self._check_keys(keys, told, history)
        self._check_sums(tables, index)
        return Report(
            findings=tuple(sorted(self._found, key=lambda finding: finding.code.check)),
            skipped=frozenset(self._skipped),
            clips=len(told.clips) if told else 0,
            files=len(listing.files),
        )

    def _check_folder(self, clip_entries: list[Entry]) -> Keys | None:
        ground = self._ground
        # 1
        entries = walk(ground.folder, without=ground.clips)
        owner = entries[0].found.st_uid
        self._found += [Finding(code, shown(str(entry.path))) for code, entry in check_access(entries, owner)]
        self._found += [Finding(code, ground.name(entry.path)) for code, entry in check_access(clip_entries, owner)]
        # 2
        keys, wrong = read_keys(ground.folder)
        self._found += wrong
        # 3
        self._found += [Finding(code, shown(str(entry.path))) for code, entry in check_leftovers(entries)]
        return keys

    def _check_index(self) -> tuple[Tables | None, Told | None]:
        # 4
        tables, wrong = read_index(self._ground.folder / INDEX)
        index, impossible = parse_tables(tables) if tables is not None else (None, [])
        self._found += wrong + impossible
        # Sums over rows that cannot be would say nothing.
        return (None if impossible else tables), index

    def _check_history(self, index: Told | None) -> History | None:
        # 5
        journal = self._ground.open_journal()
        if journal is None:
            self._found.append(Finding(Code.NO_LEDGER, LEDGER))
            self._skipped.add(5)
            return None
        history, wrong = check_history(journal, index)
        self._found += wrong
        return history

    def _check_files(self, listing: Listing, told: Told | None, history: History | None) -> None:
        name = self._ground.name
        # 6 to 10: what is found first of a file tells what it is; the rest would follow from it.
        if told is None:
            self._skipped |= {6, 8, 9}
            self._found += check_forms(listing, self._contents, name)
        else:
            removed = history.removed if history else frozenset[str]()
            self._found += check_presence(told, listing, removed, self._contents, name)

    def _check_keys(self, keys: Keys | None, told: Told | None, history: History | None) -> None:
        # 11
        if keys is None:
            self._skipped.add(11)
            return
        needed = {clip.epoch for clip in told.clips.values()} if told else set[str]()
        self._found += check_epochs(keys, needed, history.erased if history else None)

    def _check_sums(self, tables: Tables | None, index: Told | None) -> None:
        if tables is None or index is None:
            self._skipped |= {12, 13}
            return
        # 12
        self._found += check_counts(tables, index)
        # 13
        self._found += check_holds(index)


def _walk_clips(ground: Ground) -> list[Entry]:
    try:
        return walk(ground.clips)
    except FileNotFoundError:
        # The first clip makes it.
        return []
