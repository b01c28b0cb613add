"""Whoever silences a tool says which finding, and why."""

from collections.abc import Iterator
from functools import cache
import io
from pathlib import Path
import re
import tokenize

from tests.architecture.tree import PYTHON, TYPESCRIPT, files

_REASON = r"\s+(#|-|--)\s*\S.*"
_SILENCES = {
    "noqa": re.compile(rf"noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*{_REASON}"),
    "type: ignore": re.compile(rf"type: ignore\[[a-z-]+(, ?[a-z-]+)*\]{_REASON}"),
    "pragma": re.compile(rf"pragma: no (cover|branch){_REASON}"),
    "mypy:": re.compile(r"(?!)"),
    "ruff:": re.compile(r"(?!)"),
    "pylint:": re.compile(r"(?!)"),
    "eslint-disable": re.compile(r"eslint-disable-(next-line|line) [\w@/-]+(, [\w@/-]+)* -- \S.*"),
    "@ts-": re.compile(r"@ts-expect-error -- \S.*"),
    "v8 ignore": re.compile(r"v8 ignore next( \d+)? -- \S.*"),
}
"""How a silence begins, and how a good one reads; a whole file is never silenced."""
_IGNORED = re.compile(r'\s*"[A-Z]+\d+",(?P<comment>.*)')


def problems(tree: Path) -> list[str]:
    """Tell which silences name no finding or no reason."""
    python = [path for folder in PYTHON for path in files(tree / folder, ".py")]
    typescript = [path for folder in TYPESCRIPT for path in files(tree / folder, ".ts")]
    comments = [
        *((path, line, text) for path in python for line, text in _comments(path.read_text())),
        *((path, line, text) for path in typescript for line, text in _lines(path)),
    ]
    return [
        *(f"{path.relative_to(tree)}:{line}: {text}" for path, line, text in comments if not _is_explained(text)),
        *(f"pyproject.toml:{line}: {text.strip()}" for line, text in _unexplained_rules(tree / "pyproject.toml")),
    ]


@cache
def _comments(source: str) -> tuple[tuple[int, str], ...]:
    """Return the comments of a file: rules are asked dozens of times for those of files that nobody planted in."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return tuple((token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(path.read_text().splitlines(), start=1)


def _is_explained(comment: str) -> bool:
    return all(
        shape.search(comment) for silence, shape in _SILENCES.items() if re.search(rf"[#/*] ?{silence}", comment)
    )


def _unexplained_rules(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of pyproject.toml that switch a rule off without a comment."""
    for number, line in _lines(path):
        match = _IGNORED.fullmatch(line)
        if match and not re.fullmatch(r"\s*#\s*\S.*", match["comment"]):
            yield number, line
