"""How a person proves that it is them, and that they mean exactly what they were shown."""

from collections.abc import Awaitable, Callable, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ...model.canonical import Json
from ...model.errors import StepUpFailed
from ...model.recovery_code import parse_code
from ...model.statement import statement_sha256
from ...model.vote import Method
from ...vault.keyring.wrap import Credential, Secrets
from ..runtime import VaultRuntime
from .acting import may_act
from .actor import Actor
from .challenges import LASTS_S, may_be_same

ANY_METHOD: Final = frozenset(Method)
RECOVERY_CODE: Final = "recovery_code"
"""The method that replaces a passphrase, and is no proof of anything else."""


class Statement(Protocol):
    """What would be done, in all that matters of it."""

    def as_json(self) -> Json:
        """Return what is shown and hashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a person sends back; each field is any JSON value, and looked at here."""

    challenge: object
    statement_sha256: object
    method: object
    secret: object = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What a person is shown, and what they have to send back with their secret."""

    statement: Json
    statement_sha256: str
    challenge: str
    expires_at: datetime
    """UTC, as the wall clock says now; what counts is the clock that nobody sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven[Stated: Statement]:
    """A person has proven that it is them and that they mean this: good for doing it, and to be dropped then."""

    statement: Stated
    secrets: Secrets
    method: Method


@callback
def challenge(vault: VaultRuntime, actor: Actor, statement: Statement) -> Challenge:
    """Return what has to be sent back to do what a statement says."""
    shown = statement.as_json()
    digest = statement_sha256(shown)
    return Challenge(
        statement=shown,
        statement_sha256=digest,
        challenge=vault.challenges.give(actor, digest),
        expires_at=dt_util.utcnow() + timedelta(seconds=LASTS_S),
    )


async def async_prove[Stated: Statement](
    vault: VaultRuntime,
    actor: Actor,
    state: Callable[[], Stated],
    proof: Proof,
    *,
    methods: AbstractSet[Method] = ANY_METHOD,
) -> Proven[Stated]:
    """Have a person prove that they want what `state` says would be done now.

    1. The challenge is this person's, and is used up by this.
    2. What would be done is what they were shown. Without this, somebody who changes it meanwhile has it done.
    3. The secret is theirs. All before it asks no counter, so that nobody is locked out by a page that was slow.
       A PIN with a code opens nothing: what they unlocked in this login before does, and VaultLocked, which they are
       shown anyway, says that they have not.
    4. They may still act: looking at the secret took a while.

    Whoever goes on from here does what was stated or nothing, for things may have changed since 2.

    Raises ChallengeUsed, ChallengeExpired, StatementChanged, VaultLocked, what `state` raises, what `StepUp.async_open`
    raises, and what `may_act` raises.
    """
    # 1, 2
    stated = _stated(vault, actor, state, proof)
    # 3
    method = next((method for method in methods if method == proof.method), None)
    if method is None:
        raise StepUpFailed
    secrets = await _SECRETS[method](vault, actor, proof.secret)
    # 4
    may_act(actor.connection, role=actor.role)
    return Proven(statement=stated, secrets=secrets, method=method)


async def async_prove_by_recovery_code(
    vault: VaultRuntime, actor: Actor, state: Callable[[], Statement], proof: Proof
) -> Secrets:
    """Return what a person's recovery code opens, who sends it as their proof; to replace the passphrase alone.

    The steps are those of `async_prove`, and what is raised is the same.
    """
    _stated(vault, actor, state, proof)
    if proof.method != RECOVERY_CODE:
        raise StepUpFailed
    secrets = await vault.step_up.async_open(actor.person_id, parse_code(proof.secret), Credential.RECOVERY)
    may_act(actor.connection, role=actor.role)
    return secrets


def _stated[Stated: Statement](vault: VaultRuntime, actor: Actor, state: Callable[[], Stated], proof: Proof) -> Stated:
    """Return what would be done, where it is what the person was shown."""
    given = vault.challenges.take(actor, proof.challenge)
    stated = state()
    may_be_same(given, proof.statement_sha256, statement_sha256(stated.as_json()))
    return stated


async def _async_by_passphrase(vault: VaultRuntime, actor: Actor, secret: object) -> Secrets:
    return await vault.step_up.async_open(actor.person_id, secret)


async def _async_by_code(vault: VaultRuntime, actor: Actor, secret: object) -> Secrets:
    unlocked = vault.unlocks.get(actor.session)
    await vault.step_up.async_pass(actor.person_id, unlocked.secrets(), secret)
    # Once more: whoever locked meanwhile wins.
    return unlocked.secrets()


_SECRETS: Final[dict[Method, Callable[[VaultRuntime, Actor, object], Awaitable[Secrets]]]] = {
    Method.PASSPHRASE: _async_by_passphrase,
    Method.TOTP: _async_by_code,
}
