"""Links between pages lead somewhere: the file is there, and so is the heading."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.markdown import anchors, links

PAGES: Final = ("*.md", "docs/**/*.md")
_ELSEWHERE: Final = ("https://", "http://", "mailto:")


def problems(tree: Path) -> list[str]:
    """Tell which links of the documentation lead nowhere."""
    pages = sorted({path for pattern in PAGES for path in tree.glob(pattern)})
    return [f"{path.relative_to(tree)}: {problem}" for path in pages for problem in _judge(tree, path)]


def _judge(tree: Path, page: Path) -> Iterator[str]:
    for link in links(page.read_text()):
        if link.startswith(_ELSEWHERE):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or not target.is_relative_to(tree.resolve()):
            yield f"{link} is not there"
        elif anchor and (target.suffix != ".md" or anchor not in anchors(target.read_text())):
            yield f"{link} names a heading that is not there"
