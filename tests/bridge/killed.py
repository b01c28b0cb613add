"""Ends itself with SIGKILL in the middle of looking at a secret.

    python -m tests.bridge.killed CONFIG passphrase|totp|recovery_code

opens the vault of a configuration in Home Assistant's core, sends a wrong secret through the step-up, and is killed
when it is looked at.
"""

import asyncio
import os
from pathlib import Path
import signal
import sys
from typing import Any, Final

from homeassistant.core import HomeAssistant

# Before the test harness puts its own package of this name in the way.
import custom_components  # noqa: F401  # imported for its place in sys.modules
from custom_components.footage_guard.bridge.proof import step_up
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import Credential, Secrets
from tests.people import OWNER_ID

WRONG: Final = "another umbrella marble tuesday"
CODE: Final = "123456"


def _die(*_arguments: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


async def _try_once(config: Path, method: str) -> None:
    vault = await VaultRuntime.async_open(HomeAssistant(str(config)), {})
    # Where a passphrase or code is looked at, and where a PIN is.
    for place, name in ((Keyring, "open"), (step_up, "is_right")):
        setattr(place, name, _die)
    if method == "totp":
        await vault.step_up.async_pass(OWNER_ID, Secrets.generate(), {"pin": "815293", "code": CODE})
    credential = Credential.RECOVERY if method == "recovery_code" else Credential.PASSPHRASE
    await vault.step_up.async_open(OWNER_ID, WRONG, credential)


if __name__ == "__main__":
    asyncio.run(_try_once(Path(sys.argv[1]), sys.argv[2]))
