"""Finding phrases in a text, however they are spelled, in time that grows with the text alone."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

from .joining import joined
from .lookalikes import skeleton
from .phrase_table import Element, Pattern, Table, compiled
from .tokens import Token, tokens

NEGATIONS: Final = frozenset(
    map(skeleton, ("no", "not", "never", "nobody", "none", "nothing", "without", "whether", "nor", "neither"))
)


class Hit(NamedTuple):
    """A phrase that was found."""

    start: int
    end: int
    phrase_id: str


def find(table: str, text: str) -> tuple[Hit, ...]:
    """Return which phrases of a table are in a text, by their place; of two that overlap the earlier and longer one."""
    known = compiled(table)
    return _apart(_all_hits(known, joined(tokens(text), known)))


def _all_hits(table: Table, words: Sequence[Token]) -> Iterable[Hit]:
    sentence, is_negated = 0, False
    # Which words there are is enough to know which patterns can fit at all: in most texts few.
    keys = frozenset(token.key for token in words)
    others = _possible(table.others, keys)
    by_word = {key: _possible(table.by_word.get(key, ()), keys) for key in keys}
    for index, token in enumerate(words):
        is_negated = is_negated and token.sentence == sentence
        sentence = token.sentence
        for pattern in chain(by_word[token.key], others):
            if pattern.may_begin(token, is_negated=is_negated):
                end = _end(pattern.elements, words, index)
                if end > index:
                    yield Hit(token.start, words[end - 1].end, pattern.phrase_id)
        is_negated = is_negated or token.key in NEGATIONS


def _possible(patterns: Iterable[Pattern], keys: frozenset[str]) -> list[Pattern]:
    return [pattern for pattern in patterns if all(element.may_be_among(keys) for element in pattern.elements)]


def _end(elements: Sequence[Element], words: Sequence[Token], begin: int) -> int:
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
        if not places:
            return begin
    return min(places)


def _reachable(element: Element, words: Sequence[Token], places: set[int]) -> set[int]:
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
