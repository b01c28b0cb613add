"""The words and the frame of the pages for whoever asks, in each language; none of them allows a script."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
import json
from pathlib import Path
from string import Template
from typing import Final

from ..serving.headers import FOOTAGE_HEADERS
from ..serving.language import ENGLISH, nearest
from .html import Html, escaped

_OURS: Final = Path(__file__).parents[2]
_PAGES: Final = _OURS / "web" / "pages" / "ask"
_REASON: Final = "request_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language."""

    language: str
    texts: Mapping[str, str]
    reasons: Mapping[str, str]
    """What is wrong with a field, as the integration says it everywhere."""
    layout: Template
    headers: Mapping[str, str]

    def __contains__(self, key: str) -> bool:
        """Tell whether there is something to say; not every field has a hint."""
        return key in self.texts

    def say(self, key: str, **values: str) -> str:
        """Return a text with values in it; it is text, and no markup."""
        return self.texts[key].format(**values)

    def reason(self, reason: str) -> str:
        """Return what is wrong with a field."""
        own = f"error.{reason}"
        return self.say(own) if own in self else self.reasons[reason]

    def page(self, title: str, main: Html) -> bytes:
        """Return a page."""
        return self.layout.substitute(title=escaped(title), main=main).encode()


def words_for(asked: str) -> Words:
    """Return the language that a browser asks for (Accept-Language), or English."""
    languages = load_ask_texts()
    return languages[nearest(asked, languages)]


@cache
def load_ask_texts() -> Mapping[str, Words]:
    """Return all languages; they are read once, which blocks."""
    style = (_PAGES / "ask.css").read_text(encoding="utf-8").strip()
    layout = (_PAGES / "ask.html").read_text(encoding="utf-8").strip()
    return {path.stem: _read(path, layout, style) for path in sorted(_PAGES.glob("*.json"))}


def _read(path: Path, layout: str, style: str) -> Words:
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    framed = Template(layout).safe_substitute(
        language=path.stem, direction=escaped(texts["page.direction"]), style=style
    )
    headers = {name: value for name, value in FOOTAGE_HEADERS.items() if name != "Accept-Ranges"} | {
        "Content-Language": path.stem,
        "Content-Security-Policy": _policy(style),
        "Content-Type": "text/html; charset=utf-8",
    }
    return Words(language=path.stem, texts=texts, reasons=_reasons(path.stem), layout=Template(framed), headers=headers)


def _reasons(language: str) -> Mapping[str, str]:
    """Return the words for what is wrong with a field; English ones where the integration has no such language."""
    translations = _OURS / "translations"
    path = translations / f"{language}.json"
    said = json.loads((path if path.exists() else translations / f"{ENGLISH}.json").read_text(encoding="utf-8"))
    return {
        key.removeprefix(_REASON): each["message"]
        for key, each in said["exceptions"].items()
        if key.startswith(_REASON)
    }


def _policy(style: str) -> str:
    """Allow this style, and that a form is sent to this origin. There is no script, so none is allowed."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
