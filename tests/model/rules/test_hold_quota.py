"""Where the room for holds is taken, the owner is told that the oldest one ends."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel, Level
from custom_components.footage_guard.model.rules import hold_quota
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, REQUEST, request


@pytest.mark.parametrize(("holds", "held_bytes"), [(0, 0), (4, 1_999_999_999)])
def test_there_is_room(holds: int, held_bytes: int) -> None:
    assert hold_quota.check(REQUEST, replace(CONTEXT, action_holds=holds, action_held_bytes=held_bytes)) is None


@pytest.mark.parametrize(("holds", "held_bytes"), [(5, 0), (1, 2_000_000_000), (9, 9_000_000_000)])
@pytest.mark.parametrize("level", Level)
def test_there_is_none_for_whoever_nobody_has_verified(holds: int, held_bytes: int, level: Level) -> None:
    context = replace(CONTEXT, action_holds=holds, action_held_bytes=held_bytes)
    finding = hold_quota.check(request(verification__level=level), context)
    assert (finding is not None) is (level < Level.CALLED_BACK)


def test_automations_share_the_room() -> None:
    own = request(channel=Channel.AUTOMATION)
    assert hold_quota.check(own, replace(CONTEXT, action_holds=5)) is not None


def test_it_is_a_note_with_the_counts() -> None:
    finding = hold_quota.check(REQUEST, replace(CONTEXT, action_holds=5))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("hold_quota", FindingKind.NOTE)
    assert finding.values == {"holds": 5, "limit": 5}
