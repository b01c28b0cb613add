"""What was flagged when a request was read is shown to the owner."""

import pytest

from custom_components.footage_guard.model.request import Channel, Proposal
from custom_components.footage_guard.model.rules import misleading_text
from custom_components.footage_guard.model.rules.rule import FindingKind, Mark
from custom_components.footage_guard.model.text import FlagKind, TextFlag

from .requests import CONTEXT, REQUEST, request


def _flag(field: str, kind: FlagKind = FlagKind.MIXED_SCRIPTS) -> TextFlag:
    return TextFlag(field=field, kind=kind)


@pytest.mark.parametrize("channel", [Channel.FORM, Channel.AUTOMATION])
def test_flags_become_marks_of_the_whole_text(channel: Channel) -> None:
    flags = (_flag("requester.person_name"), _flag("requester.person_name", FlagKind.CONFUSABLE), _flag("purpose"))
    finding = misleading_text.check(request(flags=flags, channel=channel), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind, finding.values) == ("misleading_text", FindingKind.NOTE, {"count": 2})
    assert finding.marks == (
        Mark(field="requester.person_name", start=0, end=10, phrase_id="text.mixed_scripts"),
        Mark(field="requester.person_name", start=0, end=10, phrase_id="text.confusable"),
        Mark(field="purpose", start=0, end=len(REQUEST.purpose), phrase_id="text.mixed_scripts"),
    )


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("requester.badge", {"requester__badge": "4417"}),
        ("case_reference", {"case_reference": "4417"}),
        ("legal_basis.docket", {"legal_basis__docket": "4417"}),
        ("intended_recipients.1", {"intended_recipients": ("a", "4417")}),
        (
            "proposal.recipient",
            {"channel": Channel.UI, "proposal": Proposal(recipient="4417", camera=None, clip_ids=(), hand_over=False)},
        ),
    ],
)
def test_every_text_can_be_marked(field: str, change: dict[str, object]) -> None:
    finding = misleading_text.check(request(flags=(_flag(field),), **change), CONTEXT)
    assert finding is not None
    assert finding.marks[0].end == 4


def test_a_text_nobody_knows_is_marked_without_words() -> None:
    finding = misleading_text.check(request(flags=(_flag("unknown"),)), CONTEXT)
    assert finding is not None
    assert finding.marks[0].end == 0


def test_without_flags_there_is_nothing_to_note() -> None:
    assert misleading_text.check(REQUEST, CONTEXT) is None
