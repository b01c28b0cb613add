"""A language that nobody speaks, made of English: from right to left, and longer than most. It is never shipped.

What is shown in it and can still be read in English is a sentence that stands outside of the language files.
"""

from collections.abc import Iterator
import json
from pathlib import Path
import re
import shutil
import subprocess
from typing import Final

LANGUAGE: Final = "he"
"""One that Home Assistant itself is written from right to left in."""
FRONTEND: Final = Path(__file__).resolve().parents[1] / "frontend"
_LETTERS: Final = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "אבגדהופזחיכלמנםסעפצקרשתךןף", strict=True))
    | dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהופזחיכלמנםסעפצקרשתךןף", strict=True))
)
_PARTS: Final = re.compile(r"(\{\w+\})")
_WORD: Final = re.compile(r"\w+")


def pseudo(text: str) -> str:
    """Return a text with other letters and longer words; its placeholders stay."""
    return "".join(part if _PARTS.fullmatch(part) else _written(part) for part in _PARTS.split(text))


def _written(part: str) -> str:
    longer = _WORD.sub(lambda word: word[0] + word[0][: len(word[0]) // 3], part)
    return longer.translate(_LETTERS)


def build_mirrored(folder: Path) -> Path:
    """Build the panel and the card with the language beside their own, and return where they are."""
    shutil.copytree(FRONTEND / "src", folder / "src")
    for name in ("package.json", "tsconfig.json", "vite.config.ts"):
        shutil.copy(FRONTEND / name, folder / name)
    (folder / "node_modules").symlink_to(FRONTEND / "node_modules")
    for english in _catalogs(folder / "src"):
        texts: dict[str, str] = json.loads(english.read_text())
        said = {key: pseudo(text) for key, text in texts.items()}
        english.with_name(f"{LANGUAGE}.json").write_text(json.dumps(said, ensure_ascii=False))
    built = folder / "built"
    vite = [str(folder / "node_modules" / ".bin" / "vite"), "build", "--outDir", str(built), "--emptyOutDir", "false"]
    for mode in ("panel", "card"):
        subprocess.run([*vite, "--mode", mode], cwd=folder, check=True, capture_output=True)
    return built


def _catalogs(source: Path) -> Iterator[Path]:
    return (path for path in source.rglob("en.json") if path.parent.name.endswith("languages"))
