"""Pictures for whoever reads the guide: a test takes them of what it sees on its way."""

from functools import cache
from io import BytesIO
import os
from typing import Final

from PIL import Image

from .conftest import ROOT

GUIDE: Final = ROOT / "docs" / "guide" / "images"
SHOTS: Final = ROOT / "build" / "screenshots"
IS_WRITTEN: Final = os.environ.get("FOOTAGE_GUARD_WRITE") == "1"
FOLDER: Final = GUIDE if IS_WRITTEN else SHOTS
"""Where pictures lie that this run takes for the guide."""
COLORS: Final = 64
"""So many are enough for letters and buttons, and a third of the bytes."""


def keep(name: str, taken: bytes) -> None:
    """Keep a picture for the guide where a page of it shows one of this name, else for whoever runs the test."""
    target = (FOLDER if _is_on_a_page(name) else SHOTS) / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.open(BytesIO(taken)).convert("RGB").quantize(COLORS).save(target, optimize=True)


def _is_on_a_page(name: str) -> bool:
    return f"/{name}.png" in _pages()


@cache
def _pages() -> str:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return "".join(page.read_text() for page in pages)
