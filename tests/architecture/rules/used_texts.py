"""Every sentence that is translated is said somewhere. `languages.py` looks that all languages have the same."""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Final, NamedTuple

from tests.architecture.tree import files, read_json

OURS: Final = Path("custom_components/footage_guard")
PANEL: Final = Path("frontend/src")
CARD: Final = PANEL / "card"
SHARE: Final = PANEL / "share"


class Catalog(NamedTuple):
    """Sentences, and where they are said."""

    english: Path
    said_in: tuple[Path, ...]
    but_not_in: tuple[Path, ...] = ()


CATALOGS: Final = (
    Catalog(PANEL / "localize/languages/en.json", (PANEL,), (CARD, SHARE)),
    Catalog(PANEL / "localize/page-languages/en.json", (PANEL,), (CARD, SHARE)),
    Catalog(CARD / "languages/en.json", (CARD,)),
    Catalog(OURS / "web/pages/en.json", (SHARE, OURS / "web")),
    Catalog(OURS / "web/pages/ask/en.json", (OURS / "web",)),
    Catalog(OURS / "model/receipt_words/en.json", (OURS / "model", OURS / "bridge", OURS / "vault")),
)
"""What Home Assistant itself reads is held to its sources by the rules on errors, forms, entities and actions."""
_LITERAL: Final = re.compile(r"""["']([a-z][\w./-]*)["']""")
_MADE: Final = (
    # In the frontend, as in `a.${b}`.
    re.compile(r"`([a-z][\w-]*[._](?:[\w.-]*\$\{[^`{}]+\})+[\w.-]*)`"),
    # In Python, by a formatted text.
    re.compile(r"""f["']([a-z][\w-]*[._](?:[\w.-]*\{[^{}\n]+\})+[\w.-]*)["']"""),
    # In Python, by an addition.
    re.compile(r"""["']([a-z][\w-]*\.)["'](?= \+ )"""),
)
"""Keys that are put together. How they begin is known, or all would be said."""
_GROUP: Final = re.compile(r"`\$\{group\}\.\$\{\w+\}`")
"""One that begins with what a function is given: its type names every group, in the same file."""
_VALUE: Final = re.compile(r"\$?\{[^{}]+\}")


def problems(tree: Path) -> list[str]:
    """Tell which sentences nothing says."""
    found = []
    for catalog in CATALOGS:
        if not (tree / catalog.english).exists():
            found.append(f"{catalog.english} is missing")
            continue
        literals, shapes = _said(tree, catalog)
        found += [
            f"{catalog.english}: nothing says {key!r}"
            for key in read_json(tree / catalog.english)
            if key not in literals and not any(shape.fullmatch(key) for shape in shapes)
        ]
    return found


def _said(tree: Path, catalog: Catalog) -> tuple[set[str], list[re.Pattern[str]]]:
    """Return every key that stands in the sources, and the shapes of those that are put together."""
    texts = [path.read_text() for path in _sources(tree, catalog)]
    literals = {key for text in texts for key in _LITERAL.findall(text)}
    made = {key for text in texts for shape in _MADE for key in shape.findall(text)}
    groups = {f"{key}." for text in texts if _GROUP.search(text) for key in _LITERAL.findall(text)}
    return literals, [_shape(key) for key in sorted(made | groups)]


def _sources(tree: Path, catalog: Catalog) -> Iterator[Path]:
    for folder in catalog.said_in:
        for suffix in (".ts", ".py"):
            for path in files(tree / folder, suffix):
                if not any(path.is_relative_to(tree / other) for other in catalog.but_not_in):
                    yield path


def _shape(key: str) -> re.Pattern[str]:
    known = _VALUE.split(f"{key}{{rest}}" if key.endswith(".") else key)
    return re.compile(r"[\w./-]+".join(re.escape(part) for part in known))
