"""The manners of German texts, kept and broken."""

from pathlib import Path

import pytest

from .planting import put
from .rules.german_texts import AT_HOME, OUTSIDE, problems
from .tree import REPOSITORY


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize("text", ["Öffnen Sie das Panel.", "Es gehört Ihnen.", "Gib Ihre Passphrase an."])
@pytest.mark.parametrize("path", AT_HOME, ids=str)
def test_planted_formal_words(tree: Path, path: Path, text: str) -> None:
    put(tree / path, "planted", value=text)
    assert problems(tree) == [f"{path}: planted is formal: {text!r}"]


@pytest.mark.parametrize("text", ["Öffne deinen Link.", "Du öffnest ihn."])
@pytest.mark.parametrize("path", OUTSIDE, ids=str)
def test_planted_familiar_words(tree: Path, path: Path, text: str) -> None:
    put(tree / path, "planted", value=text)
    assert problems(tree) == [f"{path}: planted is familiar: {text!r}"]


def test_planted_label(tree: Path) -> None:
    put(tree / AT_HOME[1], "planted.heading", value="der Tresor")
    assert problems(tree) == [f"{AT_HOME[1]}: planted.heading does not begin with a capital: 'der Tresor'"]


@pytest.mark.parametrize("text", ["Sie wartet. Sie ist offen.", "{name} (du)", "Ihre Zeit ist um: Sie endet."])
def test_words_that_only_look_so_pass(tree: Path, text: str) -> None:
    put(tree / AT_HOME[1], "planted", value=text)
    assert not problems(tree)
