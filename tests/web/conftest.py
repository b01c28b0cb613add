"""A Home Assistant core with Footage Guard in it, and sessions of different people."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
import shutil
import socket
from typing import Any, Final

from aiohttp import TCPConnector
from aiohttp.test_utils import TestClient
from homeassistant.auth.models import Credentials, RefreshToken
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.vault.keyring import wrap
from tests.people import APP, OWNER_ID

from .accepting import record_clip
from .clocks import Clocks, moved_clocks
from .household import DAY_MS, OTHER_ID, Two, enroll
from .offering import add_camera, frigate, serving  # noqa: F401  # fixtures
from .requesting import Ask, asking
from .wire_watch import held_to_the_types

type Connect = Callable[[str], Awaitable[MockHAClientWebSocket]]
type SignIn = Callable[..., Awaitable[Login]]


@dataclass(frozen=True, kw_only=True)
class Login:
    """A login of a person."""

    token: RefreshToken
    connect: Callable[[], Awaitable[MockHAClientWebSocket]]
    """Open one more connection."""


@pytest.fixture(autouse=True)
def answers_are_as_the_panel_knows_them(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold whatever the commands answer in a test to the types that the panel's own are made of."""
    with held_to_the_types(monkeypatch) as problems:
        yield
    assert problems == []


TAKEN_AT_ONCE: Final = 65_536
"""Bytes."""


def _connection(address: tuple[Any, ...]) -> socket.socket:
    """Make one that takes little at once: left to itself, Linux lets it have 32 MB, and nothing could be broken off."""
    made = socket.socket(*address[:3])
    made.setblocking(False)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, TAKEN_AT_ONCE)
    return made


class Visitor(TestClient[Any, Any]):
    """Somebody who asks by HTTP."""

    def __init__(self, server: Any, **options: Any) -> None:
        """Connect to a server of the test."""
        super().__init__(server, connector=TCPConnector(socket_factory=_connection), **options)


@pytest.fixture
def aiohttp_client_cls() -> type[TestClient[Any, Any]]:
    """Have everybody who asks by HTTP be such a visitor."""
    return Visitor


derive = wrap._argon2
derive_once = cache(derive)


@pytest.fixture(autouse=True)
def _derive_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive a key from the same passphrase and salt once: nearly all tests here open one vault."""
    monkeypatch.setattr(wrap, "_argon2", derive_once)
    # What was derived before takes no time, and would make every new key cost twenty times as much as the host needs.
    monkeypatch.setattr(wrap, "_measured_s", lambda _cost: wrap.TARGET_S)


@pytest.fixture
async def vault(hass: HomeAssistant, data_folder: Path, enable_custom_integrations: None) -> MockConfigEntry:
    """A loaded vault without cameras."""
    for component in ("http", "frontend", "websocket_api"):
        assert await async_setup_component(hass, component, {})
    entry = MockConfigEntry(domain=DOMAIN, title="Footage Guard", data={"mode": "sealed", "approver": OWNER_ID})
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


@pytest.fixture
def sign_in(hass: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator) -> SignIn:
    """Sign in as a person, through a provider: the approver by the id of one, anybody else as an administrator."""

    async def _sign_in(user_id: str = OWNER_ID, provider: str = "homeassistant", **kind: Any) -> Login:
        user = await hass.auth.async_get_user(user_id)
        user = user or MockUser(id=user_id, name="Somebody", is_owner=user_id != OWNER_ID).add_to_hass(hass)
        token = await hass.auth.async_create_refresh_token(user, **kind or {"client_id": APP})
        access_token = hass.auth.async_create_access_token(token)
        # Only now: Home Assistant would ask a provider that this test has not set up.
        token.credential = Credentials(auth_provider_type=provider, auth_provider_id=None, data={})
        return Login(token=token, connect=lambda: hass_ws_client(hass, access_token))

    return _sign_in


@pytest.fixture
def connect(sign_in: SignIn) -> Connect:
    """Connect as a person, in a new login."""

    async def _connect(user_id: str) -> MockHAClientWebSocket:
        return await (await sign_in(user_id)).connect()

    return _connect


@pytest.fixture
async def client(connect: Connect) -> MockHAClientWebSocket:
    """A connection of the approver."""
    return await connect(OWNER_ID)


@pytest.fixture
def ask(client: MockHAClientWebSocket) -> Ask:
    """Send a command on requests as the approver and return its result."""
    return asking(client)


@pytest.fixture
async def rolled_back(
    hass: HomeAssistant, vault: MockConfigEntry, data_folder: Path, tmp_path: Path
) -> MockConfigEntry:
    """A vault whose ledger was replaced by an older copy: of two clips it knows the first."""
    ledger, older = data_folder / "ledger", tmp_path / "older"
    record_clip(vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    shutil.copytree(ledger, older)
    assert await hass.config_entries.async_setup(vault.entry_id)
    record_clip(vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    shutil.rmtree(ledger)
    shutil.copytree(older, ledger)
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return vault


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    """Clocks of the machine that can be moved."""
    return moved_clocks(monkeypatch)


@pytest.fixture
async def two(hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, clocks: Clocks) -> Two:
    """Two approvers, each on a page of their own."""
    one, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(one, other, OTHER_ID)
    clocks.go_on(DAY_MS + 1)
    assert set(vault.runtime_data.vault.people.approvers()) == {OWNER_ID, OTHER_ID}
    return Two(one=one, other=other)
