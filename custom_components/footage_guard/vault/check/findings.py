"""What the check can find, each with a code that stays, and one neutral sentence that never holds what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self


class Severity(StrEnum):
    """What a finding means."""

    PROBLEM = "problem"
    NOTE = "note"
    """It is as it may be, and worth knowing."""


CHECKS: Final = (
    "folders and files are their owner's only",
    "keys",
    "leftovers of writing",
    "index",
    "index and ledger",
    "every clip has its file",
    "headers",
    "contents",
    "clips without an end",
    "strangers",
    "months and their keys",
    "counts",
    "holds",
)
"""The names of the checks, numbered from 1."""
_PROBLEM, _NOTE = Severity.PROBLEM, Severity.NOTE


class Code(StrEnum):
    """Everything that can be found."""

    check: int
    severity: Severity
    text: str

    def __new__(cls, code: str, check: int, severity: Severity, text: str) -> Self:
        """Make a member that is its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.check, member.severity, member.text = check, severity, text
        return member

    OPEN_TO_OTHERS = "open_to_others", 1, _PROBLEM, "Its mode is wider than 0700 for a folder or 0600 for a file."
    OTHER_OWNER = "other_owner", 1, _PROBLEM, "It belongs to another user than the data directory."
    SYMBOLIC_LINK = "symbolic_link", 1, _PROBLEM, "It is a symbolic link; what it leads to is not part of the vault."
    HARD_LINK = "hard_link", 1, _PROBLEM, "The file has a second name, by which it can be changed."
    NOT_A_FILE = "not_a_file", 1, _PROBLEM, "It is neither a file nor a folder."
    FOLDER_UNREADABLE = "folder_unreadable", 1, _PROBLEM, "The folder cannot be read; nothing in it was checked."

    KEYS_MISSING = "keys_missing", 2, _PROBLEM, "There are no keys: no clip can be opened or recorded."
    KEYS_DAMAGED = "keys_damaged", 2, _PROBLEM, "The keys cannot be read as ones that this version wrote."
    KEYS_UNUSUAL = "keys_unusual", 2, _PROBLEM, "The keys can be read, but are not written as this version writes them."
    WRAP_UNUSUAL = "wrap_unusual", 2, _PROBLEM, "A person's secrets are wrapped in a way that this version never does."

    LEFTOVER = (
        "leftover",
        3,
        _PROBLEM,
        "The writing of this file was interrupted; it may hold keys that were erased since.",
    )

    INDEX_MISSING = "index_missing", 4, _PROBLEM, "There is no index."
    INDEX_REFUSED = "index_refused", 4, _PROBLEM, "The index or a file beside it is no plain file; it is not opened."
    INDEX_DAMAGED = "index_damaged", 4, _PROBLEM, "The index contradicts itself or cannot be read."
    INDEX_FORM = "index_form", 4, _PROBLEM, "The index has another form than this version gives it."
    INDEX_TOO_NEW = "index_too_new", 4, _PROBLEM, "A later version wrote the index."
    ROW_IMPOSSIBLE = "row_impossible", 4, _PROBLEM, "The index tells of a clip or a hold that cannot be."

    NO_LEDGER = "no_ledger", 5, _NOTE, "No ledger: what it tells is not compared. Files are compared with the index."
    LEDGER_UNREADABLE = "ledger_unreadable", 5, _PROBLEM, "The ledger cannot be read, or does not prove what it tells."
    LEDGER_IMPOSSIBLE = "ledger_impossible", 5, _PROBLEM, "The ledger lacks facts, or tells them in another order."
    INDEX_BEHIND = "index_behind", 5, _NOTE, "The index does not know the newest facts yet; the next start takes them."
    INDEX_AHEAD = (
        "index_ahead",
        5,
        _PROBLEM,
        "The index knows more than the ledger tells: it is one of another history.",
    )
    CLIP_NOT_INDEXED = "clip_not_indexed", 5, _PROBLEM, "The ledger tells of this clip, and the index does not."
    CLIP_NOT_TOLD = "clip_not_told", 5, _PROBLEM, "The index tells of this clip, and the ledger does not."
    CLIP_DIFFERS = "clip_differs", 5, _PROBLEM, "Index and ledger tell different things of this clip."
    HOLD_NOT_INDEXED = "hold_not_indexed", 5, _PROBLEM, "The ledger tells of this hold, and the index does not."
    HOLD_NOT_TOLD = "hold_not_told", 5, _PROBLEM, "The index tells of this hold, and the ledger does not."
    HOLD_DIFFERS = "hold_differs", 5, _PROBLEM, "Index and ledger tell different things of this hold."

    REMOVED_OUTSIDE = "removed_outside", 6, _PROBLEM, "The clip's file was removed outside."
    KNOWN_MISSING = "known_missing", 6, _NOTE, "The clip's file was removed outside, which the vault knows."
    BACK_AGAIN = "back_again", 6, _NOTE, "The file of a missing clip is back; the next start takes it back."

    FILE_REFUSED = "file_refused", 7, _PROBLEM, "What has the name of a clip is no plain file; it is not opened."
    FILE_UNREADABLE = "file_unreadable", 7, _PROBLEM, "The file cannot be read."
    NOT_AGE = "not_age", 7, _PROBLEM, "The file is no age file."
    STANZAS_UNEXPECTED = "stanzas_unexpected", 7, _PROBLEM, "The file is not written for exactly one X25519 key."
    HEADER_DIFFERS = "header_differs", 7, _PROBLEM, "The file's header is not the one that was written for this clip."

    SIZE_DIFFERS = "size_differs", 8, _PROBLEM, "The file has another length than the clip."
    DIGEST_DIFFERS = "digest_differs", 8, _PROBLEM, "The file has the right length and other content than the clip."
    LENGTH_IMPOSSIBLE = "length_impossible", 8, _PROBLEM, "The file is the one that is told, and lacks its end."

    BEING_WRITTEN = "being_written", 9, _NOTE, "It is being written, or was cut by a crash: the next start ends it."
    UNNAMED = "unnamed", 9, _NOTE, "The clip is whole and lacks its name, which the next start gives it."
    NEVER_TOLD = "never_told", 9, _NOTE, "A clip was begun and nothing of it written: the next start removes it."

    STRANGER = "stranger", 10, _PROBLEM, "Nothing tells of this file. The vault leaves it alone."
    REMOVED_BUT_THERE = (
        "removed_but_there",
        10,
        _PROBLEM,
        "The ledger tells that this was removed; the next start does.",
    )

    MONTH_WITHOUT_KEY = "month_without_key", 11, _PROBLEM, "Clips need the key of this month, and there is none."
    MONTH_ERASED = "month_erased", 11, _NOTE, "The key of this month was erased: its clips open for nobody."
    MONTH_SHARES_KEY = "month_shares_key", 11, _PROBLEM, "Another month has the same key."
    MONTH_UNUSUAL = "month_unusual", 11, _PROBLEM, "The month's sealed half is no age file of the form it always has."
    MONTH_PEOPLE = "month_people", 11, _PROBLEM, "The newest month is sealed for fewer or more people than there are."
    MONTH_NOT_ERASED = "month_not_erased", 11, _PROBLEM, "The ledger tells that this month was erased; its key is here."
    MONTH_ERASED_UNTOLD = "month_erased_untold", 11, _PROBLEM, "This month was erased, and the ledger does not tell it."

    COUNT_WRONG = "count_wrong", 12, _PROBLEM, "This table of the index does not hold the counts of its rows."

    HOLD_WITHOUT_CLIP = "hold_without_clip", 13, _PROBLEM, "The hold belongs to a clip that is not there."
    HOLD_OF_MISSING = "hold_of_missing", 13, _NOTE, "The hold keeps a clip whose file is known to be missing."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    code: Code
    what: str
    """Id of a clip or hold, name of a month or table, or name of a file; printable, whatever the disk says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was found."""

    findings: tuple[Finding, ...]
    """In the order of the checks."""
    skipped: frozenset[int]
    """Numbers of checks that had nothing to compare with."""
    clips: int
    """How many are told of."""
    files: int
    """How many have the name of one."""

    def of(self, check: int) -> list[Finding]:
        """Return what one check found."""
        return [finding for finding in self.findings if finding.code.check == check]

    def count(self, severity: Severity) -> int:
        """Return how many findings of a kind there are."""
        return sum(finding.code.severity is severity for finding in self.findings)

    def has(self, codes: Iterable[Code]) -> bool:
        """Tell whether something of this was found."""
        return not {finding.code for finding in self.findings}.isdisjoint(codes)


def shown(name: str) -> str:
    """Return a name as it may be printed: one that somebody chose must not move a terminal's cursor."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
