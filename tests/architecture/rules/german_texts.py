"""How we speak German: who lives here is a "du", whom a link was sent to is a "Sie"; a label begins with a capital."""

from pathlib import Path
import re
from typing import Final

from tests.architecture.tree import read_json

from .user_texts import is_title, texts

OURS: Final = Path("custom_components/footage_guard")
PANEL: Final = Path("frontend/src")
AT_HOME: Final = tuple(
    folder / "de.json"
    for folder in (
        OURS / "translations",
        PANEL / "localize/languages",
        PANEL / "localize/page-languages",
        PANEL / "card/languages",
    )
)
OUTSIDE: Final = tuple(OURS / folder / "de.json" for folder in ("web/pages", "web/pages/ask", "model/receipt_words"))
_FORMAL: Final = re.compile(r"(?<![.:?] )(?<!^)\b(Sie|Ihnen|Ihr(e[nmrs]?)?)\b")
"""Not where a sentence begins, where it may be "they" and "their"."""
_FAMILIAR: Final = re.compile(r"\b(du|dich|dir|dein(e[nmrs]?)?)\b", re.IGNORECASE)


def problems(tree: Path) -> list[str]:
    """Tell which German texts break the manners."""
    return [
        *_broken(tree, AT_HOME, "is formal", _FORMAL),
        *_broken(tree, OUTSIDE, "is familiar", _FAMILIAR),
        *(
            f"{path}: {'.'.join(keys)} does not begin with a capital: {text!r}"
            for path in (*AT_HOME, *OUTSIDE)
            for keys, text in texts(read_json(tree / path), ())
            if is_title(keys) and text[0].islower()
        ),
    ]


def _broken(tree: Path, paths: tuple[Path, ...], what: str, shape: re.Pattern[str]) -> list[str]:
    return [
        f"{path}: {'.'.join(keys)} {what}: {text!r}"
        for path in paths
        for keys, text in texts(read_json(tree / path), ())
        if shape.search(text)
    ]
