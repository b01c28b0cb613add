"""Tables are read as they are written down."""

from custom_components.footage_guard.model.rules.phrase_table import compiled, patterns

TABLE = """
# What one says.
@ask send|
        give
say.one
    @ask|take ~2 it
        now
    ?please go
say.two
    stop #
"""


def test_names_words_and_patterns() -> None:
    assert {each.phrase_id for each in patterns(TABLE)} == {"say.one", "say.two"}
    first, *others = patterns(TABLE)
    assert [(sorted(element.words), element.gap) for element in first.elements] == [
        (["glve", "send", "take"], 0),
        (["lt"], 2),
        (["now"], 0),
    ]
    assert [pattern.phrase_id for pattern in others] == ["say.one", "say.one", "say.two"]


def test_a_pattern_that_begins_with_what_may_be_missing_is_found_by_either_word() -> None:
    assert {"please", "go", "send", "glve", "take"} <= compiled(TABLE).by_word.keys()
