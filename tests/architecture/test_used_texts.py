"""Sentences that are said, and planted ones that are not."""

from pathlib import Path

import pytest

from .planting import append, put, write
from .rules.used_texts import CATALOGS, PANEL, problems
from .tree import REPOSITORY


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize("path", [catalog.english for catalog in CATALOGS], ids=str)
def test_planted_sentence_that_nothing_says(tree: Path, path: Path) -> None:
    put(tree / path, "planted.sentence", value="Planted")
    assert problems(tree) == [f"{path}: nothing says 'planted.sentence'"]


@pytest.mark.parametrize("said", ['text("planted.sentence")', "text(`planted.${what}`)"])
def test_a_sentence_passes_that_is_said(tree: Path, said: str) -> None:
    put(tree / CATALOGS[0].english, "planted.sentence", value="Planted")
    append(tree / PANEL / "logic" / "words.ts", f"export const planted = {said};")
    assert not problems(tree)


def test_planted_sentence_that_only_another_program_says(tree: Path) -> None:
    put(tree / CATALOGS[0].english, "planted.sentence", value="Planted")
    write(tree / PANEL / "card" / "planted.ts", 'text("planted.sentence");')
    assert problems(tree) == [f"{CATALOGS[0].english}: nothing says 'planted.sentence'"]


def test_planted_loss_of_english(tree: Path) -> None:
    (tree / CATALOGS[0].english).unlink()
    assert problems(tree) == [f"{CATALOGS[0].english} is missing"]
