"""A home in which a vote waits for a person, and who is in it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_NORMAL, Credentials
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator
import voluptuous as vol

from custom_components.footage_guard.const import DOMAIN
from tests.people import APP
from tests.surface.kept import Kept

from .calls import calls


@dataclass(frozen=True, kw_only=True)
class Home:
    """A home in which a vote waits for a person who has unlocked, and what somebody could name of it."""

    hass: HomeAssistant
    kept: Kept
    owner: MockUser
    named: dict[str, str]
    http: ClientSessionGenerator
    socket: WebSocketGenerator

    @property
    def tried(self) -> list[tuple[str, dict[str, Any]]]:
        """What is called."""
        return calls(**self.named)

    async def call_all(self, context: Context | None) -> None:
        """Call everything by the core itself."""
        for action, data in self.tried:
            for wants_answer in (False, True):
                with suppress(HomeAssistantError, vol.Invalid):
                    await self.hass.services.async_call(
                        DOMAIN, action, data, blocking=True, context=context, return_response=wants_answer
                    )
                    break

    async def token(self, kind: str, provider: str | None = "homeassistant") -> str:
        """Return an access token of the owner, who is an administrator and an approver."""
        named: dict[str, Any] = {"client_id": APP} if kind == TOKEN_TYPE_NORMAL else {"client_name": "script"}
        refresh = await self.hass.auth.async_create_refresh_token(self.owner, token_type=kind, **named)
        access_token = self.hass.auth.async_create_access_token(refresh)
        # Only now: Home Assistant would ask a provider that this test has not set up.
        if kind == TOKEN_TYPE_NORMAL and provider is not None:
            refresh.credential = Credentials(auth_provider_type=provider, auth_provider_id=None, data={})
        return access_token

    async def run(self, action: str, context: Context | None = None, **data: Any) -> None:
        """Call an action of somebody else, and wait for all it sets off."""
        domain, name = action.split(".")
        await self.hass.services.async_call(domain, name, data, blocking=True, context=context)
        await self.hass.async_block_till_done()
