"""How we speak Spanish, French, Dutch and Arabic: formally, in sentence case, with the marks of the language.

English has `user_texts.py`, German `german_texts.py`. The words are in docs/design/languages.md.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
import re
from typing import Final

from tests.architecture.tree import read_json

from .languages import folders
from .user_texts import NAMES, is_title, texts

_ARABIC: Final = r"[\u0621-\u064a]"
_BROKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "is familiar": r"(?i)\b(tú|tus?|ti|te|contigo|puedes|tienes|quieres|debes|eres|vosotr[oa]s|vuestr[oa]s?|os)\b",
        "has a mark of another language": r"(?s)^[^¿]*\?|[\"“”„]|'| [:;?]",
    },
    "fr": {
        "is familiar": r"(?i)\b(tu|te|toi|ton|tes)\b|\bt\u2019",
        "has a mark of another language": r"['\"“”„]",
        "could begin a line with a mark": r"[^\u00a0\u202f]([;?%»]|:(?![\d/]))|«[^\u00a0]",
    },
    "nl": {
        "is familiar": r"(?i)\b(je|jij|jou|jouw|jullie)\b",
        "has a mark of another language": r"[„«»]| [:;?]",
    },
    "ar": {
        "has a mark of another language": rf"{_ARABIC}[,;?]",
    },
}
"""By language: what is wrong where a shape is found."""
_LABELED: Final = frozenset({"es", "fr", "nl"})
"""Languages with capitals that begin a label and nothing within it."""
_HERE: Final = NAMES | {"Ring", "Protection", "Data", "Act", "Reino", "Unido", "Royaume-Uni", "Verenigd", "Koninkrijk"}
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_ALIKE: Final = re.compile(r"Data Protection Act|https?:|Windows PowerShell")
"""What is the same in every language."""


def problems(tree: Path) -> list[str]:
    """Tell which texts break the manners of their language, or are left in English."""
    return [problem for folder in folders(tree) for language in _BROKEN for problem in _judge(tree, folder, language)]


def _judge(tree: Path, folder: Path, language: str) -> Iterator[str]:
    path = folder / f"{language}.json"
    english = dict(texts(read_json(folder / "en.json"), ()))
    shapes = {what: re.compile(shape) for what, shape in _BROKEN[language].items()}
    for keys, text in texts(read_json(path), ()):
        where = f"{path.relative_to(tree)}: {'.'.join(keys)}"
        yield from (f"{where} {what}: {text!r}" for what, shape in shapes.items() if shape.search(text))
        if language in _LABELED and is_title(keys) and not _is_label(text):
            yield f"{where} is no label in sentence case: {text!r}"
        if re.search(r"\s\s", text):
            yield f"{where} has two spaces: {text!r}"
        if text == english.get(keys) and _is_sentence(text):
            yield f"{where} is left in English: {text!r}"


def _is_label(text: str) -> bool:
    # One of two sentences has two words that begin one.
    text = re.sub(r"(?<=[.?!] )\w", lambda found: found[0].lower(), text)
    first, *others = re.findall(r"[^\W\d_][\w\u2019.-]*", re.sub(r"\{\w+\}", "AA", text)) or ["AA"]
    is_begun = not text[0].isalpha() or first[0].isupper()
    return is_begun and not any(word.istitle() and word not in _HERE for word in others)


def _is_sentence(text: str) -> bool:
    """Tell whether a text has so many words that it cannot be a name."""
    return len(_WORDS.findall(re.sub(r"\{\w+\}", "", text))) > 2 and not _ALIKE.search(text)
