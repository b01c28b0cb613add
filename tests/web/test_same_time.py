"""Whatever is not right about a secret is answered after the same work, so that no time of an answer tells what it was.

Work is what takes time: each derivation with its cost, each question to Home Assistant for a code, and each write that
waits for the disk. `benchmarks/step_up.py` measures the same with a clock.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
import time
from typing import Any

from homeassistant.auth.mfa_modules.totp import TotpAuthModule
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.proof import step_up
from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.model.errors import StepUpFailed, StepUpLocked
from custom_components.footage_guard.model.recovery_code import make_code, parse_code
from custom_components.footage_guard.model.step_up import ALLOWED
from custom_components.footage_guard.vault import pin as pins
from custom_components.footage_guard.vault.keyring import wrap
from custom_components.footage_guard.vault.keyring.wrap import Cost, Credential
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import Client, runtime_of
from .conftest import derive
from .one_time import STEP_S, code_at, set_up_codes
from .unlocking import prove, unlock

PIN = "815293"
COST = Cost(iterations=5)
"""Another than the least: whoever has nothing must not be told by a cheaper derivation."""
LOOK = ["write", "derive 5", "reply"]
CODE_LOOK = ["write", "write", "derive 5", "code", "write", "reply"]

type Try = Callable[[], Awaitable[object]]


class Work:
    """Notes what takes time, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self._changes = 0
        self._is_open = False
        monkeypatch.setattr(wrap, "_argon2", derive)
        for module in (wrap, pins):
            monkeypatch.setattr(module, "Argon2id", self._watched(module.Argon2id))
        monkeypatch.setattr(Database, "rows", self._rows(Database.rows))
        validate = TotpAuthModule.async_validate

        async def watched(module: TotpAuthModule, *arguments: Any) -> bool:
            self.done.append("code")
            return await validate(module, *arguments)

        monkeypatch.setattr(TotpAuthModule, "async_validate", watched)

    async def of(self, attempt: Try, error: type[Exception] = StepUpFailed) -> list[str]:
        """Return what was done until it failed."""
        self.done.clear()
        with pytest.raises(error):
            await attempt()
        return [*self.done, "reply"]

    def _watched(self, argon2id: Any) -> Any:
        def make(*, iterations: int, **rest: Any) -> Any:
            self.done.append(f"derive {iterations}")
            return argon2id(iterations=iterations, **rest)

        return make

    def _rows(self, rows: Any) -> Any:
        def watched(database: Database, sql: str, values: Any = None) -> Any:
            before = database._connection.total_changes
            found = rows(database, sql, values)
            self._changes += database._connection.total_changes - before
            self._is_open = sql.startswith("BEGIN") or (self._is_open and sql not in {"COMMIT", "ROLLBACK"})
            # Where nothing was changed, there is nothing to wait for.
            if not self._is_open and self._changes:
                self._changes = 0
                self.done.append("write")
            return found

        return watched


@pytest.fixture
async def tries(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> Callable[[object], Try]:
    """Return what tries a PIN with a code, of a person whose passphrase costs something."""
    keyring = runtime_of(vault).keyring
    monkeypatch.setattr(keyring, "_cost", lambda: COST)
    keyring.set_credential(OWNER_ID, keyring.open(OWNER_ID, PASSPHRASE), Credential.PASSPHRASE, PASSPHRASE)
    await set_up_codes(hass, monkeypatch, OWNER_ID)
    await unlock(client)
    assert (await prove(client, "vault/set_pin", pin=PIN, pin_repeat=PIN))["success"]
    (session,) = runtime_of(vault).unlocks.sessions
    held = runtime_of(vault).unlocks.get(session).secrets()
    return lambda secret: lambda: runtime_of(vault).step_up.async_pass(OWNER_ID, held, secret)


def _typed(pin: object = PIN, late_s: float = 0, **changed: Any) -> dict[str, Any]:
    return {"pin": pin, "code": code_at(time.time() + late_s), **changed}


@pytest.fixture
def work(tries: object, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Watch from here on."""
    return Work(monkeypatch)


@pytest.mark.parametrize(
    "secret", ["another umbrella marble tuesday", "", None, 17, [PASSPHRASE], "x" * 10**6, "\ud800"]
)
async def test_of_passphrases(vault: MockConfigEntry, work: Work, secret: object) -> None:
    assert await work.of(lambda: runtime_of(vault).step_up.async_open(OWNER_ID, secret)) == LOOK


async def test_of_recovery_codes_also_where_there_is_none(vault: MockConfigEntry, work: Work) -> None:
    keyring, open_by = runtime_of(vault).keyring, runtime_of(vault).step_up.async_open
    codes = [make_code(bytes([number] * 16)) for number in range(2)]
    assert await work.of(lambda: open_by(OWNER_ID, parse_code(codes[0]), Credential.RECOVERY)) == LOOK
    keyring.set_credential(OWNER_ID, keyring.open(OWNER_ID, PASSPHRASE), Credential.RECOVERY, parse_code(codes[1]))
    assert await work.of(lambda: open_by(OWNER_ID, parse_code(codes[0]), Credential.RECOVERY)) == LOOK
    assert await work.of(lambda: open_by(OWNER_ID, parse_code("no code"), Credential.RECOVERY)) == LOOK


async def test_of_somebody_without_keys_but_that_nothing_is_counted(vault: MockConfigEntry, work: Work) -> None:
    """No command gets there: whoever acts is enrolled, with keys."""
    assert await work.of(lambda: runtime_of(vault).step_up.async_open("nobody", PASSPHRASE)) == LOOK[1:]


@pytest.mark.parametrize(
    "secret",
    [
        lambda: _typed("271828"),
        lambda: _typed("271828", code="000000"),
        lambda: _typed(code="000000"),
        lambda: _typed(late_s=-10 * STEP_S),
        lambda: _typed("271828", late_s=-10 * STEP_S),
        lambda: {"pin": PIN},
        lambda: None,
        lambda: PIN,
        lambda: _typed([PIN]),
        lambda: _typed(code=123456),
    ],
)
async def test_of_pins_and_codes(tries: Callable[[object], Try], work: Work, secret: Callable[[], object]) -> None:
    assert await work.of(tries(secret())) == CODE_LOOK


async def test_of_codes_that_were_used(tries: Callable[[object], Try], work: Work) -> None:
    typed = _typed()
    await tries(typed)()
    assert await work.of(tries(typed)) == CODE_LOOK
    assert await work.of(tries({**typed, "pin": "271828"})) == CODE_LOOK


async def test_of_codes_after_a_clock_was_set_back(
    tries: Callable[[object], Try], work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tries(_typed())()
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 600)
    monkeypatch.setattr(step_up, "moment", lambda: replace(moment(), at_ms=int(time.time() * 1000)))
    assert await work.of(tries(_typed())) == CODE_LOOK


async def test_of_a_person_without_a_pin_or_codes(
    hass: HomeAssistant, vault: MockConfigEntry, tries: Callable[[object], Try], work: Work
) -> None:
    runtime_of(vault)._opened.state._database.rows("DELETE FROM pins")
    assert await work.of(tries(_typed())) == CODE_LOOK
    totp = hass.auth.get_auth_mfa_module("totp")
    assert totp is not None
    await totp.async_depose_user(OWNER_ID)
    assert await work.of(tries(_typed(late_s=STEP_S))) == CODE_LOOK


async def test_while_it_is_locked_nothing_is_looked_at_right_or_not(
    vault: MockConfigEntry, tries: Callable[[object], Try], work: Work
) -> None:
    for _ in range(ALLOWED):
        assert await work.of(tries(_typed("271828"))) == CODE_LOOK
    open_by = runtime_of(vault).step_up.async_open
    for attempt in (
        tries(_typed()),
        tries(_typed("271828")),
        lambda: open_by(OWNER_ID, PASSPHRASE),
        lambda: open_by(OWNER_ID, "wrong"),
    ):
        assert await work.of(attempt, StepUpLocked) == ["reply"]
