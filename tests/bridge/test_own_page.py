"""A login is spared a secret where it was made in a page of this home or in an app, and in nobody else's."""

from types import SimpleNamespace
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.proof.own_page import is_known_page, is_linked_service


def login(client_id: str | None) -> Any:
    """Return a login that was made for a client."""
    return SimpleNamespace(client_id=client_id)


@pytest.mark.parametrize(
    "client_id",
    [
        "https://home-assistant.io/iOS",
        "https://home-assistant.io/android",
        "https://program.example.org/app",
        "http://192.168.1.20:8123/",
        "http://[fd00::5]:8123/",
        "http://homeassistant.local:8123/",
        "http://homeassistant:8123/",
        "http://localhost:8123/",
        "http://homeassistant.local/",
        "http://homeassistant.local",
    ],
)
def test_apps_programs_and_pages_in_the_home_are_known(hass: HomeAssistant, client_id: str) -> None:
    assert is_known_page(hass, login(client_id))
    assert not is_linked_service(login(client_id))


@pytest.mark.parametrize(
    "client_id",
    [
        "https://dashboard.example.com/",
        "https://home.example.org.evil.example/",
        "https://home.example.org:3000/",
        "http://203.0.113.9:8123/",
        "https://home.example.org/?x",
        "https://home.example.org/#x",
        "https://x@home.example.org/",
        "https://home.example.org:0/",
        "https://home.example.org:99999/",
        "https://[home/",
        "ftp://home.example.org/",
        "https://home-assistant.io/",
        "home.example.org",
        "https:///",
        "",
        None,
    ],
)
def test_the_page_of_somebody_else_is_not_known(hass: HomeAssistant, client_id: str | None) -> None:
    hass.config.external_url = "https://home.example.org"
    assert not is_known_page(hass, login(client_id))
    assert not is_linked_service(login(client_id))


@pytest.mark.parametrize(
    "client_id",
    [
        "https://pitangui.amazon.com/",
        "https://layla.amazon.com/",
        "https://LAYLA.amazon.com",
        "https://alexa.amazon.co.jp/",
        "https://oauth-redirect.googleusercontent.com/r/home-1234",
        "https://oauth-redirect-sandbox.googleusercontent.com/r/home-1234",
    ],
)
def test_a_linked_service_is_nobody_s_page(hass: HomeAssistant, client_id: str) -> None:
    assert is_linked_service(login(client_id))
    assert not is_known_page(hass, login(client_id))


@pytest.mark.parametrize("where", ["external_url", "internal_url"])
def test_an_address_that_home_assistant_knows_counts(hass: HomeAssistant, where: str) -> None:
    setattr(hass.config, where, "https://home.example.org:8443")
    assert is_known_page(hass, login("https://home.example.org:8443/"))
    assert not is_known_page(hass, login("https://home.example.org/"))
