"""How a WebSocket command answers: with a result, or with one of our errors by its code."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from ...bridge.loaded import loaded_vault
from ...bridge.people.people import People
from ...bridge.proof.acting import may_act
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import Challenge, Proof
from ...bridge.runtime import VaultRuntime
from ...const import DOMAIN
from ...model.errors import DiskRefused, FootageGuardError, NotAnApprover
from ...model.people import Role

type Message = dict[str, Any]
type Answer = Callable[[VaultRuntime, Message], Awaitable[object]]
type UsersAnswer = Callable[[VaultRuntime, ActiveConnection, Message], Awaitable[object]]
type ActorsAnswer = Callable[[VaultRuntime, Actor, Message], Awaitable[object]]
type Handler = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[None]]


def for_signed_in(answer: UsersAnswer) -> Handler:
    """Answer every signed-in user: only for what harms nobody, and by far not everything is."""

    @wraps(answer)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        async def asked() -> object:
            return await answer(loaded_vault(hass), connection, msg)

        await answered(connection, msg, asked)

    return handle


def for_enrolled(answer: Answer) -> Handler:
    """Answer persons who hold keys of the vault, by any login of theirs: for what shows and never raises."""

    @wraps(answer)
    async def answer_any(vault: VaultRuntime, _connection: ActiveConnection, msg: Message) -> object:
        return await answer(vault, msg)

    return for_enrolled_person(answer_any)


def for_enrolled_person(answer: UsersAnswer) -> Handler:
    """Answer as `for_enrolled` does, where it matters which person it is, or over which connection."""
    return _for_person(answer, People.role_of)


def for_stopping(answer: UsersAnswer) -> Handler:
    """Answer as `for_enrolled_person` does, also those who still wait after enrolling: for what only stops."""
    return _for_person(answer, People.enrolled_as)


def _for_person(answer: UsersAnswer, role_of: Callable[[People, str], Role | None]) -> Handler:
    @wraps(answer)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        async def asked() -> object:
            vault = loaded_vault(hass)
            if role_of(vault.people, connection.user.id) is None:
                raise NotAnApprover
            vault.presence.attend(connection)
            return await answer(vault, connection, msg)

        await answered(connection, msg, asked)

    return handle


def for_acting(answer: ActorsAnswer) -> Handler:
    """Answer approvers in an interactive login: for whatever raises exposure, or asks for it."""
    return _for_role(answer, Role.APPROVER)


def for_watching(answer: ActorsAnswer) -> Handler:
    """Answer approvers and viewers in an interactive login: for what shows footage within the home."""
    return _for_role(answer, Role.VIEWER)


def _for_role(answer: ActorsAnswer, role: Role) -> Handler:
    @wraps(answer)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        async def asked() -> object:
            actor = may_act(connection, role=role)
            vault = loaded_vault(hass)
            vault.presence.attend(connection)
            return await answer(vault, actor, msg)

        await answered(connection, msg, asked)

    return handle


def take_proof(msg: Message) -> Proof | None:
    """Take a proof out of a message, so that nothing that goes on with it has the secret; None where it has none."""
    if "challenge" not in msg:
        return None
    return Proof(
        challenge=msg.pop("challenge"),
        statement_sha256=msg.pop("statement_sha256", None),
        method=msg.pop("method", None),
        secret=msg.pop("secret", None),
    )


def show_challenge(challenge: Challenge) -> dict[str, object]:
    """Return the answer that holds a challenge."""
    return {
        "statement": challenge.statement,
        "statement_sha256": challenge.statement_sha256,
        "challenge": challenge.challenge,
        "expires_at": challenge.expires_at.isoformat(timespec="seconds"),
    }


async def answered(connection: ActiveConnection, msg: Message, asked: Callable[[], Awaitable[object]]) -> None:
    """Send what was asked for, or our error by its code."""
    try:
        result = await asked()
    except FootageGuardError as err:
        send_error(connection, msg, err)
    except OSError:
        send_error(connection, msg, DiskRefused())
    else:
        connection.send_result(msg["id"], result)


def send_error(connection: ActiveConnection, msg: Message, err: FootageGuardError) -> None:
    """Answer with an error's code; its words come from the translations, and what they leave open goes with it."""
    connection.send_error(
        msg["id"],
        err.code,
        err.code,
        translation_key=err.code,
        translation_domain=DOMAIN,
        translation_placeholders=dict(err.placeholders) or None,
    )
