"""What is looked at without a home around it: the letters of an address, and the inside of Home Assistant."""

from collections.abc import Callable
import sys
from types import SimpleNamespace
from typing import Any, cast

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from custom_components.footage_guard.bridge.health.checks import internals
from custom_components.footage_guard.bridge.health.checks.address import leads_outside
from custom_components.footage_guard.bridge.health.checks.found import Found, Home


@pytest.mark.parametrize(
    ("origin", "leads"),
    [
        ("https://home.example", True),
        ("https://home.example:8123", True),
        ("https://203.0.113.7", True),
        ("https://[2001:db8::1]:8123", True),
        (None, False),
        ("", False),
        ("http://localhost:8123", False),
        ("http://127.0.0.1:8123", False),
        ("https://localhost", False),
        ("https://127.0.0.1", False),
        ("https://192.168.1.7:8123", False),
        ("https://[fd00::1]", False),
        ("https://homeassistant", False),
        ("https://homeassistant.local:8123", False),
        ("https://home.fritz.home.arpa", False),
    ],
)
def test_where_an_address_leads_is_told_by_its_letters(origin: str | None, leads: bool) -> None:
    assert leads_outside(origin) is leads


@pytest.fixture
async def home(hass: HomeAssistant) -> Home:
    """A home in which everything is where it was."""
    assert await async_setup_component(hass, "http", {})
    found = SimpleNamespace(hass=hass)
    assert await internals.async_check_internals(cast("Home", found)) == []
    return cast("Home", found)


def _gone(_hass: HomeAssistant) -> bool:
    raise AttributeError


@pytest.mark.parametrize("probe", [_gone, lambda _hass: False])
async def test_what_changed_inside_home_assistant_is_told(
    home: Home, monkeypatch: pytest.MonkeyPatch, probe: Callable[[HomeAssistant], bool]
) -> None:
    monkeypatch.setitem(cast("dict[str, Any]", internals.PROBES), "auth.another", probe)
    monkeypatch.setitem(cast("dict[str, Any]", internals.PROBES), "http.another", probe)
    monkeypatch.setattr(internals, "__version__", "2030.1.0")
    assert await internals.async_check_internals(home) == [
        Found(key="internals_changed", placeholders={"names": "auth.another, http.another", "version": "2030.1.0"})
    ]


@pytest.mark.parametrize(
    ("where", "name", "found"),
    [
        ("http", "server_host", 1),
        ("auth", "async_get_refresh_token", None),
        ("auth", "async_register_revoke_token_callback", None),
        ("auth", "get_auth_mfa_module", lambda _name: SimpleNamespace()),
        ("auth", "get_auth_mfa_module", lambda _name: SimpleNamespace(async_validate=1, async_is_user_setup=1)),
        ("data", "automation", object()),
        ("data", "backup", SimpleNamespace(config=SimpleNamespace(data=None))),
        ("data", "backup", None),
    ],
)
async def test_each_part_is_looked_for_where_it_is_used(
    home: Home, monkeypatch: pytest.MonkeyPatch, where: str, name: str, found: object
) -> None:
    if where == "data":
        monkeypatch.setitem(home.hass.data, name, found)
    else:
        monkeypatch.setattr(home.hass.config, "api", SimpleNamespace())
        monkeypatch.setattr(getattr(home.hass, where), name, found)
    # Without backups, there is nothing to look for.
    assert bool(await internals.async_check_internals(home)) is (found is not None or where == "auth")


async def test_who_somebody_is_has_to_be_known_without_waiting(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    class Waiting:
        def send(self, _value: None) -> None:
            """Wait."""

        def close(self) -> None:
            """Stop waiting."""

    monkeypatch.setattr(home.hass.auth, "async_get_user", lambda _user_id: Waiting())
    (found,) = await internals.async_check_internals(home) or []
    assert found.placeholders["names"] == "auth.async_get_user"


@pytest.mark.parametrize(("signal", "is_known"), [("supervisor_event", True), ("another", False), (None, True)])
async def test_what_a_supervisor_says_is_looked_for_where_there_is_one(
    home: Home, monkeypatch: pytest.MonkeyPatch, signal: str | None, is_known: bool
) -> None:
    module = None if signal is None else SimpleNamespace(EVENT_SUPERVISOR_EVENT=signal)
    monkeypatch.setitem(sys.modules, "homeassistant.components.hassio.const", cast("Any", module))
    names = [each.placeholders["names"] for each in await internals.async_check_internals(home) or []]
    assert names == ([] if is_known else ["hassio.supervisor_event"])
