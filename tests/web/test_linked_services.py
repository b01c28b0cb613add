"""A service that somebody linked to their account is no page of this home, and gets nothing without a secret."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.mode import Mode
from tests.decided import decide
from tests.people import OWNER_ID

from .accepting import code, runtime_of
from .conftest import Connect, SignIn
from .unlocking import ask, send_to, unlock
from .watching import keep

SPEAKER = "https://pitangui.amazon.com/"
COMMANDS: dict[str, dict[str, Any]] = {
    "clips/ticket": {},
    "vault/unlock": {"challenge": "x", "statement_sha256": "x", "method": "passphrase", "secret": "x"},
    "policy/challenge": {"changes": {}},
    "draft/create": {"request_id": "x"},
}


@pytest.fixture
async def clip(vault: MockConfigEntry, connect: Connect) -> ClipId:
    """A clip in a vault that its person unlocked once in convenience mode, so that the key of this machine is there."""
    decide(runtime_of(vault)._opened, mode=Mode.CONVENIENCE)
    await unlock(await connect(OWNER_ID))
    return keep(vault)


async def test_a_linked_service_watches_nothing_in_convenience_mode(sign_in: SignIn, clip: ClipId) -> None:
    speaker = await (await sign_in(OWNER_ID, client_id=SPEAKER)).connect()
    assert code(await send_to(speaker, "clips/ticket", clip_id=clip)) == "not_interactive"


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_linked_service_raises_nothing(vault: MockConfigEntry, sign_in: SignIn, command: str) -> None:
    speaker = await (await sign_in(OWNER_ID, client_id=SPEAKER)).connect()
    fields = {"clip_id": "0" * 26} if command == "clips/ticket" else COMMANDS[command]
    assert code(await send_to(speaker, command, **fields)) == "not_interactive"


async def test_a_page_that_lies_elsewhere_needs_the_passphrase(sign_in: SignIn, clip: ClipId) -> None:
    """So does a browser at an address that Home Assistant was not told of."""
    page = await (await sign_in(OWNER_ID, client_id="https://dashboard.example.com/")).connect()
    assert code(await send_to(page, "clips/ticket", clip_id=clip)) == "vault_locked"
    await unlock(page)
    assert (await ask(page, "clips/ticket", clip_id=clip))["url"]


@pytest.mark.parametrize(
    "client_id",
    ["http://homeassistant.local:8123/", "http://192.168.1.20:8123/", "https://home.example.org/"],
)
async def test_a_browser_at_an_address_of_this_home_watches(
    hass: HomeAssistant, sign_in: SignIn, clip: ClipId, client_id: str
) -> None:
    hass.config.external_url = "https://home.example.org"
    browser = await (await sign_in(OWNER_ID, client_id=client_id)).connect()
    assert (await ask(browser, "clips/ticket", clip_id=clip))["url"]
