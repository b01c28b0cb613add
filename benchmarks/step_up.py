"""How long it takes to be told that a secret is wrong, by what is wrong about it: `python -m benchmarks.step_up`.

Each kind's times are compared with the first one's by a two-sample Kolmogorov-Smirnov test. Two runs: as it is, and
with the derivation made as cheap as it can be, in whose scatter a write to the disk would be lost; every kind derives
once, at the same cost, which `tests/web/test_same_time.py` counts. In the second run a control that lacks one write has
to be noticed. By chance one pair in a hundred is below 0.01.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
import gc
from pathlib import Path
import random
from statistics import median
import sys
import tempfile
from time import perf_counter
from types import SimpleNamespace
from typing import Any, Final, cast
from unittest.mock import patch

from homeassistant.auth.mfa_modules.totp import TotpAuthModule
import pyotp

from benchmarks.desk import core, new_vault, opened
from benchmarks.samples import LEAST_P, likeliness
from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.errors import StepUpFailed
from custom_components.footage_guard.vault import pin as pins
from custom_components.footage_guard.vault.keyring import wrap
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential, Secrets
from custom_components.footage_guard.vault.pin import verifier_of
from custom_components.footage_guard.vault.state.pins import Pins

PERSON: Final = "a1e8"
PIN, OTHER_PIN, SECRET = "815293", "271828", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WHOLE, CHEAP = 40, 600
_CONTROL: Final = "control, without one write"
_WARM: Final = 10

type Kinds = dict[str, Callable[[], Awaitable[object]]]


class _Cheap:
    """Stands in for Argon2id."""

    def __init__(self, **_: object) -> None:
        """Take what Argon2id takes."""

    def derive(self, _secret: bytes) -> bytes:
        """Return a key."""
        return bytes(32)


async def main() -> int:
    """Measure both, and say what differs."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        new_vault(Path(name))
        async with core(Path(name)) as hass, opened(hass) as (vault, _):
            totp = TotpAuthModule(hass, {"type": "totp"})
            await totp.async_setup_user(PERSON, {"secret": SECRET})
            # All that is asked of it is where the codes are.
            hass.auth = cast("Any", SimpleNamespace(get_auth_mfa_module=lambda _name: totp))
            held = Secrets.generate()
            verifier = verifier_of(PIN, held, FLOOR)
            await vault.async_work(lambda opened: opened.state.pins.set(PERSON, verifier))
            failed = await _compare(vault, "as it is", _kinds(vault, held), WHOLE)
            with ExitStack() as patched:
                for module in (wrap, pins):
                    patched.enter_context(patch.object(module, "Argon2id", _Cheap))
                cheap = _kinds(vault, held)
                cheap[_CONTROL] = _without_a_write(cheap["wrong PIN, wrong code"])
                failed |= await _compare(vault, "derivation left out", cheap, CHEAP)
    return int(failed)


def _kinds(vault: VaultRuntime, held: Secrets) -> Kinds:
    """Return what is wrong in how many ways, those of a PIN first."""

    def typed(pin: str, code: Callable[[], str]) -> Callable[[], Awaitable[object]]:
        return lambda: vault.step_up.async_pass(PERSON, held, {"pin": pin, "code": code()})

    def secret(of: str, credential: Credential) -> Callable[[], Awaitable[object]]:
        return lambda: vault.step_up.async_open(PERSON, of, credential)

    def right() -> str:
        return pyotp.TOTP(SECRET).now()

    def wrong() -> str:
        return f"{(int(right()) + 1) % 10**6:06d}"

    return {
        "wrong PIN, wrong code": typed(OTHER_PIN, wrong),
        "right PIN, wrong code": typed(PIN, wrong),
        "wrong PIN, right code": typed(OTHER_PIN, right),
        "no PIN, no code": typed("", str),
        "wrong passphrase": secret("another umbrella marble tuesday", Credential.PASSPHRASE),
        "no passphrase": secret("", Credential.PASSPHRASE),
        "no recovery code set": secret("x", Credential.RECOVERY),
    }


def _without_a_write(attempt: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[object]]:
    async def control() -> None:
        with patch.object(Pins, "end_look", lambda *_, **__: None):
            await attempt()

    return control


async def _compare(vault: VaultRuntime, name: str, kinds: Kinds, samples: int) -> bool:
    """Print a table; return whether a kind is told apart, or the control is not."""
    plan = [kind for kind in kinds for _ in range(samples + _WARM)]
    random.Random(samples).shuffle(plan)  # noqa: S311  # an order, no secret
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    gc.disable()
    for kind in plan:
        times[kind].append(await _time(vault, kinds[kind]))
    gc.enable()
    for kind in kinds:
        del times[kind][:_WARM]
    is_wrong = False
    is_wrong = False
    for kind, found in times.items():
        first = next(iter(times)) if "PIN" in kind or kind == _CONTROL else "wrong passphrase"
        p = likeliness(times[first], found)
        is_wrong |= (p < LEAST_P) != (kind == _CONTROL)
        _print(f"{name:<20} {kind:<28} median {median(found) * 1000:8.3f} ms  p {p:.4f}")
    return is_wrong


async def _time(vault: VaultRuntime, attempt: Callable[[], Awaitable[object]]) -> float:
    """Return how long an answer takes, with the counter and the used codes as they were before."""
    await vault.async_work(_forget)
    start = perf_counter()
    with suppress(StepUpFailed):
        await attempt()
    return perf_counter() - start


def _forget(opened: OpenVault) -> None:
    opened.state._database.rows("DELETE FROM used_codes")  # noqa: SLF001  # so that a right code is right again
    opened.state.attempts.count_as_right(PERSON)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # the table is what the program is for


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
