"""The page that a link leads to: the same for everybody, and nothing in it runs but its own script."""

from base64 import b64encode
from hashlib import sha256
import json
from pathlib import Path
import re

import pytest

from custom_components.footage_guard.model.rules.pressure_phrases import PRESSURE
from custom_components.footage_guard.model.rules.texts import marked
from custom_components.footage_guard.web.footage import share_page as module
from custom_components.footage_guard.web.footage.share_page import load_share_pages, share_page
from custom_components.footage_guard.web.serving.headers import FOOTAGE_HEADERS

PAGES = Path(module.__file__).parents[1] / "pages"
LANGUAGES = {path.stem: json.loads(path.read_text()) for path in PAGES.glob("*.json")}
NAMED = {
    "page": ("unavailable", "busy", "offline", "failed"),
    "receipt": ("files", "terms", "agreed", "sealed", "votes", "history", "signatures", "right", "wrong", "unknown"),
}
"""Texts that are found by the name of a trouble, of a step or of its outcome."""


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("en-US,en;q=0.9,de;q=0.8", "en"),
        ("rm-CH, rm;q=0.9, de;q=0.8, en;q=0.7", "de"),
        ("fr-CH, fr;q=0.9, de;q=0.8, en;q=0.7", "fr"),
        ("ar", "ar"),
        ("de;q=0.5, en", "en"),
        ("de;q=0", "en"),
        ("*", "en"),
        ("rm", "en"),
        ("de;q=2, en;q=x", "en"),
        ("../de", "en"),
        ("\u0663", "en"),
        ("de," * 1000, "de"),
    ],
)
def test_it_speaks_what_a_browser_asks_for(asked: str, given: str) -> None:
    body, headers = share_page(asked)
    assert headers["Content-Language"] == given
    assert body.startswith(f'<!doctype html>\n<html lang="{given}" dir="{"rtl" if given == "ar" else "ltr"}">'.encode())
    assert LANGUAGES[given]["page.noscript"] in body.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_its_own_script_and_style_is_allowed(language: str) -> None:
    body, headers = share_page(language)
    text = body.decode()
    style = _only(r"<style>(.*?)</style>", text)
    script = _only(r"<script>(.*?)</script>", text)
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": _hashed(script),
        "style-src": _hashed(style),
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "worker-src": "blob:",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "footage-guard",
    }
    assert script == (PAGES / "share.js").read_text().strip()
    assert not re.search(r"https?:|//[a-z]|\son\w+=|style=|innerHTML|eval\(|localStorage|sessionStorage|cookie", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_kept_by_nobody_and_framed_by_nobody(language: str) -> None:
    _, headers = share_page(language)
    own = {"Content-Language", "Content-Security-Policy", "Content-Type"}
    assert {name: headers[name] for name in headers.keys() - own} == {
        name: value for name, value in FOOTAGE_HEADERS.items() if name not in {*own, "Accept-Ranges"}
    }
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_its_files_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    load_share_pages()
    monkeypatch.setattr(module, "_PAGES", Path("/nowhere"))
    assert share_page("en") == share_page("en-GB")


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_script_finds_each_text_as_it_is_written(language: str) -> None:
    found = _only(r'<script id="texts" type="application/json">(.*?)</script>', share_page(language)[0].decode())
    assert json.loads(found) == LANGUAGES[language]


def test_what_a_translator_writes_is_no_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("share.html", "share.css", "share.js"):
        (tmp_path / name).write_text((PAGES / name).read_text())
    spoiled = {key: f"</script></title><b>&{text}" for key, text in LANGUAGES["en"].items()}
    (tmp_path / "en.json").write_text(json.dumps(spoiled))
    monkeypatch.setattr(module, "_PAGES", tmp_path)
    body = load_share_pages.__wrapped__()["en"].body.decode()
    assert "<b>" not in body
    assert json.loads(_only(r'"application/json">(.*?)</script>', body)) == spoiled


def test_all_languages_say_the_same() -> None:
    english = LANGUAGES["en"]
    assert {"de", "en"} <= LANGUAGES.keys()
    for texts in LANGUAGES.values():
        assert list(texts) == sorted(english)
        assert {text == text.strip() != "" for text in texts.values()} == {True}
        assert texts["page.direction"] in {"ltr", "rtl"}


def test_every_text_is_used() -> None:
    used = (PAGES / "share.js").read_text() + (PAGES.parent / "footage" / "share_page.py").read_text()
    named = {f"{above}.{name}" for above, names in NAMED.items() for name in names if re.search(rf"\b{name}\b", used)}
    assert [key for key in LANGUAGES["en"] if key not in used and key not in named] == []


def test_nobody_is_pressed_or_praised() -> None:
    assert marked(PRESSURE, LANGUAGES["en"]) == ()


def _only(shape: str, text: str) -> str:
    (found,) = re.findall(shape, text, re.DOTALL)
    assert isinstance(found, str)
    return found


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
