"""Texts from outside are taken as they are or refused, and what misleads the eye is flagged."""

import sys
import unicodedata

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import Reason
from custom_components.footage_guard.model.text import (
    FlagKind,
    TextFlag,
    TextInvalid,
    counting_key,
    find_flags,
    folded,
    letters,
    may_have_no_link,
    parse_text,
    shown_name,
)

MOST = 80
IGNORABLE = (
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180b", "\u180e", "\u180f", "\u200b"),
    *("\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2065", "\u2066", "\u2069", "\u206f"),
    *("\u2800", "\u3164", "\ufe00", "\ufe0f", "\ufeff", "\uffa0", "\ufff0", "\ufff9", "\U0001bca0", "\U0001d173"),
    *("\U000e0001", "\U000e0020", "\U000e007f", "\U000e0100", "\U000e01ef"),
)
"""Some of each range of Default_Ignorable_Code_Point, and what else has a place and no picture."""


def _reason(text: str, *, lines: bool = False) -> Reason | None:
    try:
        parse_text(text, most=MOST, lines=lines)
    except TextInvalid as err:
        return err.reason
    return None


def _kinds(text: str, *, lines: bool = False) -> list[FlagKind]:
    return [flag.kind for flag in find_flags("purpose", text, lines=lines)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna O\u2019Neill-Sch\u00fctz",
        "\u5f35\u5049",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0627\u0644\u0634\u0631\u0637\u0629",
        "\u0e1c\u0e39\u0e49\u0e43\u0e2b\u0e0d\u0e48",
        "\u0928\u092e\u0938\u094d\u0924\u0947",
        "\U0001f600 \U0001f1e9\U0001f1ea \U0001f44b\U0001f3fd",
        "<script>alert(1)</script>",
        "'; DROP TABLE requests; --",
        "{{ states('x') }} %s ${x} `x`",
        " kept ",
        "x" * MOST,
    ],
)
def test_a_text_is_taken_as_it_is(text: str) -> None:
    assert parse_text(text, most=MOST) == text


@pytest.mark.parametrize(
    ("sent", "kept"), [("Mu\u0308ller", "M\u00fcller"), ("\u212bngstr\u00f6m", "\u00c5ngstr\u00f6m")]
)
def test_a_text_is_kept_in_nfc(sent: str, kept: str) -> None:
    assert parse_text(sent, most=MOST) == kept


def test_lines_are_for_prose() -> None:
    assert parse_text("one\ntwo\n\nthree", most=MOST, lines=True) == "one\ntwo\n\nthree"
    assert _reason("one\ntwo") is Reason.CONTROL_CHARACTER


@pytest.mark.parametrize("lines", [True, False])
@pytest.mark.parametrize("character", IGNORABLE, ids=lambda each: f"{ord(each):04X}")
def test_what_cannot_be_seen_is_refused(character: str, *, lines: bool) -> None:
    assert _reason(f"Po{character}lice", lines=lines) in {Reason.INVISIBLE_CHARACTER, Reason.UNKNOWN_CHARACTER}


@pytest.mark.parametrize("lines", [True, False])
@pytest.mark.parametrize(
    "character",
    [*map(chr, (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0))), "\u2028", "\u2029"],
    ids=lambda each: f"{ord(each):04X}",
)
def test_control_characters_are_refused(character: str, *, lines: bool) -> None:
    assert _reason(f"a{character}b", lines=lines) is Reason.CONTROL_CHARACTER


@pytest.mark.parametrize(
    "character",
    [chr(0xD800), chr(0xDFFF), "\ue000", "\U0010fffd", "\ufdd0", "\uffff", "\U0010ffff", "\u0378"],
    ids=ascii,
)
def test_what_has_no_meaning_is_refused(character: str) -> None:
    assert _reason(f"a{character}b") is Reason.UNKNOWN_CHARACTER


@pytest.mark.parametrize("text", [" ", "\u00a0", "\u3000 ", "\n", " \n "])
def test_spaces_alone_are_refused(text: str) -> None:
    assert _reason(text, lines=True) is Reason.BLANK


@pytest.mark.parametrize(
    "text",
    [
        "x" * (MOST + 1),
        # Each becomes three characters in NFC.
        "\ufb2c" * (MOST // 2),
        # Each two become one.
        "u\u0308" * (MOST // 2 + 1),
    ],
)
def test_too_long_is_told_as_sent_and_as_kept(text: str) -> None:
    assert _reason(text) is Reason.TOO_LONG


def test_the_error_says_why_and_nothing_of_the_text() -> None:
    with pytest.raises(TextInvalid) as caught:
        parse_text("secret\0", most=MOST)
    assert (str(caught.value), caught.value.args) == ("control_character", ("control_character",))


@pytest.mark.parametrize("text", ["a" + "\u0321" * 4, "a\u0321\u0321 b\u0321", "\u05e9\u05bc\u05c1\u05b8\u05bd"])
def test_marks_of_written_languages_are_taken(text: str) -> None:
    assert _reason(text) is None


@pytest.mark.parametrize(
    "text", ["a" + "\u0321" * 5, "\u0321a", "a \u0321", "a\n\u0321", "x\u20dd\u20dd\u20dd\u20dd\u20dd"]
)
def test_a_flood_of_marks_is_refused(text: str) -> None:
    assert _reason(text, lines=True) is Reason.COMBINING_MARKS


@given(text=st.text(max_size=MOST + 10), lines=st.booleans())
def test_what_is_taken_is_the_text_and_can_be_seen(text: str, *, lines: bool) -> None:
    try:
        kept = parse_text(text, most=MOST, lines=lines)
    except TextInvalid:
        return
    assert kept == unicodedata.normalize("NFC", text)
    assert parse_text(kept, most=MOST, lines=lines) == kept
    assert {unicodedata.category(each) for each in kept.replace("\n", "")}.isdisjoint(
        {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Mama ❤\ufe0f", "Mama ❤"),
        ("می\u200cروم", "میروم"),
        ("\u202eanna\n", "anna"),
        ("a" + "\u0301" * 9, "á" + "\u0301" * 4),
        ("\u0301 \u0301Bo", "Bo"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("\u200b \ufe0f", ""),
        ("", ""),
    ],
)
def test_a_name_of_this_home_is_shown_without_what_may_not_stand(raw: str, shown: str) -> None:
    assert shown_name(raw, most=80) == shown


@given(st.text(st.characters()))
def test_whatever_is_shown_of_a_name_is_a_text_that_is_taken(raw: str) -> None:
    shown = shown_name(raw, most=20)
    assert parse_text(shown, most=20) == shown
    assert shown_name(shown, most=20) == shown


def test_every_character_is_taken_or_refused_for_a_reason_of_its_own() -> None:
    told = [_reason(f"a{chr(point)}") for point in range(sys.maxunicode + 1)]
    assert set(told) == {
        None,
        Reason.CONTROL_CHARACTER,
        Reason.INVISIBLE_CHARACTER,
        Reason.UNKNOWN_CHARACTER,
    }
    assert told.count(None) > 140_000


@pytest.mark.parametrize(
    "text",
    [
        "see http://x",
        "see HTTPS://x",
        "see hxxps://x",
        "file:///etc/passwd",
        "www.example",
        "Www.Example.org",
        "\uff48\uff54\uff54\uff50\uff1a\uff0f\uff0fx",
        "mailto:a@b.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "tel:+15550100",
        "bit.ly/abc",
        "police.example/form",
        "go to police-help.com",
        "go to a.b.ORG, today",
        '<a href="x">',
        "[form](x)",
    ],
)
def test_links_are_refused(text: str) -> None:
    with pytest.raises(TextInvalid) as caught:
        may_have_no_link(text)
    assert caught.value.reason is Reason.LINK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A car hit my fence between 2 and 3 p.m.",
        "Between 14:00/15:00, and/or later. Tel: 555 0100.",
        "Ask Sgt. A. Example, anna@police.example or anna@police-help.com",
        "Ref. 12.345/2026; data: none",
        "the company, info below. No. 5",
    ],
)
def test_words_are_no_links(text: str) -> None:
    may_have_no_link(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City Police", "CITY  police "),
        ("City Police", "\uff23ity\u00a0Police"),
        ("Stra\u00dfe", "STRASSE"),
        ("\ufb01re", "fire"),
        ("\u0130", "i\u0307"),
    ],
)
def test_names_that_differ_in_writing_alone_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "City Police",
        "M\u00fcller \u0141\u00f3d\u017a",
        "Полиция города",
        "Police / Полиция",
        "IP-адрес",
        "Αστυνομία",
        "警視庁 ポリス Police けいさつ",
        "警察Ａ班",
        "서울特別市",
        "臺灣ㄅㄆ",
        "5 \u00b5m, 1\u00aa",
        "\u043f\u043e \u0443\u043b. \u0430",
    ],
)
def test_what_people_write_is_not_flagged(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "P\u043elice",
        "City P\u043elice",
        "\u0420\u043eli\u0441e",
        "\u03a1olice",
        "Poli\u0441\u0435-Department",
        "\u13e2olice",
        "\u8b66\u03b1Police",
    ],
)
def test_a_word_of_two_scripts_is_flagged(text: str) -> None:
    assert FlagKind.MIXED_SCRIPTS in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u0420\u041e\u0421\u0410",
        "\u0441\u043e\u0440",
        "City \u0421\u041e\u0420\u0405",
        "\u13a2\u13bb\u13ac \u13df\u13aa\u13e2\u13a2",
        "\U0001d40f\U0001d428lice",
        "\u24c5\u24de\u24db\u24d8\u24d2\u24d4",
        "\uff30olice",
        "\u212fye",
    ],
)
def test_a_word_that_looks_latin_is_flagged(text: str) -> None:
    assert FlagKind.CONFUSABLE in _kinds(text)


@pytest.mark.parametrize("text", [" a", "a ", "a  b", "a\u00a0b", "a\u2003b", "a\u202fb"])
def test_a_space_that_hides_is_flagged(text: str) -> None:
    assert _kinds(text) == [FlagKind.UNUSUAL_SPACE]


@pytest.mark.parametrize("text", ["Thank you.  Bye\n", "a\u3000b"])
def test_spaces_of_prose_are_not_flagged(text: str) -> None:
    assert _kinds(text, lines=True) == []


def test_a_flag_says_where() -> None:
    assert find_flags("requester.unit", "P\u043elice ") == (
        TextFlag(field="requester.unit", kind=FlagKind.MIXED_SCRIPTS),
        TextFlag(field="requester.unit", kind=FlagKind.UNUSUAL_SPACE),
    )


@given(text=st.text(), lines=st.booleans())
def test_every_text_can_be_looked_at(text: str, *, lines: bool) -> None:
    assert len(_kinds(text, lines=lines)) <= len(FlagKind)


SAME = (
    ("Northtown Police", "NORTHTOWN POLICE", "Northtown-Police", "Northtown Police.", " northtown  police "),
    (
        "Northtown Police",
        "N.o.r.t.h.t.o.w.n. Police",
        "\u201cNorthtown\u201d (Police)",
        "\uff2eorthtown \U0001d40folice",
    ),
    ("26-118/A", "26 118 a", "26\u2013118\uff0fA", "#26.118.A", "26_118_A"),
    ("K\u00f6nig & S\u00f8n", "Konig Son", "KO\u0308NIG + SON", "k\u00f3nig, s\u00f6n"),
    ("Stra\u00dfenamt \u0141\u00f3d\u017a", "STRASSENAMT LODZ"),
    ("I\u015f\u0131k", "I\u015eIK", "\u0131\u015f\u0131k", "\u0130sik"),
    ("\u0141ukasz \u00c6gir", "lukasz aegir"),
    ("\u039a\u03cc\u03c3\u03bc\u03bf\u03c2", "\u039a\u039f\u03a3\u039c\u039f\u03a3"),
    ("\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
    (
        "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
        "\u0645\u062d\u0645\u062f",
        "\u0645\u0640\u0640\u062d\u0645\u062f",
    ),
    ("\uac00\ub098", "\u1100\u1161\u1102\u1161"),
    ("\u30ac\u30b9", "\uff76\uff9e\uff7d"),
    ("***", "* * *"),
    ("", " "),
)
"""Each is written by one and the same."""
OTHERS = (
    ("Northtown Police", "Southtown Police"),
    ("26-118", "26-119"),
    ("26-118", "2-6118 b"),
    ("\u30ab\u30b9", "\u30ac\u30b9"),
    ("\u0930\u093e\u092e", "\u0930\u092e\u093e", "\u0930\u092e\u0940"),
    ("\u0e01\u0e35", "\u0e01\u0e38", "\u0e01\u0e48\u0e35"),
    ("***", "+++", ""),
)
"""No two are."""


@pytest.mark.parametrize("texts", SAME, ids=[texts[0] for texts in SAME])
def test_what_is_counted_is_the_same_however_it_is_written(texts: tuple[str, ...]) -> None:
    """A dot or a hyphen used to make another requester, with limits of their own, whom no mute was about."""
    assert len({counting_key(text) for text in texts}) == 1


@pytest.mark.parametrize("texts", OTHERS, ids=[texts[0] for texts in OTHERS])
def test_what_is_not_the_same_is_counted_by_itself(texts: tuple[str, ...]) -> None:
    assert len({counting_key(text) for text in texts}) == len(texts)


@given(text=st.text())
def test_what_an_older_version_counted_by_is_counted_as_what_it_was(text: str) -> None:
    assert counting_key(folded(text)) == counting_key(text) == counting_key(counting_key(text))


@pytest.mark.parametrize(("one", "other"), [("A. Hall", "a hall"), ("26-118/A", "26118a"), ("--", " --")])
def test_a_recipient_is_the_same_without_dots(one: str, other: str) -> None:
    assert letters(one) == letters(other)
    assert letters("M\u00fcller") != letters("Muller")
