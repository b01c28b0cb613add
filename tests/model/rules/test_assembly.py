"""That a request touches a gathering is shown; a parade of ducks is none."""

import pytest

from custom_components.footage_guard.model.request import Channel, IncidentType
from custom_components.footage_guard.model.rules import assembly
from custom_components.footage_guard.model.rules.assembly_phrases import ASSEMBLY
from custom_components.footage_guard.model.rules.phrases import find
from custom_components.footage_guard.model.rules.rule import FindingKind

from .corpora import sentences
from .requests import CONTEXT, REQUEST, request

HELD_OUT_MARKED = 10
"""Of 10 that were written before the table; none of 10 controls was marked."""


def _is_marked(text: str) -> bool:
    return bool(find(ASSEMBLY["en"], text))


@pytest.mark.parametrize("text", sentences("assembly"))
def test_a_gathering_is_marked(text: str) -> None:
    assert _is_marked(text)


@pytest.mark.parametrize("text", [*sentences("assembly_controls"), *sentences("assembly_controls_held_out")])
def test_what_only_sounds_like_one_is_not(text: str) -> None:
    assert not _is_marked(text)


def test_sentences_that_never_shaped_the_table_are_found_as_often_as_was_measured() -> None:
    assert sum(map(_is_marked, sentences("assembly_held_out"))) >= HELD_OUT_MARKED


@pytest.mark.parametrize("incident", [IncidentType.NONE, IncidentType.ASSAULT])
def test_it_is_a_note_with_the_words_whatever_incident_is_named(incident: IncidentType) -> None:
    text = "We want all footage of the protest on Main Street."
    finding = assembly.check(request(message=text, incident__type=incident), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("assembly", FindingKind.NOTE)
    assert [text[mark.start : mark.end] for mark in finding.marks] == ["protest"]


def test_nothing_is_noted_without_one_or_for_an_automation() -> None:
    assert assembly.check(REQUEST, CONTEXT) is None
    own = request(message="The protest in front of our house.", channel=Channel.AUTOMATION)
    assert assembly.check(own, CONTEXT) is None
