"""The machine's clocks, and what a test adds to them."""

from dataclasses import dataclass

import pytest

from custom_components.footage_guard.bridge.common import clock


@dataclass
class Clocks:
    """Added to the wall clock, and to the one that nobody sets."""

    wall_ms: int = 0
    up_ms: int = 0
    boot: str = ""
    """Another start of the machine, where there is one."""

    def go_on(self, ms: int) -> None:
        """Let time pass on both."""
        self.wall_ms += ms
        self.up_ms += ms


def moved_clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    """Return clocks that a test may move."""
    added = Clocks()
    wall_ms, up_ms, boot_id = clock.wall_ms, clock.up_ms, clock.boot_id
    monkeypatch.setattr(clock, "wall_ms", lambda: wall_ms() + added.wall_ms)
    monkeypatch.setattr(clock, "up_ms", lambda: added.up_ms if added.boot else up_ms() + added.up_ms)
    monkeypatch.setattr(clock, "boot_id", lambda: added.boot or boot_id())
    return added
