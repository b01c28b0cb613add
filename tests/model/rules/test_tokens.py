"""A text becomes words, each with its place, however it is written."""

import pytest

from custom_components.footage_guard.model.rules.tokens import tokens


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("  ...  ", []),
        ("You\u2019ll see", ["you", "wlll", "see"]),
        ("don't dont can't cannot won't", ["do", "not", "do", "not", "can", "not", "can", "not", "wlll", "not"]),
        ("the mayor's cars'", ["the", "mayor", "ls", "cars"]),
        ("O'Neill", ["onelll"]),
        ("rock 'n' roll", ["rock", "n", "roll"]),
        ("me@example.org", ["meaexample", "org"]),
        ("$5 and @home", ["5", "and", "home"]),
        ("Stra\u00dfe", ["strasse"]),
        ("\u2121 \u00bd", ["tel", "1", "2"]),
    ],
)
def test_words_are_compared_by_how_they_look(text: str, keys: list[str]) -> None:
    assert [token.key for token in tokens(text)] == keys


def test_a_word_ends_with_what_cannot_be_seen_behind_it() -> None:
    text = "cafe\u0301\u200b ok"
    assert [(token.start, token.end) for token in tokens(text)] == [(0, 6), (7, 9)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("One. Two! Three? Four", [0, 1, 2, 3]), ("a.b.c at 5 p.m", [0] * 7), ("one\ntwo, three", [0, 0, 0])],
)
def test_sentences_end_where_a_space_follows(text: str, sentences: list[int]) -> None:
    assert [token.sentence for token in tokens(text)] == sentences


def test_parts_of_a_sentence_begin_after_a_pause() -> None:
    assert [token.key for token in tokens("one two, three: four (five)\nslx") if token.is_begin] == [
        "one",
        "three",
        "four",
        "flve",
        "slx",
    ]


@pytest.mark.parametrize(("text", "is_tied"), [("a-b", True), ("a-\nb", True), ("a - b", False), ("a-.b", False)])
def test_a_hyphen_ties_words(text: str, is_tied: bool) -> None:
    assert tokens(text)[1].is_hyphened is is_tied
