"""Convenience mode spares the passphrase for watching, in the login of an approver, and for nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard.bridge.keeping.founding import begin_vault
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.errors import NotAnApprover, VaultLocked
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.vault.device import DEVICE_KEY, open_by_device
from custom_components.footage_guard.vault.founding import Founder
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR
from tests.people import OWNER_ID, PASSPHRASE

HERE, ELSEWHERE = (OWNER_ID, "login one"), (OWNER_ID, "login two")


@pytest.fixture
def cache(hass_config_dir: str) -> Path:
    """A new vault in convenience mode; return the folder that no backup carries."""
    folder = Path(hass_config_dir)
    founder = Founder(person_id=OWNER_ID, passphrase=PASSPHRASE, mode=Mode.CONVENIENCE)
    cache = folder / ".cache" / "footage_guard"
    begin_vault(folder / "footage_guard", cache, founder, datetime.now(UTC), lambda: FLOOR)
    return cache


@pytest.fixture
async def convenient(hass: HomeAssistant, cache: Path) -> AsyncIterator[VaultRuntime]:
    """A vault in convenience mode."""
    opened = await VaultRuntime.async_open(hass, {})
    yield opened
    await opened.async_close()


async def test_an_approver_watches_without_a_passphrase_and_does_nothing_else(convenient: VaultRuntime) -> None:
    watching = await convenient.async_for_watching(HERE)
    held = watching.secrets()
    assert held.approver is None
    assert str(held.root.recipient) == str(convenient.keyring._keys.people[OWNER_ID].root)
    assert await convenient.async_for_watching(HERE) is watching
    assert await convenient.async_for_watching(ELSEWHERE) is not watching
    assert not convenient.unlocks.is_unlocked
    with pytest.raises(VaultLocked):
        convenient.unlocks.get(HERE)


async def test_two_at_once_share_one(convenient: VaultRuntime) -> None:
    first, second = await asyncio.gather(convenient.async_for_watching(HERE), convenient.async_for_watching(HERE))
    assert first is second


async def test_what_a_person_unlocked_goes_first(convenient: VaultRuntime) -> None:
    watching = await convenient.async_for_watching(HERE)
    unlocked = await convenient.async_unlock(HERE, PASSPHRASE)
    assert watching.is_over
    assert await convenient.async_for_watching(HERE) is unlocked


@pytest.mark.parametrize(
    "lock",
    [
        lambda vault: vault.unlocks.lock(),
        lambda vault: vault.unlocks.lock_session(HERE),
        lambda vault: vault.unlocks.lock_person(OWNER_ID),
    ],
)
async def test_locking_ends_it(convenient: VaultRuntime, lock: Callable[[VaultRuntime], None]) -> None:
    watching = await convenient.async_for_watching(HERE)
    lock(convenient)
    assert watching.is_over
    opening = asyncio.ensure_future(convenient.async_for_watching(HERE))
    await asyncio.sleep(0)
    lock(convenient)
    with pytest.raises(VaultLocked):
        await opening


async def test_nobody_watches_in_a_lockdown(convenient: VaultRuntime) -> None:
    watching = await convenient.async_for_watching(HERE)
    await convenient.async_lock_down(LockdownReason.ASKED)
    assert watching.is_over


async def test_nobody_else_watches(convenient: VaultRuntime) -> None:
    with pytest.raises(NotAnApprover):
        await convenient.async_for_watching(("nobody", "login"))


async def test_in_sealed_mode_the_key_opens_nothing(convenient: VaultRuntime) -> None:
    convenient._opened.state._set("mode", Mode.SEALED)
    with pytest.raises(VaultLocked):
        await convenient.async_for_watching(HERE)


@pytest.mark.parametrize("key", [b"x" * 32, b"", None], ids=["of another vault", "empty", "not there"])
async def test_where_the_key_is_not_the_right_one_a_passphrase_is_needed(
    convenient: VaultRuntime, cache: Path, key: bytes | None
) -> None:
    (cache / DEVICE_KEY).unlink()
    if key is not None:
        (cache / DEVICE_KEY).write_bytes(key)
    with pytest.raises(VaultLocked):
        await convenient.async_for_watching(HERE)
    unlocked = await convenient.async_unlock(HERE, PASSPHRASE)
    assert await convenient.async_for_watching(HERE) is unlocked


async def test_a_mode_that_cannot_be_read_counts_as_sealed(
    convenient: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> Mode:
        raise OSError

    monkeypatch.setattr(type(convenient._opened.state), "mode", property(refuse))
    with pytest.raises(VaultLocked):
        await convenient.async_for_watching(HERE)


async def test_a_vault_that_was_founded_sealed_has_no_such_key(runtime: VaultRuntime, tmp_path: Path) -> None:
    (tmp_path / DEVICE_KEY).write_bytes(b"x" * 32)
    with pytest.raises(VaultLocked):
        open_by_device(runtime.keyring, tmp_path, OWNER_ID)
    with pytest.raises(VaultLocked):
        await runtime.async_for_watching(HERE)


def test_a_link_in_its_place_is_not_followed(cache: Path, tmp_path: Path) -> None:
    key = cache / DEVICE_KEY
    (tmp_path / "elsewhere").write_bytes(key.read_bytes())
    key.unlink()
    key.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultLocked):
        open_by_device(Keyring.load(cache.parents[1] / "footage_guard"), cache, OWNER_ID)


async def test_a_change_to_sealed_ends_what_the_key_opened_and_not_what_persons_unlocked(
    hass: HomeAssistant, convenient: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    MockUser(id=OWNER_ID).add_to_hass(hass)
    watching = await convenient.async_for_watching(HERE)
    unlocked = await convenient.async_unlock(ELSEWHERE, PASSPHRASE)
    roll = convenient.people.roll
    monkeypatch.setattr(convenient.people, "role_of", lambda _person_id: Role.APPROVER)
    roll.decided = replace(roll.decided, mode=Mode.CONVENIENCE)
    convenient.people.tell_changed()
    before = watching.is_over
    roll.decided = replace(roll.decided, mode=Mode.SEALED)
    convenient.people.tell_changed()
    assert (before, watching.is_over) == (False, True)
    assert not unlocked.is_over


async def test_whoever_is_not_enrolled_any_more_is_locked_out(
    convenient: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = await convenient.async_unlock(HERE, PASSPHRASE)
    watching = await convenient.async_for_watching(ELSEWHERE)
    monkeypatch.setattr(convenient.people, "role_of", lambda _person_id: None)
    convenient.people.tell_changed()
    assert unlocked.is_over
    assert watching.is_over
