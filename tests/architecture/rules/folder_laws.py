"""Each folder of sources says what belongs there: in its README.md, or in the docstring of its package."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.tree import parse

SOURCES: Final = ("benchmarks", "custom_components", "frontend/src", "frontend/tests", "tests", "tools")
DATA: Final = {
    "benchmarks/results": "what was measured, a file for each benchmark",
    "benchmarks/stored": "what earlier measurements found, for comparison",
    "custom_components/footage_guard/brand": "icon and logo, which tools/draw_brand.py draws",
    "custom_components/footage_guard/frontend": "what frontend/src is built to",
    "custom_components/footage_guard/model/receipt_words": "the words of a printed receipt, a file for each language",
    "custom_components/footage_guard/translations": "what Home Assistant says of us, a file for each language",
    "custom_components/footage_guard/web/pages": "pages for people outside, and their words, as they are sent",
    "frontend/src/card/languages": "the words of the card, a file for each language",
    "frontend/src/localize/languages": "the words of the panel, a file for each language",
    "frontend/src/localize/page-languages": "the words of its pages, a file for each language",
    "tests/golden": "what earlier versions wrote: nothing in it is ever changed",
    "tests/model/rules/corpus": "what people write, sorted by what a rule has to find in it",
    "tests/vectors": "what standards and other programs say is right",
}
"""Folders without sources, and all below them."""
_MADE: Final = frozenset({"benchmarks/results"})
"""Folders that are not there before somebody measured."""
_MIRRORS: Final = frozenset({"frontend/tests"})
"""What is below has the folders of the sources, and their laws."""
_FOREIGN: Final = frozenset({"__pycache__", "node_modules"})
_WRITTEN: Final = frozenset({".css", ".html", ".js", ".json", ".py", ".ts"})


def problems(tree: Path) -> list[str]:
    """Tell which folders say nothing, and which are listed and not there."""
    found = [
        f"{folder.relative_to(tree)}: neither a README.md nor the docstring of a package says what belongs there"
        for root in SOURCES
        for folder in _folders(tree / root)
        if (folder == tree / root or root not in _MIRRORS)
        if not _is_data(folder.relative_to(tree)) and not _says(folder)
    ]
    return found + [f"{name}: there is no such folder" for name in DATA if not _may_be_absent(tree, name)]


def _folders(root: Path) -> Iterator[Path]:
    """Yield each folder in which somebody wrote something."""
    for folder, below, files in root.walk():
        below[:] = sorted(name for name in below if name not in _FOREIGN and not name.startswith((".", "tmp")))
        if any(Path(name).suffix in _WRITTEN for name in files):
            yield folder


def _is_data(folder: Path) -> bool:
    return any(folder.is_relative_to(name) for name in DATA)


def _says(folder: Path) -> bool:
    """Tell whether there is a sentence at least."""
    readme, package = folder / "README.md", folder / "__init__.py"
    if readme.exists():
        return len(readme.read_text().split()) > _FEWEST_WORDS
    text = ast.get_docstring(parse(package.read_text())) if package.exists() else None
    return text is not None and len(text.split()) >= _FEWEST_WORDS


_FEWEST_WORDS: Final = 3


def _may_be_absent(tree: Path, name: str) -> bool:
    """Tell whether a folder is there, or what it would be in is not part of a copy."""
    return name in _MADE or (tree / name).is_dir() or not (tree / name).parent.is_dir()
