"""The program. It exits with 0 where nothing is wrong, 1 where problems were found, and 2 where it cannot check."""

import argparse
from collections.abc import Sequence
from functools import partial
import os
from pathlib import Path
import sys
from typing import Final

from ...ledger.reading import LedgerReader, is_ledger
from ..ports import Journal
from .examining import CLIPS, INDEX, MARKS, Ground, check
from .findings import Code, Report, Severity
from .history import LEDGER
from .repairing import IndexInUse, repair
from .telling import Bar, as_json, as_text

CLEAN, PROBLEMS, CANNOT = 0, 1, 2
_OF_INDEX: Final = frozenset({4, 5, 12, 13})
"""Checks whose problems a new index does not have."""
_LEDGER_UNUSABLE: Final = (Code.LEDGER_UNREADABLE, Code.LEDGER_IMPOSSIBLE)


class CannotCheck(Exception):
    """There is nothing to check, or nothing to repair it with; the message says why."""


def open_journal(folder: Path) -> Journal | None:
    """Return the ledger of a data directory, or None where it has none; the only place that knows which it is."""
    return LedgerReader(folder / LEDGER) if is_ledger(folder / LEDGER) else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, and repair the index where that was asked for; return the exit status."""
    asked = _parser().parse_args(arguments)
    bar = Bar(sys.stderr)
    try:
        ground = _ground(asked.folder, asked.clips)
        report = check(ground, bar)
        is_repaired = asked.repair and _repaired(ground, report)
        if is_repaired:
            report = check(ground, bar)
    except (CannotCheck, OSError) as err:
        bar.end()
        sys.stderr.write(f"{err}\n")
        return CANNOT
    bar.end()
    lines = [as_json(report, is_repaired=is_repaired)] if asked.json else as_text(report, is_repaired=is_repaired)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return PROBLEMS if report.count(Severity.PROBLEM) else CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m custom_components.footage_guard.vault.check",
        description="Checks whether keys, index, ledger and clips of a vault say the same. Changes nothing.",
        epilog="Exit status: 0 nothing is wrong, 1 problems were found, 2 it cannot be checked.",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder footage_guard of a configuration")
    parser.add_argument("--clips", metavar="FOLDER", type=Path, help="where the clips lie, if not in DIR/vault")
    parser.add_argument("--repair", action="store_true", help="make a wrong index anew from the ledger")
    parser.add_argument("--json", action="store_true", help="print findings and summary as JSON")
    return parser


def _ground(folder: Path, clips: Path | None) -> Ground:
    folder = folder.absolute()
    if not folder.is_dir() or not any(os.path.lexists(folder / mark) for mark in MARKS):
        raise CannotCheck("This is no data directory of Footage Guard.")
    if clips is not None and not clips.is_dir():
        raise CannotCheck("There is no such folder of clips.")
    return Ground(
        folder=folder,
        clips=folder / CLIPS if clips is None else clips.absolute(),
        open_journal=partial(open_journal, folder),
    )


def _repaired(ground: Ground, report: Report) -> bool:
    """Make the index anew where something is wrong with it; return whether it was."""
    journal = ground.open_journal()
    if journal is None:
        raise CannotCheck("There is no ledger, so nothing can tell what belongs into the index: it is left as it is.")
    if report.has(_LEDGER_UNUSABLE):
        raise CannotCheck("The ledger cannot be believed: the index is left as it is.")
    if not any(each.code.severity is Severity.PROBLEM and each.code.check in _OF_INDEX for each in report.findings):
        return False
    try:
        repair(ground.folder / INDEX, journal)
    except IndexInUse as err:
        raise CannotCheck("Something has the index open: stop Home Assistant, then repair.") from err
    return True


if __name__ == "__main__":
    sys.exit(main())
