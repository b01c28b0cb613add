"""Words that were taken apart, put together again."""

from itertools import chain, pairwise
from typing import Final

from .phrase_table import Table
from .tokens import Token

_SHORTEST_RUN: Final = 3
"""So many single letters in a row are a word written with spaces."""
_PAIRS: Final = {("r", "n"): "m", ("v", "v"): "w"}
"""Of single letters: what they look like side by side."""


def joined(words: list[Token], table: Table) -> list[Token]:
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


def _is_known(key: str, table: Table) -> bool:
    return key in table.words or key.startswith(table.prefixes)


def _from_letters(letters: list[Token], table: Table) -> list[Token]:
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


def _words_in(row: list[Token], table: Table) -> list[Token]:
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
