"""Links between pages, good and dead, and pictures that no page shows."""

from pathlib import Path

import pytest

from .planting import write
from .rules.links import problems
from .tree import REPOSITORY

PAGE = "# A page\n\n## The `second` part, again\n\n## The `second` part, again\n\n```\n# no heading\n```\n"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    "link",
    [
        "page.md",
        "page.md#a-page",
        "page.md#the-second-part-again",
        "page.md#the-second-part-again-1",
        "../README.md",
        "#here",
        "https://example.org/page.md#nowhere",
    ],
)
def test_a_good_link(tmp_path: Path, link: str) -> None:
    _plant(tmp_path, link)
    assert not problems(tmp_path)


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("pages.md", "is not there"),
        ("page.md#nowhere", "names a heading that is not there"),
        ("page.md#no-heading", "names a heading that is not there"),
        ("page.md#the-second-part-again-2", "names a heading that is not there"),
        ("#nowhere", "names a heading that is not there"),
        ("picture.png#a", "names a heading that is not there"),
        ("../../outside.md", "is not there"),
        ("gone.png", "is not there"),
    ],
)
def test_planted_link(tmp_path: Path, link: str, problem: str) -> None:
    _plant(tmp_path, link)
    write(tmp_path.parent / "outside.md", "")
    assert problems(tmp_path) == [f"docs/linking.md: {link} {problem}"]


def test_planted_picture(tmp_path: Path) -> None:
    _plant(tmp_path, "page.md")
    write(tmp_path / "docs" / "images" / "shown.png", "")
    write(tmp_path / "docs" / "images" / "left.png", "")
    write(tmp_path / "README.md", '# Read me\n\n<img src="docs/images/shown.png" alt="A picture">\n')
    assert problems(tmp_path) == ["docs/images/left.png: is on no page"]


def _plant(tree: Path, link: str) -> None:
    write(tree / "README.md", "# Read me\n")
    write(tree / "docs" / "picture.png", "")
    write(tree / "docs" / "page.md", PAGE)
    write(tree / "docs" / "linking.md", f"# Here\n\n[A page]({link}) and ![a picture](picture.png).\n")
