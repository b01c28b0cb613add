"""The page that a link leads to: the same bytes for each share. What was shared comes when its script asks for it.

Whoever gets a byte of their own into this page runs in the origin of the home's Home Assistant. So nothing that anybody
wrote is in it, no script but its own runs in it, and that one makes nothing but text of what it is told.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
import json
from pathlib import Path
from string import Template
from typing import Final

from ..serving.headers import FOOTAGE_HEADERS
from ..serving.language import nearest

_PAGES: Final = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePage:
    """The page in one language."""

    body: bytes
    headers: Mapping[str, str]


def share_page(language: str) -> tuple[bytes, Mapping[str, str]]:
    """Return body and headers in the language, or in what a browser says it accepts, or in English."""
    pages = load_share_pages()
    page = pages[nearest(language, pages)]
    return page.body, page.headers


@cache
def load_share_pages() -> Mapping[str, SharePage]:
    """Return the pages by language; they are read once, which blocks, before the address is registered."""
    style, script = _text("share.css"), _text("share.js")
    layout = Template(_text("share.html"))
    return {path.stem: _made(layout, style, script, path) for path in sorted(_PAGES.glob("*.json"))}


def _made(layout: Template, style: str, script: str, path: Path) -> SharePage:
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    body = layout.substitute(
        language=path.stem,
        direction=escape(texts["page.direction"]),
        title=escape(texts["page.title"]),
        noscript=escape(texts["page.noscript"]),
        # In a script element only "<" could end what is data.
        texts=json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c"),
        style=style,
        script=script,
    )
    headers = {name: value for name, value in FOOTAGE_HEADERS.items() if name != "Accept-Ranges"} | {
        "Content-Language": path.stem,
        "Content-Security-Policy": _policy(style, script),
        "Content-Type": "text/html; charset=utf-8",
    }
    return SharePage(body=body.encode(), headers=headers)


def _policy(style: str, script: str) -> str:
    """Allow this style and this script, the worker that the script makes of itself, and this origin's own footage."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_source(script)}",
            f"style-src {_source(style)}",
            "connect-src 'self'",
            "img-src 'self' data:",
            "media-src 'self'",
            "worker-src blob:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types footage-guard",
        )
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8").strip()
