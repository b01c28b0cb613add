"""What the ledger was told holds though the disk is too full for what follows, and is made up for."""

from collections.abc import AsyncIterator
from dataclasses import replace
import errno
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard.bridge import runtime as runtime_module
from custom_components.footage_guard.bridge.people.changes import async_do_due, async_lower
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.errors import NothingToChange
from custom_components.footage_guard.model.people_facts import PolicyLowered
from custom_components.footage_guard.model.policy import STRICTEST
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault.state.state import State
from custom_components.footage_guard.vault.sweeping import Swept
from tests.decided import decide
from tests.people import OWNER_ID


class FullDisk:
    """A disk that takes nothing of a kind until there is room again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        """Be full from now on."""
        self.is_full = True
        write = getattr(owner, name)

        def refuse(*arguments: Any, **named: Any) -> object:
            if self.is_full:
                raise OSError(errno.ENOSPC, "No space left on device")
            return write(*arguments, **named)

        monkeypatch.setattr(owner, name, refuse)


@pytest.fixture
async def vault(hass: HomeAssistant, data_folder: Path) -> AsyncIterator[VaultRuntime]:
    """A vault by which people outside may ask."""
    MockUser(id=OWNER_ID, name="Alex").add_to_hass(hass)
    opened = await VaultRuntime.async_open(hass, {})
    decide(opened._opened, public_intake=True)
    yield opened
    await opened.async_close()


def _closed(vault: VaultRuntime) -> Decided:
    before = vault.people.roll.decided
    return replace(before, policy=replace(before.policy, public_intake=False))


async def test_what_is_made_stricter_is_in_force_and_can_be_tried_again(
    vault: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, disk = _closed(vault), FullDisk(monkeypatch, State, "decide")
    for _ in range(2):
        with pytest.raises(OSError, match="space"):
            await async_lower(vault, wanted, None)
        assert vault.people.policy == STRICTEST
    disk.is_full = False
    await async_lower(vault, wanted, None)
    assert vault.people.policy == await vault.async_policy() == wanted.policy
    with pytest.raises(NothingToChange):
        await async_lower(vault, wanted, None)
    assert len([fact for _, fact in vault.ledger.facts() if isinstance(fact, PolicyLowered)]) == 1


async def test_it_is_kept_by_itself_once_there_is_room(vault: VaultRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, disk = _closed(vault), FullDisk(monkeypatch, State, "decide")
    with pytest.raises(OSError, match="space"):
        await async_lower(vault, wanted, None)
    told: list[None] = []
    vault.people.async_subscribe(lambda: told.append(None))
    with pytest.raises(OSError, match="space"):
        await async_do_due(vault)
    assert len(told) == 1, "something may have been told before it failed"
    disk.is_full = False
    for _ in range(2):
        await async_do_due(vault)
        assert vault.people.policy == await vault.async_policy() == wanted.policy
    assert len(told) == 2


async def test_clips_go_by_what_was_decided_or_the_disk_stays_full(
    vault: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    by: list[Limits] = []

    class Sweep:
        def __init__(self, _vault: object, limits: Limits, *_: object, **__: object) -> None:
            by.append(limits)

        def run(self) -> Swept:
            return Swept()

    monkeypatch.setattr(runtime_module, "Sweep", Sweep)
    wanted, _ = _closed(vault), FullDisk(monkeypatch, State, "decide")
    with pytest.raises(OSError, match="space"):
        await async_lower(vault, wanted, None)
    await vault.async_sweep({})
    assert [limits.days for limits in by] == [wanted.policy.retention_days]
    assert wanted.policy.retention_days < (await vault.async_policy()).retention_days
