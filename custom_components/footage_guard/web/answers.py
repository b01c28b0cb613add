"""How a WebSocket command answers: with a result, or with one of our errors by its code."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from ..bridge.loaded import loaded_vault
from ..bridge.runtime import VaultRuntime
from ..const import DOMAIN
from ..model.errors import DiskRefused, FootageGuardError, NotAnApprover

type Message = dict[str, Any]
type Answer = Callable[[VaultRuntime, Message], Awaitable[object]]
type Handler = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[None]]


def for_enrolled(answer: Answer) -> Handler:
    """Answer persons who hold keys of the vault, by any login of theirs: for what shows and never raises."""

    @wraps(answer)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        try:
            vault = loaded_vault(hass)
            if connection.user.id not in vault.keyring.people:
                raise NotAnApprover
            result = await answer(vault, msg)
        except FootageGuardError as err:
            send_error(connection, msg, err)
        except OSError:
            send_error(connection, msg, DiskRefused())
        else:
            connection.send_result(msg["id"], result)

    return handle


def send_error(connection: ActiveConnection, msg: Message, err: FootageGuardError) -> None:
    """Answer with an error's code; its words come from the translations."""
    connection.send_error(msg["id"], err.code, err.code, translation_key=err.code, translation_domain=DOMAIN)
