"""Words that were taken apart are put together where the table knows them, and keep their places."""

import pytest

from custom_components.footage_guard.model.rules.joining import joined
from custom_components.footage_guard.model.rules.phrase_table import compiled
from custom_components.footage_guard.model.rules.tokens import tokens

TABLE = compiled("say.it\n    act now\n    warn obstruct*\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("act now", ["act", "now"]),
        ("a c t n o w", ["act", "now"]),
        ("a c t  n o w", ["act", "now"]),
        ("a.c.t n.o.w", ["act", "now"]),
        ("x x a c t x x", ["xx", "act", "xx"]),
        ("w a r n", ["wam"]),
        ("o b s t r u c t i o n", ["obstructlon"]),
        ("obstruc-\ntion", ["obstructlon"]),
        ("act-now", ["act", "now"]),
        ("a c", ["a", "c"]),
        ("a c t 4 u", ["act", "4", "u"]),
    ],
)
def test_words_are_put_together(text: str, words: list[str]) -> None:
    found = joined(tokens(text), TABLE)
    assert [token.key for token in found] == words
    assert (found[0].start, found[-1].end) == (0, len(text))
