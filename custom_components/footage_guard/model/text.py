"""What somebody outside wrote: taken as it is, or refused; what could mislead the eye is flagged.

Nothing is changed in silence: a text is brought to NFC, which nobody can see, and to nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
import re
from typing import Final
import unicodedata

from .errors import Reason

_MAX_MARKS: Final = 4
"""On one character. Written languages stay below; a flood of them covers the lines around."""
_IGNORABLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point without the format characters, and the empty pattern of Braille: none can be seen."""
_REFUSED: Final = {
    "Cc": Reason.CONTROL_CHARACTER,
    "Zl": Reason.CONTROL_CHARACTER,
    "Zp": Reason.CONTROL_CHARACTER,
    "Cf": Reason.INVISIBLE_CHARACTER,
    "Cs": Reason.UNKNOWN_CHARACTER,
    "Co": Reason.UNKNOWN_CHARACTER,
    "Cn": Reason.UNKNOWN_CHARACTER,
}
"""By general category. Among format characters are all that set the direction of writing, join, or have no width."""
_MARKS: Final = frozenset({"Mn", "Me"})
_LINK = re.compile(
    r"""[a-z][a-z0-9+.-]*://                                       # a scheme with an authority
    | \b(?:mailto|tel|sms|geo|data|javascript|vbscript|file):\S    # and without one
    | \bwww\.\S
    | (?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,}/\S                        # a host with a path
    | (?<![\w@.-])(?:[\w-]+\.)+(?:com|net|org|info|biz|io|ly|link|app|top|xyz|onion)\b
    | href\s*=
    | \]\(                                                         # Markdown""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_LIKE_PLAIN: Final = str.maketrans({"\u0131": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "\u0640": ""})
"""Letters with a stroke have no accent to take away; the last one stretches a word of Arabic, and says nothing."""
_ACCENTS: Final = frozenset(map(chr, range(0x300, 0x370)))
_POINTS: Final = range(10, 37)
"""Combining classes of the points of Hebrew, and of the vowel signs of Arabic and Syriac."""
_LETTER_MARKS: Final = frozenset({"Mc", "Mn"})
"""Vowels of the scripts of India and its neighbours, among others."""
_CJK: Final = frozenset({"BOPOMOFO", "CJK", "FULLWIDTH", "HALFWIDTH", "HANGUL", "HIRAGANA", "KATAKANA", "LATIN"})
"""Scripts that Chinese, Japanese and Korean write in one word."""
_COMMON: Final = frozenset({"FEMININE", "IDEOGRAPHIC", "KATAKANA-HIRAGANA", "MASCULINE", "MICRO", "MODIFIER"})
"""First words of the names of letters that belong to no script."""
_LIKE_LATIN: Final = frozenset("АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝҮүґΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιυՕօՏՍոսᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ")
"""Cyrillic, Greek, Armenian and Cherokee: the common ones, not all of Unicode TR 39."""
_MIN_CONFUSABLE: Final = 3
"""Shorter words of Cyrillic or Greek look like Latin ones all the time, and spell nobody's name."""


class FlagKind(StrEnum):
    """What the owner is shown about a text."""

    MIXED_SCRIPTS = "mixed_scripts"
    """A word is written in letters of more than one script, as nobody writes it."""
    CONFUSABLE = "confusable"
    """A word in other letters can be read as one in Latin letters."""
    UNUSUAL_SPACE = "unusual_space"
    """A space is at the beginning, at the end or beside another one, or only looks like one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFlag:
    """One thing about one text."""

    field: str
    """Where it is, such as `requester.organisation`."""
    kind: FlagKind


class TextInvalid(ValueError):
    """The text is not taken; the error holds nothing of it."""

    def __init__(self, reason: Reason) -> None:
        """Say what is wrong."""
        super().__init__(reason.value)
        self.reason = reason


def parse_text(raw: str, *, most: int, lines: bool = False) -> str:
    """Return the text in NFC; raise TextInvalid.

    It has at most `most` characters, as it was sent and in NFC, and line feeds only where `lines` is set. Everything
    that is invisible or has no meaning yet is refused, because whoever decides must see all of what is asked.
    """
    if len(raw) > most:
        raise TextInvalid(Reason.TOO_LONG)
    text = unicodedata.normalize("NFC", str(raw))
    if len(text) > most:
        raise TextInvalid(Reason.TOO_LONG)
    if not (text.isascii() and text.isprintable()):
        for character in text.replace("\n", "") if lines else text:
            _may_stand(character)
        _may_have_no_flood(text)
    if text and not text.strip():
        raise TextInvalid(Reason.BLANK)
    return text


def shown_name(raw: str, *, most: int) -> str:
    """Return what can be shown of a name that somebody of this home was given; "" where that is nothing.

    What `parse_text` refuses is left out, such as what joins two pictures to one, and what is too long is shortened.
    """
    seen = "".join(character for character in raw if _refusal(character) is None)
    text = unicodedata.normalize("NFC", seen[: most + 1])
    return _without_flood(text if len(text) <= most else f"{text[: most - 1]}…").strip()


def _may_stand(character: str) -> None:
    reason = _refusal(character)
    if reason:
        raise TextInvalid(reason)


def _refusal(character: str) -> Reason | None:
    if _IGNORABLE.match(character):
        return Reason.INVISIBLE_CHARACTER
    return _REFUSED.get(unicodedata.category(character))


def _may_have_no_flood(text: str) -> None:
    """Refuse more marks than one character carries, and those that stand on a space or on what is shown before."""
    if _without_flood(text) != text:
        raise TextInvalid(Reason.COMBINING_MARKS)


def _without_flood(text: str) -> str:
    kept, free = [], 0
    for character in text:
        if unicodedata.category(character) not in _MARKS:
            free = 0 if character.isspace() else _MAX_MARKS
        elif not free:
            continue
        else:
            free -= 1
        kept.append(character)
    return "".join(kept)


def may_have_no_link(text: str) -> None:
    """Raise TextInvalid where a text holds a link, or what a program could make one of."""
    if _LINK.search(unicodedata.normalize("NFKC", text).casefold()):
        raise TextInvalid(Reason.LINK)


def folded(text: str) -> str:
    """Return what is the same for texts that differ in case, width, ligatures or spacing only."""
    once = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", once).split())


def letters(text: str) -> str:
    """Return letters and digits alone, if there are any: for what may differ in nothing but dots, spaces and case."""
    once = folded(text)
    return "".join(char for char in once if char.isalnum()) or once


def counting_key(text: str) -> str:
    """Return what is the same however somebody writes a name or a reference, for whatever is counted or muted by it.

    Case, width, spaces and punctuation tell nobody apart, and neither do accents, the points of Hebrew and the vowel
    signs of Arabic, which are left out at will. Marks of other scripts make another word. Where there are no letters or
    digits, it is what there is, without spaces; "" is nobody.
    """
    once = unicodedata.normalize("NFKD", folded(text).translate(_LIKE_PLAIN))
    whole = unicodedata.normalize("NFKC", "".join(char for char in once if not _is_accent(char)))
    key = "".join(char for char in whole if char.isalnum() or unicodedata.category(char) in _LETTER_MARKS)
    return key if any(map(str.isalnum, key)) else "".join(folded(text).split())


def _is_accent(char: str) -> bool:
    return char in _ACCENTS or unicodedata.combining(char) in _POINTS


def find_flags(field: str, text: str, *, lines: bool = False) -> tuple[TextFlag, ...]:
    """Return what the owner is shown about a text that was taken."""
    words = _WORD.findall(text)
    scripts = [{_script(letter) for letter in word} - {""} for word in words]
    found = {
        FlagKind.MIXED_SCRIPTS: any(len(each) > 1 and not each <= _CJK for each in scripts),
        FlagKind.CONFUSABLE: _is_styled(text) or _has_lookalike(words),
        FlagKind.UNUSUAL_SPACE: _has_unusual_space(text, lines=lines),
    }
    return tuple(TextFlag(field=field, kind=kind) for kind, is_so in found.items() if is_so)


def _script(letter: str) -> str:
    """Return the script of a letter by the first word of its name; "" where it belongs to none."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return "" if first in _COMMON or unicodedata.category(letter) in _MARKS else first


def _is_styled(text: str) -> bool:
    """Tell whether letters of another kind stand for Latin ones, such as mathematical or circled ones.

    Full-width letters are everyday ones beside Chinese, Japanese and Korean.
    """
    is_cjk = any(unicodedata.east_asian_width(each) == "W" for each in text)
    return any(
        unicodedata.category(each) in {"Lu", "Ll", "So"}
        and re.fullmatch("[A-Za-z]", unicodedata.normalize("NFKC", each))
        and not (is_cjk and unicodedata.east_asian_width(each) == "F")
        for each in text
        if not each.isascii()
    )


def _has_lookalike(words: list[str]) -> bool:
    """Tell whether a word looks Latin: among Latin ones, or where nothing else is written."""
    alike = [_LIKE_LATIN.issuperset(word) for word in words]
    is_whole = any(alike) and all(alike)
    has_latin = any(word.isascii() for word in words)
    return any(
        is_alike and len(word) >= _MIN_CONFUSABLE and (has_latin or is_whole)
        for word, is_alike in zip(words, alike, strict=True)
    )


def _has_unusual_space(text: str, *, lines: bool) -> bool:
    if any(unicodedata.category(each) == "Zs" and each not in " \u3000" for each in text):
        return True
    return not lines and (text != text.strip() or "  " in text)
