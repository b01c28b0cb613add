"""Finding phrases in a text, however they are spelled, in time that grows with the text alone.

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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Final, NamedTuple

from .lookalikes import skeleton
from .tokens import Token, tokens

NEGATIONS: Final = frozenset(
    map(skeleton, ("no", "not", "never", "nobody", "none", "nothing", "without", "whether", "nor", "neither"))
)
_SHORTEST_RUN: Final = 3
"""So many single letters in a row are a word written with spaces."""
_PAIRS: Final = {("r", "n"): "m", ("v", "v"): "w"}
"""Of single letters: what they look like side by side."""
_NUMBER: Final = "#"
_SIGNS: Final = frozenset("^!")
_CONTINUED: Final = " " * 8


class Hit(NamedTuple):
    """A phrase that was found."""

    start: int
    end: int
    phrase_id: str


class _Element(NamedTuple):
    words: frozenset[str]
    prefixes: tuple[str, ...]
    has_number: bool
    gap: int = 0
    is_gap_free: bool = False
    """Negations may lie in the gap."""
    is_optional: bool = False
    is_forbidden: bool = False

    def matches(self, token: Token) -> bool:
        return (
            token.key in self.words
            or (self.has_number and token.is_number)
            or (bool(self.prefixes) and token.key.startswith(self.prefixes))
        )


class _Pattern(NamedTuple):
    phrase_id: str
    elements: tuple[_Element, ...]
    sign: str
    """"^", "!" or neither."""

    def may_begin(self, token: Token, *, is_negated: bool) -> bool:
        match self.sign:
            case "^":
                return token.is_begin
            case "!":
                return not is_negated
            case _:
                return True


class _Table(NamedTuple):
    words: frozenset[str]
    prefixes: tuple[str, ...]
    longest: int
    by_word: dict[str, tuple[_Pattern, ...]]
    others: tuple[_Pattern, ...]
    """Those that can begin with more than whole words."""


def find(table: str, text: str) -> tuple[Hit, ...]:
    """Return which phrases of a table are in a text, by their place; of two that overlap the earlier and longer one."""
    compiled = _compiled(table)
    return _apart(_all_hits(compiled, joined(tokens(text), compiled)))


@cache
def _compiled(table: str) -> _Table:
    # Not when the table is loaded: a home that nobody asks for footage pays nothing.
    every = tuple(patterns(table))
    elements = [element for pattern in every for element in pattern.elements]
    words = frozenset(chain.from_iterable(element.words for element in elements))
    by_word: dict[str, tuple[_Pattern, ...]] = {}
    for pattern in every:
        for word in pattern.elements[0].words:
            by_word[word] = (*by_word.get(word, ()), pattern)
    return _Table(
        words=words,
        prefixes=tuple({prefix for element in elements for prefix in element.prefixes}),
        longest=max(map(len, words), default=0),
        by_word=by_word,
        others=tuple(each for each in every if each.elements[0].prefixes or each.elements[0].has_number),
    )


def phrase_ids(table: str) -> frozenset[str]:
    """Return what the phrases of a table are called."""
    return frozenset(pattern.phrase_id for pattern in patterns(table))


def patterns(table: str) -> Iterator[_Pattern]:
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


def _parsed(phrase_id: str, parts: Sequence[str], named: Mapping[str, Sequence[str]]) -> Iterator[_Pattern]:
    elements: list[_Element] = []
    gap, is_free = 0, False
    sign = parts[0] if parts[0] in _SIGNS else ""
    for part in parts[bool(sign) :]:
        if part[0] in "~=":
            gap, is_free = int(part[1:]), part[0] == "="
            continue
        words = [each for word in part.lstrip("?-").split("|") for each in named.get(word, (word,))]
        elements.append(
            _Element(
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
    yield _Pattern(phrase_id=phrase_id, elements=tuple(elements), sign=sign)
    if elements[0].is_optional:
        # A pattern is looked up by its first word.
        yield _Pattern(phrase_id=phrase_id, elements=tuple(elements[1:]), sign=sign)


def _all_hits(table: _Table, words: Sequence[Token]) -> Iterable[Hit]:
    sentence, is_negated = 0, False
    for index, token in enumerate(words):
        is_negated = is_negated and token.sentence == sentence
        sentence = token.sentence
        for pattern in chain(table.by_word.get(token.key, ()), table.others):
            if pattern.may_begin(token, is_negated=is_negated):
                end = _end(pattern.elements, words, index)
                if end > index:
                    yield Hit(token.start, words[end - 1].end, pattern.phrase_id)
        is_negated = is_negated or token.key in NEGATIONS


def _end(elements: Sequence[_Element], words: Sequence[Token], begin: int) -> int:
    """Return after which word a pattern that begins here ends, or `begin` where it does not fit.

    All places it can have come to are followed at once, never one after the other: no text makes it go back.
    """
    places = {begin}
    for element in elements:
        reached = {place + 1 for place in _reachable(element, words, places) if element.matches(words[place])}
        if element.is_forbidden:
            places = {place for place in places if place == len(words) or not element.matches(words[place])}
        else:
            places = places | reached if element.is_optional else reached
    return min(places, default=begin)


def _reachable(element: _Element, words: Sequence[Token], places: set[int]) -> set[int]:
    reached = {place for place in places if place < len(words)}
    for place in tuple(reached):
        for other in range(place, min(place + element.gap, len(words) - 1)):
            is_over = words[other + 1].sentence != words[place - 1].sentence
            if is_over or (not element.is_gap_free and words[other].key in NEGATIONS):
                break
            reached.add(other + 1)
    return reached


def _apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.phrase_id)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def joined(words: list[Token], table: _Table) -> list[Token]:
    """Put together what belongs together: words broken by a hyphen, and words written letter by letter."""
    found: list[Token] = []
    letters: list[Token] = []
    for token in words:
        if len(token.key) == 1 and not token.is_number:
            letters.append(token)
            continue
        found += _from_letters(letters, table)
        letters = []
        whole = found[-1].key + token.key if found and token.is_hyphened else ""
        if whole and _is_known(whole, table):
            found[-1] = found[-1]._replace(key=whole, end=token.end)
        else:
            found.append(token)
    return [*found, *_from_letters(letters, table)]


def _is_known(key: str, table: _Table) -> bool:
    return key in table.words or key.startswith(table.prefixes)


def _from_letters(letters: list[Token], table: _Table) -> list[Token]:
    """Read a row of single letters as words: as the wider gaps between them tell, or else as the table knows them."""
    if len(letters) < _SHORTEST_RUN:
        return letters
    narrow = min(letter.gap for letter in letters[1:])
    rows: list[list[Token]] = [letters[:1]]
    for before, letter in pairwise(letters):
        if letter.gap > narrow:
            rows.append([letter])
        elif (before.key, letter.key) in _PAIRS:
            rows[-1][-1] = before._replace(key=_PAIRS[before.key, letter.key], end=letter.end)
        else:
            rows[-1].append(letter)
    return list(chain.from_iterable(_words_in(row, table) for row in rows))


def _words_in(row: list[Token], table: _Table) -> list[Token]:
    whole = "".join(letter.key for letter in row)
    if _is_known(whole, table):
        return [_part(row, 0, len(row))]
    found: list[Token] = []
    place = rest = 0
    while place < len(row):
        most = min(table.longest, len(row) - place)
        length = next((n for n in range(most, 1, -1) if whole[place : place + n] in table.words), 0)
        if length and rest < place:
            found.append(_part(row, rest, place))
        if length:
            found.append(_part(row, place, place + length))
            rest = place + length
        place += length or 1
    return [*found, _part(row, rest, len(row))] if rest < len(row) else found


def _part(row: list[Token], start: int, end: int) -> Token:
    return row[start]._replace(key="".join(letter.key for letter in row[start:end]), end=row[end - 1].end)
