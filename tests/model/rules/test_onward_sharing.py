"""That footage would be passed on widely is shown with the words that say so."""

import pytest

from custom_components.footage_guard.model.rules import onward_sharing
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, REQUEST, request


@pytest.mark.parametrize(
    "text",
    [
        "The clip may be shared with partner agencies.",
        "We post all clips on social media.",
        "It will be published on our website.",
        "We release footage to the press.",
        "We may forward it to third parties.",
        "It goes to the fusion center of the state.",
        "The recording is used to train our models.",
        "Shared with other departments as we see fit.",
        "It is uploaded to a regional database.",
        "We run facial recognition on it.",
        "Anyone interested in the case can have a copy.",
        "We pass it to our business partners.",
        "It can be given to immigration authorities.",
        "We may make it public.",
        "It is passed on freely.",
    ],
)
@pytest.mark.parametrize("field", ["onward_sharing", "purpose", "message", "retention_claimed"])
def test_words_of_wide_sharing_are_marked(text: str, field: str) -> None:
    finding = onward_sharing.check(request(**{field: text}), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("onward_sharing", FindingKind.NOTE)
    assert {mark.field for mark in finding.marks} == {field}


@pytest.mark.parametrize(
    "text",
    [
        "None.",
        "We share it with nobody.",
        "We would not give it to third parties.",
        "It is never posted on social media.",
        "It goes to the prosecutor and the defense.",
        "Only the adjuster sees it.",
        "It will not be given to other agencies.",
        "The records division keeps it for 90 days.",
        "The other driver may see it in court.",
        "It is shown to the jury, without a copy.",
    ],
)
def test_narrow_sharing_is_nothing_to_note(text: str) -> None:
    assert onward_sharing.check(request(onward_sharing=text), CONTEXT) is None


@pytest.mark.parametrize("count", range(6))
def test_more_than_two_recipients_are_noted(count: int) -> None:
    names = tuple(f"Unit {number}" for number in range(count))
    finding = onward_sharing.check(request(intended_recipients=names), CONTEXT)
    assert (None if finding is None else finding.values) == ({"recipients": count} if count > 2 else None)


def test_a_recipient_can_be_wide_by_itself() -> None:
    finding = onward_sharing.check(request(intended_recipients=("The clerk", "Other agencies")), CONTEXT)
    assert finding is not None
    assert [mark.field for mark in finding.marks] == ["intended_recipients.1"]


def test_a_request_that_says_nothing_of_it_has_no_note() -> None:
    assert onward_sharing.check(REQUEST, CONTEXT) is None
