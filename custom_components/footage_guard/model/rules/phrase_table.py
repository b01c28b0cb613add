"""Phrases to look for, as they are written down.

A table of phrases is a text. A line that is not indented names what the patterns below it say, such as
`threat.warrant`; a pattern is indented, and goes on in lines that are indented more. `@ask send|give` gives words a
name, `#` and a space begin a comment. A pattern is a list of elements:

    word            this word; `word|other` one of these; `@ask` one of the named; `wor*` what begins so; `#` a number
    ?word           this word or nothing
    ~2              up to two other words of the same sentence, none of which negates
    =2              up to two other words of the same sentence
    -word           not this word; takes none
    ^               first of all: a sentence, or a part of one, begins here
    !               first of all: nothing negates before it in its sentence

Short forms are written out: "you'll" is `you will`. Patterns are no regular expressions: none can be written that
takes long.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from .lookalikes import skeleton
from .tokens import Token

_NUMBER: Final = "#"
_SIGNS: Final = frozenset("^!")
_CONTINUED: Final = " " * 8


class Element(NamedTuple):
    """One place in a pattern."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    has_number: bool
    gap: int = 0
    is_gap_free: bool = False
    """Negations may lie in the gap."""
    is_optional: bool = False
    is_forbidden: bool = False

    def may_be_among(self, keys: frozenset[str]) -> bool:
        """Tell whether a text of these words can have what is asked for here; only "no" is sure."""
        is_open = self.is_optional or self.is_forbidden or self.has_number or bool(self.prefixes)
        return is_open or not self.words.isdisjoint(keys)

    def matches(self, token: Token) -> bool:
        """Tell whether a word is one of these."""
        return (
            token.key in self.words
            or (self.has_number and token.is_number)
            or (bool(self.prefixes) and token.key.startswith(self.prefixes))
        )


class Pattern(NamedTuple):
    """One way to say something."""

    phrase_id: str
    elements: tuple[Element, ...]
    sign: str
    """"^", "!" or neither."""

    def may_begin(self, token: Token, *, is_negated: bool) -> bool:
        """Tell whether it can begin with a word before which its sentence negates, or does not."""
        match self.sign:
            case "^":
                return token.is_begin
            case "!":
                return not is_negated
            case _:
                return True


class Table(NamedTuple):
    """Patterns by what they begin with, and the words that are known."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    longest: int
    by_word: dict[str, tuple[Pattern, ...]]
    others: tuple[Pattern, ...]
    """Those that can begin with more than whole words."""


@cache
def compiled(table: str) -> Table:
    """Return a table ready to be looked up in."""
    # Not when the table is loaded: a home that nobody asks for footage pays nothing.
    every = tuple(patterns(table))
    elements = [element for pattern in every for element in pattern.elements]
    words = frozenset(chain.from_iterable(element.words for element in elements))
    by_word: dict[str, tuple[Pattern, ...]] = {}
    for pattern in every:
        for word in pattern.elements[0].words:
            by_word[word] = (*by_word.get(word, ()), pattern)
    return Table(
        words=words,
        prefixes=tuple({prefix for element in elements for prefix in element.prefixes}),
        longest=max(map(len, words), default=0),
        by_word=by_word,
        others=tuple(each for each in every if each.elements[0].prefixes or each.elements[0].has_number),
    )


def patterns(table: str) -> Iterator[Pattern]:
    """Return the patterns of a table."""
    named: dict[str, list[str]] = {}
    phrase_id = ""
    for line in _lines(table):
        first, *rest = line.split()
        if line[0] == " ":
            yield from _parsed(phrase_id, (first, *rest), named)
        elif line[0] == "@":
            named[first] = "".join(rest).split("|")
        else:
            phrase_id = first


def _lines(table: str) -> list[str]:
    """Return what belongs in one line as one."""
    lines: list[str] = []
    for line in table.splitlines():
        if line.startswith(_CONTINUED):
            lines[-1] += line
        elif line and not line.startswith("# "):
            lines.append(line)
    return lines


def _parsed(phrase_id: str, parts: Sequence[str], named: Mapping[str, Sequence[str]]) -> Iterator[Pattern]:
    elements: list[Element] = []
    gap, is_free = 0, False
    sign = parts[0] if parts[0] in _SIGNS else ""
    for part in parts[bool(sign) :]:
        if part[0] in "~=":
            gap, is_free = int(part[1:]), part[0] == "="
            continue
        words = [each for word in part.lstrip("?-").split("|") for each in named.get(word, (word,))]
        elements.append(
            Element(
                words=frozenset(skeleton(word) for word in words if word != _NUMBER and word[-1] != "*"),
                prefixes=tuple(skeleton(word[:-1]) for word in words if word[-1] == "*"),
                has_number=_NUMBER in words,
                gap=gap,
                is_gap_free=is_free,
                is_optional=part[0] == "?",
                is_forbidden=part[0] == "-",
            )
        )
        gap, is_free = 0, False
    yield Pattern(phrase_id=phrase_id, elements=tuple(elements), sign=sign)
    if elements[0].is_optional:
        # A pattern is looked up by its first word.
        yield Pattern(phrase_id=phrase_id, elements=tuple(elements[1:]), sign=sign)
