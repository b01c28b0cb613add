"""The page on crashes: its table is what a run of the short form gave.

    python -m tests.crash.table requests drafts shares >rows && python -m tests.crash.document <rows

writes it into the page.
"""

from collections.abc import Iterable, Sequence
import json
import sys
from typing import Final

from tests.architecture.tree import REPOSITORY

from .table import Row

PAGE: Final = REPOSITORY / "docs" / "design" / "crashes.md"
_BEGIN: Final = "<!-- made by tests/crash/document.py -->\n"
_COLUMNS: Final = ("Step", "Moves", "Syncs", "Killed", "Starts", "As before", "As after", "Between")
_HEAD: Final = f"| {' | '.join(_COLUMNS)} |\n|{'---|' * len(_COLUMNS)}\n"


def table_of(rows: Iterable[Row]) -> str:
    """Return the table as Markdown."""
    return _HEAD + "".join(
        f"| {first_cells(row)} | {row.syncs} | {row.killed} | {row.started} | {row.before} | {row.after} "
        f"| {row.started - row.before - row.after} |\n"
        for row in rows
        if row.started
    )


def first_cells(row: Row) -> str:
    """Return what a row says that is the same in every run."""
    moves = (f"{machine} {state}: {by}" for machine, state, by in row.moves)
    return f"{row.step} | {', '.join(moves) or 'none'}"


def names_in(page: str) -> list[str]:
    """Return what the table of a page says that is the same in every run."""
    lines = page.partition(_BEGIN)[2].splitlines()[2:]
    return [" | ".join(cell.strip() for cell in line.strip("| ").split(" | ")[:2]) for line in lines if line]


def written(page: str, rows: Sequence[Row]) -> str:
    """Return a page with the table of a run."""
    return page.partition(_BEGIN)[0] + _BEGIN + table_of(rows)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(), [Row(**json.loads(line)) for line in sys.stdin]))
