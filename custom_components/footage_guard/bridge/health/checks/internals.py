"""What of Home Assistant we rely on although nobody promised that it stays: looked for at each start.

What is missing is told in an issue, before somebody finds out by an action that fails. Where such a thing is used it is
asked for in a way that refuses when it is not there.
"""

from collections.abc import Callable, Mapping
import sys
from typing import Final

import attr
from homeassistant.auth.models import RefreshToken
from homeassistant.components import frontend
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.const import __version__
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_component import EntityComponent

from ...keeping.supervisor_copies import SIGNAL
from .found import Found, Home

KEYS: Final = ("internals_changed",)
_MISSING: Final = (AttributeError, ImportError, LookupError, TypeError, ValueError)


def _answers_at_once(hass: HomeAssistant) -> bool:
    """Whether it is known who somebody is without waiting (`people.py`)."""
    asking = hass.auth.async_get_user("")
    try:
        asking.send(None)
    except StopIteration:
        return True
    asking.close()
    return False


def _knows_logins(hass: HomeAssistant) -> bool:
    """What `acting.py` and `presence.py` read of a login."""
    fields = {field.name for field in attr.fields(RefreshToken)}
    asks = hass.auth.async_get_refresh_token, hass.auth.async_register_revoke_token_callback
    return {"credential", "token_type", "user"} <= fields and all(map(callable, asks))


def _knows_connections(_hass: HomeAssistant) -> bool:
    """What `acting.py`, `presence.py` and `transport.py` read of a connection."""
    return {"hass", "refresh_token_id", "remote", "subscriptions", "user"} <= {*dir(ActiveConnection)}


def _has_codes(hass: HomeAssistant) -> bool:
    """What `one_time_codes.py` asks, where one-time codes are set up at all."""
    module = hass.auth.get_auth_mfa_module("totp")
    return module is None or all(map(callable, (module.async_validate, module.async_is_user_setup)))


def _knows_its_server(hass: HomeAssistant) -> bool:
    """Where `import_source.py` reads Home Assistant's own media."""
    return hass.config.api is None or hass.http.server_host is None or isinstance(hass.http.server_host, list | tuple)


def _shows_panels(_hass: HomeAssistant) -> bool:
    return all(map(callable, (frontend.async_panel_exists, frontend.add_extra_js_url)))


def _knows_automations(hass: HomeAssistant) -> bool:
    """What `exposure.py` goes through."""
    component: object = hass.data.get("automation")
    return component is None or (
        isinstance(component, EntityComponent)
        and all(hasattr(entity, "referenced_entities") for entity in component.entities)
    )


def _knows_providers(hass: HomeAssistant) -> bool:
    return all(isinstance(each.type, str) for each in hass.auth.auth_providers)


def _knows_backups(hass: HomeAssistant) -> bool:
    manager: object = hass.data.get("backup")
    return manager is None or all(hasattr(manager.config.data, name) for name in ("create_backup", "agents"))  # type: ignore[attr-defined]  # it is what is looked for


def _hears_of_copies(_hass: HomeAssistant) -> bool:
    """What `supervisor_copies.py` listens to, where there is a Supervisor."""
    module = sys.modules.get("homeassistant.components.hassio.const")
    return module is None or module.EVENT_SUPERVISOR_EVENT == SIGNAL


def _takes_from_assistants(_hass: HomeAssistant) -> bool:
    from homeassistant.components.homeassistant import exposed_entities

    return all(map(callable, (exposed_entities.async_expose_entity, exposed_entities.async_get_entity_settings)))


PROBES: Final[Mapping[str, Callable[[HomeAssistant], bool]]] = {
    "auth.async_get_user": _answers_at_once,
    "auth.async_get_refresh_token": _knows_logins,
    "auth.auth_providers": _knows_providers,
    "auth.get_auth_mfa_module": _has_codes,
    "automation.referenced_entities": _knows_automations,
    "backup.config": _knows_backups,
    "frontend.async_panel_exists": _shows_panels,
    "hassio.supervisor_event": _hears_of_copies,
    "homeassistant.exposed_entities": _takes_from_assistants,
    "http.server_host": _knows_its_server,
    "websocket_api.ActiveConnection": _knows_connections,
}
"""By the name under which developers know it."""


async def async_check_internals(home: Home) -> list[Found] | None:
    """Look for each."""
    missing = [name for name, probe in PROBES.items() if not _is_there(home.hass, probe)]
    placeholders = {"names": ", ".join(missing), "version": __version__}
    return [Found(key=KEYS[0], placeholders=placeholders)] if missing else []


def _is_there(hass: HomeAssistant, probe: Callable[[HomeAssistant], bool]) -> bool:
    try:
        return probe(hass)
    except _MISSING:
        return False
