"""Every field that somebody can fill in and every repair issue has a row, and every row is about one that is there.

What entities there are is asked of a running home: `tests/surface/test_documented_entities.py`.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

import yaml

from tests.architecture.markdown import named, rows, section
from tests.architecture.tree import DOMAIN, at, differences, english, integration

REFERENCE: Final = Path("docs/ref")
ACTIONS: Final = "actions.md"
TRIGGERS: Final = "triggers.md"
SET_UP: Final = "set-up.md"
TROUBLE: Final = Path("docs/guide/troubleshooting.md")
TARGET: Final = "target"
"""What an action is aimed at is no field of its form."""
_FORMS: Final[Mapping[str, tuple[tuple[str, ...], int]]] = {
    "Vault": (("config",), 1),
    "Options": (("options",), 0),
    "Camera": (("config_subentries", "camera"), 0),
}
"""Of each section of the page on set-up, whose steps it is about, and in which column their fields are."""


def problems(tree: Path) -> list[str]:
    """Tell what has no row, and which rows are about nothing."""
    fields = (_fields(tree, ACTIONS, "services.yaml"), _fields(tree, TRIGGERS, "triggers.yaml"))
    return [*chain(*fields), *_forms(tree), *_issues(tree)]


def _fields(tree: Path, name: str, described_in: str) -> Iterator[str]:
    """Compare the sections of a page with actions or triggers, and their rows with the fields of each."""
    page = (tree / REFERENCE / name).read_text()
    described = yaml.safe_load((integration(tree) / described_in).read_text())
    for key, about in described.items():
        text = section(page, f"`{DOMAIN}.{key}`")
        if not text:
            yield f"{name}: {DOMAIN}.{key} has no section"
            continue
        fields = {*_with_target(about or {})}
        yield from (f"{name}: {DOMAIN}.{key} has no row for {each}" for each in sorted(fields - _asked_for(text)))
    yield from (f"{name}: {heading} belongs to nothing" for heading in _headings(page) if heading not in described)


def _with_target(about: Mapping[str, Any]) -> Iterator[str]:
    yield from about.get("fields", {})
    if TARGET in about:
        yield TARGET


def _asked_for(text: str) -> set[str]:
    """Return the words of the first cells; an action's target is a word without code."""
    plain = {TARGET} if f"| {TARGET} |" in text else set()
    return named(text) | plain


def _headings(page: str) -> list[str]:
    start = f"## `{DOMAIN}."
    return [line.removeprefix(start).rstrip("`") for line in page.splitlines() if line.startswith(start)]


def _forms(tree: Path) -> Iterator[str]:
    page, texts = (tree / REFERENCE / SET_UP).read_text(), english(tree)
    for heading, (keys, column) in _FORMS.items():
        about = at(texts, *keys)
        asked = {field for step in about["step"].values() for field in step.get("data", {})}
        told = named(section(page, heading), column=column)
        codes = {*about.get("error", {}), *about.get("abort", {})} | {*texts["exceptions"]}
        yield from differences(f"{SET_UP}: {heading}", expected=asked, found=told - codes)


def _issues(tree: Path) -> list[str]:
    """Compare the titles of repair issues with the page on trouble."""
    titles = {issue["title"] for issue in english(tree)["issues"].values()}
    _head, _line, *told = rows(section((tree / TROUBLE).read_text(), "Repairs"))
    return differences(TROUBLE.name, expected=titles, found={row[0] for row in told})
