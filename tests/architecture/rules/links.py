"""Links between pages lead somewhere: the file is there, and so is the heading. And every picture is on a page."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tests.architecture.markdown import anchors, links

PAGES: Final = ("*.md", "docs/**/*.md")
PICTURES: Final = ("docs/**/*.png", "docs/**/*.gif")
_ELSEWHERE: Final = ("https://", "http://", "mailto:")


def problems(tree: Path) -> list[str]:
    """Tell which links of the documentation lead nowhere, and which of its pictures no page shows."""
    texts = {page: page.read_text() for page in _found(tree, PAGES)}
    dead = [f"{page.relative_to(tree)}: {problem}" for page in texts for problem in _judge(tree, page)]
    shown = {_target(page, link) for page, text in texts.items() for link in links(text)}
    unshown = [picture for picture in _found(tree, PICTURES) if picture.resolve() not in shown]
    return dead + [f"{picture.relative_to(tree)}: is on no page" for picture in unshown]


def _found(tree: Path, patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in tree.glob(pattern)})


def _target(page: Path, link: str) -> Path:
    name, _, _ = link.partition("#")
    return (page.parent / name).resolve() if name else page


def _judge(tree: Path, page: Path) -> Iterator[str]:
    for link in links(page.read_text()):
        if link.startswith(_ELSEWHERE):
            continue
        target, anchor = _target(page, link), link.partition("#")[2]
        if not target.exists() or not target.is_relative_to(tree.resolve()):
            yield f"{link} is not there"
        elif anchor and (target.suffix != ".md" or anchor not in anchors(target.read_text())):
            yield f"{link} names a heading that is not there"
