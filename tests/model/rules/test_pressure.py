"""Words that press are marked, wherever they stand and however they are spelled, and nothing follows from it."""

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import pressure
from custom_components.footage_guard.model.rules.phrases import find
from custom_components.footage_guard.model.rules.pressure_phrases import PRESSURE
from custom_components.footage_guard.model.rules.rule import FindingKind

from .corpora import sentences
from .requests import CONTEXT, REQUEST, request

HELD_OUT_MARKED = 18
"""Of 40 that were written after the table and came from reports of real letters and talks, measured once: what a
table of phrases finds in single sentences nobody tuned it for. None of 40 neutral ones was marked."""


def _is_marked(text: str) -> bool:
    return bool(find(PRESSURE["en"], text))


@pytest.mark.parametrize("text", sentences("pressure"))
def test_a_sentence_that_presses_is_marked(text: str) -> None:
    assert _is_marked(text)


@pytest.mark.parametrize("text", [*sentences("neutral"), *sentences("neutral_held_out")])
def test_a_neutral_sentence_is_not_marked(text: str) -> None:
    assert not _is_marked(text)


def test_sentences_that_never_shaped_the_table_are_found_as_often_as_was_measured() -> None:
    assert sum(map(_is_marked, sentences("pressure_held_out"))) >= HELD_OUT_MARKED


def test_the_corpus_is_large_and_says_nothing_twice() -> None:
    for name in ("pressure", "neutral"):
        told, held = sentences(name), sentences(f"{name}_held_out")
        assert len({*told, *held}) == len(told) + len(held)
        assert len(told) >= 60
        assert len(held) >= 40


def test_marks_point_at_the_words() -> None:
    finding = pressure.check(request(message="We met on Elm Street. You must\nreply to this."), CONTEXT)
    assert finding is not None
    assert (finding.kind, finding.values) == (FindingKind.NOTE, {"count": 1})
    (mark,) = finding.marks
    assert (mark.field, mark.phrase_id) == ("message", "obligation.required")
    assert "We met on Elm Street. You must\nreply to this."[mark.start : mark.end] == "You must\nreply"


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": "You must reply."},
        {"incident__location": "You must reply"},
        {"scope__audio_reason": "You must reply"},
        {"requester__organisation": "You must reply"},
        {"legal_basis__issuing_authority": "You must reply"},
        {"intended_recipients": ("The court", "You must reply")},
        {"onward_sharing": "You must reply"},
        {"retention_claimed": "You must reply"},
        {"message": "You must reply", "channel": Channel.AUTOMATION},
    ],
)
def test_every_text_is_looked_at_whoever_wrote_it(change: dict[str, object]) -> None:
    finding = pressure.check(request(**change), CONTEXT)
    assert finding is not None
    assert len(finding.marks) == 1


def test_a_neutral_request_has_no_finding() -> None:
    assert pressure.check(REQUEST, CONTEXT) is None
