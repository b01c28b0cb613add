"""That sound is asked for is noted, whoever asks."""

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import audio
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, REQUEST, request


@pytest.mark.parametrize("channel", [Channel.FORM, Channel.AUTOMATION])
@pytest.mark.parametrize("reason", ["", "We would like to know what was said."])
def test_sound_is_noted_with_or_without_a_reason(channel: Channel, reason: str) -> None:
    finding = audio.check(request(scope__wants_audio=True, scope__audio_reason=reason, channel=channel), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("audio", FindingKind.NOTE)


def test_pictures_alone_are_nothing_to_note() -> None:
    assert audio.check(REQUEST, CONTEXT) is None
