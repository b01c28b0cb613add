"""Reads pages of the documentation: headings, links and tables."""

from collections.abc import Iterator
import re
from typing import Final

_FENCE: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
_IMAGE: Final = re.compile(r'<img [^>]*\bsrc="([^"\s]+)"')
_CODE: Final = re.compile(r"`([^`]+)`")
_LINKED: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def anchors(page: str) -> set[str]:
    """Return what a link to a heading of a page may end with, as GitHub makes it."""
    found: set[str] = set()
    for _, heading in _headings(page):
        name = re.sub(r"[^\w\- ]", "", _LINKED.sub(r"\1", heading).lower()).replace(" ", "-")
        number = 0
        while (anchor := f"{name}-{number}" if number else name) in found:
            number += 1
        found.add(anchor)
    return found


def links(page: str) -> list[str]:
    """Return where the links and pictures of a page lead to."""
    prose = _prose(page)
    return _LINK.findall(prose) + _IMAGE.findall(prose)


def section(page: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its level or a higher one; empty without it."""
    found = [match for match in _HEADING.finditer(page) if match[2] == heading]
    if not found:
        return ""
    level, start = len(found[0][1]), found[0].end()
    ends = (match.start() for match in _HEADING.finditer(page, start) if len(match[1]) <= level)
    return page[start : next(ends, len(page))]


def named(text: str, *, column: int = 0) -> set[str]:
    """Return every word in code that stands in a column of a table."""
    return {word for cells in rows(text) if len(cells) > column for word in _CODE.findall(cells[column])}


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row of each table."""
    for line in _prose(text).splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _headings(page: str) -> list[tuple[str, str]]:
    return _HEADING.findall(_prose(page))


def _prose(page: str) -> str:
    """Return a page without its examples, in which nothing is a heading or a link."""
    return _FENCE.sub("", page)
