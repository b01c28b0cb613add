"""What a household of a test has decided, as if its people had: they are tried elsewhere."""

from dataclasses import replace
from typing import Any

from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.model.mode import Mode


def decide(opened: OpenVault, mode: Mode | None = None, **policy: Any) -> None:
    """Have another policy or mode be in force, here and for a restart's eyes."""
    before = opened.rolls.roll.decided
    decided = replace(before, policy=replace(before.policy, **policy), mode=mode or before.mode)
    opened.rolls.roll.decided = decided
    opened.rolls._keep()
