"""The one place where a person's passphrase is looked at."""

import asyncio
from collections.abc import Callable
import logging
from typing import Final, Protocol

from homeassistant.core import HomeAssistant

from ..model.errors import NotAnApprover, StepUpFailed
from ..model.secret import parse_secret
from ..model.step_up import lock_ms
from ..vault.keyring.keyring import Keyring
from ..vault.keyring.wrap import FLOOR, SALT_BYTES, SECRET_BYTES, Credential, Secrets, Wrap, unwrap
from ..vault.state.attempts import Attempts
from .clock import moment
from .lane import Lane

_LOGGER = logging.getLogger(__name__)
_TAG_BYTES: Final = 16
_NOBODYS: Final = Wrap(
    credential=Credential.PASSPHRASE, cost=FLOOR, salt=bytes(SALT_BYTES), sealed=bytes(2 * SECRET_BYTES + _TAG_BYTES)
)
"""Opens for nothing, and takes as long."""


class InLane(Protocol):
    """Runs blocking code in the lane of the vault's files."""

    async def __call__[*Args, Result](self, function: Callable[[*Args], Result], *arguments: *Args) -> Result:
        """Return what the function returns; its errors come back unchanged."""


class StepUp:
    """Looks at passphrases, one after the other, and at no more than the counters allow."""

    def __init__(self, hass: HomeAssistant, keyring: Keyring, attempts: Attempts, in_lane: InLane) -> None:
        """Look at those of a keyring."""
        self._keyring = keyring
        self._attempts = attempts
        self._in_lane = in_lane
        # Not the lane of the files: nothing that is recorded waits for somebody's passphrase.
        self._checks = Lane(hass)
        self._one = asyncio.Lock()

    async def async_open(self, person_id: str, secret: object) -> Secrets:
        """Return what a person's passphrase opens; the secret may be any JSON value.

        It is counted as wrong, and that survives a power loss, before it is looked at. Without this, whoever ends the
        process in time tries as often as they like.

        Raises StepUpFailed, the same for whatever is not right; StepUpLocked, where it was not looked at at all;
        StateDamaged, NotLoaded or OSError, where it could not be counted or taken back.
        """
        # One at a time: fifty at once are not more tries than fifty in a row.
        async with self._one:
            # Nothing can be guessed of somebody without keys, and whoever makes up names fills no table.
            is_counted = person_id in self._keyring.people
            count = await self._in_lane(self._count, person_id) if is_counted else 0
            # Not as a result: the executor and the event loop keep results for a while.
            opened: list[Secrets] = []
            try:
                await self._checks.run(self._open_into, opened, person_id, parse_secret(secret))
            except StepUpFailed:
                if lock_ms(count):
                    _LOGGER.warning("%s wrong passphrases of one person in a row; for now no more are looked at", count)
                raise
            secrets = opened.pop()
            await self._in_lane(self._attempts.count_as_right, person_id)
            return secrets

    def _count(self, person_id: str) -> int:
        return self._attempts.count_as_wrong(person_id, moment())

    def _open_into(self, opened: list[Secrets], person_id: str, passphrase: str) -> None:
        try:
            opened.append(self._keyring.open(person_id, passphrase))
        except NotAnApprover:
            unwrap(_NOBODYS, passphrase.encode(), bound_to=b"")
