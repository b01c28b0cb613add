"""Every language says the same things as English, with the same placeholders."""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Any, Final

from tests.architecture.tree import differences, integration, read_json

FRONTEND = Path("frontend/src/localize/languages")
PAGES = FRONTEND.with_name("page-languages")
CARD = Path("frontend/src/card/languages")
OURS = ("translations", "web/pages", "web/pages/ask", "model/receipt_words")
LANGUAGES: Final = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "nl": "Dutch", "ar": "Arabic"}


def problems(tree: Path) -> list[str]:
    """Tell where another language has other keys or placeholders than English."""
    found = []
    for folder in folders(tree):
        found += [
            f"{folder.relative_to(tree)}: there is no {name}"
            for language, name in LANGUAGES.items()
            if not (folder / f"{language}.json").exists()
        ]
        english = dict(_flat(read_json(folder / "en.json"), ""))
        for path in sorted(folder.glob("*.json")):
            other, where = dict(_flat(read_json(path), "")), str(path.relative_to(tree))
            found += differences(where, expected={*english}, found={*other})
            found += [
                f"{where}: {key!r} has other placeholders than English"
                for key in english.keys() & other.keys()
                if _placeholders(english[key]) != _placeholders(other[key])
            ]
    return found


def folders(tree: Path) -> tuple[Path, ...]:
    """Return every folder that has a file for each language. A new one is found by itself."""
    known = {*(integration(tree) / each for each in OURS), tree / FRONTEND, tree / PAGES, tree / CARD}
    roots = (integration(tree), tree / "frontend" / "src")
    return tuple(sorted(known | {path.parent for root in roots for path in root.rglob("en.json")}))


def _flat(data: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))
