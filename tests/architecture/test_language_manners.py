"""The manners of Spanish, French, Dutch and Arabic texts, kept and broken."""

from pathlib import Path

import pytest

from .planting import put
from .rules.language_manners import problems
from .rules.user_texts import FRONTEND
from .tree import REPOSITORY

_MARK = "has a mark of another language"
_BREAK = "could begin a line with a mark"
_BROKEN = [
    ("es", "Abre tu enlace.", "is familiar"),
    ("es", "Elige, tú decides.", "is familiar"),
    ("es", "Cerrar esto?", _MARK),
    ("es", 'Elija "Abrir".', _MARK),
    ("es", "Votos : 2", _MARK),
    ("fr", "Ouvre ton lien.", "is familiar"),
    ("fr", "Il t\u2019appartient.", "is familiar"),
    ("fr", "C'est ouvert.", _MARK),
    ("fr", "Choisissez “Ouvrir”.", _MARK),
    ("fr", "Voix : 2", _BREAK),
    ("fr", "Voix: 2", _BREAK),
    ("fr", "Fermer ?", _BREAK),
    ("fr", "Choisissez « Ouvrir\u00a0».", _BREAK),
    ("fr", "Choisissez «\u00a0 Ouvrir\u00a0».", "has two spaces"),
    ("nl", "Open je link.", "is familiar"),
    ("nl", "Kies „Open”.", _MARK),
    ("ar", "افتح الرابط, ثم أغلقه.", _MARK),
    ("ar", "هل هو مفتوح?", _MARK),
]
_WELL = [
    ("es", "¿Cerrar «Abrir»? Es suyo: 2, desde las 21:00."),
    (
        "fr",
        "Fermer «\u00a0Ouvrir\u00a0»\u00a0? Reste\u00a0: 2\u00a0%, de 21:00 à https://home.example, s\u2019il est tel.",
    ),
    ("nl", "\u2018Open\u2019 sluiten? Het is van u: 2."),
    ("ar", "هل هو مفتوح؟ نعم، {name}: 2, 3."),
    ("fr", "Data Protection Act 2018, annexe 2"),
]


def _path(language: str) -> Path:
    return FRONTEND.with_name(f"{language}.json")


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(("language", "text", "problem"), _BROKEN)
def test_planted_words(tree: Path, language: str, text: str, problem: str) -> None:
    put(tree / _path(language), "planted", value=text)
    assert problems(tree) == [f"{_path(language)}: planted {problem}: {text!r}"]


@pytest.mark.parametrize("language", ["es", "fr", "nl"])
@pytest.mark.parametrize("text", ["planted", "Planted Vault", "{name} Planted"])
def test_planted_label(tree: Path, language: str, text: str) -> None:
    put(tree / _path(language), "planted.heading", value=text)
    assert problems(tree) == [f"{_path(language)}: planted.heading is no label in sentence case: {text!r}"]


@pytest.mark.parametrize("language", ["es", "fr", "nl", "ar"])
def test_planted_english(tree: Path, language: str) -> None:
    for path in (FRONTEND, _path(language)):
        put(tree / path, "planted", value="Nothing leaves by it.")
    assert problems(tree) == [f"{_path(language)}: planted is left in English: 'Nothing leaves by it.'"]


@pytest.mark.parametrize(("language", "text"), _WELL)
def test_words_that_only_look_so_pass(tree: Path, language: str, text: str) -> None:
    put(tree / _path(language), "planted", value=text)
    assert not problems(tree)


def test_names_pass(tree: Path) -> None:
    put(tree / _path("es"), "planted.heading", value="Grabación de Home Assistant, HomeKit y {name}. Un PIN")
    assert not problems(tree)
