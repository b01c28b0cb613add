"""The one place where a person's passphrase, or their PIN and code, is looked at."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from hashlib import sha256
import logging
from typing import Protocol

from homeassistant.core import HomeAssistant

from ...model.errors import NotAnApprover, StepUpFailed
from ...model.one_time_code import Used, parse_typed, step_of
from ...model.secret import parse_secret
from ...model.step_up import lock_ms
from ...vault.keyring.keyring import Keyring
from ...vault.keyring.wrap import Credential, Secrets, open_nothing
from ...vault.pin import PinVerifier, is_right
from ...vault.state.attempts import Attempts
from ...vault.state.pins import Pins
from ..common.clock import moment
from ..common.lane import Lane
from .one_time_codes import async_is_code

_LOGGER = logging.getLogger(__name__)


class InLane(Protocol):
    """Runs blocking code in the lane of the vault's files."""

    async def __call__[*Args, Result](self, function: Callable[[*Args], Result], *arguments: *Args) -> Result:
        """Return what the function returns; its errors come back unchanged."""


class StepUp:
    """Looks at secrets of persons, one after the other, and at no more than the counters allow."""

    def __init__(self, hass: HomeAssistant, keyring: Keyring, attempts: Attempts, pins: Pins, in_lane: InLane) -> None:
        """Look at those of a keyring."""
        self._hass = hass
        self._keyring = keyring
        self._attempts = attempts
        self._pins = pins
        self._in_lane = in_lane
        # Not the lane of the files: nothing that is recorded waits for somebody's passphrase.
        self._checks = Lane(hass)
        self._one = asyncio.Lock()

    async def async_open(
        self, person_id: str, secret: object, credential: Credential = Credential.PASSPHRASE
    ) -> Secrets:
        """Return what a person's passphrase, or another secret of theirs, opens; it may be any JSON value.

        It is counted as wrong, and that survives a power loss, before it is looked at. Without this, whoever ends the
        process in time tries as often as they like.

        Raises StepUpFailed, the same for whatever is not right; StepUpLocked, where it was not looked at at all;
        StateDamaged, NotLoaded or OSError, where it could not be counted or taken back.
        """
        # Not as a result: the executor and the event loop keep results for a while.
        opened: list[Secrets] = []

        async def look() -> None:
            await self._checks.run(self._open_into, opened, person_id, parse_secret(secret), credential)

        await self._async_counted(person_id, look)
        return opened.pop()

    async def async_pass(self, person_id: str, held: Secrets, secret: object) -> None:
        """Pass a person's PIN with a one-time code of theirs; `held` is what they have unlocked.

        1. It is counted as wrong, as in `async_open`.
        2. The code is noted as used, before it is looked at. Without this, whoever saw it typed uses it again.
        3. PIN and code are right. Both are looked at, whatever was found before, so that no answer tells which.
        4. A code that is none is forgotten; one that is right stays used, also with a wrong PIN.

        Raises as `async_open` does.
        """
        typed = parse_typed(secret)

        async def look() -> None:
            # 2
            used = Used(step=step_of(moment().at_ms), digest=sha256(typed.code.encode()).digest())
            verifier, is_fresh = await self._in_lane(self._note_code, person_id, used)
            # 3
            is_pin = await self._checks.run(self._is_pin, person_id, verifier, typed.pin, held)
            is_code = await async_is_code(self._hass, person_id, typed.code)
            # 4
            await self._in_lane(partial(self._pins.end_look, person_id, used, is_none=is_fresh and not is_code))
            if not (is_fresh and is_pin and is_code):
                raise StepUpFailed

        await self._async_counted(person_id, look)

    async def _async_counted(self, person_id: str, look: Callable[[], Awaitable[None]]) -> None:
        # One at a time: fifty at once are not more tries than fifty in a row.
        async with self._one:
            # Nothing can be guessed of somebody without keys, and whoever makes up names fills no table.
            is_counted = person_id in self._keyring.people
            count = await self._in_lane(self._count, person_id) if is_counted else 0
            try:
                await look()
            except StepUpFailed:
                if lock_ms(count):
                    _LOGGER.warning("%s wrong secrets of one person in a row; for now no more are looked at", count)
                raise
            await self._in_lane(self._attempts.count_as_right, person_id)

    def _count(self, person_id: str) -> int:
        return self._attempts.count_as_wrong(person_id, moment())

    def _note_code(self, person_id: str, used: Used) -> tuple[PinVerifier | None, bool]:
        return self._pins.of(person_id), self._pins.use_code(person_id, used)

    def _is_pin(self, person_id: str, verifier: PinVerifier | None, pin: str, held: Secrets) -> bool:
        return is_right(verifier, pin, held, self._keyring.cost_of(person_id))

    def _open_into(self, opened: list[Secrets], person_id: str, secret: str, credential: Credential) -> None:
        try:
            opened.append(self._keyring.open(person_id, secret, credential))
        except NotAnApprover:
            open_nothing(secret.encode(), self._keyring.cost_of(person_id))
