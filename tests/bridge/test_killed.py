"""Whoever ends the process while a secret is looked at has it counted: a real process, killed each time."""

import asyncio
from pathlib import Path
import signal
import sys

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.errors import StepUpLocked
from custom_components.footage_guard.model.step_up import ALLOWED
from tests.people import OWNER_ID, PASSPHRASE

REPOSITORY = Path(__file__).parents[2]


async def _kill(config: str, method: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bridge.killed", config, method),
        cwd=REPOSITORY,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == -signal.SIGKILL, said.decode()


@pytest.mark.parametrize("methods", [["passphrase"] * ALLOWED, ["totp", "passphrase", "recovery_code", "totp", "totp"]])
async def test_five_kills_are_five_wrong_secrets(
    hass: HomeAssistant, hass_config_dir: str, data_folder: Path, methods: list[str]
) -> None:
    for number, method in enumerate(methods, 1):
        await _kill(hass_config_dir, method)
        vault = await VaultRuntime.async_open(hass, {})
        assert vault._opened.state.attempts.wrong()[OWNER_ID].count == number
        await vault.async_close()
    vault = await VaultRuntime.async_open(hass, {})
    with pytest.raises(StepUpLocked):
        await vault.step_up.async_open(OWNER_ID, PASSPHRASE)
    used = vault._opened.state._database.rows("SELECT * FROM used_codes")
    assert bool(used) is ("totp" in methods), "a code that was being looked at counts as used"
    await vault.async_close()
