"""Sentences written for the tests: what presses, what names a gathering, and what is close to either and does neither.

Those in files `held_out` were written apart from the tables, and have never changed one.
"""

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "corpus"


def sentences(name: str) -> list[str]:
    """Return the sentences of a file."""
    return (_FOLDER / f"{name}.txt").read_text().splitlines()
