"""Convenience mode, decided later: an approver who unlocks once watches without, until the mode is sealed again."""

import os
from pathlib import Path
from unittest.mock import Mock

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.keeping import opening, rolls
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.bridge.proof import unlocking
from custom_components.footage_guard.model.errors import VaultLocked
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.vault.device import DEVICE_KEY, forget_device_key
from custom_components.footage_guard.vault.keyring.wrap import Credential
from custom_components.footage_guard.vault.state.pins import Pins
from tests.bridge.test_rolls_full import FullDisk
from tests.decided import decide
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import Client, runtime_of
from .clocks import moved_clocks
from .conftest import Connect, SignIn
from .household import DAY_MS, OTHER_ID, agree
from .unlocking import ask, is_unlocked, send_to, unlock

ELSEWHERE = (OWNER_ID, "another login")


@pytest.fixture
async def convenient(vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A connection of the approver, in a vault whose mode was changed."""
    clocks = moved_clocks(monkeypatch)
    client = await connect(OWNER_ID)
    await agree(client, "policy/apply", PASSPHRASE, mode="convenience")
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    return client


def _has_device(entry: MockConfigEntry) -> bool:
    return runtime_of(entry).keyring.has_credential(OWNER_ID, Credential.DEVICE)


async def test_who_unlocks_once_watches_without_from_then_on(vault: MockConfigEntry, convenient: Client) -> None:
    with pytest.raises(VaultLocked):
        await runtime_of(vault).async_for_watching(ELSEWHERE)
    await unlock(convenient)
    watching = await runtime_of(vault).async_for_watching(ELSEWHERE)
    assert watching.secrets().approver is None
    runtime_of(vault).unlocks.lock()
    assert (await runtime_of(vault).async_for_watching(ELSEWHERE)).secrets().approver is None


async def test_each_login_is_told_whether_it_has_to_unlock(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    convenient: Client,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All were told that they need not, and found no way to."""
    linked = await (await sign_in(client_id="https://example.com/")).connect()
    trusted = await (await sign_in(provider="trusted_networks")).connect()

    async def spared() -> list[bool]:
        return [(await ask(client, "info"))["is_spared"] for client in (convenient, linked, trusted)]

    assert await spared() == [False, False, False]
    await unlock(convenient)
    assert await spared() == [True, False, False]
    with monkeypatch.context() as patched:
        patched.setattr(unlocking, "_is_spared", Mock(side_effect=OSError))
        # Without an answer, the panel would show no page.
        assert await spared() == [False, False, False]
    (cache_folder(hass) / DEVICE_KEY).unlink()
    assert await spared() == [False, False, False]
    await unlock(convenient)
    await ask(convenient, "policy/apply", mode="sealed")
    assert await spared() == [False, False, False]


async def test_a_key_that_was_lost_is_made_anew_by_who_unlocks(
    hass: HomeAssistant, vault: MockConfigEntry, convenient: Client
) -> None:
    """A restored backup brings back what it opened, and never the key."""
    await unlock(convenient)
    await unlock(convenient)
    assert (await runtime_of(vault).async_for_watching(ELSEWHERE)).secrets().approver is None
    runtime_of(vault).unlocks.lock()
    (cache_folder(hass) / DEVICE_KEY).unlink()
    with pytest.raises(VaultLocked):
        await runtime_of(vault).async_for_watching(ELSEWHERE)
    await unlock(convenient)
    runtime_of(vault).unlocks.lock()
    assert (await runtime_of(vault).async_for_watching(ELSEWHERE)).secrets().approver is None


async def test_sealed_again_nothing_on_the_disk_opens(
    hass: HomeAssistant, vault: MockConfigEntry, convenient: Client
) -> None:
    """Nor an older keys.json, of a backup: the key of this machine stayed there for whoever takes both."""
    await unlock(convenient)
    watching = await runtime_of(vault).async_for_watching(ELSEWHERE)
    assert _has_device(vault)
    await ask(convenient, "policy/apply", mode="sealed")
    assert watching.is_over
    assert not _has_device(vault)
    assert not (cache_folder(hass) / DEVICE_KEY).exists()
    with pytest.raises(VaultLocked):
        await runtime_of(vault).async_for_watching(ELSEWHERE)
    assert await is_unlocked(convenient)


async def test_a_key_that_the_disk_kept_is_forgotten_once_it_lets_go(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    convenient: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await unlock(convenient)
    disk = FullDisk(monkeypatch, rolls, "forget_device_key")
    assert (await send_to(convenient, "policy/apply", mode="sealed"))["success"]
    assert not _has_device(vault), "what it opens goes all the same"
    assert (cache_folder(hass) / DEVICE_KEY).exists()
    await async_do_due(runtime_of(vault))
    assert caplog.text.count("that is to be forgotten") == 1
    disk.is_full = False
    await async_do_due(runtime_of(vault))
    assert not (cache_folder(hass) / DEVICE_KEY).exists()


async def test_a_key_that_the_disk_keeps_stands_before_nothing_that_is_stricter(
    hass: HomeAssistant, vault: MockConfigEntry, convenient: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor before a start: the vault did not open any more, so nothing was recorded."""
    await unlock(convenient)
    FullDisk(monkeypatch, rolls, "forget_device_key")
    await ask(convenient, "policy/apply", mode="sealed")
    assert (await send_to(convenient, "policy/apply", policy={"link_days": 5}))["success"]
    assert runtime_of(vault).people.policy.link_days == 5
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert runtime_of(vault).people.is_read


async def test_a_pin_that_the_disk_kept_used_to_have_everybody_s_key_made_anew(
    hass: HomeAssistant, vault: MockConfigEntry, convenient: Client, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Watching then needed the passphrase of every approver."""
    await connect(OTHER_ID)
    await unlock(convenient)
    before = (cache_folder(hass) / DEVICE_KEY).read_bytes()
    await agree(convenient, "approvers/invite", PASSPHRASE, person_id=OTHER_ID)
    disk = FullDisk(monkeypatch, Pins, "drop")
    await ask(convenient, "approvers/remove", person_id=OTHER_ID)
    await async_do_due(runtime_of(vault))
    disk.is_full = False
    await async_do_due(runtime_of(vault))
    assert (cache_folder(hass) / DEVICE_KEY).read_bytes() == before
    runtime_of(vault).unlocks.lock()
    assert (await runtime_of(vault).async_for_watching(ELSEWHERE)).secrets().approver is None


async def test_where_there_is_no_key_nothing_is_synced_unless_that_failed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    forget_device_key(tmp_path)
    assert not synced
    forget_device_key(tmp_path, is_again=True)
    assert len(synced) == 1


async def test_convenient_once_more_there_is_another_key(
    hass: HomeAssistant, vault: MockConfigEntry, convenient: Client
) -> None:
    await unlock(convenient)
    before = (cache_folder(hass) / DEVICE_KEY).read_bytes()
    await ask(convenient, "policy/apply", mode="sealed")
    decide(runtime_of(vault)._opened, mode=Mode.CONVENIENCE)
    await unlock(convenient)
    assert (cache_folder(hass) / DEVICE_KEY).read_bytes() != before
    runtime_of(vault).unlocks.lock()
    assert (await runtime_of(vault).async_for_watching(ELSEWHERE)).secrets().approver is None


async def test_in_sealed_mode_nobody_gets_it(vault: MockConfigEntry, connect: Connect) -> None:
    await unlock(await connect(OWNER_ID))
    assert not _has_device(vault)


async def test_a_disk_that_refuses_keeps_nobody_from_unlocking(
    vault: MockConfigEntry, convenient: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> bytes:
        raise OSError

    monkeypatch.setattr(opening, "device_key", refuse)
    await unlock(convenient)
    assert "Watching still needs the passphrase" in caplog.text
    assert not _has_device(vault)


async def test_a_key_that_the_disk_kept_is_used_no_more(
    hass: HomeAssistant, vault: MockConfigEntry, convenient: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may have copied it, while it was to be gone."""
    await unlock(convenient)
    before = (cache_folder(hass) / DEVICE_KEY).read_bytes()
    with monkeypatch.context() as full:
        FullDisk(full, rolls, "forget_device_key")
        await ask(convenient, "policy/apply", mode="sealed")
    decide(runtime_of(vault)._opened, mode=Mode.CONVENIENCE)
    await async_do_due(runtime_of(vault))
    await unlock(convenient)
    assert (cache_folder(hass) / DEVICE_KEY).read_bytes() != before
    runtime_of(vault).unlocks.lock()
    assert (await runtime_of(vault).async_for_watching(ELSEWHERE)).secrets().approver is None
