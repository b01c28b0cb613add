"""Who may raise: an enrolled, active person in a login that was made with a secret, and nobody and nothing else."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from homeassistant.auth.models import Credentials, RefreshToken
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.proof import acting
from custom_components.footage_guard.bridge.proof.acting import is_interactive, may_act
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import (
    FootageGuardError,
    NotAnApprover,
    NotInteractive,
    NotLoaded,
    NotLocal,
)
from tests.decided import decide
from tests.people import APP, OWNER_ID

pytestmark = pytest.mark.usefixtures("data_folder", "enable_custom_integrations")


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """A loaded vault."""
    made = MockConfigEntry(domain=DOMAIN, title="Footage Guard", data={"mode": "sealed", "approver": OWNER_ID})
    made.add_to_hass(hass)
    assert await hass.config_entries.async_setup(made.entry_id)
    return made


@pytest.fixture
def person(hass: HomeAssistant) -> MockUser:
    """The approver."""
    user: MockUser = MockUser(id=OWNER_ID, name="Alex").add_to_hass(hass)
    return user


def credentials(provider: str) -> Credentials:
    """Return what a login through a provider leaves."""
    return Credentials(auth_provider_type=provider, auth_provider_id=None, data={})


@pytest.fixture
async def login(hass: HomeAssistant, person: MockUser) -> RefreshToken:
    """A login of the approver in a browser."""
    return await hass.auth.async_create_refresh_token(person, APP, credential=credentials("homeassistant"))


def _connection(hass: HomeAssistant, login: RefreshToken | None, user: Any = None) -> websocket_api.ActiveConnection:
    found = SimpleNamespace(
        hass=hass, user=user or (login and login.user), refresh_token_id=login.id if login else None
    )
    return cast("websocket_api.ActiveConnection", found)


async def test_an_approver_in_a_browser_may(hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken) -> None:
    connection = _connection(hass, login)
    actor = may_act(connection)
    assert (actor.session, actor.connection) == ((OWNER_ID, login.id), connection)
    assert is_interactive(connection)


def _of_another_type(kind: str) -> Callable[[RefreshToken], None]:
    return lambda login: setattr(login, "token_type", kind)


def _by(provider: str | None) -> Callable[[RefreshToken], None]:
    return lambda login: setattr(login, "credential", credentials(provider) if provider else None)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_of_another_type("long_lived_access_token"), NotInteractive),
        (_of_another_type("system"), NotInteractive),
        (lambda login: setattr(login.user, "system_generated", True), NotInteractive),
        (_by("trusted_networks"), NotInteractive),
        (_by(None), NotInteractive),
        (lambda login: setattr(login.user, "is_active", False), NotAnApprover),
    ],
    ids=["long-lived", "system's token", "system's account", "trusted network", "not known how", "not active"],
)
async def test_what_may_not(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    login: RefreshToken,
    change: Callable[[RefreshToken], None],
    error: type[FootageGuardError],
) -> None:
    change(login)
    with pytest.raises(error):
        may_act(_connection(hass, login))
    assert is_interactive(_connection(hass, login)) is (error is NotAnApprover)


@pytest.mark.parametrize("provider", ["homeassistant", "command_line", "some_other"])
async def test_any_login_with_a_secret_may(
    hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken, provider: str
) -> None:
    _by(provider)(login)
    assert may_act(_connection(hass, login)).person_id == OWNER_ID


async def test_the_supervisor_s_own_socket_may_not(
    hass: HomeAssistant, entry: MockConfigEntry, person: MockUser
) -> None:
    with pytest.raises(NotInteractive):
        may_act(_connection(hass, None, person))


async def test_a_login_that_ended_may_not(hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken) -> None:
    connection = _connection(hass, login)
    hass.auth.async_remove_refresh_token(login)
    with pytest.raises(NotInteractive):
        may_act(connection)


async def test_another_s_login_may_not(hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken) -> None:
    other = MockUser(name="Robin", is_owner=True).add_to_hass(hass)
    with pytest.raises(NotInteractive):
        may_act(_connection(hass, login, other))


async def test_the_owner_without_keys_may_not(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    owner = MockUser(name="Robin", is_owner=True).add_to_hass(hass)
    login = await hass.auth.async_create_refresh_token(owner, APP, credential=credentials("homeassistant"))
    with pytest.raises(NotAnApprover):
        may_act(_connection(hass, login))


async def test_without_a_vault_nobody_may(hass: HomeAssistant, login: RefreshToken) -> None:
    with pytest.raises(NotLoaded):
        may_act(_connection(hass, login))


async def test_the_connection_of_the_task_changes_nothing(
    hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken
) -> None:
    """An automation that a person sets off inherits that person's connection."""
    inherited = current_connection.set(_connection(hass, login))
    try:
        with pytest.raises(NotInteractive):
            may_act(_connection(hass, None, login.user))
    finally:
        current_connection.reset(inherited)


def _from(connection: websocket_api.ActiveConnection, remote: str | None) -> websocket_api.ActiveConnection:
    connection.remote = remote
    return connection


@pytest.mark.parametrize("remote", ["127.0.0.1", "192.168.1.20", "10.0.0.7", "fd00::1", "fe80::1"])
async def test_where_only_the_home_decides_its_own_network_may(
    hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken, remote: str
) -> None:
    decide(entry.runtime_data.vault._opened, local_approval_only=True)
    assert may_act(_from(_connection(hass, login), remote)).person_id == OWNER_ID


@pytest.mark.parametrize("remote", ["8.8.8.8", "2001:4860:4860::8888", "", None, "home.example"])
async def test_where_only_the_home_decides_nobody_else_may(
    hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken, remote: str | None
) -> None:
    connection = _from(_connection(hass, login), remote)
    assert may_act(connection).person_id == OWNER_ID
    decide(entry.runtime_data.vault._opened, local_approval_only=True)
    with pytest.raises(NotLocal):
        may_act(connection)


async def test_the_cloud_s_relay_is_not_local_though_it_ends_here(
    hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(entry.runtime_data.vault._opened, local_approval_only=True)
    monkeypatch.setattr(acting, "is_cloud_connection", lambda _hass: True)
    with pytest.raises(NotLocal):
        may_act(_from(_connection(hass, login), "127.0.0.1"))


async def test_nobody_may_before_it_is_read_who_is_enrolled(
    hass: HomeAssistant, entry: MockConfigEntry, login: RefreshToken
) -> None:
    entry.runtime_data.vault._opened.rolls.is_read = False
    with pytest.raises(NotLoaded):
        may_act(_connection(hass, login))
