"""The one gate of everything that raises exposure."""

from typing import Final

from homeassistant.auth.models import TOKEN_TYPE_NORMAL, RefreshToken
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import callback

from ..model.errors import NotAnApprover, NotInteractive
from .actor import Actor
from .loaded import loaded_vault

_TRUSTING_PROVIDER: Final = "trusted_networks"
"""The provider that signs in whoever is in the house."""


@callback
def may_act(connection: ActiveConnection) -> Actor:
    """Return who acts over a connection; raise NotInteractive, NotLoaded or NotAnApprover.

    `connection` is the argument that Home Assistant gives to the handler of a command, and nothing else is asked: the
    connection that Home Assistant keeps for the current task is inherited by every automation which that task sets off,
    and a context's user by every script.

    1. The login still exists, and is one that a person made in a browser or an app. Without this, a long-lived token
       in some script, an add-on or the Supervisor acts.
    2. It is a login of the user who is connected, who is no account of the system.
    3. A secret was typed for it. Without this, whoever is in the house has the login.
    4. The user may still sign in, and holds keys of the vault. To be an administrator gives no right here.
    """
    # 1
    login = _login(connection)
    if login is None or login.token_type != TOKEN_TYPE_NORMAL:
        raise NotInteractive
    # 2
    if login.user.id != connection.user.id or login.user.system_generated:
        raise NotInteractive
    # 3: where it is not known how somebody signed in, it counts as without a secret; signing in again mends it.
    if login.credential is None or login.credential.auth_provider_type == _TRUSTING_PROVIDER:
        raise NotInteractive
    # 4
    if not login.user.is_active or login.user.id not in loaded_vault(connection.hass).keyring.people:
        raise NotAnApprover
    return Actor(person_id=login.user.id, login_id=login.id, connection=connection)


def _login(connection: ActiveConnection) -> RefreshToken | None:
    """Return the login; the Supervisor's own socket has none."""
    if connection.refresh_token_id is None:
        return None
    return connection.hass.auth.async_get_refresh_token(connection.refresh_token_id)
