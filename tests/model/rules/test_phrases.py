"""Phrases are found whatever their spelling, marked at their very place, and no text makes the search take long."""

from collections.abc import Callable
from typing import Any, override
import unicodedata

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.rules import joining, phrases
from custom_components.footage_guard.model.rules.assembly_phrases import ASSEMBLY, INCIDENTS
from custom_components.footage_guard.model.rules.phrase_table import compiled, patterns
from custom_components.footage_guard.model.rules.phrases import find
from custom_components.footage_guard.model.rules.pressure_phrases import PRESSURE
from custom_components.footage_guard.model.rules.sharing_phrases import SHARING
from custom_components.footage_guard.model.rules.tokens import Token

TABLE = """
@ask send|
        share
one.two
    one two
    @ask|give ~2 now
one.long
    please ?do =2 stop -here
    ?kindly leave
# A comment between phrases.
one.prefix
    co-operat*|cooperat* #
one.begin
    ^ hurry
    ! widely shared
"""
TABLES = {**PRESSURE, "assembly": ASSEMBLY["en"], "incidents": INCIDENTS["en"], "sharing": SHARING["en"]}


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.phrase_id) for hit in find(TABLE, text)]


@pytest.mark.parametrize(
    ("text", "marked", "phrase_id"),
    [
        ("and one two three", "one two", "one.two"),
        ("Send it all now", "Send it all now", "one.two"),
        ("give now", "give now", "one.two"),
        ("please stop", "please stop", "one.long"),
        ("please do not ever stop", "please do not ever stop", "one.long"),
        ("leave", "leave", "one.long"),
        ("Kindly leave", "Kindly leave", "one.long"),
        ("cooperating 24 hours", "cooperating 24", "one.prefix"),
        ("co-operating 24 hours", "co-operating 24", "one.prefix"),
        ("Well, hurry", "hurry", "one.begin"),
        ("It was not long. It is widely shared", "widely shared", "one.begin"),
    ],
)
def test_a_pattern_fits(text: str, marked: str, phrase_id: str) -> None:
    assert _found(text) == [(marked, phrase_id)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one",
        "two one",
        "one or two",
        "send it all to me now",
        "send it. And now",
        "send it not now",
        "please stop here",
        "cooperating hours",
        "in a hurry",
        "never, as I said, widely shared",
        "please",
    ],
)
def test_a_pattern_does_not_fit(text: str) -> None:
    assert _found(text) == []


def test_of_two_that_overlap_the_earlier_and_longer_is_kept() -> None:
    table = "short\n    one two\nlong\n    one two three\nlater\n    three four\n"
    assert [hit.phrase_id for hit in find(table, "one two three four")] == ["long"]


SPELLINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "title": str.title,
    "decomposed": lambda text: unicodedata.normalize("NFD", text.replace("e", "\u00e9")),
    "composed": lambda text: text.replace("e", "\u00e9"),
    "wide": lambda text: "".join(chr(ord(char) + 0xFEE0) if char.isalpha() else char for char in text),
    "bold": lambda text: "".join(chr(0x1D41A + ord(char) - 97) if char.isalpha() else char for char in text),
    "circled": lambda text: "".join(chr(0x24D0 + ord(char) - 97) if char.isalpha() else char for char in text),
    "lines": lambda text: text.replace(" ", "\r\n"),
    "many spaces": lambda text: text.replace(" ", " \u00a0\u2003 "),
    "dots": lambda text: text.replace(" ", "... "),
    "dashes": lambda text: text.replace(" ", " \u2014 "),
    "underscores": lambda text: text.replace(" ", "_"),
    "quoted": lambda text: text.replace(" ", "\u201d \u201c"),
    "Cyrillic": lambda text: text.translate(str.maketrans("aceopy", "\u0430\u0441\u0435\u043e\u0440\u0443")),
    "Greek": lambda text: text.translate(str.maketrans("aoiv", "\u03b1\u03bf\u03b9\u03bd")),
    "digits": lambda text: text.translate(str.maketrans("oiea", "0134")),
    "signs": lambda text: text.replace("a", "@", 3).replace("@ct", "act"),
    "small capitals": lambda text: text.translate(str.maketrans("aeiout", "ᴀᴇɪᴏᴜᴛ")),
    "l for i": lambda text: text.replace("i", "l"),
    "no width": "\u200b".join,
    "soft hyphens": lambda text: text.replace("mm", "m\u00adm"),
    "hyphens": lambda text: text.replace("immediately", "imme-diately"),
    "hyphen and line": lambda text: text.replace("immediately", "imme-\ndiately"),
    "letters": " ".join,
    "letters and gaps": lambda text: "   ".join(" ".join(word) for word in text.split()),
    "letters and dots": lambda text: " ".join(".".join(word) for word in text.split()),
}


@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("around", ["{}", "We met. {}", "Yes, {} (we said)."])
def test_another_spelling_is_found_and_marked_from_its_begin_to_its_end(
    spell: Callable[[str], str],
    around: str,
) -> None:
    spelled = spell("act immediately")
    text = around.format(spelled)
    (hit,) = find(PRESSURE["en"], text)
    assert text[hit.start : hit.end] == spelled
    assert hit.phrase_id == "urgency.now"


@pytest.mark.parametrize("text", ["w a r n you", "t u r n a b l i n d eye", "a b c d e f g now", "u p l o a d now"])
def test_letters_that_look_like_one_beside_each_other_keep_their_places(text: str) -> None:
    assert all(0 <= hit.start < hit.end <= len(text) for hit in find(PRESSURE["en"], text))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@given(text=st.text(max_size=500))
def test_marks_of_any_text_are_in_order_and_inside_it(table: str, text: str) -> None:
    places = [place for hit in find(table, text) for place in (hit.start, hit.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert all(hit.start < hit.end for hit in find(table, text))


WORDS = ["you", "must", "not", "act", "now", "or", "else", "please", "if", "we", "do", "no", "a", "i", "r", "n", "vv"]


@given(words=st.lists(st.sampled_from(WORDS)))
def test_marks_of_words_of_the_table_are_whole_words(words: list[str]) -> None:
    text = " ".join(words)
    for hit in find(PRESSURE["en"], text):
        assert not hit.start or text[hit.start - 1] == " "
        assert hit.end == len(text) or text[hit.end] == " "


class _Counted(list[Token]):
    """Words that count how often one is looked at."""

    looks = 0

    @override
    def __getitem__(self, index: Any) -> Any:
        self.looks += 1
        return super().__getitem__(index)


HARD_TEXTS = [
    "you ",
    "you must not ",
    "if you do not ",
    "please do please ",
    "a ",
    "we we we i ",
    "no one no one ",
    "not ",
    "every every second ",
    "send now or ",
    "they have have have already already ",
]


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_twice_the_text_is_at_most_twice_the_work(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[_Counted] = []
    real = joining.joined
    # With every word there is at the end, no pattern is ruled out before it was tried.
    every_word = " . ".join(sorted(compiled(PRESSURE["en"]).words))

    def counted(*args: object) -> list[Token]:
        looked.append(_Counted(real(*args)))  # type: ignore[arg-type]  # handed on as it came
        return looked[-1]

    monkeypatch.setattr(phrases, "joined", counted)
    for length in (0, 500, 1000, 2000):
        find(PRESSURE["en"], f"{(text * length)[:length]} . {every_word}")
    nothing, small, middle, large = (each.looks for each in looked)
    assert small > nothing
    assert middle - nothing <= 2.2 * (small - nothing)
    assert large - nothing <= 2.2 * (middle - nothing)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_pattern_of_our_tables_can_be_looked_up(table: str) -> None:
    assert all(pattern.elements[0].gap == 0 for pattern in patterns(table))
    assert not any(pattern.elements[0].is_forbidden for pattern in patterns(table))
    assert all(each.phrase_id for each in patterns(table))
