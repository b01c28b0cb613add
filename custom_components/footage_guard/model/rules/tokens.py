"""A text as words, each with the place it has in the text."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from .lookalikes import plain, skeleton

_ENDS: Final = frozenset(".!?")
_PAUSES: Final = frozenset(".!?,:;()\n\u2013\u2014\u2026")
_HYPHENS: Final = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212")
_APOSTROPHES: Final = frozenset("'\u2019\u2018\u02bc`\u00b4\uff07")
_INSIDE: Final = {"@": "a", "$": "s"}
"""Signs that stand for a letter between two letters."""
_SHORT: Final = {
    "'ll": "will",
    "'re": "are",
    "'ve": "have",
    "'d": "would",
    "'m": "am",
    "'s": "is",
    "n't": "not",
}
_WHOLE: Final = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
    **{f"{word}nt": (word, "not") for word in ("do", "does", "did", "is", "are", "would", "could", "should", "have")},
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "youre": ("you", "are"),
    "youll": ("you", "will"),
    "youve": ("you", "have"),
    "theyre": ("they", "are"),
    "im": ("i", "am"),
}


class Token(NamedTuple):
    """One word."""

    key: str
    """What it is compared by."""
    start: int
    end: int
    """Where it is in the text: from `start` to before `end`."""
    sentence: int = 0
    gap: int = 0
    """How many characters lie between it and the word before."""
    is_hyphened: bool = False
    """A hyphen, and nothing else to be seen, ties it to the word before."""
    is_number: bool = False
    is_begin: bool = False
    """A sentence, or a part of one, begins here."""


class _Char(NamedTuple):
    text: str
    start: int
    end: int
    """With what cannot be seen behind it."""


def tokens(text: str) -> list[Token]:
    """Return the words of a text, with short forms written out: "you'll" is two words in one place."""
    found: list[Token] = []
    sentence, last_end, between = 0, 0, ""
    for run in _runs(text):
        if not run[0].text.isalnum():
            between += "".join(char.text for char in run)
            continue
        start, end = run[0].start, run[-1].end
        sentence += bool(found) and _is_end(between)
        tie = between.strip()
        for key in _written_out("".join(char.text for char in run)):
            found.append(
                Token(
                    key=skeleton(key),
                    start=start,
                    end=end,
                    sentence=sentence,
                    gap=start - last_end,
                    is_hyphened=bool(tie) and set(tie) <= _HYPHENS and between[0] in _HYPHENS,
                    is_number=key[0].isdigit(),
                    is_begin=not found or not _PAUSES.isdisjoint(between),
                )
            )
        last_end, between = end, ""
    return found


def _is_end(between: str) -> bool:
    """Tell whether a sentence ends in what lies between two words; a full stop inside a word ends none."""
    return len(between) > 1 and not _ENDS.isdisjoint(between)


def _written_out(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, other in _SHORT.items():
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending).replace("'", ""), other
    return (word.replace("'", "") or word,)


def _runs(text: str) -> Iterator[list[_Char]]:
    """Split into runs of characters that do, and do not, belong to words."""
    run: list[_Char] = []
    for char in _letters(text):
        if run and (_is_inner(run[-1].text) is not _is_inner(char.text)):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _is_inner(char: str) -> bool:
    return char.isalnum() or char == "'"


def _letters(text: str) -> list[_Char]:
    """Return what can be seen of a text in plain letters, with signs that stand for letters read as these."""
    seen: list[_Char] = []
    for index, char in enumerate(text):
        spelled = _spelled(char)
        if not spelled and seen:
            seen[-1] = seen[-1]._replace(end=index + 1)
        seen += [_Char(each, index, index + 1) for each in spelled]
    edge = _Char(" ", 0, 0)
    return [_inside(*three) for three in zip([edge, *seen], seen, [*seen[1:], edge], strict=False)]


def _spelled(char: str) -> str:
    # Before anything is taken apart: an accent alone would be a space.
    return "'" if char in _APOSTROPHES else plain(char)


def _inside(before: _Char, char: _Char, after: _Char) -> _Char:
    is_between = before.text.isalpha() and after.text.isalpha()
    if char.text in _INSIDE:
        return char._replace(text=_INSIDE[char.text]) if is_between else char
    if char.text == "'" and not is_between:
        return char._replace(text=" ")
    return char
